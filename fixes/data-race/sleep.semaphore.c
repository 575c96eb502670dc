/*
 * The loader posts a semaphore when the list is complete.
 *
 * Why it is enough: sem_wait returns only after a post, be it before or after
 * it began to wait, and what was written before the post can be read after the
 * wait.
 *
 * cost: one semaphore; the loader may live on, to reload the list at night
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <unistd.h>

#include "lab.h"

enum { MEALS = SIZE(50, 2), PRICE = 4 };

//@ edit
static sem_t loaded;
static int prices[MEALS]; /* the loader's until it posts `loaded` */

static void *loader(void *unused)
{
	(void)unused;
	for (int i = 0; i < MEALS; i++)
		prices[i] = PRICE;
	sem_post(&loaded);
	return NULL;
}

static int sell_one_of_each(void)
{
	pthread_t thread;
	int sum = 0;

	sem_init(&loaded, 0, 0);
	pthread_create(&thread, NULL, loader, NULL);
	while (sem_wait(&loaded))
		continue; /* a signal came */
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
