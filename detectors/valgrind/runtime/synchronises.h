/*
 * synchronises.h - which C11 atomic operations synchronise, told to Valgrind.
 *
 * Helgrind and DRD know pthreads and no C11.  A program compiled with
 * -fsanitize=thread announces its atomics by calls (atomics.c), and this model
 * tells the tools exactly the edges of C11 5.1.2.4 and 7.17.3, 7.17.4: one
 * happens-before edge for each release that an acquire really read from.
 *
 *  - A release makes a tag of its own.  Every atomic object carries the tags
 *    of the release sequences that its present value belongs to.
 *  - A plain atomic store ends the sequences of other threads and continues
 *    those of its own (C11; C++20 ends these too), a read-modify-write
 *    continues all of them.
 *  - An acquire receives the tags of the value that it read.  A relaxed read
 *    remembers them until the thread's next acquire fence.
 *  - A release fence makes a tag that every later atomic write of its thread
 *    carries.
 *  - Memory written by plain stores, freed or moved carries nothing.
 *
 * The atomics themselves stay checked: the operations reach the tools as locked
 * instructions, which both take for reads, so that atomics never conflict with
 * each other, and a plain write that is not ordered with one is still a race.
 *
 * Use:
 *
 *	bool watched = synchronises_begin();
 *	... at most one operation on one object, and what it was:
 *	synchronises_read() before the operation, _wrote() after it
 *	synchronises_end(watched, changed);
 *
 * Between begin and end no other thread performs an atomic operation, so edges
 * and values cannot disagree.  Outside Valgrind nothing is recorded and nobody
 * waits.  NOT modelled: atomics of different sizes or addresses that overlap;
 * an operation in a signal handler that interrupts another one of its own
 * thread is performed, and makes no edge.
 */
#ifndef SYNCHRONISES_H
#define SYNCHRONISES_H

#include <stdbool.h>
#include <stddef.h>

/* Enter; the result goes to every other call.  False: nothing is recorded. */
bool synchronises_begin(void);

/* The caller reads `object` with `order`, one of the __ATOMIC_ constants. */
void synchronises_read(bool watched, const volatile void *object, int order);

/* The caller wrote `object` with `order`; `modified`: by a read-modify-write.
 */
void synchronises_wrote(bool watched, const volatile void *object, int order,
			bool modified);

/* Leave.  `changed`: memory has a new value.  Under Valgrind one thread runs at
   a time, so a thread gives way now and then, and soon if it only keeps finding
   the old value: a spin loop would starve those that it waits for. */
void synchronises_end(bool watched, bool changed);

/* atomic_thread_fence(order). */
void synchronises_fence(int order);

/* The `size` bytes from `memory` got their value by no atomic operation. */
void synchronises_forget(const volatile void *memory, size_t size);

#endif
