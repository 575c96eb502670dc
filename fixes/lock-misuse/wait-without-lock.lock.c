/*
 * The keeper asks and waits under the lock.
 *
 * Why it is enough: the question and the beginning of the sleep are one step
 * for whoever takes the lock, so dusk cannot fall between them.
 *
 * cost: none
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous afternoon = RENDEZVOUS(2);

static int lamp; /* lit by the keeper, read after the join */

//@ edit
static pthread_mutex_t lock;
static pthread_cond_t dusk;
static bool dark; /* guarded by `lock` */

static void build(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_cond_init(&dusk, NULL);
}

static void fall_dark(void)
{
	pthread_mutex_lock(&lock);
	dark = true;
	pthread_cond_signal(&dusk);
	pthread_mutex_unlock(&lock);
}

static void await_dusk(void)
{
	pthread_mutex_lock(&lock);
	while (!dark)
		pthread_cond_wait(&dusk, &lock);
	pthread_mutex_unlock(&lock);
}
//@ end

static void *keeper(void *unused)
{
	(void)unused;
	await_dusk();
	lamp++;
	return NULL;
}

int main(void)
{
	pthread_t thread;

	build();
	pthread_create(&thread, NULL, keeper, NULL);
	rendezvous(&afternoon);
	fall_dark();
	pthread_join(thread, NULL);
	CHECK(lamp == 1);
}
