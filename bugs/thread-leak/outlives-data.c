/*
 * A waiter tears up the order as soon as the guest has left.
 *
 * The cook is a detached thread, with a pointer to the order.  The guest leaves
 * early, the waiter clears the table and frees the order; the cook still reads
 * from it:
 *
 *	waiter: write order, start cook, guest leaves: free order
 *	cook:                                            read dish  <- freed
 *
 * Nobody can wait for a detached thread, so nobody knows when what it uses may
 * be taken away.  The rendezvous is the guest who leaves early.
 *
 * class:    thread-leak
 * cwe:      416
 * cert:     CON34
 * tsan:     use-after-free dish free
 * helgrind: nothing -- it forgets a block that is freed, and what comes after
 *           is no race to it
 * drd:      data-race dish
 * explore:  data-race dish free; use-after-free dish free
 * native:   maybe check fish -- what stands in a block that was freed is up to
 *           the allocator
 * hint:     Until when does the cook need the order?
 * hint:     How can the waiter know that the cook is done with it?
 * hint:     Either the last one who uses it frees it, or the cook gets one of
 *           his own, or he is waited for.
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
	cook(order->dish); //@ dish
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
	pthread_detach(thread);
	free(order); //@ free
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
	CHECK(dishes == 1 && last == FISH); //@ fish
}
