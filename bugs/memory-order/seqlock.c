/*
 * A weather vane is read by a sequence number that orders nothing.
 *
 * The vane makes the number odd, changes its two readings, and makes it even
 * again; a reader looks at the number before and after, and starts again when
 * it was odd or has changed.  In the order in which the lines stand, no reader
 * can keep a mixed pair.  But nothing keeps the readings between the two
 * numbers:
 *
 *	reader: number (2)
 *	reader:            number again (2), moved up: unchanged
 *	vane:                                          3, north, 4
 *	reader:                                                     reads north,
 *	        but the old force
 *
 * A sequence lock needs barriers on both sides, and readings that are atomic:
 * the reader does look while they change, and only throws the result away.
 *
 * class:    memory-order
 * cwe:      821
 * origin:   CPython 121368: the sequence lock of the type cache had no acquire
 *           fence before the second look and no release fence behind the first
 *           number; on arm64 lookups used a mixed entry
 * tsan:     data-race reading
 * helgrind: data-race reading
 * drd:      data-race reading
 * explore:  data-race reading
 * native:   nothing -- x86-64 keeps loads in order and stores in order, and so
 *           does the compiler at -O0
 * hint:     When may the second look at the number be done?
 * hint:     Is a race that is noticed and repaired still a race?
 * hint:     The readings must be atomic, and a fence has to stand between them
 *           and the number, on both sides.
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
static int from;           /* read and written between two numbers */
static int force;          /* likewise */

static void set(struct wind now)
{
	unsigned n = atomic_load_explicit(&number, memory_order_relaxed);

	atomic_store_explicit(&number, n + 1, memory_order_relaxed);
	from = now.from;   //@ reading
	force = now.force; //@ reading
	atomic_store_explicit(&number, n + 2, memory_order_relaxed);
}

static struct wind get(void)
{
	struct wind wind;
	unsigned before;
	unsigned after;

	do {
		before = atomic_load_explicit(&number, memory_order_relaxed);
		wind.from = from;   //@ reading
		wind.force = force; //@ reading
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
