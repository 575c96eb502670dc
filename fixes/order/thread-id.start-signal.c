/*
 * Nobody asks before main says that all ids are noted.
 *
 * Why it is enough: main notes the leader and then gives the start, under the
 * lock; a singer asks after it has seen the start under the same lock.
 *
 * cost: all wait for main; worth it where threads need to know more than one
 *       number of each other
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 2 };

static struct rendezvous asked = RENDEZVOUS(2);
static atomic_int tones; /* given */

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t start = PTHREAD_COND_INITIALIZER;
static bool started;     /* guarded by `lock` */
static pthread_t leader; /* likewise */

static bool am_leader(void *unused)
{
	bool am;

	(void)unused;
	pthread_mutex_lock(&lock);
	while (!started)
		pthread_cond_wait(&start, &lock);
	am = pthread_equal(pthread_self(), leader);
	pthread_mutex_unlock(&lock);
	return am;
}

static void begin(pthread_t singers[SINGERS], void *(*sing)(void *))
{
	for (int i = 0; i < SINGERS; i++)
		pthread_create(&singers[i], NULL, sing, NULL);
	rendezvous(&asked);
	pthread_mutex_lock(&lock);
	leader = singers[0];
	started = true;
	pthread_cond_broadcast(&start);
	pthread_mutex_unlock(&lock);
}
//@ end

static void *sing(void *argument)
{
	if (am_leader(argument))
		atomic_fetch_add(&tones, 1);
	rendezvous(&asked);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin(singers, sing);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(atomic_load(&tones) == 1);
}
