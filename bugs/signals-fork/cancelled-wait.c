/*
 * A radio station stops its announcer by cancelling it, lock and all.
 *
 * The announcer waits for news under the desk's lock.  pthread_cond_wait() is a
 * cancellation point: it takes the lock again, and then the thread unwinds.  No
 * handler gives the lock back, and it belongs for ever to a thread that is no
 * more:
 *
 *	announcer: lock, wait (gives it back)
 *	editor:                               cancel
 *	announcer:                                   lock, unwinds, ends
 *	editor:                                              finds it locked
 *
 * class:    signals-fork
 * cwe:      667
 * tsan:     nothing -- it does not look at the locks of a thread that ends
 * helgrind: nothing -- to it the cancelled wait never took the lock again
 * drd:      nothing -- to it the cancelled wait never took the lock again
 * explore:  check after
 * native:   check after
 * hint:     At which calls may the announcer be cancelled?
 * hint:     What does it hold when it wakes up to be cancelled?
 * hint:     Whoever may be cancelled has to say what is to be given back.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static int waiting; /* news not yet read, guarded by `desk` */
static int spoken;  /* news read, guarded by `desk` */
static struct rendezvous on_air = RENDEZVOUS(2);

//@ edit
static void *announcer(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	rendezvous(&on_air);
	for (;;) {
		while (waiting == 0)
			pthread_cond_wait(&news, &desk);
		waiting--;
		spoken++;
		pthread_cond_broadcast(&news);
	}
	return NULL;
}

static void stop(pthread_t thread)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL);
}
//@ end

int main(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, announcer, NULL))
		return EXIT_FAILURE;
	rendezvous(&on_air);
	pthread_mutex_lock(&desk);
	waiting++;
	pthread_cond_broadcast(&news);
	while (spoken < 1)
		pthread_cond_wait(&news, &desk);
	pthread_mutex_unlock(&desk);
	stop(thread);
	CHECK(pthread_mutex_trylock(&desk) == 0); //@ after
	CHECK(spoken == 1 && waiting == 0);
	pthread_mutex_unlock(&desk);
}
