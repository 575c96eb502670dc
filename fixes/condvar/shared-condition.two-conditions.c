/*
 * One bell for bread and one for room.
 *
 * Why it is enough: all who wait at a bell have the same wish, and each signal
 * makes it true for one of them; whichever is woken, it is the right one.
 *
 * cost: a second condition
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { CUSTOMERS = 2, COUNTER = 1 };

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t counter = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bread = PTHREAD_COND_INITIALIZER;
static pthread_cond_t room = PTHREAD_COND_INITIALIZER;
static int loaves; /* on the counter, guarded by `counter` */

static void bake(int batch)
{
	pthread_mutex_lock(&counter);
	for (int i = 0; i < batch; i++) {
		while (loaves == COUNTER)
			pthread_cond_wait(&room, &counter);
		loaves++;
		pthread_cond_signal(&bread);
	}
	pthread_mutex_unlock(&counter);
}

static int buy(void)
{
	int left;

	pthread_mutex_lock(&counter);
	while (loaves == 0)
		pthread_cond_wait(&bread, &counter);
	left = --loaves;
	pthread_cond_signal(&room);
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
