/*
 * The station copies its list under the lock, and calls without it.
 *
 * Why it is enough: what is called may take whatever lock it likes, for the
 * caller holds none.
 *
 * cost: a copy for each report; and a subscriber that has just left the list
 *       may be called once more, so what it needs must live a little longer
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { SUBSCRIBERS = 4 };

typedef void subscriber(int temperature);

static struct rendezvous first_report = RENDEZVOUS(2);

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static subscriber *list[SUBSCRIBERS]; /* guarded by list_lock */
static int subscribers;               /* guarded by list_lock */

static pthread_mutex_t screen_lock = PTHREAD_MUTEX_INITIALIZER;
static int shown; /* guarded by screen_lock */

static void subscribe(subscriber *function)
{
	pthread_mutex_lock(&list_lock);
	list[subscribers++] = function;
	pthread_mutex_unlock(&list_lock);
}

static void show_temperature(int temperature)
{
	pthread_mutex_lock(&screen_lock);
	shown = temperature;
	pthread_mutex_unlock(&screen_lock);
}

static void show_frost(int temperature)
{
	(void)temperature; /* it shows nothing above zero */
}

//@ edit
static void report(int temperature)
{
	subscriber *called[SUBSCRIBERS];
	int n;

	pthread_mutex_lock(&list_lock);
	rendezvous(&first_report);
	n = subscribers;
	for (int i = 0; i < n; i++)
		called[i] = list[i];
	pthread_mutex_unlock(&list_lock);
	for (int i = 0; i < n; i++)
		called[i](temperature);
}

static void change_display(void)
{
	pthread_mutex_lock(&screen_lock);
	rendezvous(&first_report);
	shown = 0;
	subscribe(show_frost);
	pthread_mutex_unlock(&screen_lock);
}
//@ end

static void *station(void *unused)
{
	(void)unused;
	report(21);
	return NULL;
}

static void *display(void *unused)
{
	(void)unused;
	change_display();
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	subscribe(show_temperature);
	pthread_create(&threads[0], NULL, station, NULL);
	pthread_create(&threads[1], NULL, display, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(subscribers == 2);
	CHECK(shown == 0 || shown == 21);
}
