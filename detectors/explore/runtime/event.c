/* event.c - scheduling points and their dependence. */
#include "event.h"

/*
 * A lock, a semaphore or a reader-writer lock is a queue of tokens.  Taking
 * depends on taking.  Giving back depends on giving back, for it decides
 * which token comes first, but not on taking: where both can happen they
 * commute, and where only the giving back can there is nothing to swap (the
 * engine adds that edge when a token is taken).  What asks whether a token is
 * there, by trying, depends on both.
 */
static bool tokens_depend(int a, int b)
{
	if (a == USE_SHARED && b == USE_SHARED)
		return false;
	if (a == USE_TRY_FAILED && b == USE_TRY_FAILED)
		return false;
	if (a == USE_TRY || a == USE_TRY_FAILED || b == USE_TRY ||
	    b == USE_TRY_FAILED)
		return true;
	if (a == USE_SHARED_RELEASE || b == USE_SHARED_RELEASE)
		return false; /* a writer waits for all of them */
	return (a == USE_RELEASE) == (b == USE_RELEASE);
}

bool footprints_depend(const struct footprint *a, const struct footprint *b)
{
	if (a->use == USE_NONE || b->use == USE_NONE)
		return false;
	if (a->use == USE_EVERYTHING || b->use == USE_EVERYTHING)
		return true;
	if (a->use <= USE_WRITE || b->use <= USE_WRITE)
		return a->use <= USE_WRITE && b->use <= USE_WRITE &&
		       (a->use == USE_WRITE || b->use == USE_WRITE) &&
		       a->at < b->at + b->size && b->at < a->at + a->size;
	if (a->at != b->at)
		return false;
	if (a->use == USE_OBJECT || b->use == USE_OBJECT)
		return true;
	return tokens_depend(a->use, b->use);
}

bool events_depend(const struct event *a, const struct event *b)
{
	return footprints_depend(&a->on[0], &b->on[0]) ||
	       footprints_depend(&a->on[0], &b->on[1]) ||
	       footprints_depend(&a->on[1], &b->on[0]) ||
	       footprints_depend(&a->on[1], &b->on[1]);
}

const char *event_word(enum event_kind kind)
{
	static const char *const words[EVENT_KINDS] = {
		[EVENT_NONE] = "none",
		[EVENT_READ] = "read",
		[EVENT_WRITE] = "write",
		[EVENT_ATOMIC_LOAD] = "load",
		[EVENT_ATOMIC_STORE] = "store",
		[EVENT_ATOMIC_UPDATE] = "update",
		[EVENT_COMPARE_EXCHANGE] = "compare-exchange",
		[EVENT_INIT] = "init",
		[EVENT_LOCK] = "lock",
		[EVENT_TRYLOCK] = "trylock",
		[EVENT_UNLOCK] = "unlock",
		[EVENT_TIMED_OUT] = "timed-out",
		[EVENT_READ_LOCK] = "read-lock",
		[EVENT_TRY_READ_LOCK] = "try-read-lock",
		[EVENT_READ_UNLOCK] = "read-unlock",
		[EVENT_WAIT] = "wait",
		[EVENT_WAKE] = "wake",
		[EVENT_SIGNAL] = "signal",
		[EVENT_BROADCAST] = "broadcast",
		[EVENT_SEM_WAIT] = "sem-wait",
		[EVENT_SEM_TRYWAIT] = "sem-trywait",
		[EVENT_SEM_POST] = "sem-post",
		[EVENT_SEM_VALUE] = "sem-value",
		[EVENT_BARRIER] = "barrier",
		[EVENT_BARRIER_LEAVE] = "barrier-leave",
		[EVENT_ONCE] = "once",
		[EVENT_JOIN] = "join",
		[EVENT_CANCEL] = "cancel",
		[EVENT_YIELD] = "yield",
		[EVENT_SLEEP] = "sleep",
		[EVENT_FILE_LOOK] = "file-look",
		[EVENT_FILE_CHANGE] = "file-change",
		[EVENT_KILL] = "kill",
		[EVENT_HANDLED] = "handled",
		[EVENT_SIGWAIT] = "sigwait",
		[EVENT_EXIT] = "exit",
	};

	return words[kind];
}
