/*
 * The semaphore starts with the number of rooms, by its name.
 *
 * Why it is enough: at any time the semaphore's count and the customers inside
 * add up to ROOMS, for each wait takes one off and each post, by one who
 * waited, adds one.  So there are never more than ROOMS inside.
 *
 * cost: none
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
static sem_t rooms; /* free ones */

static void open_shop(void)
{
	sem_init(&rooms, 0, ROOMS);
}

static void enter(void)
{
	while (sem_wait(&rooms))
		continue; /* a signal came */
}

static void leave(void)
{
	sem_post(&rooms);
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
