/*
 * A laundry's clean towels lie on a lock-free pile, and two guests get one.
 *
 * To take a towel, read the top and what lies under it, and then make that the
 * top, if the top is still the same.  It can be the same and the pile another:
 *
 *	guest:  top is A, under it lies B
 *	porter:                            takes A, takes B, puts A back
 *	guest:  top is still A: takes it, and makes B the top
 *
 * B is in the porter's hands and on the pile.  The compare-exchange asks
 * whether the pointer has its old value, and means: whether nothing has
 * happened.
 *
 * class:    memory-order
 * cwe:      362
 * cert:     CON09
 * origin:   argobots 178: the lock-free stack of its memory pool handed out a
 *           descriptor that was still in use, when another stream had taken two
 *           and given the first one back
 * tsan:     nothing -- every access is atomic, what goes wrong is the meaning
 * helgrind: nothing -- every access is atomic, what goes wrong is the meaning
 * drd:      nothing -- every access is atomic, what goes wrong is the meaning
 * explore:  check alone
 * native:   maybe check alone -- a guest must be stopped between its look at
 *           the pile and its exchange, for as long as three operations take
 * hint:     The exchange compares a pointer. What does it need to know?
 * hint:     Can the top be A twice, with something else under it?
 * hint:     Give each state of the pile a number of its own.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "lab.h"

enum { TOWELS = 2 };

struct towel {
	_Atomic(struct towel *) under; /* the next on the pile */
	atomic_int users;              /* who has it in hand: 0 or 1 */
};

static struct towel towels[TOWELS];

//@ edit
static _Atomic(struct towel *) top;

static void put(struct towel *towel)
{
	struct towel *first = atomic_load(&top);

	do
		atomic_store(&towel->under, first);
	while (!atomic_compare_exchange_weak(&top, &first, towel));
}

static struct towel *take(void)
{
	struct towel *first = atomic_load(&top);

	while (first && !atomic_compare_exchange_weak(
				&top, &first, atomic_load(&first->under)))
		;
	return first;
}
//@ end

static struct towel *fetch(void)
{
	struct towel *towel = take();

	if (towel)
		CHECK(atomic_fetch_add(&towel->users, 1) == 0); //@ alone
	return towel;
}

static void bring_back(struct towel *towel)
{
	if (!towel)
		return;
	atomic_fetch_sub(&towel->users, 1);
	put(towel);
}

static void *guest(void *unused)
{
	(void)unused;
	fetch();
	fetch();
	return NULL;
}

static void *porter(void *unused)
{
	struct towel *worn;

	(void)unused;
	worn = fetch();
	fetch();
	bring_back(worn);
	return NULL;
}

int main(void)
{
	pthread_t room;
	pthread_t corridor;

	for (int i = 0; i < TOWELS; i++)
		put(&towels[i]);
	pthread_create(&room, NULL, guest, NULL);
	pthread_create(&corridor, NULL, porter, NULL);
	pthread_join(room, NULL);
	pthread_join(corridor, NULL);
}
