/*
 * A print server adds to its page counter atomically and reads it plainly.
 *
 * The counter is an int in an old struct, so the printers use the compiler's
 * builtin to add to it, and no page is lost.  The status line just reads the
 * member, as it always did:
 *
 *	printer: atomic add
 *	status:              plain load      <- unordered, and not atomic
 *
 * An operation is atomic; a variable is not.  The other side has to play by
 * the same rules, or the two race, and the compiler may read once and never
 * again.
 *
 * class:    data-race
 * cwe:      820
 * cert:     CON43
 * tsan:     data-race pages
 * helgrind: nothing -- an atomic operation disables its checking of that
 *           memory
 * drd:      nothing -- an atomic operation disables its checking of that
 *           memory
 * explore:  data-race pages
 * native:   nothing -- without optimisation the plain load is one aligned load
 * hint:     Which accesses to `pages` are atomic, and which are not?
 * hint:     Does an atomic write make the reading of it atomic?
 * hint:     Say it at each access, or once, in the type.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { PRINTERS = 2, SHEETS = SIZE(60, 2), LOOKS = SIZE(20, 2) };

//@ edit
static struct {
	int pages; /* printed so far, by all printers */
} server;

static void count_page(void)
{
	__atomic_fetch_add(&server.pages, 1, __ATOMIC_RELAXED); //@ pages
}

static int pages(void)
{
	return server.pages; //@ pages
}
//@ end

static void *printer(void *unused)
{
	(void)unused;
	for (int i = 0; i < SHEETS; i++)
		count_page();
	return NULL;
}

static void *status_line(void *unused)
{
	int shown = 0;

	(void)unused;
	for (int i = 0; i < LOOKS; i++) {
		int now = pages();

		CHECK(now >= shown);
		shown = now;
	}
	return NULL;
}

int main(void)
{
	pthread_t printers[PRINTERS];
	pthread_t status;

	for (int i = 0; i < PRINTERS; i++)
		pthread_create(&printers[i], NULL, printer, NULL);
	pthread_create(&status, NULL, status_line, NULL);
	for (int i = 0; i < PRINTERS; i++)
		pthread_join(printers[i], NULL);
	pthread_join(status, NULL);
	CHECK(pages() == PRINTERS * SHEETS);
}
