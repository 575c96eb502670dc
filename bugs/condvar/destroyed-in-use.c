/*
 * A theatre tears its bell down while an usher still waits for it.
 *
 * The season is over: main says so, rings, and destroys the bell.  It rang
 * once, and two ushers waited:
 *
 *	ushers 1, 2: season? yes, wait
 *	theatre:                       season = false, ring [1], destroy bell
 *	usher 2:                       waits, at a bell that is gone
 *
 * Destroying a condition at which somebody waits is undefined.  glibc waits in
 * pthread_cond_destroy() until the last one has left, so it is the theatre that
 * hangs; elsewhere usher 2 sleeps in freed memory.  To ring for all is half the
 * cure: the tools, and other systems, want to see the woken ones gone as well.
 *
 * class:    condvar
 * cwe:      672
 * tsan:     nothing -- it does not ask who waits when a condition is destroyed
 * helgrind: misuse destroy
 * drd:      nothing -- it looks when the destroy has returned, and this one
 *           does not
 * explore:  misuse destroy; stuck wait
 * native:   stuck destroy wait
 * hint:     Who may still be waiting when the bell is destroyed?
 * hint:     Whom does one ring wake?
 * hint:     Call all, and better still, join them before anything is torn down.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { USHERS = 2 };

static struct rendezvous last_night = RENDEZVOUS(2);

static pthread_mutex_t theatre = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bell;
static bool season = true; /* guarded by `theatre` */
static int went_home;      /* guarded by `theatre` */
static pthread_t ushers[USHERS];

static void *usher(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&theatre);
	while (season)
		pthread_cond_wait(&bell, &theatre); //@ wait
	went_home++;
	pthread_mutex_unlock(&theatre);
	return NULL;
}

//@ edit
static void close_theatre(void)
{
	pthread_mutex_lock(&theatre);
	season = false;
	pthread_cond_signal(&bell);
	pthread_mutex_unlock(&theatre);
	pthread_cond_destroy(&bell); //@ destroy
	for (int i = 0; i < USHERS; i++)
		pthread_join(ushers[i], NULL);
}
//@ end

int main(void)
{
	pthread_cond_init(&bell, NULL);
	for (int i = 0; i < USHERS; i++)
		pthread_create(&ushers[i], NULL, usher, NULL);
	rendezvous(&last_night);
	close_theatre();
	CHECK(went_home == USHERS);
}
