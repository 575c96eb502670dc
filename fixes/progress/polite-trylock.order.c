/*
 * Everybody takes the door first and then the corridor, and waits for them.
 *
 * Why it is enough: with one order for all there is no cycle of waiting
 * threads, so there is no need to be polite.
 *
 * cost: all locks must be known before the first is taken
 */
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

#include "lab.h"

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t corridor = PTHREAD_MUTEX_INITIALIZER;
static int passed; /* guarded by `door` and `corridor` */

//@ edit
static void pass(pthread_mutex_t *first, pthread_mutex_t *second)
{
	(void)first;
	(void)second;
	pthread_mutex_lock(&door);
	pthread_mutex_lock(&corridor);
	passed++;
	pthread_mutex_unlock(&corridor);
	pthread_mutex_unlock(&door);
}
//@ end

static void *inward(void *unused)
{
	(void)unused;
	pass(&door, &corridor);
	return NULL;
}

static void *outward(void *unused)
{
	(void)unused;
	pass(&corridor, &door);
	return NULL;
}

int main(void)
{
	pthread_t in;
	pthread_t out;

	pthread_create(&in, NULL, inward, NULL);
	pthread_create(&out, NULL, outward, NULL);
	pthread_join(in, NULL);
	pthread_join(out, NULL);
	CHECK(passed == 2);
}
