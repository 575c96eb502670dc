/*
 * Whoever takes a towel first takes the whole pile, and puts the rest back.
 *
 * Why it is enough: an exchange with NULL compares nothing, so it cannot be
 * deceived; and what a thread holds alone it can look through in peace. Putting
 * back needs only that the top is what the last towel of the rest points to.
 *
 * cost: for a moment the pile looks empty, and another guest goes without a
 *       towel
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
	struct towel *mine = atomic_exchange(&top, NULL);
	struct towel *rest = mine ? atomic_load(&mine->under) : NULL;

	while (rest) {
		struct towel *next = atomic_load(&rest->under);

		put(rest);
		rest = next;
	}
	return mine;
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
