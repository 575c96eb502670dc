/*
 * finding.h - what was found wrong, each thing once.
 */
#ifndef EXPLORE_FINDING_H
#define EXPLORE_FINDING_H

#include <stdbool.h>
#include <stdint.h>

enum found_kind {
	FOUND_DATA_RACE,
	FOUND_DEADLOCK,
	FOUND_STUCK,
	FOUND_LOST_WAKEUP,
	FOUND_LIVELOCK,
	FOUND_HANG,
	FOUND_LEAK,
	FOUND_MISUSE,
	FOUND_CHECK,
	FOUND_CRASH,
	FOUND_USE_AFTER_FREE,
	FOUND_DOUBLE_FREE,
	FOUND_SIGNAL_UNSAFE,
	FOUND_KINDS
};

/* One thread's part in it. */
struct place {
	const char *role; /* read, write, waits, holds, ...; a literal */
	int thread;
	uintptr_t pc; /* of the program, just past the call; 0: unknown */
	uint32_t stack, locks;
	uintptr_t object; /* address it is about, or 0 */
	uint32_t size;
};

enum { MAX_PLACES = 8 };

struct finding {
	enum found_kind kind;
	int nplaces;
	struct place place[MAX_PLACES];
	char text[160];    /* a sentence more, or "" */
	uint64_t schedule; /* of the execution it was first found in */
	uint64_t last;     /* the last one it was found in */
	uint64_t times;    /* executions it was found in */
};

/* Note a finding of the current execution.  The same kind at the same places
   is one finding; its first occurrence is kept. */
void found(struct finding *f);

/* Its index among `findings`, or -1 if it is new; `text` does not matter. */
int found_before(const struct finding *f);

/* Note it again, by that index; not while a finding is `wanted`. */
void found_once_more(int index);

/* The places of the running thread's call. */
struct place place_here(const char *role, uintptr_t pc, uintptr_t object);

/* A finding of one place: the running thread's call at `pc`. */
void found_here(enum found_kind kind, uintptr_t pc, uintptr_t object,
		const char *text);

/* All of them, in the order found. */
extern struct finding *findings;
extern int nfindings;

/* Whether the current execution had one that makes its schedule a failing
   one, which a data race alone does not: it ends no execution, and what
   comes of it shows best when the search goes on.  Cleared by the explorer
   before each execution. */
extern bool failed;

/* The same for any finding that was not there before. */
extern bool found_new;

/* A finding to look out for, or NULL: then nothing is noted, but that it was
   seen. */
extern const struct finding *wanted;
extern bool wanted_seen;

/* Number of the current execution. */
extern uint64_t schedule_number;

/* The word of the closed vocabulary. */
const char *found_word(enum found_kind kind);

/* The program made a call that is not modelled: note it, end the execution.
   The exploration ends too: its answer would be wrong. */
_Noreturn void cannot(const char *call, uintptr_t pc, const char *why);

/* The same without ending anything: what was noted, "" if nothing was. */
extern struct inability {
	char call[48], why[400];
	uintptr_t pc;
	uint32_t stack;
} inability;

/* A thing that limits what a clean result means, said once for each text. */
void remark(const char *text, uintptr_t pc);

struct remark {
	const char *text;
	uintptr_t pc;
};
extern struct remark remarks[];
extern int nremarks;

#endif
