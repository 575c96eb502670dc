/*
 * A mutex from the beginning, for a look that may end in a change.
 *
 * Why it is enough: looking and adding are one critical section, taken once.
 *
 * cost: readers exclude each other; for a lookup as short as this a mutex is
 *       the cheaper lock anyway
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
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void look_up(int word)
{
	pthread_mutex_lock(&lock);
	if (!is_known(word))
		dictionary[known++] = word;
	pthread_mutex_unlock(&lock);
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
