/*
 * The singer waits on a condition, which gives the baton back meanwhile.
 *
 * Why it is enough: between two looks the baton is free, so the lamplighter
 * gets it, and the signal comes after the light.
 *
 * cost: a call into the scheduler; in a world of coroutines this is the call
 *       that yields
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
static pthread_cond_t lit = PTHREAD_COND_INITIALIZER;

static void light_up(void)
{
	pthread_mutex_lock(&baton);
	light = true;
	pthread_cond_signal(&lit);
	pthread_mutex_unlock(&baton);
}

static void sing(void)
{
	pthread_mutex_lock(&baton);
	rendezvous(&curtain);
	while (is_dark())
		pthread_cond_wait(&lit, &baton);
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
