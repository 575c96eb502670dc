/*
 * schedule.h - one failing schedule: kept, shrunk, saved, and read again.
 *
 * A saved schedule is text, a choice a line:
 *
 *	racelab-schedule 1
 *	place 0x4011d6			a plain access that is an event
 *	finding check			what it shows
 *	spurious			wake-ups were among the choices
 *	event 3 thread 1 lock pc 0x4011f0 object 0x404060
 *	pick 1				of a condition's waiters
 *	blocked thread 2 join pc 0x401230 object 0x0	at the end
 *	end racelab-schedule
 *
 * Whatever stands on an event's line after the object is a comment.
 */
#ifndef EXPLORE_SCHEDULE_H
#define EXPLORE_SCHEDULE_H

#include <stdbool.h>

/* The execution that has just ended had something new: keep its choices if it
   fails, or if nothing that fails is kept. */
void schedule_keep(void);

/* Whether there is one. */
bool schedule_kept(void);

/* Find a schedule of fewer context switches with the same finding, by leaving
   out one after the other; replaces the kept one. */
void schedule_shrink(void);

/* Run the kept one again with the program's output shown, and write it to
   `path` ("" for nowhere).  False if it did not fail again, which means that
   the program does not do the same each time. */
bool schedule_show(const char *path);

/* Read a schedule to be kept; dies if it is none. */
void schedule_load(const char *path);

#endif
