/*
 * Flag and counter are atomic.
 *
 * Why it is enough: ++ on an atomic is one indivisible step, and an atomic may
 * be read while it is written.  Both keep the strongest order, so whatever
 * main does before it sets the flag is done for whoever has seen it.
 *
 * cost: served++ locks its cache line; the flag costs nothing to read on
 *       x86-64. A worker that sleeps would not see the flag: that takes a
 *       condition
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { WORKERS = 2, REQUESTS = SIZE(100, 2) };

//@ edit
static struct {
	atomic_bool stop;   /* set by main, read by the workers */
	atomic_long served; /* by all workers together */
} server;

static bool stopping(void)
{
	return server.stop;
}

static void count_request(void)
{
	server.served++;
}

static void stop_server(void)
{
	server.stop = true;
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
	CHECK(server.served == all);
}
