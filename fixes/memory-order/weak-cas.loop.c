/*
 * The weak exchange is repeated as long as it has found NULL.
 *
 * Why it is enough: a failure that leaves NULL was spurious, and the loop ends
 * with a drawer, one's own or the other's.
 *
 * cost: the same code as the strong one's, written by hand
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { CLERKS = 2 };

struct drawer {
	atomic_int letters;
};

static _Atomic(struct drawer *) drawer; /* NULL until it is needed */

//@ edit
static struct drawer *get(void)
{
	struct drawer *mine = calloc(1, sizeof *mine);
	struct drawer *expected = NULL;

	if (!mine)
		abort();
	while (!expected)
		if (atomic_compare_exchange_weak(&drawer, &expected, mine))
			return mine;
	free(mine);
	return expected;
}
//@ end

static void *clerk(void *unused)
{
	struct drawer *into = atomic_load(&drawer);

	(void)unused;
	if (!into)
		into = get();
	atomic_fetch_add(&into->letters, 1);
	return NULL;
}

int main(void)
{
	pthread_t clerks[CLERKS];

	for (int i = 0; i < CLERKS; i++)
		pthread_create(&clerks[i], NULL, clerk, NULL);
	for (int i = 0; i < CLERKS; i++)
		pthread_join(clerks[i], NULL);
	CHECK(atomic_load(&drawer)->letters == CLERKS);
	free(atomic_load(&drawer));
}
