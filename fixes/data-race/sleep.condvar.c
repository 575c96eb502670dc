/*
 * The loader says that the list is complete, and main waits for that fact.
 *
 * Why it is enough: main looks at `complete` under the lock before each wait,
 * so it neither sleeps through the message nor goes on without it, and the
 * lock orders the list against the reading.
 *
 * cost: a lock and a condition; any number of threads may wait, and look again
 *       as often as they like
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <unistd.h>

#include "lab.h"

enum { MEALS = SIZE(50, 2), PRICE = 4 };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t loaded = PTHREAD_COND_INITIALIZER; /* complete is set */
static bool complete;                                    /* guarded by `lock` */
static int prices[MEALS]; /* the loader's until `complete` */

static void *loader(void *unused)
{
	(void)unused;
	for (int i = 0; i < MEALS; i++)
		prices[i] = PRICE;
	pthread_mutex_lock(&lock);
	complete = true;
	pthread_cond_broadcast(&loaded);
	pthread_mutex_unlock(&lock);
	return NULL;
}

static int sell_one_of_each(void)
{
	pthread_t thread;
	int sum = 0;

	pthread_create(&thread, NULL, loader, NULL);
	pthread_mutex_lock(&lock);
	while (!complete)
		pthread_cond_wait(&loaded, &lock);
	pthread_mutex_unlock(&lock);
	for (int i = 0; i < MEALS; i++)
		sum += prices[i];
	pthread_join(thread, NULL);
	return sum;
}
//@ end

int main(void)
{
	CHECK(sell_one_of_each() == MEALS * PRICE);
}
