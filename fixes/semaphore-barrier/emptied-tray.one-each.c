/*
 * The editor takes one note for each wait.
 *
 * Why it is enough: every post follows a note that was put in, and every wait
 * takes one out, so there are never fewer notes in the tray than the semaphore
 * says.
 *
 * cost: a lock for each note, however many lie there
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "lab.h"

enum { REPORTERS = 2, NOTES = SIZE(20, 2) };

//@ edit
static sem_t ready; /* notes that can be taken */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int tray; /* notes in it, guarded by `lock` */

static void open_office(void)
{
	sem_init(&ready, 0, 0);
}

static void put_note(void)
{
	pthread_mutex_lock(&lock);
	tray++;
	pthread_mutex_unlock(&lock);
	sem_post(&ready);
}

static int take_notes(void)
{
	while (sem_wait(&ready))
		continue; /* a signal came */
	pthread_mutex_lock(&lock);
	tray--;
	pthread_mutex_unlock(&lock);
	return 1;
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
