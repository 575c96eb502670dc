/*
 * The dispatcher waits for the timetable, not for a while.
 *
 * Why it is enough: the post comes after the timetable, and the wait ends only
 * with a post, however long the depot takes. The thread may be started at any
 * time.
 *
 * cost: a semaphore for each thing that is waited for
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
static struct timetable *timetable; /* written before `written` is posted */
static sem_t written;
static int called; /* the first bus, by the dispatcher */

static void *dispatcher(void *unused)
{
	(void)unused;
	while (sem_wait(&written))
		; /* a signal handler ran: wait again */
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

	sem_init(&written, 0, 0);
	pthread_create(&thread, NULL, dispatcher, NULL);
	timetable = write_timetable();
	sem_post(&written);
	return thread;
}
//@ end

int main(void)
{
	pthread_t thread = open_depot();

	pthread_join(thread, NULL);
	CHECK(called == FIRST_BUS);
}
