/*
 * A ward's diary turns its page by writing a line, while it is being written.
 *
 * note() holds the diary's lock.  When the page is full it calls turn_page(),
 * which starts the new page with a line of its own, by note(), which locks the
 * diary.  The lock is held, by this very thread, which now waits for itself:
 *
 *	nurse: note: lock, page full, turn_page: note: lock ... waits
 *
 * The other nurse waits too, for a lock that nobody will give back.  Each
 * function is right when read alone.
 *
 * class:    deadlock
 * cwe:      764
 * tsan:     nothing -- it looks at a lock when it is had, and this one is not
 * helgrind: nothing -- it must see pthread_mutex_init to know that a mutex is
 *           not recursive, and this one is initialised statically
 * drd:      misuse lock
 * explore:  deadlock lock
 * native:   deadlock lock
 * hint:     Who holds the lock that everybody waits for?
 * hint:     Follow the calls from note() when the page is full.
 * hint:     Give those who already hold the lock a function that does not
 *           take it.
 */
#include <pthread.h>

#include "lab.h"

enum { NURSES = 2, LINES = 3, NOTES = SIZE(6, 2) };

//@ edit
static pthread_mutex_t diary = PTHREAD_MUTEX_INITIALIZER;
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
	pthread_mutex_lock(&diary); //@ lock
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
