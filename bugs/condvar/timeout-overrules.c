/*
 * A restaurant's guest leaves when the time is up, with a table in his name.
 *
 * The guest waits for a table, but not for ever.  The wait says ETIMEDOUT, and
 * the guest goes.  But a wait that has run out must still get the lock, and
 * until then the host may have given him the table:
 *
 *	guest: wait ... time is up,                             lock: ETIMEDOUT,
 *go host:                       lock, table is his, signal, unlock
 *
 * The table stays his for ever, and empty.  ETIMEDOUT tells about the wait, not
 * about the table.  The first rendezvous makes sure that the guest waits, the
 * second that his time is up before the host decides.
 *
 * class:    condvar
 * cwe:      662
 * tsan:     nothing -- every access holds the lock
 * helgrind: nothing -- every access holds the lock
 * drd:      nothing -- every access holds the lock
 * explore:  check tables
 * native:   check tables
 * hint:     What can happen between the end of the wait and having the lock?
 * hint:     Does the guest look at the table, or at what the wait said?
 * hint:     Decide by the fact, whatever the wait says; or give back what came
 *           too late.
 */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "lab.h"

enum { TABLES = 1, PATIENCE = 20 /* milliseconds */ };

static struct rendezvous guest_waits = RENDEZVOUS(2);
static struct rendezvous time_is_up = RENDEZVOUS(2);

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t seated = PTHREAD_COND_INITIALIZER;
static int free_tables = TABLES; /* guarded by `door` */
static bool waits;               /* a guest, guarded by `door` */
static bool given;               /* a table to the guest, guarded by `door` */

static struct timespec deadline(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	t.tv_nsec += PATIENCE * 1000000;
	t.tv_sec += t.tv_nsec / 1000000000;
	t.tv_nsec %= 1000000000;
	return t;
}

static void give_table(void)
{
	rendezvous(&guest_waits);
	pthread_mutex_lock(&door);
	rendezvous(&time_is_up);
	if (waits && free_tables > 0) {
		free_tables--;
		given = true;
		pthread_cond_signal(&seated);
	}
	pthread_mutex_unlock(&door);
}

//@ edit
/* False: the guest has left. */
static bool ask_for_table(void)
{
	struct timespec limit;
	int answer = 0;

	pthread_mutex_lock(&door);
	rendezvous(&guest_waits);
	limit = deadline();
	waits = true;
	while (!given && answer == 0)
		answer = pthread_cond_timedwait(&seated, &door, &limit);
	waits = false;
	pthread_mutex_unlock(&door);
	return answer == 0;
}
//@ end

static void *guest(void *sits)
{
	*(bool *)sits = ask_for_table();
	return NULL;
}

static void *host(void *unused)
{
	(void)unused;
	give_table();
	return NULL;
}

int main(void)
{
	pthread_t threads[2];
	bool sits = false;

	pthread_create(&threads[0], NULL, guest, &sits);
	pthread_create(&threads[1], NULL, host, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(free_tables + sits == TABLES); //@ tables
}
