/*
 * O_EXCL: make the file, or fail because it is there.
 *
 * Why it is enough: the system looks and makes in one step, for all threads and
 * all processes. Of all that call, one gets the file; the others get EEXIST.
 *
 * cost: who dies without removing the file leaves the printer taken for ever
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
	rendezvous(&looked);
	return open(lock, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
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
