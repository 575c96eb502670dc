/*
 * Two clerks open a drawer on demand, by an exchange that may fail for nothing.
 *
 * Who needs the drawer and finds none makes one and tries to put it in place.
 * If that fails, the reasoning goes, the other clerk was quicker, and
 * `expected` now points to his.  A weak exchange may fail without anybody's
 * having been there, and then it leaves what it found: NULL.
 *
 *	clerk: no drawer, makes one, weak exchange of NULL fails (spuriously)
 *	       throws its drawer away, and puts the letter into NULL
 *
 * On x86-64 it does not happen.  Where an exchange is a load that reserves and
 * a store that may lose the reservation, an interrupt in between is enough.
 *
 * class:    memory-order
 * cwe:      476
 * cert:     CON41
 * origin:   LLVM 138129, Swift 40540: a slot filled by a weak exchange out of a
 *           loop, and its failure taken for another thread's success, so that
 *           on arm64 a null pointer was followed; argobots 223: a lock tried in
 *           this way was missed though free
 * unproved: it takes a machine on which an exchange fails spuriously, and the
 *           explorer does not choose such a failure
 * tsan:     nothing -- on x86-64 a weak exchange is a strong one
 * helgrind: nothing -- on x86-64 a weak exchange is a strong one
 * drd:      nothing -- on x86-64 a weak exchange is a strong one
 * explore:  nothing -- failures of a weak exchange are not among its choices
 * native:   nothing -- on x86-64 a weak exchange is a strong one
 * hint:     What does `weak` promise less than `strong`?
 * hint:     Which value has `expected` after a failure, and is it another one?
 * hint:     Weak belongs into a loop. Out of a loop take the strong one.
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
