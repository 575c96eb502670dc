/*
 * Beside the top stands a number that every change counts up.
 *
 * Why it is enough: the exchange compares both halves of one word, and the
 * number has moved on, even if the same towel lies on top again. It comes back
 * only after four thousand million changes during one guest's look.
 *
 * cost: the pile must be an array, so that a towel is a number of 32 bits; or a
 *       compare-exchange of 16 bytes
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
/* Above: how often it was changed. Below: the top towel's place + 1, or 0. */
static atomic_uint_least64_t top;

static struct towel *towel_of(uint64_t pile)
{
	return (uint32_t)pile ? &towels[(uint32_t)pile - 1] : NULL;
}

static uint64_t changed(uint64_t pile, const struct towel *towel)
{
	uint64_t place = towel ? (uint64_t)(towel - towels) + 1 : 0;

	return ((pile >> 32) + 1) << 32 | place;
}

static void put(struct towel *towel)
{
	uint64_t pile = atomic_load(&top);

	do
		atomic_store(&towel->under, towel_of(pile));
	while (!atomic_compare_exchange_weak(&top, &pile,
					     changed(pile, towel)));
}

static struct towel *take(void)
{
	uint64_t pile = atomic_load(&top);

	while (towel_of(pile) &&
	       !atomic_compare_exchange_weak(
		       &top, &pile,
		       changed(pile, atomic_load(&towel_of(pile)->under))))
		;
	return towel_of(pile);
}
//@ end

static struct towel *fetch(void)
{
	struct towel *towel = take();

	if (towel)
		CHECK(atomic_fetch_add(&towel->users, 1) == 0);
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
