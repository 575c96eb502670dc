/*
 * cancel() waits for the call that is under way.
 *
 * Why it is enough: `calling` is set under the lock in which the call is taken
 * from the board, and cleared when it has ended. cancel() returns when it is
 * not set, and the board is empty: nobody holds the guest any more.
 *
 * cost: as long as a call; but the board is free meanwhile, and only who
 *       cancels waits. Not to be called from within a call
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
static pthread_cond_t hung_up = PTHREAD_COND_INITIALIZER;
static struct guest *next; /* to be called, or NULL, guarded by `board` */
static bool calling;       /* a call is under way, likewise */

static void call_next(void)
{
	struct guest *guest;

	pthread_mutex_lock(&board);
	guest = next;
	next = NULL;
	calling = guest;
	pthread_mutex_unlock(&board);
	rendezvous(&taken);
	rendezvous(&checked_out);
	if (guest)
		call(guest);
	pthread_mutex_lock(&board);
	calling = false;
	pthread_cond_broadcast(&hung_up);
	pthread_mutex_unlock(&board);
}

static void cancel(void)
{
	pthread_mutex_lock(&board);
	next = NULL;
	while (calling)
		pthread_cond_wait(&hung_up, &board);
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
