/*
 * A hotel cancels a call, checks the guest out, and then his telephone rings.
 *
 * The night desk takes the next call from its board under the lock, and makes
 * it without the lock, for a call may take long. cancel() takes the call off
 * the board, under the lock. What it does not know is that the desk has taken
 * it already:
 *
 *	desk:  lock, take the call, unlock
 *	hotel:                              cancel: lock, off the board, unlock
 *	hotel:                              check out: free(guest)
 *	desk:  call(guest)                  <- who is no longer there
 *
 * "Cancelled" means that no call will begin. It does not mean that none is
 * under way. The two rendezvous hold the desk between board and telephone.
 *
 * class:    lifetime
 * cwe:      416
 * cert:     MEM30
 * tsan:     use-after-free call free
 * helgrind: nothing -- it does not check accesses to memory that is not
 *           allocated
 * drd:      data-race call
 * explore:  use-after-free call free; maybe data-race call free -- in the runs
 *           where the call still comes before the free
 * native:   check room
 * hint:     After cancel() has returned, what may the desk still do?
 * hint:     What would cancel() have to know to make the guest safe to free?
 * hint:     Let it wait for a call that is under way, or let calls be made
 *           under the lock.
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
	called = guest->room; //@ call
}

//@ edit
static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static struct guest *next; /* to be called, or NULL, guarded by `board` */

static void call_next(void)
{
	struct guest *guest;

	pthread_mutex_lock(&board);
	guest = next;
	next = NULL;
	pthread_mutex_unlock(&board);
	rendezvous(&taken);
	rendezvous(&checked_out);
	if (guest)
		call(guest);
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
	free(guest); //@ free
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
	CHECK(called == NOBODY || called == ROOM); //@ room
}
