/*
 * suits.h - whether a case can be built here, and judged by a detector.
 */
#ifndef SUITS_H
#define SUITS_H

#include "case.h"
#include "judge.h"
#include "session.h"

/*
 * Whether `program` can be built with its `cflags:` on this machine, and `tool`
 * (not missing) understands what comes of it.  False: *verdict is SKIPPED, or
 * UNABLE if the header says that the detector cannot, and *why says why, to be
 * freed.  What the compiler can build is tried once in a session.
 */
bool suits(struct session *session, const struct program *program,
	   const struct tool *tool, enum verdict *verdict, char **why);

/* Give back what was remembered. */
void suits_forget(struct session *session);

#endif
