/*
 * A lighthouse keeper starts the lamp, and sleeps for good.
 *
 * The main thread has nothing to do and must not end, or the process ends with
 * it.  So it waits for nothing at all: a select without cases.  Then the lamp
 * burns out, its thread ends, and nobody is left who could do anything:
 *
 *	main: start lamp, select of nothing ..................... for ever
 *	lamp:                                turn, turn, burnt out, end
 *
 * Where everybody sleeps Go says "all goroutines are asleep".  C says nothing,
 * and from outside the process looks healthy: it runs, it uses no processor.
 *
 * class:    channels
 * cwe:      833
 * tsan:     nothing -- it asks nobody why he sleeps
 * helgrind: nothing -- it asks nobody why he sleeps
 * drd:      nothing -- it asks nobody why he sleeps
 * explore:  stuck forever
 * native:   stuck forever
 * hint:     What could wake the main thread?
 * hint:     What does main need to know of the lamp?
 * hint:     Wait for the thing whose end matters, not for nothing.
 */
#include <pthread.h>
#include <stddef.h>

#include "channel.h"
#include "lab.h"

enum { TURNS = SIZE(10, 3) };

static pthread_t lamp;
static int turns; /* the lamp's own until it is known to have ended */

//@ edit
static void *turn_lamp(void *unused)
{
	for (int i = 0; i < TURNS; i++)
		turns++;
	return unused;
}

static void keep_watch(void)
{
	channel_select(NULL, 0, FOREVER); //@ forever
}
//@ end

int main(void)
{
	pthread_create(&lamp, NULL, turn_lamp, NULL);
	keep_watch();
	CHECK(turns == TURNS);
}
