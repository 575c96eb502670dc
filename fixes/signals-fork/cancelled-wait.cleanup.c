/*
 * A cleanup handler gives the lock back.
 *
 * Why it is enough: the handler is run wherever the thread unwinds between push
 * and pop, and there it always holds the lock.
 *
 * cost: each cancellation point needs its own account of what is held and what
 *       is half done
 * helgrind: noise misuse unlock -- it does not know that a cancelled wait takes
 *           the lock again before the handlers run
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
static void give_back(void *lock)
{
	pthread_mutex_unlock(lock); //@ unlock
}

static void *announcer(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	pthread_cleanup_push(give_back, &desk);
	rendezvous(&on_air);
	for (;;) {
		while (waiting == 0)
			pthread_cond_wait(&news, &desk);
		waiting--;
		spoken++;
		pthread_cond_broadcast(&news);
	}
	pthread_cleanup_pop(1);
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
	CHECK(pthread_mutex_trylock(&desk) == 0);
	CHECK(spoken == 1 && waiting == 0);
	pthread_mutex_unlock(&desk);
}
