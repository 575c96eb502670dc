/*
 * A locker's key is a spin lock, and the driver waits for a parcel with it.
 *
 * The locker's state is a few words, so a spin lock guards it.  The driver
 * takes the lock, and then waits for the parcel that the sorter is to bring;
 * the sorter needs the lock to put it in:
 *
 *	driver: spin lock, wait for a parcel ... sleeps
 *	sorter:                                  spin lock ... spins, for ever
 *
 * A spin lock is for a few instructions.  Whoever sleeps with it lets all
 * others burn their processors in the meantime, and if they are to wake him,
 * for ever.  The rendezvous lets the sorter come first, as it does in the
 * locker's tests; a driver who is early finds the bug.
 *
 * class:    lock-misuse
 * cwe:      667
 * cert:     CON05
 * tsan:     nothing -- it waits for nobody, and no access races
 * helgrind: nothing -- the sorter came first, and no access races
 * drd:      nothing -- the sorter came first, and no access races
 * explore:  stuck sleep
 * native:   nothing -- the sorter came first, so the driver never sleeps
 * hint:     What does the driver hold while it sleeps?
 * hint:     What does the sorter need before it can wake the driver?
 * hint:     Sleep first and lock then, or take a lock that one can sleep with.
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
	pthread_spin_lock(&locker);
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&parcels)) //@ sleep
		continue;
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
