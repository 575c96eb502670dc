/*
 * The damp sack skips the grinding, not the line that says done.
 *
 * Why it is enough: there is one way through mill(), and the last thing on it
 * is wait_group_done().
 *
 * cost: none; with many early ends the nesting grows, and a goto or a wrapper
 *       reads better
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

	if (!is_damp(sack))
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
	wait_group_wait(&milling);
	CHECK(flour.held == SACKS - 1);
	for (int i = 0; i < SACKS; i++)
		pthread_join(millers[i], NULL);
}
