/*
 * flags.h - how a program is built to be explored.
 *
 * Compile each file of it with COMPILE and, by compiler, CLANG or GCC, and
 * with -include note.h (beside the runtime, once that is built); link
 * with LINK, the runtime (build/runtime/detectors/explore/runtime.o) and
 *-lpthread, without -fsanitize=thread.
 *
 * -fno-builtin: or a small memcpy() becomes moves that nobody announces.
 * tsan-instrument-read-before-write: or clang announces x++ as a write only,
 *	after the load has happened, and exploring on that is unsound.
 * -include note.h: the note that these flags were taken; without it nothing is
 *	exhausted.
 * -no-pie: code and data lie at the same addresses in every run, also where
 *	address-space randomisation cannot be turned off.
 * -z now: or resolving libc's functions late would be undone, and done again,
 *	in each execution.
 */
#ifndef EXPLORE_HOST_FLAGS_H
#define EXPLORE_HOST_FLAGS_H

#define EXPLORE_COMPILE \
	"-O0", "-g", "-fsanitize=thread", "-fno-builtin", "-fno-pie", \
		"-DRACELAB_SMALL"
#define EXPLORE_CLANG "-mllvm", "-tsan-instrument-read-before-write=1"
#define EXPLORE_GCC "-fno-builtin"
#define EXPLORE_LINK "-no-pie", "-Wl,--wrap=main", "-Wl,-z,now"

#endif
