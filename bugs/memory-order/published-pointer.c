/*
 * A tide table is built aside and then hung up by its pointer, relaxed.
 *
 * The author fills the new table before anybody knows of it, and one store of
 * the pointer shows it to all.  That the pointer is atomic makes sure that it
 * is the old one or the new one, and says nothing of what it points to:
 *
 *	author: current = table
 *	pilot:                   follows it, reads high (whatever calloc left)
 *	author:                                            table->high = 412
 *
 * class:    memory-order
 * cwe:      821
 * tsan:     data-race table
 * helgrind: data-race table
 * drd:      data-race table
 * explore:  data-race table
 * native:   nothing -- x86-64 keeps stores in order, and every machine but one
 *           keeps a load behind the load of its own address
 * hint:     Which stores must have happened for whoever sees the pointer?
 * hint:     Nothing in the table changes once it hangs. Is that enough?
 * hint:     The store that shows a thing is the one that has to release.
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
	atomic_store_explicit(&current, table, memory_order_relaxed);
}

static struct tides *look(void)
{
	return atomic_load_explicit(&current, memory_order_relaxed);
}
//@ end

static void *author(void *argument)
{
	struct tides *table = argument;

	table->high = 412; //@ table
	table->low = 78;   //@ table
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
	CHECK(table->high - table->low == 334); //@ table
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
