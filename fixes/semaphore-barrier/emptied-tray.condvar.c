/*
 * The editor waits for the fact that something is in the tray.
 *
 * Why it is enough: the tray is asked, under its lock, and not a second count
 * that has to agree with it.  What was announced and is already taken is no
 * reason to go on.
 *
 * cost: none beside the semaphore's; all notes are taken under one lock
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "lab.h"

enum { REPORTERS = 2, NOTES = SIZE(20, 2) };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER; /* tray rose */
static int tray; /* notes in it, guarded by `lock` */

static void open_office(void)
{
	tray = 0;
}

static void put_note(void)
{
	pthread_mutex_lock(&lock);
	tray++;
	pthread_cond_signal(&filled);
	pthread_mutex_unlock(&lock);
}

static int take_notes(void)
{
	int taken;

	pthread_mutex_lock(&lock);
	while (tray == 0)
		pthread_cond_wait(&filled, &lock);
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
