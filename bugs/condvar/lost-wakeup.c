/*
 * A shop waits for the baker's bell, which rang before anybody listened.
 *
 * A condition variable remembers nothing.  pthread_cond_signal() wakes a thread
 * that waits at this moment, and if there is none it does nothing at all.  The
 * shop waits without having asked whether the bread is already there:
 *
 *	baker: lock, loaves = 12, signal, unlock
 *	shop:                                     lock, wait ... for ever
 *
 * The lock is held at every step and does not help: it orders the two, and this
 * is one of the orders.  The rendezvous sees to it that the shop comes late.
 *
 * class:    condvar
 * cwe:      662
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock, and the signal is given
 *           under it
 * drd:      nothing -- every access holds the lock, and the signal is given
 *           under it
 * explore:  lost-wakeup wait
 * native:   stuck wait
 * hint:     What does a signal do when nobody waits?
 * hint:     How could the shop know that the bread is already there?
 * hint:     Wait for a fact, not for a signal, or use something that keeps
 *           count.
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { BATCH = 12 };

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t counter;
static pthread_cond_t bell;
static int loaves; /* on the counter, guarded by `counter` */

static void open_shop(void)
{
	pthread_mutex_init(&counter, NULL);
	pthread_cond_init(&bell, NULL);
}

static void deliver(void)
{
	pthread_mutex_lock(&counter);
	loaves = BATCH;
	pthread_cond_signal(&bell);
	pthread_mutex_unlock(&counter);
}

static int collect(void)
{
	int got;

	pthread_mutex_lock(&counter);
	pthread_cond_wait(&bell, &counter); //@ wait
	got = loaves;
	pthread_mutex_unlock(&counter);
	return got;
}
//@ end

static void *baker(void *unused)
{
	(void)unused;
	deliver();
	rendezvous(&opening);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	open_shop();
	pthread_create(&thread, NULL, baker, NULL);
	rendezvous(&opening);
	CHECK(collect() == BATCH);
	pthread_join(thread, NULL);
}
