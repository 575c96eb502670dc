/*
 * child.h - one child process, fenced in.
 *
 * The child leads a process group of its own, reads nothing (stdin is
 * /dev/null), dies with the driver, leaves no core and writes no file larger
 * than 64 MiB.
 */
#ifndef CHILD_H
#define CHILD_H

#include <signal.h>
#include <sys/types.h>

struct job;

/* Start job's command with signal mask `mask`.  A child that cannot start says
   why on its output and exits with 127. */
pid_t child_start(const struct job *job, const sigset_t *mask);

#endif
