/*
 * A lighthouse waits for dusk without the lock that the wait gives back.
 *
 * pthread_cond_wait() gives the mutex back, sleeps, and takes it again.  Here
 * it was never taken:
 *
 *	keeper: dark? no,             wait: unlock  <- not its lock
 *	sky:              dark = true, signal
 *	keeper:                                     sleeps
 *
 * It is undefined to begin with, and it takes away the one thing that the mutex
 * is for: between the question and the sleep the sky may change, and then
 * nobody wakes the keeper.  Afterwards the mutex is locked, by a wait that has
 * returned, and nobody gives it back.  The rendezvous is the afternoon: the
 * keeper is there in good time, and sleeps.
 *
 * class:    lock-misuse
 * cwe:      667
 * tsan:     misuse wait; maybe data-race sky wait -- what it makes of the
 *           unlock may order the two; maybe stuck wait -- telling of the misuse
 *           may take until after dusk
 * helgrind: misuse wait; data-race sky wait
 * drd:      misuse wait; data-race sky; maybe misuse keeper -- the keeper ends
 *           with the lock that the wait took
 * explore:  misuse wait; data-race sky wait; lost-wakeup wait
 * native:   nothing -- glibc does not ask, and here the keeper sleeps in time
 * hint:     Which three things does pthread_cond_wait() do?
 * hint:     What is the first of them worth here?
 * hint:     Ask and wait under the lock, or use something that remembers.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous afternoon = RENDEZVOUS(2);

static int lamp; /* lit by the keeper, read after the join */

//@ edit
static pthread_mutex_t lock;
static pthread_cond_t dusk;
static bool dark; /* guarded by `lock` */

static void build(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_cond_init(&dusk, NULL);
}

static void fall_dark(void)
{
	pthread_mutex_lock(&lock); //@ sky
	dark = true;               //@ sky
	pthread_cond_signal(&dusk);
	pthread_mutex_unlock(&lock); //@ sky
}

static void await_dusk(void)
{
	while (!dark)                            //@ wait
		pthread_cond_wait(&dusk, &lock); //@ wait
}
//@ end

static void *keeper(void *unused)
{
	(void)unused;
	await_dusk();
	lamp++;
	return NULL;
}

int main(void)
{
	pthread_t thread;

	build();
	pthread_create(&thread, NULL, keeper, NULL);
	rendezvous(&afternoon);
	fall_dark();
	pthread_join(thread, NULL); //@ keeper
	CHECK(lamp == 1);
}
