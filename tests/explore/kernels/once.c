/*
 * pthread_once() runs its function once, before anybody goes on: right.
 *
 * expect: all 6
 */
#include <pthread.h>

#include "lab.h"

static pthread_once_t control = PTHREAD_ONCE_INIT;
static int value; /* written once, before any read */

static void begin(void)
{
	value++;
}

static void *worker(void *unused)
{
	pthread_once(&control, begin);
	CHECK(value == 1);
	return unused;
}

int main(void)
{
	pthread_t t[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&t[i], 0, worker, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
}
