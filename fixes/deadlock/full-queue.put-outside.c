/*
 * The clerk closes the ledger before it goes to the tray.
 *
 * Why it is enough: nobody holds anything while waiting for room, so the porter
 * can always come to the tray.
 *
 * cost: for a moment a letter is in the ledger and not yet in the tray; if the
 *       order in the tray must be the ledger's, two clerks need one more lock
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
	while (sem_wait(&room))
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
	pthread_mutex_unlock(&ledger);
	put();
}

static void carry_letter(void)
{
	pthread_mutex_lock(&ledger);
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
