/*
 * Closing the tray is closing the shop: the copiers finish what is in it.
 *
 * Why it is enough: a closed channel gives out all that it holds before it says
 * that it is closed, so a copier goes home only from an empty tray.  The shop
 * closes after its last send, and is the only sender.
 *
 * cost: closing takes as long as the work that is left; to drop it on purpose
 *       needs a second signal
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { COPIERS = 2, ORDERS = SIZE(6, 2) };

static struct channel tray = CHANNEL(int, ORDERS);
static atomic_int copied;

//@ edit
static void *copier(void *unused)
{
	int order;

	while (channel_receive(&tray, &order))
		copied++;
	return unused;
}

static void close_shop(void)
{
	channel_close(&tray);
}
//@ end

int main(void)
{
	pthread_t copiers[COPIERS];

	for (int i = 0; i < COPIERS; i++)
		pthread_create(&copiers[i], NULL, copier, NULL);
	for (int order = 1; order <= ORDERS; order++)
		channel_send(&tray, &order);
	close_shop();
	for (int i = 0; i < COPIERS; i++)
		pthread_join(copiers[i], NULL);
	CHECK(copied == ORDERS);
}
