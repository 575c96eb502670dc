/*
 * fiber.h - the program's threads as fibers of one kernel thread.
 *
 * Each fiber has a stack and a block of thread-local storage of its own, in a
 * slot at a fixed address, so that the address of a local or thread-local
 * variable is the same in each execution.  The floating-point environment is
 * shared by all fibers.
 */
#ifndef EXPLORE_FIBER_H
#define EXPLORE_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fiber {
	void *sp;     /* where it left off */
	uintptr_t tp; /* its thread pointer: fs on x86-64 */
};

/* The size of a slot: as much as a native thread has by default. */
enum { SLOT_SIZE = 8 << 20 };

/* Prepare all slots; once, in the thread that will run the fibers, whose own
   thread-local variables become the image for fiber 0. */
void fibers_init(struct fiber *original);

/* Make *f the fiber of slot `slot`, to begin in entry(), which must not
   return, with its thread-local variables as a new thread finds them. */
void fiber_make(struct fiber *f, int slot, void (*entry)(void));

/* Save the running fiber in *from and go on with *to. */
void fiber_switch(struct fiber *from, struct fiber *to);

/* The end of a slot, past its thread-local storage. */
uintptr_t fiber_slot_end(int slot);

/* The slot that `address` is in, or -1; *guard says whether it is in the
   slot's guard page, which only a stack overflow reaches. */
int fiber_slot(uintptr_t address, bool *guard);

#endif
