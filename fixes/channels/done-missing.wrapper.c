/*
 * The thread is a wrapper: it calls the work, and then says done.
 *
 * Why it is enough: however grind() returns, it returns to mill(), and there
 * the next line is wait_group_done().  Go writes the same as a deferred call.
 *
 * cost: a function more; it does not help against pthread_exit() in the work,
 *       for which there is pthread_cleanup_push()
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
static void grind(int sack)
{
	if (is_damp(sack))
		return;
	channel_send(&flour, &sack);
}

static void *mill(void *argument)
{
	grind((int)(intptr_t)argument);
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
