/*
 * A directory of plug-ins makes the first one the default, under its own lock.
 *
 * add() holds the directory for writing and calls make_default(), which takes
 * it for writing again:
 *
 *	loader: add: write lock, make_default: write lock ... waits for itself
 *
 * POSIX says that the caller may deadlock, and leaves it open.  musl waits for
 * ever.  glibc notices that the caller is the writer and answers EDEADLK, so
 * make_default() gives up, nobody looks at what it answers, and the program
 * goes on without a default.  One bug, two faces; which one depends on the
 * library.
 *
 * class:    deadlock
 * cwe:      764
 * origin:   OpenSSL 10501 (a thread took a write lock that it held: musl hung,
 *           glibc let it pass)
 * tsan:     nothing -- the second lock fails, and it looks at locks that are
 *           had
 * helgrind: misuse relock
 * drd:      misuse relock
 * explore:  misuse relock; check default
 * native:   check default
 * hint:     What does add() hold when it calls make_default()?
 * hint:     What does pthread_rwlock_wrlock() answer here, and who looks at it?
 * hint:     Do the inner work by a function that asks that the lock be held.
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
	if (pthread_rwlock_wrlock(&directory)) //@ relock
		return false;
	chosen = plugin;
	pthread_rwlock_unlock(&directory);
	return true;
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
	CHECK(chosen == plugins[0]); //@ default
}
