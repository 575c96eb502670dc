/*
 * watchdog.h - tells a program that hangs from one that is slow.
 *
 * A program hangs when every thread of it sleeps in a futex without time-out
 * and none has used the processor for a while: nobody is left to wake anybody.
 * That is seen from outside, under every detector alike.
 */
#ifndef WATCHDOG_H
#define WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "finding.h"

/*
 * One look at process `pid`, its threads and its children.  True: all of them
 * sleep as above.  *used tells in either case how much processor time they have
 * used, as a value to compare with the next look's, or 0: one could go on. With
 * `own_thread`, one thread may be in a timed sleep: the tool's own, as
 * watchdog_explain() verifies.
 */
bool watchdog_asleep(pid_t pid, bool own_thread, uint64_t *used);

/*
 * Add one finding about the sleeping process `pid`, running `source`: DEADLOCK
 * when threads wait for each other in a cycle over mutexes and joins (its
 * members are judged, the others are context), else STUCK.  False, and nothing
 * is added: it does not hang after all.
 */
bool watchdog_explain(pid_t pid, bool own_thread, const char *source,
		      struct findings *out);

/*
 * Add one finding, HANG, about process `pid`, which is still running when its
 * time is up: where each thread stands.  Those that do not sleep are judged.
 */
void watchdog_late(pid_t pid, const char *source, struct findings *out);

#endif
