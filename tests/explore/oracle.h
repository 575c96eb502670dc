/*
 * oracle.h - small random programs, and all that they can do by brute force.
 *
 * Shares no line with the engine that it judges.  A program is a few threads
 * of a few operations each.  The enumerator walks all prefixes of all
 * interleavings, breadth first, and takes two prefixes for one only if they
 * have the same events in the same partial order.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum op {
	OP_LOAD,
	OP_STORE,
	OP_ADD,
	OP_CAS,
	OP_READ, /* of a plain variable */
	OP_WRITE,
	OP_LOCK,
	OP_UNLOCK,
	OP_TRY,  /* trylock; if it fails the next `value` operations are left */
	OP_WAIT, /* at the condition, with mutex 0 */
	OP_SIGNAL,
	OP_BROADCAST,
	OP_SEM_WAIT,
	OP_SEM_TRY,
	OP_SEM_POST,
	OP_READ_LOCK, /* of the one reader-writer lock */
	OP_WRITE_LOCK,
	OP_RW_UNLOCK,
	OP_KINDS
};

enum { THREADS = 3, LENGTH = 12, OBJECTS = 2 };

struct operation {
	enum op op;
	int object; /* which variable, mutex or semaphore */
	int value;  /* to store or add, or to compare with */
};

struct program {
	int nthreads;
	int length[THREADS];
	struct operation at[THREADS][LENGTH];
	int units; /* of the semaphore, at the start */
};

/* What all executions of a program come to. */
struct answer {
	uint64_t classes; /* inequivalent complete executions */
	uint64_t ended;   /* of them, where all threads ended */
	bool race, deadlock, lost, stuck;
	uint64_t *states; /* of those that ended: distinct, sorted */
	uint64_t nstates;
	bool too_many; /* given up */
};

/* Program number `seed`; the same for the same number everywhere. */
struct program generate(uint64_t seed);

/* All executions of it; the caller frees `states`. */
struct answer enumerate(const struct program *p);

/* Program number `n` in C: a function void program_N(void). */
void emit(FILE *out, const struct program *p, int n);

#endif
