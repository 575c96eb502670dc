/*
 * processors.h - which processors racelab, and so every program it runs, may
 * use.
 */
#ifndef PROCESSORS_H
#define PROCESSORS_H

#include <stdbool.h>

/* How many processors this process may use: at least 1. */
unsigned processors_usable(void);

/*
 * From now on use only the first `n` >= 1 of the processors that were usable
 * when the process began; what is started later inherits that
 * (sched_setaffinity(2)).  False: there are fewer, and nothing was changed.
 */
bool processors_use(unsigned n);

#endif
