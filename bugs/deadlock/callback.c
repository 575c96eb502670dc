/*
 * A weather station calls its display while it holds its list of subscribers.
 *
 * report() locks the list, and calls each subscriber with the lock held.  The
 * display's function locks the screen.  Elsewhere the display, which holds its
 * screen, subscribes:
 *
 *	station: lock list, call the display, lock screen ... waits
 *	display: lock screen, subscribe,      lock list ... waits
 *
 * Nowhere in the station is a screen mentioned, and nowhere in the display a
 * list.  Whoever calls a function that it does not know, while it holds a lock,
 * takes all the locks of that function in an order that nobody chose.  The
 * rendezvous is the moment of the first report.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35 POS51
 * tsan:     nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * helgrind: nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock screen list
 * native:   deadlock screen list
 * hint:     What does the station hold when it calls?
 * hint:     What does the function that it calls need?
 * hint:     Copy what is to be called, let go, then call.
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
	pthread_mutex_lock(&list_lock); //@ list
	list[subscribers++] = function;
	pthread_mutex_unlock(&list_lock);
}

static void show_temperature(int temperature)
{
	pthread_mutex_lock(&screen_lock); //@ screen
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
	pthread_mutex_lock(&list_lock);
	rendezvous(&first_report);
	for (int i = 0; i < subscribers; i++)
		list[i](temperature);
	pthread_mutex_unlock(&list_lock);
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
