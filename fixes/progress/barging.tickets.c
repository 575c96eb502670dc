/*
 * Everybody draws a number, and the barber calls numbers.
 *
 * Why it is enough: the chair is for the number that is called and for nobody
 * else, whoever is quicker. Nobody who comes later has a lower one.
 *
 * cost: the chair stands empty until the one who is called has got up; and all
 *       wake up at each call
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { OTHERS = 1, VISITS = SIZE(20, 3) };

static pthread_mutex_t shop = PTHREAD_MUTEX_INITIALIZER;
static int served; /* who have sat down so far, guarded by `shop` */

//@ edit
static pthread_cond_t call = PTHREAD_COND_INITIALIZER;
static unsigned drawn;  /* numbers given out, guarded by `shop` */
static unsigned called; /* the number that may sit, guarded by `shop` */

/* The caller holds `shop`. */
static void sit_down(void)
{
	unsigned mine = drawn++;

	while (called != mine)
		pthread_cond_wait(&call, &shop);
}

/* The caller holds `shop`. */
static void get_up(void)
{
	called++;
	pthread_cond_broadcast(&call);
}
//@ end

/* Returns how many others sat down while this one waited. */
static int visit(void)
{
	int before;

	pthread_mutex_lock(&shop);
	before = served;
	sit_down();
	before = served++ - before;
	pthread_mutex_unlock(&shop);

	pthread_mutex_lock(&shop);
	get_up();
	pthread_mutex_unlock(&shop);
	return before;
}

static void *dandy(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITS; i++)
		visit();
	return NULL;
}

static void *old_man(void *unused)
{
	(void)unused;
	CHECK(visit() <= OTHERS);
	return NULL;
}

int main(void)
{
	pthread_t young;
	pthread_t old;

	pthread_create(&young, NULL, dandy, NULL);
	pthread_create(&old, NULL, old_man, NULL);
	pthread_join(young, NULL);
	pthread_join(old, NULL);
}
