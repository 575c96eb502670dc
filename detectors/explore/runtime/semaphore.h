/*
 * semaphore.h - for the engine; the calls are semaphore.c's.
 *
 * A semaphore is a queue of units: a wait takes the oldest.  POSIX does not
 * say which post a wait belongs to; this choice makes what a wait has
 * acquired the same in all executions that reduction takes for equivalent,
 * and every race it finds is one of some execution of that class.
 */
#ifndef EXPLORE_SEMAPHORE_H
#define EXPLORE_SEMAPHORE_H

#include "object.h"

/* A new execution begins. */
void semaphores_reset(void);

/* The event that posted the unit which the next wait takes, or 0. */
uint32_t semaphore_next_post(const struct object *o);

#endif
