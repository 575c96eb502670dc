/*
 * key.h - what a stored verdict depends on.
 */
#ifndef KEY_H
#define KEY_H

#include "build.h"
#include "case.h"
#include "digest.h"
#include "session.h"

/*
 * The key of `program` under `tool`, built by `build`, run `runs` times: the
 * source and where it lies, racelab's own build and runtime, compiler and
 * flags, the `n_rivals` programs that it is compared with and how they are
 * built, the tool's version, the canary, kernel and processors, runs, seed and
 * time limit.  The headers are looked after by the store.
 */
void cell_key(digest into, const struct session *session,
	      const struct program *program, const struct tool *tool,
	      const struct build *build, struct build *const *rivals,
	      size_t n_rivals, unsigned runs, const struct program *canary);

#endif
