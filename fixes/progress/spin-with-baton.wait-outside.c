/*
 * The singer waits for the light first, and takes the baton then.
 *
 * Why it is enough: while it waits it holds nothing that anybody needs.
 *
 * cost: it may be dark again when the singer has the baton, if somebody can
 *       switch off the light; here nobody does
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
static sem_t lit; /* posted once, with the light */

static __attribute__((constructor)) void before_the_show(void)
{
	sem_init(&lit, 0, 0);
}

static void light_up(void)
{
	pthread_mutex_lock(&baton);
	light = true;
	pthread_mutex_unlock(&baton);
	sem_post(&lit);
}

static void sing(void)
{
	rendezvous(&curtain);
	sem_wait(&lit);
	pthread_mutex_lock(&baton);
	sung = !is_dark();
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
