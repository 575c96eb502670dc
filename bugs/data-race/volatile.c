/*
 * Two workers of a small web server count and stop through volatile variables.
 *
 * `volatile` looks as if it were made for this: the variable is read and
 * written each time, as the program says.  And that is all it says.  It makes
 * no access indivisible, and orders nothing between threads:
 *
 *	worker 1: read served (4)
 *	worker 2:                  read served (4), write 5
 *	worker 1: write 5                        <- a request was not counted
 *
 * The stop flag is a race as well, though a harmless looking one: whatever
 * main writes before it may arrive after it.  `volatile` is for devices and
 * signal handlers; threads have atomics and locks.
 *
 * class:    data-race
 * cwe:      366
 * cert:     CON02
 * origin:   CivetWeb 861 (a volatile stop flag, and counters of the server's
 *           statistics beside it)
 * tsan:     data-race stop; data-race served
 * helgrind: data-race stop; data-race served
 * drd:      data-race stop; data-race served
 * explore:  data-race stop; data-race served; check uncounted
 * native:   maybe check uncounted -- a worker must be stopped between reading
 *           the count and writing it
 * hint:     What does volatile promise, and to whom?
 * hint:     How many steps is served++ on a volatile int?
 * hint:     Take the types of <stdatomic.h>, or one lock for both variables.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { WORKERS = 2, REQUESTS = SIZE(100, 2) };

//@ edit
static struct {
	volatile bool stop;   /* set by main, read by the workers */
	volatile long served; /* by all workers together */
} server;

static bool stopping(void)
{
	return server.stop; //@ stop
}

static void count_request(void)
{
	server.served++; //@ served
}

static void stop_server(void)
{
	server.stop = true; //@ stop
}
//@ end

static void *worker(void *argument)
{
	long *own = argument;

	do {
		count_request();
		++*own;
	} while (*own < REQUESTS && !stopping());
	return NULL;
}

int main(void)
{
	pthread_t workers[WORKERS];
	long own[WORKERS] = {0}; /* each worker its own, main after the join */
	long all = 0;

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, &own[i]);
	stop_server();
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(workers[i], NULL);
		all += own[i];
	}
	CHECK(server.served == all); //@ uncounted
}
