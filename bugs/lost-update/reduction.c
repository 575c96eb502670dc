/*
 * Two threads add up the year's rain into one total.
 *
 * The sum was a loop, and the loop was cut in two, a half for each thread.
 * What was left as it was is the line in it: each day is still added to the
 * one total, and now two threads load, add and store it:
 *
 *	spring: load total (310)
 *	autumn:                   load total (310), store 318
 *	spring: store 312                     <- 8 mm of rain dried up
 *
 * class:    lost-update
 * cwe:      366
 * cert:     CON43
 * tsan:     data-race total
 * helgrind: data-race total
 * drd:      data-race total
 * explore:  data-race total; check sum
 * native:   maybe check sum -- a thread must be stopped between its load and
 *           its store
 * hint:     Which variable do both halves write?
 * hint:     Does a half have to know the total while it adds?
 * hint:     Add each half into a variable of its own, and then the two.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { HALVES = 2, DAYS = SIZE(60, 2), MILLIMETRES = 8 };

static int rain[HALVES][DAYS]; /* filled by main, then only read */

//@ edit
static int total; /* added to by both halves, guarded by nothing */

static void *add_up(void *argument)
{
	const int *days = argument;

	for (int i = 0; i < DAYS; i++)
		total += days[i]; //@ total
	return NULL;
}
//@ end

int main(void)
{
	pthread_t halves[HALVES];

	for (int i = 0; i < HALVES; i++)
		for (int day = 0; day < DAYS; day++)
			rain[i][day] = MILLIMETRES;
	for (int i = 0; i < HALVES; i++)
		pthread_create(&halves[i], NULL, add_up, rain[i]);
	//@ edit
	for (int i = 0; i < HALVES; i++)
		pthread_join(halves[i], NULL);
	//@ end
	CHECK(total == HALVES * DAYS * MILLIMETRES); //@ sum
}
