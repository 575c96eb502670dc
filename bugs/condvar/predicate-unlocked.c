/*
 * A dryer rings when the washing is dry, just as somebody turns to listen.
 *
 * The flag is atomic, so the dryer sets it without the lock and rings.  Whoever
 * collects asks for the flag under the lock, finds it unset, and waits:
 *
 *	collector: lock, dry? no,                    wait ... for ever
 *	dryer:                     dry = true, ring
 *
 * The question and the beginning of the wait are one step only for those who
 * take the lock.  The dryer does not, so its ring fits in between.  The atomic
 * made the data race go away, and with it the only warning.  The two rendezvous
 * open that window.
 *
 * class:    condvar
 * cwe:      662
 * tsan:     nothing -- the flag is atomic, and it asks nobody why he sleeps
 * helgrind: nothing -- it asks for the mutex of a condition once somebody has
 *           waited there, and nobody has when the bell rings
 * drd:      nothing -- nobody has waited there yet when the bell rings
 * explore:  lost-wakeup wait
 * native:   stuck wait
 * hint:     What can happen between `dry? no` and the wait?
 * hint:     What does the collector's lock keep the dryer from doing?
 * hint:     Change what is waited for under the lock; where the signal stands
 *           matters less.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static struct rendezvous asked = RENDEZVOUS(2);
static struct rendezvous rung = RENDEZVOUS(2);

static int collected; /* by the collector, read after the join */

//@ edit
static pthread_mutex_t lock;
static pthread_cond_t bell;
static atomic_bool dry;

static void install_dryer(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_cond_init(&bell, NULL);
}

static void finish(void)
{
	rendezvous(&asked);
	atomic_store(&dry, true);
	pthread_cond_signal(&bell);
	rendezvous(&rung);
}

static void await_dry(void)
{
	pthread_mutex_lock(&lock);
	while (!atomic_load(&dry)) {
		rendezvous(&asked);
		rendezvous(&rung);
		pthread_cond_wait(&bell, &lock); //@ wait
	}
	pthread_mutex_unlock(&lock);
}
//@ end

static void *dryer(void *unused)
{
	(void)unused;
	finish();
	return NULL;
}

static void *collector(void *unused)
{
	(void)unused;
	await_dry();
	collected++;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	install_dryer();
	pthread_create(&threads[0], NULL, collector, NULL);
	pthread_create(&threads[1], NULL, dryer, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(collected == 1);
}
