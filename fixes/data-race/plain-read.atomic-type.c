/*
 * The member has an atomic type.
 *
 * A clean twin: the reader still looks like a plain one.  Why it is enough: to
 * read an _Atomic variable by its name is an atomic load, and ++ is an atomic
 * addition. The type sees to what each access would have to remember.
 *
 * cost: the strongest order wherever nothing else is said, which costs the
 *       writers nothing on x86-64; the struct's layout may not be shared with
 *       code that knows it as an int
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { PRINTERS = 2, SHEETS = SIZE(60, 2), LOOKS = SIZE(20, 2) };

//@ edit
static struct {
	atomic_int pages; /* printed so far, by all printers */
} server;

static void count_page(void)
{
	server.pages++;
}

static int pages(void)
{
	return server.pages;
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
