/*
 * A mill's night shift is cancelled in its sleep, and takes the lock along.
 *
 * The miller waits for grain at a condition.  In the evening it is cancelled,
 * joined, and its lock destroyed.  But a thread that is cancelled while it
 * waits at a condition has the mutex again when it ends, as after any wait:
 *
 *	miller: lock, no grain, wait            cancelled: lock, end
 *	owner:                       cancel, join            destroy  <- held
 *
 * Nobody is left to give the lock back.  Destroying a locked mutex is
 * undefined; glibc answers EBUSY, and who asks a destroy what it answers?
 *
 * class:    lock-misuse
 * cwe:      667
 * cert:     CON31
 * origin:   glusterfs 1312 (healer threads without cleanup handlers;
 *           ThreadSanitizer said: destroy of a locked mutex)
 * tsan:     misuse destroy
 * helgrind: misuse destroy
 * drd:      nothing -- it loses sight of the mutex when a cancelled wait ends
 * explore:  misuse destroy
 * native:   nothing -- glibc answers EBUSY, and nobody asks
 * hint:     What does pthread_cond_wait() do before a cancelled thread ends?
 * hint:     Who holds the lock after the join?
 * hint:     Give it back in a cleanup handler, or ask the thread to go instead
 *           of cancelling it.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { SACKS = SIZE(5, 2) };

static pthread_mutex_t mill;
static pthread_cond_t change;
static int grain; /* sacks not yet ground, guarded by `mill` */
static int flour; /* sacks ground, guarded by `mill`, read after the join */
static pthread_t thread;

//@ edit
static void *miller(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&mill);
	for (;;) {
		while (grain == 0)
			pthread_cond_wait(&change, &mill);
		grain--;
		flour++;
		pthread_cond_broadcast(&change);
	}
	return NULL;
}

static void close_mill(void)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL);
	pthread_mutex_destroy(&mill); //@ destroy
}
//@ end

static void deliver(int sacks)
{
	pthread_mutex_lock(&mill);
	grain += sacks;
	pthread_cond_broadcast(&change);
	while (grain > 0)
		pthread_cond_wait(&change, &mill);
	pthread_mutex_unlock(&mill);
}

int main(void)
{
	pthread_mutex_init(&mill, NULL);
	pthread_cond_init(&change, NULL);
	pthread_create(&thread, NULL, miller, NULL);
	deliver(SACKS);
	close_mill();
	CHECK(flour == SACKS);
}
