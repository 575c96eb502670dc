/*
 * The first look acquires what the builder has released.
 *
 * A clean twin: it is the notorious pattern, and right.  Why it is enough: who
 * sees `built` by the first look has read from the store with release, and so
 * sees the table that was written before it.  The look under the lock needs no
 * order of its own: the lock gives it.
 *
 * cost: nothing on x86-64 over the broken one; but each such place has to be
 *       right on its own, where pthread_once is right for all
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { STOPS = SIZE(20, 2), RATE = 4 };

static struct rendezvous departed = RENDEZVOUS(2);
static int prices[STOPS]; /* written once, by build() */

static void build(void)
{
	for (int i = 0; i < STOPS; i++)
		prices[i] = RATE * (i + 1);
}

//@ edit
static pthread_mutex_t building = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool built; /* written under `building`, released */

static void need_prices(void)
{
	if (!atomic_load_explicit(&built, memory_order_acquire)) {
		pthread_mutex_lock(&building);
		if (!atomic_load_explicit(&built, memory_order_relaxed)) {
			build();
			atomic_store_explicit(&built, true,
					      memory_order_release);
		}
		pthread_mutex_unlock(&building);
	}
}
//@ end

static int price(int stop)
{
	need_prices();
	return prices[stop];
}

static void *first_captain(void *unused)
{
	(void)unused;
	CHECK(price(STOPS - 1) == RATE * STOPS);
	rendezvous(&departed);
	return NULL;
}

static void *second_captain(void *unused)
{
	(void)unused;
	rendezvous(&departed);
	CHECK(price(STOPS - 1) == RATE * STOPS);
	return NULL;
}

int main(void)
{
	pthread_t captains[2];

	pthread_create(&captains[0], NULL, first_captain, NULL);
	pthread_create(&captains[1], NULL, second_captain, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(captains[i], NULL);
}
