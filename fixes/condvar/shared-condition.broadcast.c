/*
 * The bell wakes everybody, and each looks whether it was meant.
 *
 * Why it is enough: whatever has changed, the one whose wish has come true is
 * among the woken.
 *
 * cost: all others wake for nothing, each time; with many customers that is
 *       most of the work
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
			pthread_cond_wait(&bell, &counter);
		loaves++;
		pthread_cond_broadcast(&bell);
	}
	pthread_mutex_unlock(&counter);
}

static int buy(void)
{
	int left;

	pthread_mutex_lock(&counter);
	while (loaves == 0)
		pthread_cond_wait(&bell, &counter);
	left = --loaves;
	pthread_cond_broadcast(&bell);
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
