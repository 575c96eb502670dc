/*
 * The default is set by a function that asks that the directory be held.
 *
 * Why it is enough: add() takes the lock once, and everything that needs it
 * happens before it is given back.  No call is left that could fail.
 *
 * cost: none; whoever calls make_default() from elsewhere must lock first
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { LOADERS = 2, PLUGINS = LOADERS };

static pthread_rwlock_t directory = PTHREAD_RWLOCK_INITIALIZER;
static int plugins[PLUGINS]; /* guarded by `directory` */
static int installed;        /* guarded by `directory` */
static int chosen;           /* the default, 0: none; guarded by `directory` */

//@ edit
/* The caller holds `directory` for writing. */
static void make_default(int plugin)
{
	chosen = plugin;
}

static void add(int plugin)
{
	pthread_rwlock_wrlock(&directory);
	if (installed == 0)
		make_default(plugin);
	plugins[installed++] = plugin;
	pthread_rwlock_unlock(&directory);
}
//@ end

static void *loader(void *argument)
{
	add(*(int *)argument);
	return NULL;
}

int main(void)
{
	pthread_t loaders[LOADERS];
	int numbers[LOADERS] = {11, 12};

	for (int i = 0; i < LOADERS; i++)
		pthread_create(&loaders[i], NULL, loader, &numbers[i]);
	for (int i = 0; i < LOADERS; i++)
		pthread_join(loaders[i], NULL);
	CHECK(installed == PLUGINS);
	CHECK(chosen == plugins[0]);
}
