/*
 * A bus depot starts its dispatcher, and then writes the timetable.
 *
 * The dispatcher's first look at the timetable comes a tenth of a second after
 * the start, and to write one takes much less. So it always works, on the
 * machine of whoever wrote it. Nothing says that the depot gets a processor in
 * this time:
 *
 *	depot:      start the dispatcher
 *	dispatcher:                       wait 0.1 s, read timetable   <- NULL
 *	depot:      timetable = ...
 *
 * A delay is no order. Transmission had its peer manager's timer started before
 * the bandwidth object, which the timer asked for half a second later.
 *
 * class:    order
 * cwe:      908, 476
 * cert:     CON43
 * origin:   Transmission 1.42
 * tsan:     data-race timetable; maybe crash timetable -- the depot must stand
 *           still for a tenth of a second
 * helgrind: data-race timetable; maybe crash timetable -- the depot must stand
 *           still for a tenth of a second
 * drd:      data-race timetable; maybe crash timetable -- the depot must stand
 *           still for a tenth of a second
 * explore:  data-race timetable; crash timetable
 * native:   maybe crash timetable -- the depot must stand still for a tenth of
 *           a second
 * hint:     When may a thread run its first line, at the earliest?
 * hint:     Who waits for the timetable to be there?
 * hint:     Start a thread when all that it will use is ready, or let it wait
 *           for that, not for a while.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <unistd.h>

#include "lab.h"

enum { FIRST_BUS = 5, SOON = 100000 }; /* microseconds */

struct timetable {
	int first;
};

//@ edit
static struct timetable *timetable; /* written by open_depot() only */
static int called;                  /* the first bus, by the dispatcher */

static void *dispatcher(void *unused)
{
	(void)unused;
	usleep(SOON);
	called = timetable->first; //@ timetable
	return NULL;
}

static struct timetable *write_timetable(void)
{
	static struct timetable winter;

	winter.first = FIRST_BUS; //@ timetable
	return &winter;
}

static pthread_t open_depot(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, dispatcher, NULL);
	timetable = write_timetable(); //@ timetable
	return thread;
}
//@ end

int main(void)
{
	pthread_t thread = open_depot();

	pthread_join(thread, NULL);
	CHECK(called == FIRST_BUS);
}
