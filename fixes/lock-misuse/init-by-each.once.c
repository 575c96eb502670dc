/*
 * pthread_once() lets the first one make it, and the others wait for that.
 *
 * Why it is enough: make_purse() runs once, and has ended before any caller of
 * pthread_once() goes on.
 *
 * cost: a look at a flag for each stall that opens
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { STALLS = 2, SALES = SIZE(20, 1) };

//@ edit
static pthread_mutex_t purse;
static int coins; /* guarded by `purse` */

static void make_purse(void)
{
	pthread_mutex_init(&purse, NULL);
}

static void open_stall(void)
{
	static pthread_once_t made = PTHREAD_ONCE_INIT;

	pthread_once(&made, make_purse);
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
