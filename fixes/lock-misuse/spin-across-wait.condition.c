/*
 * A mutex and a condition: waiting gives the lock back.
 *
 * Why it is enough: pthread_cond_wait() sleeps without the mutex, so the sorter
 * gets in; and looking and falling asleep are one step, so no parcel is missed.
 *
 * cost: a mutex puts those who wait to sleep, which costs a system call now and
 *       then, and no processor
 */
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>

#include "lab.h"

enum { PARCELS = SIZE(5, 2) };

static struct rendezvous after_the_sorter = RENDEZVOUS(2);

static int delivered; /* by the driver, read after the join */

//@ edit
static pthread_mutex_t locker;
static pthread_cond_t parcel;
static int inside; /* guarded by `locker` */

static void install_locker(void)
{
	pthread_mutex_init(&locker, NULL);
	pthread_cond_init(&parcel, NULL);
}

static void put_parcel(void)
{
	pthread_mutex_lock(&locker);
	inside++;
	pthread_cond_signal(&parcel);
	pthread_mutex_unlock(&locker);
}

static void take_parcel(void)
{
	pthread_mutex_lock(&locker);
	while (inside == 0)
		pthread_cond_wait(&parcel, &locker);
	inside--;
	pthread_mutex_unlock(&locker);
}
//@ end

static void *sorter(void *unused)
{
	(void)unused;
	for (int i = 0; i < PARCELS; i++)
		put_parcel();
	rendezvous(&after_the_sorter);
	return NULL;
}

static void *driver(void *unused)
{
	(void)unused;
	rendezvous(&after_the_sorter);
	for (int i = 0; i < PARCELS; i++) {
		take_parcel();
		delivered++;
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	install_locker();
	pthread_create(&threads[0], NULL, sorter, NULL);
	pthread_create(&threads[1], NULL, driver, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(delivered == PARCELS);
}
