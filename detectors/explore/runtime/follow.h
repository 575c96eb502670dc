/*
 * follow.h - policies that follow a plan, for schedule.c.
 */
#ifndef EXPLORE_FOLLOW_H
#define EXPLORE_FOLLOW_H

#include "policy.h"

/* Choice by choice, as the engine logged them; cannot() if the program does
   not do the same. */
extern const struct policy exact_policy;
void exact_begin(const uint8_t *choices, uint32_t n);

/* What each choice must find to be the same schedule, n of them, read from
   `path`; NULL: whatever the thread does is right. */
struct expected {
	uintptr_t pc, object; /* pc as the executable's file has it */
	uint32_t line;        /* of the saved schedule */
	uint8_t kind;         /* EVENT_NONE: a pick */
};
void exact_expect(const struct expected *expected, const char *path);

/* What exact_policy met: an event, or a pick (kind EVENT_NONE). */
struct met {
	struct event event;
	uint8_t thread, pick;
};
extern struct met *met;
extern uint32_t nmet;

/* Keep to a thread as long as it can go on, then take the smallest, but for
   turns: after its nth event, thread `from` makes way for `to`. */
struct turn {
	uint32_t after; /* events of `from` */
	uint8_t from, to;
	bool dropped;
	bool pick; /* not a turn: its pick then is `to` */
};
extern const struct policy turns_policy;
void turns_begin(const struct turn *turns, uint32_t n);

#endif
