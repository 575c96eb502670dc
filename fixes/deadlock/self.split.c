/*
 * What is done under the lock has a function that does not lock.
 *
 * Why it is enough: write_line() and turn_page() ask of their callers that they
 * hold `diary`, and only note() takes it, once, on the way in.
 *
 * cost: one function more, and a sentence that says what must be held
 */
#include <pthread.h>

#include "lab.h"

enum { NURSES = 2, LINES = 3, NOTES = SIZE(6, 2) };

//@ edit
static pthread_mutex_t diary = PTHREAD_MUTEX_INITIALIZER;
static const char *page[LINES]; /* guarded by `diary` */
static int used;                /* lines of the page, guarded by `diary` */
static int pages;               /* turned so far, guarded by `diary` */

/* The caller holds `diary`, and there is room. */
static void write_line(const char *text)
{
	page[used++] = text;
}

/* The caller holds `diary`. */
static void turn_page(void)
{
	used = 0;
	pages++;
	write_line("continued");
}

static void note(const char *text)
{
	pthread_mutex_lock(&diary);
	if (used == LINES)
		turn_page();
	write_line(text);
	pthread_mutex_unlock(&diary);
}
//@ end

static void *nurse(void *unused)
{
	(void)unused;
	for (int i = 0; i < NOTES; i++)
		note("temperature taken");
	return NULL;
}

int main(void)
{
	pthread_t nurses[NURSES];

	for (int i = 0; i < NURSES; i++)
		pthread_create(&nurses[i], NULL, nurse, NULL);
	for (int i = 0; i < NURSES; i++)
		pthread_join(nurses[i], NULL);
	CHECK(pages * LINES + used == NURSES * NOTES + pages);
	CHECK(page[0] && used <= LINES);
}
