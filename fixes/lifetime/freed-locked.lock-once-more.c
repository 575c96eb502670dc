/*
 * Taken from the list, the box is locked once more before it is freed.
 *
 * A clean twin: the lock guards nothing in these two lines. Why it is enough:
 * nobody new can find the box. Who has found it before holds its lock already,
 * for he takes it before he gives the vault back. So whoever gets the lock now
 * is the last who ever will.
 *
 * cost: the bank waits for the visitor; and everybody must take the box's lock
 *       under the vault's
 * helgrind: noise data-race box -- it counts the lock as given back before
 *           unlock has read it for the last time
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

struct box {
	pthread_mutex_t lock; /* guards coins */
	int coins;
	atomic_int users; /* whoever may use the box; the vault is one */
};

static struct rendezvous at_box = RENDEZVOUS(2);
static struct rendezvous cleared = RENDEZVOUS(2);

static pthread_mutex_t vault = PTHREAD_MUTEX_INITIALIZER;
static struct box *rented; /* or NULL, guarded by `vault` */

static struct box *new_box(void)
{
	struct box *box = malloc(sizeof *box);

	if (!box)
		abort();
	pthread_mutex_init(&box->lock, NULL);
	box->coins = 0;
	atomic_init(&box->users, 1);
	return box;
}

//@ edit
static void visit(void)
{
	struct box *box;

	pthread_mutex_lock(&vault);
	box = rented;
	if (box)
		pthread_mutex_lock(&box->lock);
	pthread_mutex_unlock(&vault);
	rendezvous(&at_box);
	rendezvous(&cleared);
	if (box) {
		box->coins = 100;
		pthread_mutex_unlock(&box->lock); //@ box
	}
}

static void clear_away(void)
{
	struct box *box;

	pthread_mutex_lock(&vault);
	box = rented;
	rented = NULL;
	pthread_mutex_unlock(&vault);
	pthread_mutex_lock(&box->lock);
	pthread_mutex_unlock(&box->lock);
	pthread_mutex_destroy(&box->lock); //@ box
	free(box);                         //@ box
}
//@ end

static void *visitor(void *unused)
{
	(void)unused;
	visit();
	return NULL;
}

static void *bank(void *unused)
{
	(void)unused;
	rendezvous(&at_box);
	clear_away();
	unused = new_box();
	rendezvous(&cleared);
	return unused;
}

int main(void)
{
	pthread_t threads[2];
	void *next;

	rented = new_box();
	pthread_create(&threads[0], NULL, visitor, NULL);
	pthread_create(&threads[1], NULL, bank, NULL);
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], &next);
	CHECK(((struct box *)next)->coins == 0);
	pthread_mutex_destroy(&((struct box *)next)->lock);
	free(next);
}
