/*
 * A copier that is told to go home looks once more into the tray.
 *
 * Why it is enough: when the day is cancelled all orders have been sent, so a
 * tray that is then found empty without waiting stays empty.
 *
 * cost: right only if nobody sends after the cancellation; two loops that do
 *       the same work
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { COPIERS = 2, ORDERS = SIZE(6, 2) };

static struct channel tray = CHANNEL(int, ORDERS);
static atomic_int copied;

//@ edit
static struct context day;

static void *copier(void *unused)
{
	int order;
	struct channel_case cases[] = {
		{.on = &day.done},
		{.on = &tray, .receive = &order},
	};

	while (channel_select(cases, 2, FOREVER) == 1)
		copied++;
	while (channel_select(&cases[1], 1, NOW) == 0)
		copied++;
	return unused;
}

static void close_shop(void)
{
	context_cancel(&day);
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
