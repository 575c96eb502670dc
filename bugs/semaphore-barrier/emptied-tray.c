/*
 * An editor waits once, empties the tray, and next time finds nothing.
 *
 * Each reporter puts a note into the tray and posts the semaphore, once a
 * note. The editor was to wait once a note as well.  Then somebody made him
 * faster: when he is at the tray anyway, he takes all there is.
 *
 *	reporters: put, post (1), put, post (2)
 *	editor:                                  wait (1 left), takes both
 *	editor:                                  wait (0 left), takes none
 *
 * The semaphore says that there is a note, and there is none.  An editor who
 * did not look would print what lies below the tray.
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- the tray is locked at every access
 * helgrind: nothing -- the tray is locked at every access
 * drd:      nothing -- the tray is locked at every access
 * explore:  check no-note
 * native:   maybe check no-note -- two notes must be in the tray before the
 *           editor comes
 * hint:     What does the semaphore count, and what does the tray hold?
 * hint:     By how much does each of them change when the editor has been
 *           there?
 * hint:     A post is a promise of one note.  Keep it, or wait for a fact.
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
	CHECK(!in_vain); //@ no-note
}
