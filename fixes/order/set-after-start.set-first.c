/*
 * The tour is entered before the panel is started.
 *
 * Why it is enough: a thread sees all that was written before it was created.
 * When the first button can be pressed, the tour is there.
 *
 * cost: the panel comes up later, after whatever it takes to make a tour
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
static struct tour *_Atomic current; /* the tour that "stop" means */

static void press_stop(void)
{
	atomic_load(&current)->stopped = true;
}

static void begin_tour(void)
{
	atomic_store(&current, &tour);
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
	begin_tour();
	pthread_create(&thread, NULL, panel, NULL);
	rendezvous(&lit);
	rendezvous(&pressed);
	//@ end
	pthread_join(thread, NULL);
	CHECK(tour.stopped);
}
