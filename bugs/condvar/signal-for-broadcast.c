/*
 * A mountain hut opens its door for three hikers, and calls one.
 *
 * The door, once open, is open for all.  pthread_cond_signal() wakes one of
 * those who wait; the door makes the wish of all of them true:
 *
 *	hikers 1, 2, 3: closed, wait ...
 *	warden:                          open = true, signal
 *	hiker 1:                                             wake, go in
 *	hikers 2, 3:                                         wait ... for ever
 *
 * Nobody calls again, for the door is opened once.  The rendezvous lets the
 * warden come when all have sat down.
 *
 * class:    condvar
 * cwe:      662
 * cert:     CON38
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * drd:      nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * explore:  stuck wait
 * native:   stuck wait
 * hint:     How many hikers may go in when the door is open?
 * hint:     How many does the warden wake?
 * hint:     If one change makes many wishes true, wake all, or let each wake
 *           the next.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { HIKERS = SIZE(3, 2) };

static struct rendezvous all_sit = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t door = PTHREAD_COND_INITIALIZER;
static bool open; /* guarded by `lock` */

static void open_door(void)
{
	pthread_mutex_lock(&lock);
	open = true;
	pthread_cond_signal(&door);
	pthread_mutex_unlock(&lock);
}

static void go_in(void)
{
	pthread_mutex_lock(&lock);
	while (!open)
		pthread_cond_wait(&door, &lock); //@ wait
	pthread_mutex_unlock(&lock);
}
//@ end

static void *hiker(void *inside)
{
	go_in();
	*(bool *)inside = true;
	return NULL;
}

int main(void)
{
	pthread_t hikers[HIKERS];
	bool inside[HIKERS] = {false};

	for (int i = 0; i < HIKERS; i++)
		pthread_create(&hikers[i], NULL, hiker, &inside[i]);
	rendezvous(&all_sit);
	open_door();
	for (int i = 0; i < HIKERS; i++)
		pthread_join(hikers[i], NULL);
	for (int i = 0; i < HIKERS; i++)
		CHECK(inside[i]);
}
