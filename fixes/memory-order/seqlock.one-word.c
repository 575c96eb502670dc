/*
 * Both readings lie in one atomic word.
 *
 * Why it is enough: a word is read and written whole, so there is no pair to
 * mix and no number to look at. Nothing else is handed on, and so relaxed will
 * do.
 *
 * cost: none, as long as it fits into a word
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
static _Atomic(struct wind) current;

static void set(struct wind now)
{
	atomic_store_explicit(&current, now, memory_order_relaxed);
}

static struct wind get(void)
{
	return atomic_load_explicit(&current, memory_order_relaxed);
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
