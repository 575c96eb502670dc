/*
 * race.h - data races, by vector clocks per byte (FastTrack; Flanagan and
 * Freund 2009), and the places known to race.
 *
 * Two accesses to the same byte race if they are of two threads, one of them
 * writes, not both are atomic, and neither happens before the other by what
 * C11 and POSIX call synchronisation.  Exact for the execution at hand: no
 * race is missed or invented.  It is only told of accesses in code that was
 * compiled with -fsanitize=thread and of the calls that the runtime takes.
 */
#ifndef EXPLORE_RACE_H
#define EXPLORE_RACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum access { PLAIN_READ, PLAIN_WRITE, ATOMIC_READ, ATOMIC_WRITE, ACCESSES };

/* Forget all accesses: a new execution begins. */
void races_reset(void);

/* The program has ended: no access races any more. */
void races_end(void);

/* The running thread accesses [at, at + size) from `pc`. */
void race_access(uintptr_t at, size_t size, enum access kind, uintptr_t pc);

/* Places of plain accesses that have raced are scheduling points, but only
   from the next execution on, or one execution could not be replayed. */
bool place_races(uintptr_t pc);
void place_add(uintptr_t pc);

/* Let the places added since count; the number of those that count. */
int places_settle(void);

/* How many count now. */
int places_settled(void);

/* Let only the first n count; for runs of a schedule that knew no more. */
void places_only(int n);

/* The nth of them, in the order they were added. */
uintptr_t place_nth(int n);

#endif
