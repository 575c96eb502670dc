/*
 * Two spoolers find no lock file, and both believe the printer theirs.
 *
 * Who wants to print looks for a file called `lock`. If there is none, it makes
 * one. open() with O_CREAT is content with a file that is there already, and so
 * the second spooler does not notice that the first was quicker:
 *
 *	first:  access(lock): no such file
 *	second:                             access(lock): no such file
 *	first:  open(lock, O_CREAT): ok, prints
 *	second:                             open(lock, O_CREAT): ok, prints, too
 *
 * Between the question about a name and its use the name may come to mean
 * something else; an attacker makes it do so. The rendezvous holds both between
 * the two.
 *
 * class:    atomicity
 * cwe:      367, 363
 * cert:     FIO45, POS01
 * tsan:     nothing -- files are no memory, and it does not ask what they are
 *           for
 * helgrind: nothing -- files are no memory, and it does not ask what they are
 *           for
 * drd:      nothing -- files are no memory, and it does not ask what they are
 *           for
 * explore:  check printing
 * native:   check printing
 * hint:     What does open() with O_CREAT do when the file is there already?
 * hint:     Is there a call that makes the file and fails if it exists?
 * hint:     Let the system look and make in one step, and believe only its
 *           answer.
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
	if (access(lock, F_OK) == 0)
		return -1;
	rendezvous(&looked);
	return open(lock, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
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
	CHECK(atomic_load(&printing) == 1); //@ printing
}
