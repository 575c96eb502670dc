/*
 * Readers and clerks stand in one queue.
 *
 * Why it is enough: everybody draws a number and steps up in the order of
 * numbers. Readers let the next one follow at once, the clerk when it is done;
 * so nobody is passed at all.
 *
 * cost: a reader behind a clerk waits though others read; nobody starves
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
static unsigned drawn; /* numbers given out, guarded by `lock` */
static unsigned next;  /* the number that may step up, guarded by `lock` */

static void wait_for_turn(void)
{
	unsigned mine = drawn++;

	while (next != mine)
		pthread_cond_wait(&change, &lock);
}

static void step_up(void)
{
	pthread_mutex_lock(&lock);
	wait_for_turn();
	readers++;
	overtaken += clerks;
	next++;
	pthread_cond_broadcast(&change);
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
	wait_for_turn();
	clerks++;
	while (readers > 0)
		pthread_cond_wait(&change, &lock);
	clerks--;
	next++;
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
