/*
 * A visitor presses "stop" before there is a guided tour to be stopped.
 *
 * The guide starts the control panel, and then makes the tour and enters it, so
 * that the panel can stop it. Nobody presses a button that early. But nothing
 * forbids it:
 *
 *	guide:  start the panel
 *	panel:                   stop: current is NULL   <- and is followed
 *	guide:  current = new tour
 *
 * The pointer is atomic, which makes it whole and does not make it there.
 * HTTrack let a global be used by its server thread that its main loop set
 * after the start. The two rendezvous are a quick visitor.
 *
 * class:    order
 * cwe:      908, 476
 * cert:     EXP34
 * origin:   HTTrack 3.43.9
 * tsan:     crash stop
 * helgrind: crash stop
 * drd:      crash stop
 * explore:  crash stop
 * native:   crash stop
 * hint:     From when on can the panel be used?
 * hint:     From when on is there something for it to stop?
 * hint:     Enter the tour before the panel starts, or give an early "stop" a
 *           place to wait in.
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
	atomic_load(&current)->stopped = true; //@ stop
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
	pthread_create(&thread, NULL, panel, NULL);
	rendezvous(&lit);
	rendezvous(&pressed);
	begin_tour();
	//@ end
	pthread_join(thread, NULL);
	CHECK(tour.stopped);
}
