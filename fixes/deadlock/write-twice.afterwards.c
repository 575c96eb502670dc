/*
 * The default is set when the directory has been given back.
 *
 * Why it is enough: each of the two functions takes the lock once, one after
 * the other.  Whether a default is needed is decided under the lock, and only
 * one plug-in finds the directory empty.
 *
 * cost: for a moment there is a plug-in and no default; fit only if whoever
 *       asks for the default can live without
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
/* False: it could not be done. */
static bool make_default(int plugin)
{
	if (pthread_rwlock_wrlock(&directory))
		return false;
	chosen = plugin;
	pthread_rwlock_unlock(&directory);
	return true;
}

static void add(int plugin)
{
	bool first;

	pthread_rwlock_wrlock(&directory);
	first = installed == 0;
	plugins[installed++] = plugin;
	pthread_rwlock_unlock(&directory);
	if (first)
		make_default(plugin);
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
