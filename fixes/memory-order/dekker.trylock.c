/*
 * The gas main has a mutex, and a kiln tries it.
 *
 * Why it is enough: only one can have the lock, and each holder sees what the
 * ones before it have written.
 *
 * cost: none to speak of: a trylock that fails does not sleep
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { KILNS = 2, FIRINGS = SIZE(20, 2) };

static int meter; /* gas used, guarded by the flags */
static struct rendezvous morning = RENDEZVOUS(KILNS);

//@ edit
static pthread_mutex_t gas = PTHREAD_MUTEX_INITIALIZER; /* guards meter */

static bool light(int kiln)
{
	(void)kiln;
	return pthread_mutex_trylock(&gas) == 0;
}

static void put_out(int kiln)
{
	(void)kiln;
	pthread_mutex_unlock(&gas);
}
//@ end

struct potter {
	int kiln;
	int fired; /* how often it could light */
};

static void *fire(void *argument)
{
	struct potter *potter = argument;

	rendezvous(&morning);
	for (int i = 0; i < FIRINGS; i++) {
		if (!light(potter->kiln))
			continue;
		meter++;
		potter->fired++;
		put_out(potter->kiln);
	}
	return NULL;
}

int main(void)
{
	struct potter potters[KILNS] = {{0, 0}, {1, 0}};
	pthread_t threads[KILNS];

	for (int i = 0; i < KILNS; i++)
		pthread_create(&threads[i], NULL, fire, &potters[i]);
	for (int i = 0; i < KILNS; i++)
		pthread_join(threads[i], NULL);
	CHECK(meter == potters[0].fired + potters[1].fired);
}
