/*
 * The waiter waits for the cook, and then tears up the order.
 *
 * Why it is enough: the join returns after the cook's last step.  The order
 * could now lie on the stack as well.
 *
 * cost: the waiter stands there until the dish is done
 */
#include <pthread.h>
#include <stdlib.h>

#include "lab.h"

enum { FISH = 7 };

struct order {
	int table;
	int dish;
};

static pthread_mutex_t kitchen = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cooked = PTHREAD_COND_INITIALIZER;
static int dishes; /* guarded by `kitchen`, like the next */
static int last;
static struct rendezvous leaving = RENDEZVOUS(2);

static void cook(int dish)
{
	pthread_mutex_lock(&kitchen);
	dishes++;
	last = dish;
	pthread_cond_signal(&cooked);
	pthread_mutex_unlock(&kitchen);
}

//@ edit
static void *serve(void *argument)
{
	struct order *order = argument;

	rendezvous(&leaving);
	cook(order->dish);
	return NULL;
}

static void guest(int table)
{
	struct order *order = malloc(sizeof *order);
	pthread_t thread;

	if (!order)
		exit(EXIT_FAILURE);
	*order = (struct order) {.table = table, .dish = FISH};
	if (pthread_create(&thread, NULL, serve, order))
		exit(EXIT_FAILURE);
	pthread_join(thread, NULL);
	free(order);
	rendezvous(&leaving);
}
//@ end

int main(void)
{
	guest(1);
	pthread_mutex_lock(&kitchen);
	while (dishes == 0)
		pthread_cond_wait(&cooked, &kitchen);
	pthread_mutex_unlock(&kitchen);
	CHECK(dishes == 1 && last == FISH);
}
