/*
 * A copy shop closes, and the last orders lie in the tray.
 *
 * The copiers wait for an order or for the end of the day, whichever comes
 * first.  Both can be there at once.  The end of the day stands first in the
 * select, so that closing is prompt:
 *
 *	shop:     order 1, order 2, order 3, cancel
 *	copier 1: take 1                             told, go home
 *	copier 2:          take 2                    told, go home
 *	tray:                        order 3         <- for ever
 *
 * The customer of order 3 had been told "yes".
 *
 * class:    channels
 * cwe:      362
 * tsan:     nothing -- nothing races: an order is forgotten under the lock
 * helgrind: nothing -- nothing races: an order is forgotten under the lock
 * drd:      nothing -- nothing races: an order is forgotten under the lock
 * explore:  check all
 * native:   maybe check all -- copiers that are quick enough empty the tray
 *           before the shop closes
 * hint:     Which of two ready cases does this select take?
 * hint:     Who knows that no more orders come, and who that none are left?
 * hint:     To close a shop is to take no more orders, then to finish all.
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
	CHECK(copied == ORDERS); //@ all
}
