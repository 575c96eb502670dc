/*
 * The order belongs to the cook, who frees it when he is done.
 *
 * Why it is enough: the waiter does not touch the order after he has handed it
 * over, and pthread_create() orders all that he wrote before.  One owner at a
 * time, one free.
 *
 * cost: the waiter can no longer change or read the order; if the thread cannot
 *       be created, it is still his to free
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
	free(order);
	return NULL;
}

static void guest(int table)
{
	struct order *order = malloc(sizeof *order);
	pthread_t thread;

	if (!order)
		exit(EXIT_FAILURE);
	*order = (struct order) {.table = table, .dish = FISH};
	if (pthread_create(&thread, NULL, serve, order)) {
		free(order);
		exit(EXIT_FAILURE);
	}
	pthread_detach(thread);
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
