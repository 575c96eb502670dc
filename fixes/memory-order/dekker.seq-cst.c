/*
 * All loads and stores of the flags are sequentially consistent.
 *
 * A clean twin: plain data between two flags, and no lock in sight. Why it is
 * enough: there is one order of all these operations that everybody agrees on,
 * so one kiln's look comes after the other's flag. A look that finds the flag
 * taken back has read a store that releases, and is ordered after all that its
 * owner did.
 *
 * cost: on x86-64 a full barrier for each store; on aarch64 little
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
static atomic_bool burns[KILNS];

static bool light(int kiln)
{
	atomic_store(&burns[kiln], true);
	if (!atomic_load(&burns[1 - kiln]))
		return true;
	atomic_store(&burns[kiln], false);
	return false;
}

static void put_out(int kiln)
{
	atomic_store(&burns[kiln], false);
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
