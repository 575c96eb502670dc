/*
 * A bakery's counter has one bell for "there is bread" and for "there is room".
 *
 * The counter holds one loaf.  Customers wait for bread, the baker waits for
 * room, all at the same bell, and each signal wakes one of them, whichever:
 *
 *	customers 1, 2: no bread, wait
 *	baker:          bake, signal [1], no room, wait
 *	customer 1:     wake, take, signal [2]       <- meant for the baker
 *	customer 2:     wake, no bread, wait
 *
 * The signal said "there is room" and woke one who asked for bread.  Now there
 * is room, and nobody knows.  All ask again in a loop, as they should; it is
 * the signal that is one too few.
 *
 * class:    condvar
 * cwe:      662
 * cert:     CON38
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * drd:      nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * explore:  stuck room bread
 * native:   maybe stuck room bread -- it depends on whom the library wakes
 * hint:     Who waits at the bell, and for what?
 * hint:     Whom may the signal after `take` wake?
 * hint:     A condition for each wish, or wake everybody and let them ask.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { CUSTOMERS = 2, COUNTER = 1 };

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t counter = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bell = PTHREAD_COND_INITIALIZER;
static int loaves; /* on the counter, guarded by `counter` */

static void bake(int batch)
{
	pthread_mutex_lock(&counter);
	for (int i = 0; i < batch; i++) {
		while (loaves == COUNTER)
			pthread_cond_wait(&bell, &counter); //@ room
		loaves++;
		pthread_cond_signal(&bell);
	}
	pthread_mutex_unlock(&counter);
}

static int buy(void)
{
	int left;

	pthread_mutex_lock(&counter);
	while (loaves == 0)
		pthread_cond_wait(&bell, &counter); //@ bread
	left = --loaves;
	pthread_cond_signal(&bell);
	pthread_mutex_unlock(&counter);
	return left;
}
//@ end

static void *customer(void *left)
{
	*(int *)left = buy();
	return NULL;
}

int main(void)
{
	pthread_t customers[CUSTOMERS];
	int left[CUSTOMERS];

	for (int i = 0; i < CUSTOMERS; i++)
		pthread_create(&customers[i], NULL, customer, &left[i]);
	rendezvous(&opening);
	bake(CUSTOMERS);
	for (int i = 0; i < CUSTOMERS; i++)
		pthread_join(customers[i], NULL);
	for (int i = 0; i < CUSTOMERS; i++)
		CHECK(left[i] >= 0 && left[i] < COUNTER);
}
