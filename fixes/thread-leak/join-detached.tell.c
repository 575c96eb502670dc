/*
 * The blaster stays detached, and says when the rock is down.
 *
 * Why it is enough: main waits for the fact, under a lock, not for the thread.
 * That the thread may live a little longer than main does is no harm: it
 * touches nothing after it has unlocked.
 *
 * cost: a lock, a condition and a flag; main never learns that the thread has
 *       ended
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { TONS = 30 };

static struct rendezvous ready = RENDEZVOUS(2);
static int rock; /* the blaster's until he has ended, then main's */

//@ edit
static pthread_mutex_t quarry = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int down; /* guarded by `quarry` */

static void *blaster(void *unused)
{
	pthread_detach(pthread_self());
	rendezvous(&ready);
	pthread_mutex_lock(&quarry);
	rock = TONS;
	down = 1;
	pthread_cond_signal(&change);
	pthread_mutex_unlock(&quarry);
	return unused;
}

static void blast(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, blaster, NULL);
	rendezvous(&ready);
	pthread_mutex_lock(&quarry);
	while (!down)
		pthread_cond_wait(&change, &quarry);
	pthread_mutex_unlock(&quarry);
}
//@ end

int main(void)
{
	int found;

	blast();
	found = rock;
	CHECK(found == TONS);
}
