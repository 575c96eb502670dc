/*
 * A lock guards the pile.
 *
 * Why it is enough: between the look at the top and the change of it nobody
 * else touches the pile.
 *
 * cost: a guest who is stopped inside stops all others; in return there is
 *       nothing to prove
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
static pthread_mutex_t pile = PTHREAD_MUTEX_INITIALIZER;
static struct towel *top; /* guarded by `pile` */

static void put(struct towel *towel)
{
	pthread_mutex_lock(&pile);
	towel->under = top;
	top = towel;
	pthread_mutex_unlock(&pile);
}

static struct towel *take(void)
{
	struct towel *first;

	pthread_mutex_lock(&pile);
	first = top;
	if (first)
		top = first->under;
	pthread_mutex_unlock(&pile);
	return first;
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
