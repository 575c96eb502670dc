/*
 * A barber calls the next customer, and somebody else sits down.
 *
 * Who finds the chair taken waits to be called.  The barber, done with one,
 * marks the chair free and calls.  Until the one who is called has got up, the
 * chair stands there free, and who just comes in takes it, or who just got out
 * of it:
 *
 *	old man: taken, waits ..................... wakes, taken, waits ...
 *	dandy:   in the chair, done, calls, again in the chair
 *
 * It is no deadlock and no lost signal: all are served, only the old man is
 * not. The oracle counts who sat down after him and was served before.
 *
 * class:    progress
 * cwe:      833
 * tsan:     nothing -- every access holds the lock
 * helgrind: nothing -- every access holds the lock
 * drd:      nothing -- every access holds the lock
 * explore:  check order
 * native:   maybe check order -- who was in the chair must be back before the
 *           one who was called has woken up
 * hint:     What happens between the call and the getting up?
 * hint:     To whom does the chair belong meanwhile?
 * hint:     Hand over the chair, not the news that it is free.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { OTHERS = 1, VISITS = SIZE(20, 3) };

static pthread_mutex_t shop = PTHREAD_MUTEX_INITIALIZER;
static int served; /* who have sat down so far, guarded by `shop` */

//@ edit
static pthread_cond_t call = PTHREAD_COND_INITIALIZER;
static bool taken; /* the chair, guarded by `shop` */

/* The caller holds `shop`. */
static void sit_down(void)
{
	while (taken)
		pthread_cond_wait(&call, &shop);
	taken = true;
}

/* The caller holds `shop`. */
static void get_up(void)
{
	taken = false;
	pthread_cond_signal(&call);
}
//@ end

/* Returns how many others sat down while this one waited. */
static int visit(void)
{
	int before;

	pthread_mutex_lock(&shop);
	before = served;
	sit_down();
	before = served++ - before;
	pthread_mutex_unlock(&shop);

	pthread_mutex_lock(&shop);
	get_up();
	pthread_mutex_unlock(&shop);
	return before;
}

static void *dandy(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITS; i++)
		visit();
	return NULL;
}

static void *old_man(void *unused)
{
	(void)unused;
	CHECK(visit() <= OTHERS); //@ order
	return NULL;
}

int main(void)
{
	pthread_t young;
	pthread_t old;

	pthread_create(&young, NULL, dandy, NULL);
	pthread_create(&old, NULL, old_man, NULL);
	pthread_join(young, NULL);
	pthread_join(old, NULL);
}
