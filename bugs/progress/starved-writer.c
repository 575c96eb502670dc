/*
 * A timetable board never gets its new sheet, because somebody always reads it.
 *
 * Readers share the board, and the clerk who changes it needs it alone.  A
 * reader may step up whenever no clerk is at work, also while one waits.  If
 * the next reader comes before the last one has gone, the board is never free:
 *
 *	reader 1: reads ............
 *	clerk:           waits ................................
 *	reader 2:                reads ............
 *	reader 1:                           reads ............
 *
 * Nothing is locked for ever, and still the clerk may wait for ever.  The
 * oracle counts who stepped up while the clerk was waiting.
 *
 * class:    progress
 * cwe:      833
 * origin:   Poco 1611, RedisGraph 1588: reader-writer locks of the default kind
 *           let readers in past a waiting writer, which then hardly ever wrote
 * tsan:     nothing -- every access holds the lock
 * helgrind: nothing -- every access holds the lock
 * drd:      nothing -- every access holds the lock
 * explore:  check overtaken
 * native:   maybe check overtaken -- the readers must come so that they overlap
 * hint:     When may a reader step up, and when may the clerk?
 * hint:     Could you keep the board from the clerk for an hour?
 * hint:     Whoever waits to write must be seen by those who come to read.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { READERS = 2, VISITS = SIZE(20, 2) };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int readers;   /* at the board, guarded by `lock` */
static int clerks;    /* who wait, guarded by `lock` */
static int overtaken; /* times a reader passed a waiting clerk, likewise */

//@ edit
static void step_up(void)
{
	pthread_mutex_lock(&lock);
	readers++;
	overtaken += clerks;
	pthread_mutex_unlock(&lock);
}

static void step_back(void)
{
	pthread_mutex_lock(&lock);
	readers--;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&lock);
}

/* Returns with the board to itself. */
static void take_board(void)
{
	pthread_mutex_lock(&lock);
	clerks++;
	while (readers > 0)
		pthread_cond_wait(&change, &lock);
	clerks--;
}

static void leave_board(void)
{
	pthread_mutex_unlock(&lock);
}
//@ end

static void *reader(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITS; i++) {
		step_up();
		step_back();
	}
	return NULL;
}

static void *clerk(void *unused)
{
	(void)unused;
	take_board();
	CHECK(overtaken <= READERS); //@ overtaken
	leave_board();
	return NULL;
}

int main(void)
{
	pthread_t hall[READERS];
	pthread_t office;

	for (int i = 0; i < READERS; i++)
		pthread_create(&hall[i], NULL, reader, NULL);
	pthread_create(&office, NULL, clerk, NULL);
	for (int i = 0; i < READERS; i++)
		pthread_join(hall[i], NULL);
	pthread_join(office, NULL);
}
