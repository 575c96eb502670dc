/*
 * The driver waits for a parcel, and takes the lock when there is one.
 *
 * Why it is enough: nobody sleeps with the lock, so the sorter always gets it.
 * The semaphore counts parcels that are inside, so whoever passed it finds one.
 *
 * cost: none
 */
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>

#include "lab.h"

enum { PARCELS = SIZE(5, 2) };

static struct rendezvous after_the_sorter = RENDEZVOUS(2);

static int delivered; /* by the driver, read after the join */

//@ edit
static pthread_spinlock_t locker;
static sem_t parcels; /* put in and not yet taken */
static int inside;    /* guarded by `locker` */

static void install_locker(void)
{
	pthread_spin_init(&locker, PTHREAD_PROCESS_PRIVATE);
	sem_init(&parcels, 0, 0);
}

static void put_parcel(void)
{
	pthread_spin_lock(&locker);
	inside++;
	pthread_spin_unlock(&locker);
	sem_post(&parcels);
}

static void take_parcel(void)
{
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&parcels))
		continue;
	pthread_spin_lock(&locker);
	inside--;
	pthread_spin_unlock(&locker);
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
