/*
 * A lock guards the report and its flag, and a condition wakes the reader.
 *
 * Why it is enough: unlock releases and lock acquires, so whoever sees the flag
 * sees the report too.  The flag is looked at under the lock before each wait,
 * so the signal cannot come too early.
 *
 * cost: a system call to sleep and one to wake; in return the reader uses no
 *       processor while it waits, however long
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static int wind;   /* guarded by `lock` */
static bool ready; /* guarded by `lock`; `arrived` tells that it is set */

static void publish(int measured)
{
	pthread_mutex_lock(&lock);
	wind = measured;
	ready = true;
	pthread_cond_signal(&arrived);
	pthread_mutex_unlock(&lock);
}

static int await_report(void)
{
	int measured;

	pthread_mutex_lock(&lock);
	while (!ready)
		pthread_cond_wait(&arrived, &lock);
	measured = wind;
	pthread_mutex_unlock(&lock);
	return measured;
}
//@ end

static void *buoy(void *unused)
{
	(void)unused;
	publish(7);
	return NULL;
}

static void *harbour(void *unused)
{
	(void)unused;
	CHECK(await_report() == 7);
	return NULL;
}

int main(void)
{
	pthread_t sea;
	pthread_t shore;

	pthread_create(&sea, NULL, buoy, NULL);
	pthread_create(&shore, NULL, harbour, NULL);
	pthread_join(sea, NULL);
	pthread_join(shore, NULL);
}
