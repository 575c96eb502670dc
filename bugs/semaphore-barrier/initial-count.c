/*
 * A shop has two fitting rooms, and its semaphore lets in three customers.
 *
 * A semaphore is a count of what is there.  It knows nothing of rooms: it lets
 * in as many as it was told at the start.  There were three rooms once.  One
 * became a store, the constant was changed, and the call that sets up the
 * semaphore has a number of its own:
 *
 *	customer 1: wait (3 -> 2), room 0
 *	customer 2: wait (2 -> 1), room 1
 *	customer 3: wait (1 -> 0), room ...     <- and the third one is let in
 *
 * The rendezvous stands for the time that it takes to try on a coat.
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- the customers race for nothing, there are too many of
 *           them
 * helgrind: nothing -- it does not know how many a semaphore should let in
 * drd:      nothing -- it does not know how many a semaphore should let in
 * explore:  check too-many
 * native:   check too-many
 * hint:     Where does the semaphore get its number from?
 * hint:     What must be true of that number and of the rooms?
 * hint:     Say how many rooms there are in one place only.
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
	sem_init(&rooms, 0, 3);
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
	CHECK(!too_many); //@ too-many
}
