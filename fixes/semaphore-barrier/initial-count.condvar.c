/*
 * The free rooms are counted under a lock, and a customer waits for one.
 *
 * Why it is enough: a customer goes in only if the count, which nobody else
 * can change at that moment, says that a room is free, and takes it off at
 * once.
 *
 * cost: a lock and a condition where a semaphore does; in return the count can
 *       be read, printed and checked, and rooms may be closed while customers
 *       wait
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ROOMS = 2, CUSTOMERS = 3 };

static atomic_int inside;    /* customers who were let in and have not left */
static atomic_bool too_many; /* were inside at some time */
static struct rendezvous fitting = RENDEZVOUS(CUSTOMERS);

static void try_on(void)
{
	if (atomic_fetch_add(&inside, 1) >= ROOMS)
		too_many = true;
	rendezvous(&fitting);
	atomic_fetch_sub(&inside, 1);
}

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t vacant = PTHREAD_COND_INITIALIZER; /* free_rooms rose */
static int free_rooms;                                   /* guarded by `lock` */

static void open_shop(void)
{
	free_rooms = ROOMS;
}

static void enter(void)
{
	pthread_mutex_lock(&lock);
	while (free_rooms == 0)
		pthread_cond_wait(&vacant, &lock);
	free_rooms--;
	pthread_mutex_unlock(&lock);
}

static void leave(void)
{
	pthread_mutex_lock(&lock);
	free_rooms++;
	pthread_cond_signal(&vacant);
	pthread_mutex_unlock(&lock);
}
//@ end

static void *customer(void *unused)
{
	(void)unused;
	enter();
	try_on();
	leave();
	return NULL;
}

int main(void)
{
	pthread_t customers[CUSTOMERS];

	open_shop();
	for (int i = 0; i < CUSTOMERS; i++)
		pthread_create(&customers[i], NULL, customer, NULL);
	for (int i = 0; i < CUSTOMERS; i++)
		pthread_join(customers[i], NULL);
	CHECK(!too_many);
}
