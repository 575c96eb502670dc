/*
 * isolate.h - a process for each execution, for programs that hold state
 * which restore.h cannot put back (open files, signal handlers).
 */
#ifndef EXPLORE_ISOLATE_H
#define EXPLORE_ISOLATE_H

#include "engine.h"

/* Get ready, before the first memory of the runtime is taken by pages(). */
void isolate_init(void);

/* run_once() in a child; all that the runtime learns there is kept. */
enum outcome isolate_run(void);

#endif
