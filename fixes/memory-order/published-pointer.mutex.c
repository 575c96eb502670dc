/*
 * A lock is held to store the pointer and for each look at it.
 *
 * Why it is enough: unlock publishes the table and lock takes it over. The
 * fields need no lock, for they never change once the table hangs.
 *
 * cost: the pilot asks again and again; whoever waits long should rather sleep
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
static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER; /* guards current */

static void show(struct tides *table)
{
	pthread_mutex_lock(&board);
	current = table;
	pthread_mutex_unlock(&board);
}

static struct tides *look(void)
{
	struct tides *table;

	pthread_mutex_lock(&board);
	table = current;
	pthread_mutex_unlock(&board);
	return table;
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
