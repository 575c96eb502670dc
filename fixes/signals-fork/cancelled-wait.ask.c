/*
 * The announcer is asked to stop, and stops.
 *
 * Why it is enough: it leaves its loop where it knows what it holds, and gives
 * it back. Nothing is cancelled any more.
 *
 * cost: a flag, and it stops only where it looks; a wait that nobody can wake
 *       cannot be ended so
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
static bool over; /* no more news, guarded by `desk` */

static void *announcer(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	rendezvous(&on_air);
	for (;;) {
		while (waiting == 0 && !over)
			pthread_cond_wait(&news, &desk);
		if (waiting == 0)
			break;
		waiting--;
		spoken++;
		pthread_cond_broadcast(&news);
	}
	pthread_mutex_unlock(&desk);
	return NULL;
}

static void stop(pthread_t thread)
{
	pthread_mutex_lock(&desk);
	over = true;
	pthread_cond_broadcast(&news);
	pthread_mutex_unlock(&desk);
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
