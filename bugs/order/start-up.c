/*
 * A kitchen and a counter open together, and the counter finds no kitchen.
 *
 * At its start the counter asks the house's directory for the kitchen, once,
 * and keeps the answer. The kitchen enters itself when it is warm. Both are
 * started at the same time, the kitchen first, and usually it is quicker:
 *
 *	counter: lock, kitchen? none, unlock
 *	kitchen:                              lock, enter, unlock
 *	counter: serve cold food only
 *
 * The counter serves cold food for the rest of the day. To be started first is
 * not to be ready first. The rendezvous is a cold morning.
 *
 * class:    order
 * cwe:      362
 * tsan:     nothing -- every access holds the lock, so none races
 * helgrind: nothing -- every access holds the lock, so none races
 * drd:      nothing -- every access holds the lock, so none races
 * explore:  check hot
 * native:   check hot
 * hint:     What does "the kitchen is started first" say about its being ready?
 * hint:     How often does the counter ask, and what does it do with "none"?
 * hint:     Wait for the entry, or start one after the other has said that it
 *           is ready.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { MEALS = 3 };

static struct rendezvous cold_morning = RENDEZVOUS(2);
static atomic_int hot; /* meals */

//@ edit
static pthread_mutex_t directory = PTHREAD_MUTEX_INITIALIZER;
static bool kitchen_open; /* guarded by `directory` */

static void enter_kitchen(void)
{
	rendezvous(&cold_morning);
	pthread_mutex_lock(&directory);
	kitchen_open = true;
	pthread_mutex_unlock(&directory);
}

static bool find_kitchen(void)
{
	bool found;

	pthread_mutex_lock(&directory);
	found = kitchen_open;
	pthread_mutex_unlock(&directory);
	return found;
}

static void serve(void)
{
	bool kitchen = find_kitchen();

	rendezvous(&cold_morning);
	for (int i = 0; i < MEALS; i++)
		if (kitchen)
			atomic_fetch_add(&hot, 1);
}
//@ end

static void *kitchen(void *unused)
{
	(void)unused;
	enter_kitchen();
	return NULL;
}

static void *counter(void *unused)
{
	(void)unused;
	serve();
	return NULL;
}

int main(void)
{
	pthread_t first;
	pthread_t second;

	//@ edit
	pthread_create(&first, NULL, kitchen, NULL);
	pthread_create(&second, NULL, counter, NULL);
	//@ end
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	CHECK(atomic_load(&hot) == MEALS); //@ hot
}
