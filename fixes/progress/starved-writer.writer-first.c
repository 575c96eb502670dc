/*
 * A reader does not step up while a clerk waits.
 *
 * Why it is enough: from the moment a clerk waits the readers at the board
 * become fewer, and each of them goes. This is what
 * PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP asks of a pthread_rwlock_t.
 *
 * cost: with many clerks it is the readers who starve; and a reader who steps
 *       up twice, one visit within the other, waits for itself
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
	while (clerks > 0)
		pthread_cond_wait(&change, &lock);
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
	pthread_cond_broadcast(&change);
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
	CHECK(overtaken <= READERS);
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
