/*
 * The counter waits until the kitchen is entered.
 *
 * Why it is enough: the wait ends only when the fact is there, asked for under
 * the lock under which it is made known. In which order the two start no longer
 * matters.
 *
 * cost: a counter without a kitchen waits for ever; give it a time after which
 *       it opens with cold food
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { MEALS = 3 };

static struct rendezvous cold_morning = RENDEZVOUS(2);
static atomic_int hot; /* meals */

//@ edit
static pthread_mutex_t directory = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t entered = PTHREAD_COND_INITIALIZER;
static bool kitchen_open; /* guarded by `directory` */

static void enter_kitchen(void)
{
	rendezvous(&cold_morning);
	pthread_mutex_lock(&directory);
	kitchen_open = true;
	pthread_cond_broadcast(&entered);
	pthread_mutex_unlock(&directory);
}

static void wait_for_kitchen(void)
{
	pthread_mutex_lock(&directory);
	while (!kitchen_open)
		pthread_cond_wait(&entered, &directory);
	pthread_mutex_unlock(&directory);
}

static void serve(void)
{
	wait_for_kitchen();
	rendezvous(&cold_morning);
	for (int i = 0; i < MEALS; i++)
		atomic_fetch_add(&hot, 1);
}
//@ end

static void *kitchen(void *unused)
{
	(void)unused;
	enter_kitchen();
	return NULL;
}

static void *counter(void *unused)
{
	(void)unused;
	serve();
	return NULL;
}

int main(void)
{
	pthread_t first;
	pthread_t second;

	//@ edit
	pthread_create(&first, NULL, kitchen, NULL);
	pthread_create(&second, NULL, counter, NULL);
	//@ end
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	CHECK(atomic_load(&hot) == MEALS);
}
