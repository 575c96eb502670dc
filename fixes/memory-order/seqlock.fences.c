/*
 * The readings are relaxed atomics, and fences keep them between the numbers.
 *
 * Why it is enough: a reader that has seen anything of a change is ordered by
 * the two fences after the odd number that announced it, and its second look
 * finds that number or a later one. Relaxed atomics may be read while they
 * change.
 *
 * cost: cheap readers that write nothing, and an argument that each change has
 *       to be checked against; every field must be an atomic of its own
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
	unsigned n = atomic_load_explicit(&number, memory_order_relaxed);

	atomic_store_explicit(&number, n + 1, memory_order_relaxed);
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&from, now.from, memory_order_relaxed);
	atomic_store_explicit(&force, now.force, memory_order_relaxed);
	atomic_store_explicit(&number, n + 2, memory_order_release);
}

static struct wind get(void)
{
	struct wind wind;
	unsigned before;
	unsigned after;

	do {
		before = atomic_load_explicit(&number, memory_order_acquire);
		wind.from = atomic_load_explicit(&from, memory_order_relaxed);
		wind.force = atomic_load_explicit(&force, memory_order_relaxed);
		atomic_thread_fence(memory_order_acquire);
		after = atomic_load_explicit(&number, memory_order_relaxed);
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
