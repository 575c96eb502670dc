/*
 * Between two looks the singer puts the baton down and sleeps a moment.
 *
 * Why it is enough: while it sleeps the baton is free, so the lamplighter gets
 * it and the next look finds light. A yield alone would do for coroutines;
 * between threads, who sleeps surely leaves the lock to others.
 *
 * cost: it sees the light up to a millisecond late, and wakes up for nothing
 *       until then
 */
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdbool.h>
#include <unistd.h>

#include "lab.h"

enum { PATIENCE = SIZE(10000, 0) /* looks; 0: without end */ };

static pthread_mutex_t baton = PTHREAD_MUTEX_INITIALIZER;
static bool light; /* guarded by `baton` */
static bool sung;  /* guarded by `baton` */
static struct rendezvous curtain = RENDEZVOUS(2);

static bool is_dark(void)
{
	static int looks; /* guarded by `baton` */

	if (PATIENCE > 0 && ++looks == PATIENCE)
		return false;
	return !light;
}

//@ edit
static void light_up(void)
{
	pthread_mutex_lock(&baton);
	light = true;
	pthread_mutex_unlock(&baton);
}

static void sing(void)
{
	pthread_mutex_lock(&baton);
	rendezvous(&curtain);
	while (is_dark()) {
		pthread_mutex_unlock(&baton);
		usleep(1000);
		pthread_mutex_lock(&baton);
	}
	sung = light;
	pthread_mutex_unlock(&baton);
}
//@ end

static void *singer(void *unused)
{
	(void)unused;
	sing();
	return NULL;
}

static void *lamplighter(void *unused)
{
	(void)unused;
	rendezvous(&curtain);
	light_up();
	return NULL;
}

int main(void)
{
	pthread_t stage;
	pthread_t gallery;

	pthread_create(&stage, NULL, singer, NULL);
	pthread_create(&gallery, NULL, lamplighter, NULL);
	pthread_join(stage, NULL);
	pthread_join(gallery, NULL);
	CHECK(sung);
}
