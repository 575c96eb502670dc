/*
 * A translator looks a word up, and adds it without letting go in between.
 *
 * look_up() holds the dictionary for reading.  When the word is missing it
 * takes the same lock for writing, to add it.  A writer waits until all readers
 * have left, and one of the readers is the writer itself:
 *
 *	translator: read lock, not there, write lock ... waits for itself
 *
 * A second translator that does the same at the same time waits for the first
 * one and is waited for.  A reader-writer lock has no upgrade: to let two
 * readers upgrade at once would break the promise made to each of them.
 *
 * class:    deadlock
 * cwe:      764
 * tsan:     nothing -- it looks at a lock when it is had, and this one is not
 * helgrind: nothing -- it looks at a lock when it is had, and this one is not
 * drd:      nothing -- it looks at a lock when it is had, and this one is not
 * explore:  stuck upgrade
 * native:   stuck upgrade
 * hint:     Whom does a writer wait for?
 * hint:     What does the thread hold when it asks to write?
 * hint:     Let go, take the lock anew for writing, and look again: the word
 *           may have been added meanwhile.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { TRANSLATORS = 2, WORDS = 8 };

static int dictionary[WORDS]; /* its words, guarded by `lock` */
static int known;             /* how many, guarded by `lock` */

/* The caller holds `lock`. */
static bool is_known(int word)
{
	for (int i = 0; i < known; i++)
		if (dictionary[i] == word)
			return true;
	return false;
}

//@ edit
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void look_up(int word)
{
	pthread_rwlock_rdlock(&lock);
	if (!is_known(word)) {
		pthread_rwlock_wrlock(&lock); //@ upgrade
		dictionary[known++] = word;
		pthread_rwlock_unlock(&lock);
	}
	pthread_rwlock_unlock(&lock);
}
//@ end

static void *translator(void *unused)
{
	static const int text[] = {41, 17, 41};

	(void)unused;
	for (int i = 0; i < SIZE(3, 2); i++)
		look_up(text[i]);
	return NULL;
}

int main(void)
{
	pthread_t translators[TRANSLATORS];

	for (int i = 0; i < TRANSLATORS; i++)
		pthread_create(&translators[i], NULL, translator, NULL);
	for (int i = 0; i < TRANSLATORS; i++)
		pthread_join(translators[i], NULL);
	CHECK(known == 2);
}
