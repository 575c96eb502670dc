/*
 * The dispatcher is started when all is there that it will use.
 *
 * Why it is enough: what the depot does before pthread_create() comes before
 * all that the new thread does, for the language and for every machine. The
 * delay now only says when the first bus leaves.
 *
 * cost: none; where each part starts threads of its own, somebody has to know
 *       in which order the parts are made
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
static struct timetable *timetable; /* written before the thread starts */
static int called;                  /* the first bus, by the dispatcher */

static void *dispatcher(void *unused)
{
	(void)unused;
	usleep(SOON);
	called = timetable->first;
	return NULL;
}

static struct timetable *write_timetable(void)
{
	static struct timetable winter;

	winter.first = FIRST_BUS;
	return &winter;
}

static pthread_t open_depot(void)
{
	pthread_t thread;

	timetable = write_timetable();
	pthread_create(&thread, NULL, dispatcher, NULL);
	return thread;
}
//@ end

int main(void)
{
	pthread_t thread = open_depot();

	pthread_join(thread, NULL);
	CHECK(called == FIRST_BUS);
}
