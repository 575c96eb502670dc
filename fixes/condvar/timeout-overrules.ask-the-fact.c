/*
 * The guest looks whether the table was given, and goes only if it was not.
 *
 * Why it is enough: `given` is read under the lock under which the host
 * decides, so guest and host are of one mind.  That the time was up does not
 * matter if the table is there.
 *
 * cost: a guest may be seated a moment after the time was up
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
	bool stays;
	struct timespec limit;
	int answer = 0;

	pthread_mutex_lock(&door);
	rendezvous(&guest_waits);
	limit = deadline();
	waits = true;
	while (!given && answer == 0)
		answer = pthread_cond_timedwait(&seated, &door, &limit);
	waits = false;
	stays = given;
	pthread_mutex_unlock(&door);
	return stays;
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
	CHECK(free_tables + sits == TABLES);
}
