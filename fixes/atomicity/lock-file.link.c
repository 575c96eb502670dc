/*
 * Each spooler makes a file of its own, and asks for the lock's name for it.
 *
 * Why it is enough: link() gives a file a second name, and fails if the name is
 * taken. It looks and gives in one step, like O_EXCL, so of all that ask one
 * gets the name.
 *
 * cost: a second name to clean up; in return it works on old network file
 *       systems that do not keep the promise of O_EXCL, and the file can be
 *       filled before anybody finds it
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

enum { SPOOLERS = 2 };

static struct rendezvous looked = RENDEZVOUS(SPOOLERS);
static char directory[] = "/tmp/spool-XXXXXX"; /* set before the threads */
static char lock[sizeof directory + 8];        /* likewise */
static atomic_int printing; /* spoolers that believe the printer theirs */

//@ edit
/* Returns a descriptor to close at the end, or -1: the printer is taken. */
static int take_printer(void)
{
	char mine[sizeof lock];
	int descriptor;

	snprintf(mine, sizeof mine, "%s/XXXXXX", directory);
	descriptor = mkostemp(mine, O_CLOEXEC);
	rendezvous(&looked);
	if (descriptor < 0)
		return -1;
	if (link(mine, lock)) {
		close(descriptor);
		descriptor = -1;
	}
	unlink(mine);
	return descriptor;
}
//@ end

static void *spooler(void *argument)
{
	int *descriptor = argument;

	*descriptor = take_printer();
	if (*descriptor >= 0)
		atomic_fetch_add(&printing, 1);
	return NULL;
}

int main(void)
{
	pthread_t spoolers[SPOOLERS];
	int descriptors[SPOOLERS];

	if (!mkdtemp(directory))
		return EXIT_FAILURE;
	snprintf(lock, sizeof lock, "%s/lock", directory);
	for (int i = 0; i < SPOOLERS; i++)
		pthread_create(&spoolers[i], NULL, spooler, &descriptors[i]);
	for (int i = 0; i < SPOOLERS; i++)
		pthread_join(spoolers[i], NULL);
	for (int i = 0; i < SPOOLERS; i++)
		if (descriptors[i] >= 0)
			close(descriptors[i]);
	unlink(lock);
	rmdir(directory);
	CHECK(atomic_load(&printing) == 1);
}
