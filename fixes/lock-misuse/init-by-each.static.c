/*
 * The purse is a mutex before the program begins.
 *
 * Why it is enough: nobody makes it at run time, so nobody makes it twice.
 *
 * cost: none; no attributes can be given in this way
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { STALLS = 2, SALES = SIZE(20, 1) };

//@ edit
static pthread_mutex_t purse = PTHREAD_MUTEX_INITIALIZER;
static int coins; /* guarded by `purse` */

static void open_stall(void)
{
	/* the purse is there already */
}

static void sell(void)
{
	pthread_mutex_lock(&purse);
	coins++;
	pthread_mutex_unlock(&purse);
}
//@ end

static void *stall(void *unused)
{
	(void)unused;
	open_stall();
	for (int i = 0; i < SALES; i++)
		sell();
	return NULL;
}

int main(void)
{
	pthread_t stalls[STALLS];

	for (int i = 0; i < STALLS; i++)
		pthread_create(&stalls[i], NULL, stall, NULL);
	for (int i = 0; i < STALLS; i++)
		pthread_join(stalls[i], NULL);
	CHECK(coins == STALLS * SALES);
}
