/*
 * Everybody may open the file; what counts is a lock on it.
 *
 * A clean twin: both still open it with O_CREAT, and both get it. Why it is
 * enough: that means nothing any more. flock() grants the lock to one open file
 * at a time, in one step.
 *
 * cost: the lock goes when its owner dies, which O_EXCL does not offer; but all
 *       have to ask for it, and on some network file systems it is only local
 * explore: cannot -- it does not model flock()
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
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
	int descriptor = open(lock, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	rendezvous(&looked);
	if (descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB)) {
		close(descriptor);
		descriptor = -1;
	}
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
