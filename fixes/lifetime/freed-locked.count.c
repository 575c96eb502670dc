/*
 * Everybody who may use the box is counted, and the last one frees it.
 *
 * Why it is enough: the vault is one user, and a visitor becomes another under
 * the vault's lock, as long as the box is on the list. When the count is zero,
 * nobody can reach it.
 *
 * cost: a count next to the lock, to be taken and given back on every path; in
 *       return the bank never waits
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
static void drop(struct box *box)
{
	if (atomic_fetch_sub(&box->users, 1) == 1) {
		pthread_mutex_destroy(&box->lock);
		free(box);
	}
}

static void visit(void)
{
	struct box *box;

	pthread_mutex_lock(&vault);
	box = rented;
	if (box)
		atomic_fetch_add(&box->users, 1);
	pthread_mutex_unlock(&vault);
	rendezvous(&at_box);
	rendezvous(&cleared);
	if (box) {
		pthread_mutex_lock(&box->lock);
		box->coins = 100;
		pthread_mutex_unlock(&box->lock);
		drop(box);
	}
}

static void clear_away(void)
{
	struct box *box;

	pthread_mutex_lock(&vault);
	box = rented;
	rented = NULL;
	pthread_mutex_unlock(&vault);
	drop(box);
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
