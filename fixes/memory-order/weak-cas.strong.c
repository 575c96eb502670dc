/*
 * The exchange is the strong one.
 *
 * Why it is enough: it fails only if it has found something else, and as nobody
 * takes the drawer away, that is the other clerk's.
 *
 * cost: on some machines a small loop that the compiler writes
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
	if (atomic_compare_exchange_strong(&drawer, &expected, mine))
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
