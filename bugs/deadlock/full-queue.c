/*
 * A clerk waits for room in the tray with the day's ledger under the arm.
 *
 * The clerk enters each letter into the ledger and puts it into the tray; when
 * the tray is full it waits.  The porter looks into the ledger before it takes
 * a letter out:
 *
 *	clerk:  lock ledger, enter, tray is full ... waits for the porter
 *	porter:                     lock ledger ... waits for the clerk
 *
 * Each wait is right in itself, and the two functions never mention each
 * other's lock: one waits for a mutex, the other for room.  As long as the tray
 * is large enough for the day's letters, nothing happens.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON05
 * tsan:     nothing -- room in a queue is no lock, there is no order to invert
 * helgrind: nothing -- room in a queue is no lock, there is no order to invert
 * drd:      nothing -- room in a queue is no lock, there is no order to invert
 * explore:  stuck room
 * native:   stuck room ledger
 * hint:     What does the clerk hold while it waits for room?
 * hint:     What does the porter need to make room?
 * hint:     Wait without the ledger, or let the porter take the letter first.
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { LETTERS = SIZE(6, 4), TRAY = 2 };

static struct rendezvous tray_is_full = RENDEZVOUS(2);

static pthread_mutex_t ledger = PTHREAD_MUTEX_INITIALIZER;
static int entered;   /* letters in the book, guarded by `ledger` */
static int delivered; /* ticked off in the book, guarded by `ledger` */

//@ edit
static sem_t room;    /* free places in the tray */
static sem_t letters; /* in the tray */

static void set_up_tray(void)
{
	sem_init(&room, 0, TRAY);
	sem_init(&letters, 0, 0);
}

static void put(void)
{
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&room)) //@ room
		continue;
	sem_post(&letters);
}

static void take(void)
{
	while (sem_wait(&letters))
		continue; /* as above */
	sem_post(&room);
}

static void accept_letter(void)
{
	pthread_mutex_lock(&ledger);
	entered++;
	put();
	pthread_mutex_unlock(&ledger);
}

static void carry_letter(void)
{
	pthread_mutex_lock(&ledger); //@ ledger
	if (delivered < entered)
		delivered++;
	pthread_mutex_unlock(&ledger);
	take();
}
//@ end

static void *porter(void *unused)
{
	(void)unused;
	rendezvous(&tray_is_full);
	for (int i = 0; i < LETTERS; i++)
		carry_letter();
	return NULL;
}

int main(void)
{
	pthread_t thread;

	set_up_tray();
	pthread_create(&thread, NULL, porter, NULL);
	for (int i = 0; i < LETTERS; i++)
		accept_letter();
	rendezvous(&tray_is_full);
	pthread_join(thread, NULL);
	CHECK(entered == LETTERS && delivered <= entered);
}
