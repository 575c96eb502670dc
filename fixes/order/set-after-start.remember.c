/*
 * A "stop" that comes early is kept until there is a tour.
 *
 * Why it is enough: whichever comes first, the pressing or the tour, leaves its
 * mark under the lock, and the second finds it. No order is needed between the
 * two.
 *
 * cost: a state more, to be reset before the next tour, or it is stopped by an
 *       old button
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

struct tour {
	bool stopped; /* by the panel, read after it has ended */
};

static struct rendezvous lit = RENDEZVOUS(2);
static struct rendezvous pressed = RENDEZVOUS(2);
static struct tour tour;

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct tour *current; /* or NULL, guarded by `lock` */
static bool stop_first;      /* pressed before there was one, likewise */

static void press_stop(void)
{
	pthread_mutex_lock(&lock);
	if (current)
		current->stopped = true;
	else
		stop_first = true;
	pthread_mutex_unlock(&lock);
}

static void begin_tour(void)
{
	pthread_mutex_lock(&lock);
	current = &tour;
	if (stop_first)
		current->stopped = true;
	pthread_mutex_unlock(&lock);
}
//@ end

static void *panel(void *unused)
{
	(void)unused;
	rendezvous(&lit);
	press_stop();
	rendezvous(&pressed);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	//@ edit
	pthread_create(&thread, NULL, panel, NULL);
	rendezvous(&lit);
	rendezvous(&pressed);
	begin_tour();
	//@ end
	pthread_join(thread, NULL);
	CHECK(tour.stopped);
}
