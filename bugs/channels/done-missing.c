/*
 * A mill grinds sacks; a damp one is put aside, and not counted as done.
 *
 * Each sack is added to the wait group, and each miller takes it off at the end
 * of its work.  A damp sack is sent back early, by a return that stands above
 * that line:
 *
 *	main:     add 3 .................. wait ... for ever
 *	miller 1:        grind, done
 *	miller 2:        grind, done
 *	miller 3:        damp, return
 *
 * The mill works for months, until the first wet autumn.
 *
 * class:    channels
 * cwe:      833
 * origin:   docker/buildx 962
 * tsan:     nothing -- nothing races, and it asks nobody why he sleeps
 * helgrind: nothing -- nothing races, and it asks nobody why he sleeps
 * drd:      nothing -- nothing races, and it asks nobody why he sleeps
 * explore:  stuck wait
 * native:   stuck wait
 * hint:     How many are added, and how many are done, when one sack is damp?
 * hint:     Count the ways out of mill().
 * hint:     Let there be one place that every way out passes.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "channel.h"
#include "lab.h"

enum { SACKS = 3, DAMP = 2 };

static struct wait_group milling = WAIT_GROUP;
static struct channel flour = CHANNEL(int, SACKS);

static bool is_damp(int sack)
{
	return sack == DAMP;
}

//@ edit
static void *mill(void *argument)
{
	int sack = (int)(intptr_t)argument;

	if (is_damp(sack))
		return NULL;
	channel_send(&flour, &sack);
	wait_group_done(&milling);
	return NULL;
}
//@ end

int main(void)
{
	pthread_t millers[SACKS];

	wait_group_add(&milling, SACKS);
	for (intptr_t i = 0; i < SACKS; i++)
		pthread_create(&millers[i], NULL, mill, (void *)i);
	wait_group_wait(&milling); //@ wait
	CHECK(flour.held == SACKS - 1);
	for (int i = 0; i < SACKS; i++)
		pthread_join(millers[i], NULL);
}
