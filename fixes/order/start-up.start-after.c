/*
 * The counter is started when the kitchen has said that it is ready.
 *
 * Why it is enough: the post comes after the entry, and the counter is created
 * after the wait. It cannot ask too early, for it is not there.
 *
 * cost: the start takes as long as all services one after the other; and main
 *       has to know who needs whom
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
static sem_t ready;       /* posted when the kitchen is entered */
static bool kitchen_open; /* guarded by `directory` */

static void enter_kitchen(void)
{
	rendezvous(&cold_morning);
	pthread_mutex_lock(&directory);
	kitchen_open = true;
	pthread_mutex_unlock(&directory);
	sem_post(&ready);
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
	sem_init(&ready, 0, 0);
	pthread_create(&first, NULL, kitchen, NULL);
	while (sem_wait(&ready))
		; /* a signal handler ran: wait again */
	pthread_create(&second, NULL, counter, NULL);
	//@ end
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	CHECK(atomic_load(&hot) == MEALS);
}
