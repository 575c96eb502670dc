/*
 * stacks.h - where the threads of a process stand, and what an address is.
 *
 * On elfutils' libdwfl.  Reading another process's stacks stops each of its
 * threads for a moment by ptrace; where that is refused, there are no frames.
 */
#ifndef STACKS_H
#define STACKS_H

#include <stdint.h>
#include <sys/types.h>

#include "finding.h"

struct stacks; /* an attached process */

/* Open the live process `pid`; NULL when its stacks cannot be read. */
struct stacks *stacks_open(pid_t pid);

/* Append the frames of thread `tid`, innermost first, to `place`. */
void stacks_frames(struct stacks *of, pid_t tid, struct findings *pool,
		   struct place *place);

/* The variable that lies at `address`, such as "desk"; NULL: none known. */
const char *stacks_variable(struct stacks *of, uint64_t address);

void stacks_close(struct stacks *of);

#endif
