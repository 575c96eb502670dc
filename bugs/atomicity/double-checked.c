/*
 * A ferry's price table is built at first use, after a look without the lock.
 *
 * The second look, under the lock, is there so that only one thread builds.
 * The first look, without it, is there so that nobody pays for the lock later.
 * But the first look is a plain read beside a plain write, and a thread that
 * sees `built` there has nothing that orders the table's contents before it:
 *
 *	first:  lock, built = true (seen early), prices[3] = ...
 *	second:                    sees built, reads prices[3] (0)
 *
 * On x86-64 at -O0 it works, elsewhere it returns prices that are not there
 * yet.  The rendezvous sends the second captain when the first has his price,
 * so that he comes by the short way.
 *
 * class:    atomicity
 * cwe:      609
 * tsan:     data-race built; data-race prices
 * helgrind: data-race built; data-race prices
 * drd:      data-race built; data-race prices
 * explore:  data-race built; data-race prices
 * native:   maybe check price -- x86-64 keeps stores in order and loads in
 *           order, and -O0 the compiler too, other machines do not
 * hint:     Which lines touch `built`, and which of them hold the lock?
 * hint:     Whoever sees `built`: what tells him that the table is visible too?
 * hint:     Let the first look acquire what the builder releases, or leave the
 *           whole pattern to pthread_once.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { STOPS = SIZE(20, 2), RATE = 4 };

static struct rendezvous departed = RENDEZVOUS(2);
static int prices[STOPS]; /* written once, by build() */

static void build(void)
{
	for (int i = 0; i < STOPS; i++)
		prices[i] = RATE * (i + 1); //@ prices
}

//@ edit
static pthread_mutex_t building = PTHREAD_MUTEX_INITIALIZER;
static bool built; /* written under `building` */

static void need_prices(void)
{
	if (!built) { //@ built
		pthread_mutex_lock(&building);
		if (!built) {
			build();
			built = true; //@ built
		}
		pthread_mutex_unlock(&building);
	}
}
//@ end

static int price(int stop)
{
	need_prices();
	return prices[stop]; //@ prices
}

static void *first_captain(void *unused)
{
	(void)unused;
	CHECK(price(STOPS - 1) == RATE * STOPS);
	rendezvous(&departed);
	return NULL;
}

static void *second_captain(void *unused)
{
	(void)unused;
	rendezvous(&departed);
	CHECK(price(STOPS - 1) == RATE * STOPS); //@ price
	return NULL;
}

int main(void)
{
	pthread_t captains[2];

	pthread_create(&captains[0], NULL, first_captain, NULL);
	pthread_create(&captains[1], NULL, second_captain, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(captains[i], NULL);
}
