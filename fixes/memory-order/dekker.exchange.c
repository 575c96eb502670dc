/*
 * One flag says who burns, and one instruction looks and takes it.
 *
 * Why it is enough: a compare-exchange is a load and a store that nothing can
 * come between, so there is no order of two variables to get wrong.
 *
 * cost: one location for all kilns, which they take from each other's caches
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
static atomic_bool somebody_burns;

static bool light(int kiln)
{
	bool nobody = false;

	(void)kiln;
	return atomic_compare_exchange_strong(&somebody_burns, &nobody, true);
}

static void put_out(int kiln)
{
	(void)kiln;
	atomic_store(&somebody_burns, false);
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
