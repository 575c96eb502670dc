/*
 * One lock guards flag and counter, and neither is volatile.
 *
 * Why it is enough: each access to either is made under `lock`.  A lock orders
 * memory by itself, for the compiler too: volatile would add nothing to it.
 *
 * cost: two locks for each request; in return the state may grow by what is no
 *       single number
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { WORKERS = 2, REQUESTS = SIZE(100, 2) };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	bool stop;
	long served;
} server; /* guarded by `lock` until the workers are joined */

static bool stopping(void)
{
	bool set;

	pthread_mutex_lock(&lock);
	set = server.stop;
	pthread_mutex_unlock(&lock);
	return set;
}

static void count_request(void)
{
	pthread_mutex_lock(&lock);
	server.served++;
	pthread_mutex_unlock(&lock);
}

static void stop_server(void)
{
	pthread_mutex_lock(&lock);
	server.stop = true;
	pthread_mutex_unlock(&lock);
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
