/*
 * A shop hands its receipts to a printer thread, and closes at once.
 *
 * main starts the printer, detaches it (nobody needs a result from it) and
 * returns.  Returning from main is exit(): the process ends at once, with every
 * thread in it, wherever they stand:
 *
 *	main:    start, detach, return, exit
 *	printer:                              first receipt   <- never
 *
 * To detach a thread says that nobody will ask how it ended.  It does not say
 * that the process waits for it.  The rendezvous stands for a printer that has
 * to warm up: nobody else comes to it, so it opens only when all is quiet.
 *
 * class:    order
 * cwe:      362
 * tsan:     nothing -- no access conflicts, the missing ones are never made
 * helgrind: nothing -- no access conflicts, the missing ones are never made
 * drd:      nothing -- no access conflicts, the missing ones are never made
 * explore:  check receipts
 * native:   check receipts
 * hint:     Who waits for the printer?
 * hint:     What does returning from main do that returning from any other
 *           function does not?
 * hint:     Wait for the thread, or end only the main thread.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { RECEIPTS = SIZE(20, 2) };

static struct rendezvous warming_up = RENDEZVOUS(2);
static atomic_int printed;

static void *printer(void *unused)
{
	(void)unused;
	rendezvous(&warming_up);
	for (int i = 0; i < RECEIPTS; i++)
		atomic_fetch_add(&printed, 1);
	return NULL;
}

static void closing(void)
{
	CHECK(atomic_load(&printed) == RECEIPTS); //@ receipts
}
AT_EXIT(closing);

//@ edit
int main(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, printer, NULL))
		return EXIT_FAILURE;
	pthread_detach(thread);
	return EXIT_SUCCESS;
}
//@ end
