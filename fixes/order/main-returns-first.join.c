/*
 * main joins the printer before it returns.
 *
 * Why it is enough: pthread_join() returns when the thread has ended, and it
 * ends after its last receipt.  A thread that is to be joined must not be
 * detached.
 *
 * cost: closing takes as long as the printing; that is what was asked for
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
	CHECK(atomic_load(&printed) == RECEIPTS);
}
AT_EXIT(closing);

//@ edit
int main(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, printer, NULL))
		return EXIT_FAILURE;
	pthread_join(thread, NULL);
	return EXIT_SUCCESS;
}
//@ end
