/*
 * options.h - what RACELAB_EXPLORE asks for: key=value pairs, one a line, or
 * all in one line parted by blanks or colons (then no value holds either).
 */
#ifndef EXPLORE_OPTIONS_H
#define EXPLORE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum { OPTION_TEXT = 1024 };

struct options {
	char policy[32];    /* auto */
	uint64_t schedules; /* at most so many executions; 0: by policy */
	uint64_t events;    /* at most so many in one execution */
	double seconds;     /* at most so long; 0: no limit */
	uint64_t seed;
	int bound;                /* preemptions, -1: any number */
	bool isolate;             /* a process for each execution */
	bool keep_going;          /* past the first failing schedule */
	bool spurious;            /* wake-ups that nobody signalled */
	char replay[OPTION_TEXT]; /* a saved schedule to follow */
	char save[OPTION_TEXT];   /* where to write a failing one */
	char report[OPTION_TEXT];
};

extern struct options options;

/* Fill `options` from `text`, which may be NULL; dies of an unknown key or a
   bad value, naming it. */
void options_read(const char *text);

#endif
