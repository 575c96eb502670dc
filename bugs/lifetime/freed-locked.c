/*
 * A bank clears a box away while its owner has it open.
 *
 * A visitor looks his box up under the vault's lock, and locks the box before
 * he gives the vault back. So the box is locked while he is at it. Who clears
 * it away takes it from the vault's list under the vault's lock, and frees it;
 * the lock of the box he does not ask for:
 *
 *	visitor: lock vault, find box, lock box, unlock vault
 *	bank:    lock vault, take it out, unlock vault, free(box)
 *	bank:    new box, in the same memory
 *	visitor: writes into his box          <- into the new one
 *	visitor: unlock box
 *
 * A lock in an object keeps others from its contents. It does not keep the
 * object. The two rendezvous hold the visitor at his box while the bank works.
 *
 * class:    lifetime
 * cwe:      416
 * cert:     MEM30, CON31
 * tsan:     data-race box; misuse box
 * helgrind: data-race box
 * drd:      misuse box
 * explore:  use-after-free box
 * native:   check intact
 * hint:     Who may still be at the box when it has been taken from the list?
 * hint:     How could the bank learn that nobody is?
 * hint:     Lock the box once more when nobody new can find it, or count who is
 *           at it.
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
	struct box *box = malloc(sizeof *box); //@ box

	if (!box)
		abort();
	pthread_mutex_init(&box->lock, NULL);
	box->coins = 0; //@ box
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
		pthread_mutex_lock(&box->lock); //@ box
	pthread_mutex_unlock(&vault);
	rendezvous(&at_box);
	rendezvous(&cleared);
	if (box) {
		box->coins = 100;                 //@ box
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
	free(box); //@ box
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
	CHECK(((struct box *)next)->coins == 0); //@ intact
	pthread_mutex_destroy(&((struct box *)next)->lock);
	free(next);
}
