/*
 * lab.h - what a case needs and C lacks.
 *
 * A case calls pthreads and C11 atomics by their own names.  From here it
 * takes an oracle (CHECK, AT_EXIT), a constant that the explorer may shrink
 * (SIZE) and, where a bug would otherwise be too rare, a meeting point that no
 * detector sees (rendezvous).  Nothing here orders memory: no call below is a
 * happens-before edge for any detector.
 */
#ifndef LAB_H
#define LAB_H

/*
 * The case's oracle.  When `condition` is false, the failure is recorded for
 * the judge, printed as FILE:LINE, and the process ends at once: what a program
 * does after its oracle failed proves nothing.  Never compiled out.  May be
 * called from any thread.
 */
#define CHECK(condition) \
	lab_check(!!(condition), #condition, __FILE__, __LINE__)

/*
 * Run `function`, void(void), when the program ends: after main returned or
 * exit() was called, and after the program's own atexit handlers.  At file
 * scope.  It lets main itself be what a student edits.  Other threads may still
 * be running; it is not run after _exit(), quick_exit() or a signal.
 */
#define AT_EXIT(function) \
	static __attribute__((constructor)) void lab_before_main_##function( \
		void) \
	{ \
		lab_at_exit(function); \
	} \
	_Static_assert(1, "take a semicolon")

/*
 * A constant expression: `full` natively and under the sampling detectors,
 * `small` under the explorer, so that exhausting every interleaving is
 * possible.
 */
#ifdef RACELAB_SMALL
#define SIZE(full, small) (small)
#else
#define SIZE(full, small) (full)
#endif

/*
 * A constant expression: `large` in a program that is measured (the detector
 * scale, and the prices of fixes), `normal` under all others, which need no
 * long run; that may be a SIZE().
 */
#ifdef RACELAB_MEASURED
#define MEASURED(large, normal) (large)
#else
#define MEASURED(large, normal) (normal)
#endif

/*
 * A meeting point of `parties` threads.  Each caller of rendezvous() waits
 * until that many have called it; from then on it is open to everybody.  It
 * also opens by itself once every thread that is not waiting at a rendezvous
 * sleeps and stays asleep: a fix may make the meeting impossible, and must not
 * hang for it.  Under the explorer it is a no-op.
 *
 * Use it only to hold a rare window open.  It is built from raw system calls,
 * outside every detector's sight, and gives no happens-before.
 */
struct rendezvous {
	int parties;
	int arrived; /* atomic: the threads that have called so far */
	int open;    /* atomic: becomes 1 once and stays so */
};

#define RENDEZVOUS(parties) \
	{ \
		(parties), 0, 0 \
	}

void rendezvous(struct rendezvous *meeting);

/* Behind the macros; not for cases to call. */
void lab_check(int holds, const char *condition, const char *file, int line);
void lab_at_exit(void (*function)(void));

#endif
