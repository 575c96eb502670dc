/*
 * explore.h - one execution after the other, until the question is answered.
 */
#ifndef EXPLORE_EXPLORE_H
#define EXPLORE_EXPLORE_H

#include <stdbool.h>
#include <stdint.h>

/* What a run has done; the report's figures. */
struct tally {
	uint64_t schedules; /* executions begun */
	uint64_t complete;  /* that ended by themselves, or stuck */
	uint64_t cut;       /* that the policy cut short: nothing new there */
	uint64_t too_long;  /* that passed the limit of events */
	uint64_t events;    /* scheduling points of all */
	uint64_t passes;    /* exhaustive searches begun */
	bool exhausted;     /* the last of them came to its end */
	bool bounded;       /* but for what the bound left out */
};

extern struct tally tally;

/* Get ready, before the program's memory is saved. */
void explore_init(void);

/* Explore as `options` say and write the report; the exit code: 0 nothing was
   found, 1 something was, 77 the program cannot be explored. */
int explore(void);

#endif
