/*
 * A note is announced only if the tray was empty.
 *
 * Why it is enough: the semaphore now says "something is in the tray", and is
 * posted when that becomes true.  Emptying the tray and being told again when
 * it fills are ordered by the lock, so there is one post for each time it was
 * filled.
 *
 * cost: fewer posts; what the semaphore means has changed, and there may be
 *       one editor only
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "lab.h"

enum { REPORTERS = 2, NOTES = SIZE(20, 2) };

//@ edit
static sem_t ready; /* 1: the tray was filled, and nobody has come yet */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int tray; /* notes in it, guarded by `lock` */

static void open_office(void)
{
	sem_init(&ready, 0, 0);
}

static void put_note(void)
{
	bool first;

	pthread_mutex_lock(&lock);
	first = tray++ == 0;
	pthread_mutex_unlock(&lock);
	if (first)
		sem_post(&ready);
}

static int take_notes(void)
{
	int taken;

	while (sem_wait(&ready))
		continue; /* a signal came */
	pthread_mutex_lock(&lock);
	taken = tray;
	tray = 0;
	pthread_mutex_unlock(&lock);
	return taken;
}
//@ end

static void *reporter(void *unused)
{
	(void)unused;
	for (int i = 0; i < NOTES; i++)
		put_note();
	return NULL;
}

int main(void)
{
	pthread_t reporters[REPORTERS];
	int edited = 0;
	bool in_vain = false;

	open_office();
	for (int i = 0; i < REPORTERS; i++)
		pthread_create(&reporters[i], NULL, reporter, NULL);
	while (edited < REPORTERS * NOTES) {
		int taken = take_notes();

		in_vain = in_vain || taken == 0;
		edited += taken;
	}
	for (int i = 0; i < REPORTERS; i++)
		pthread_join(reporters[i], NULL);
	CHECK(!in_vain);
}
