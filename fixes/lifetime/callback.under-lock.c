/*
 * The desk keeps the board while it calls.
 *
 * Why it is enough: cancel() gets the lock before the call begins or after it
 * has ended. When it returns, no call is under way, and none will begin.
 *
 * cost: cancel() waits for a long call; and a call that cancels one waits for
 *       itself, for ever
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { ROOM = 12, NOBODY = 0 };

struct guest {
	int room;
};

static struct rendezvous taken = RENDEZVOUS(2);
static struct rendezvous checked_out = RENDEZVOUS(2);
static int called = NOBODY; /* by the desk, read after it has ended */

static void call(const struct guest *guest)
{
	called = guest->room;
}

//@ edit
static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static struct guest *next; /* to be called, or NULL, guarded by `board` */

static void call_next(void)
{
	pthread_mutex_lock(&board);
	rendezvous(&taken);
	rendezvous(&checked_out);
	if (next)
		call(next);
	next = NULL;
	pthread_mutex_unlock(&board);
}

static void cancel(void)
{
	pthread_mutex_lock(&board);
	next = NULL;
	pthread_mutex_unlock(&board);
}
//@ end

static void *desk(void *unused)
{
	(void)unused;
	call_next();
	return NULL;
}

static void *hotel(void *guest)
{
	rendezvous(&taken);
	cancel();
	free(guest);
	rendezvous(&checked_out);
	return NULL;
}

int main(void)
{
	struct guest *guest = malloc(sizeof *guest);
	pthread_t threads[2];

	if (!guest)
		return EXIT_FAILURE;
	guest->room = ROOM;
	next = guest;
	pthread_create(&threads[0], NULL, desk, NULL);
	pthread_create(&threads[1], NULL, hotel, guest);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(called == NOBODY || called == ROOM);
}
