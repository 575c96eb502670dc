/*
 * An exit handler joins the printer, by whichever way the program ends.
 *
 * Why it is enough: returning from main calls exit(), and exit() runs the
 * handlers before the process ends, while the other threads still run.  The
 * handler returns when the printer has ended.
 *
 * cost: main may return early and from many places, but the wait is nowhere to
 *       be seen there; _exit() and a fatal signal still cut it off
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
static pthread_t thread; /* written by main before the handler can run */

static void await_printer(void)
{
	pthread_join(thread, NULL);
}

int main(void)
{
	if (pthread_create(&thread, NULL, printer, NULL))
		return EXIT_FAILURE;
	if (atexit(await_printer))
		return EXIT_FAILURE;
	return EXIT_SUCCESS;
}
//@ end
