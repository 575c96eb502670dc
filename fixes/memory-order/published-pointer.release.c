/*
 * The pointer is stored with release and loaded with acquire.
 *
 * Why it is enough: who reads the pointer is ordered after who stored it, and
 * so after all that was written into the table.
 *
 * cost: nothing on x86-64.  An author's work done *after* the table hangs would
 *       not be covered
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

struct tides {
	int high; /* centimetres, written before the table is shown */
	int low;
};

static _Atomic(struct tides *) current; /* NULL: none yet */

//@ edit
static void show(struct tides *table)
{
	atomic_store_explicit(&current, table, memory_order_release);
}

static struct tides *look(void)
{
	return atomic_load_explicit(&current, memory_order_acquire);
}
//@ end

static void *author(void *argument)
{
	struct tides *table = argument;

	table->high = 412;
	table->low = 78;
	show(table);
	return NULL;
}

static void *pilot(void *unused)
{
	const struct tides *table;

	(void)unused;
	do
		table = look();
	while (!table);
	CHECK(table->high - table->low == 334);
	return NULL;
}

int main(void)
{
	struct tides *table = calloc(1, sizeof *table);
	pthread_t bureau;
	pthread_t ship;

	if (!table)
		return EXIT_FAILURE;
	pthread_create(&bureau, NULL, author, table);
	pthread_create(&ship, NULL, pilot, NULL);
	pthread_join(bureau, NULL);
	pthread_join(ship, NULL);
	free(table);
}
