/*
 * Number and readings are sequentially consistent atomics.
 *
 * Why it is enough: all loads and stores stand in one order that keeps each
 * thread's own, and in such an order the two looks at the number enclose the
 * readings.
 *
 * cost: a barrier for every store on x86-64; no fence to put in the wrong place
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { CHANGES = SIZE(5, 1) };

struct wind {
	int from;  /* degrees */
	int force; /* in this story, a tenth of them */
};

static struct rendezvous storm = RENDEZVOUS(2);

//@ edit
static atomic_uint number; /* odd while the readings change */
static atomic_int from;    /* read and written between two numbers */
static atomic_int force;   /* likewise */

static void set(struct wind now)
{
	unsigned n = atomic_load(&number);

	atomic_store(&number, n + 1);
	atomic_store(&from, now.from);
	atomic_store(&force, now.force);
	atomic_store(&number, n + 2);
}

static struct wind get(void)
{
	struct wind wind;
	unsigned before;
	unsigned after;

	do {
		before = atomic_load(&number);
		wind.from = atomic_load(&from);
		wind.force = atomic_load(&force);
		after = atomic_load(&number);
	} while (before % 2 || before != after);
	return wind;
}
//@ end

static void *vane(void *unused)
{
	(void)unused;
	rendezvous(&storm);
	for (int i = 1; i <= CHANGES; i++)
		set((struct wind) {i * 10, i});
	return NULL;
}

static void *reader(void *unused)
{
	(void)unused;
	rendezvous(&storm);
	for (int i = 0; i < CHANGES; i++) {
		struct wind wind = get();

		CHECK(wind.from == wind.force * 10);
	}
	return NULL;
}

int main(void)
{
	pthread_t roof;
	pthread_t cellar;

	pthread_create(&roof, NULL, vane, NULL);
	pthread_create(&cellar, NULL, reader, NULL);
	pthread_join(roof, NULL);
	pthread_join(cellar, NULL);
}
