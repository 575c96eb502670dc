/*
 * A recursive mutex lets its owner in again, and counts.
 *
 * Why it is enough: the inner lock is had at once, because the caller is the
 * owner, and the mutex is free for others when each lock has been undone.  The
 * page has been emptied before note() is called again, so the inner call finds
 * what it needs.
 *
 * cost: a function can no longer trust that what the lock guards is whole when
 *       it is entered: its own thread may be in the middle of a change
 */
#include <pthread.h>

#include "lab.h"

enum { NURSES = 2, LINES = 3, NOTES = SIZE(6, 2) };

//@ edit
static pthread_mutex_t diary = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static const char *page[LINES]; /* guarded by `diary` */
static int used;                /* lines of the page, guarded by `diary` */
static int pages;               /* turned so far, guarded by `diary` */

static void note(const char *text);

static void turn_page(void)
{
	used = 0;
	pages++;
	note("continued");
}

static void note(const char *text)
{
	pthread_mutex_lock(&diary);
	if (used == LINES)
		turn_page();
	page[used++] = text;
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
