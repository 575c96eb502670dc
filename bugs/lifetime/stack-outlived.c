/*
 * A waiter hands the kitchen a slip of paper that he takes along when he goes.
 *
 * take_order() writes the order on its own stack, starts a cook with its
 * address, and returns. Its stack frame is free then, and the next call writes
 * there:
 *
 *	waiter: slip = fish, start cook 1, return
 *	waiter: slip = soup, start cook 2, return      (the same place)
 *	cook 1:                                    reads soup, or anything
 *
 * The first table gets soup, or what the waiter had in mind since. A local
 * variable lives as long as its call, and a thread does not ask how long that
 * is. The rendezvous is a kitchen that begins when both orders are in.
 *
 * class:    lifetime
 * cwe:      562, 825
 * cert:     DCL30, CON34
 * tsan:     data-race slip
 * helgrind: data-race slip later
 * drd:      data-race slip
 * explore:  data-race slip; check served
 * native:   check served
 * hint:     Where does `slip` live, and how long?
 * hint:     Who still has its address when take_order() returns?
 * hint:     Give the cook something that is his: a copy, or memory that lives
 *           until he is done.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "lab.h"

enum { TABLES = 2, FISH = 41, SOUP = 73 }; /* numbers on the menu */

static struct rendezvous orders_in = RENDEZVOUS(TABLES + 1);

//@ edit
/* Returns the number of the dish that was cooked. */
static void *cook(void *argument)
{
	const int *slip = argument;

	rendezvous(&orders_in);
	return (void *)(intptr_t)*slip; //@ slip
}

static pthread_t take_order(int dish)
{
	int slip = dish; //@ slip
	pthread_t thread;

	if (pthread_create(&thread, NULL, cook, &slip))
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
		cooks[i] = take_order(ordered[i]); //@ later
	rendezvous(&orders_in);                    //@ later
	for (int i = 0; i < TABLES; i++)
		pthread_join(cooks[i], &served[i]); //@ later
	for (int i = 0; i < TABLES; i++)
		CHECK((intptr_t)served[i] == ordered[i]); //@ served
}
