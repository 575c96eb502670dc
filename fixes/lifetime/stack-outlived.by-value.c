/*
 * The order is small enough to be the argument itself.
 *
 * Why it is enough: the cook gets a copy of the argument's value, and nobody's
 * memory is shared.
 *
 * cost: it must fit into a pointer, and the casts hide what it is
 */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "lab.h"

enum { TABLES = 2, FISH = 41, SOUP = 73 }; /* numbers on the menu */

static struct rendezvous orders_in = RENDEZVOUS(TABLES + 1);

//@ edit
/* Returns the number of the dish that was cooked. */
static void *cook(void *dish)
{
	rendezvous(&orders_in);
	return dish;
}

static pthread_t take_order(int dish)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, cook, (void *)(intptr_t)dish))
		exit(EXIT_FAILURE);
	return thread;
}
//@ end

int main(void)
{
	static const int ordered[TABLES] = {FISH, SOUP};
	pthread_t cooks[TABLES];
	void *served[TABLES];

	for (int i = 0; i < TABLES; i++)
		cooks[i] = take_order(ordered[i]);
	rendezvous(&orders_in);
	for (int i = 0; i < TABLES; i++)
		pthread_join(cooks[i], &served[i]);
	for (int i = 0; i < TABLES; i++)
		CHECK((intptr_t)served[i] == ordered[i]);
}
