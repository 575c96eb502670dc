/*
 * The tray has no limit, so there is no waiting for room.
 *
 * Why it is enough: put() never waits, so nobody waits with the ledger in hand.
 *
 * cost: memory: if the porter is slower than the clerk for long, the tray grows
 *       until the machine is full, and nothing slows the clerk down
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
static sem_t letters; /* in the tray */

static void set_up_tray(void)
{

	sem_init(&letters, 0, 0);
}

static void put(void)
{
	sem_post(&letters);
}

static void take(void)
{
	while (sem_wait(&letters))
		continue; /* a signal handler ran: wait again */
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
