/*
 * A cleanup handler gives the lock back when the miller is cancelled.
 *
 * Why it is enough: the handler runs after the wait has taken the lock again
 * and before the thread ends, so the join finds the lock free.
 *
 * cost: every place where the miller may be cancelled must be covered; a call
 *       that becomes a cancellation point later is covered only by luck
 * helgrind: noise misuse back -- it does not see that a cancelled wait takes
 *           the lock again
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
static void give_back(void *lock)
{
	pthread_mutex_unlock(lock); //@ back
}

static void *miller(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&mill);
	pthread_cleanup_push(give_back, &mill);
	for (;;) {
		while (grain == 0)
			pthread_cond_wait(&change, &mill);
		grain--;
		flour++;
		pthread_cond_broadcast(&change);
	}
	pthread_cleanup_pop(0);
	return NULL;
}

static void close_mill(void)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL);
	pthread_mutex_destroy(&mill);
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
