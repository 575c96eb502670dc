/*
 * A canteen opens two milliseconds after it began to load its price list.
 *
 * The list is loaded by a thread, and on every machine that anybody tried it
 * is there long before the two milliseconds are over.  So it was tested and
 * shipped. On the day when the disk is slow, the processor busy or the list
 * longer:
 *
 *	loader: load the soup                  load the rest
 *	main:                  sleep, sell ...           <- tea costs nothing
 *
 * Sleeping orders nothing.  It makes the bad order rare, which only means that
 * it is met by a customer and not by a test; and the C language knows no
 * "rare": the two accesses race in every run.
 *
 * class:    data-race
 * cwe:      362
 * cert:     CON43
 * tsan:     data-race prices
 * helgrind: data-race prices
 * drd:      data-race prices
 * explore:  data-race prices; check sum
 * native:   maybe check sum -- two milliseconds are nearly always enough, and
 *           that is the trouble
 * hint:     What has to be true before the first meal is sold, and who makes
 *           sure of it?
 * hint:     How long would be long enough?
 * hint:     Wait for the loader, not for the clock.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <unistd.h>

#include "lab.h"

enum { MEALS = SIZE(50, 2), PRICE = 4 };

//@ edit
static int prices[MEALS]; /* written by the loader, then only read */

static void *loader(void *unused)
{
	(void)unused;
	for (int i = 0; i < MEALS; i++)
		prices[i] = PRICE; //@ prices
	return NULL;
}

static int sell_one_of_each(void)
{
	pthread_t thread;
	int sum = 0;

	pthread_create(&thread, NULL, loader, NULL);
	usleep(2000);
	for (int i = 0; i < MEALS; i++)
		sum += prices[i]; //@ prices
	pthread_join(thread, NULL);
	return sum;
}
//@ end

int main(void)
{
	CHECK(sell_one_of_each() == MEALS * PRICE); //@ sum
}
