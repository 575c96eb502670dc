/*
 * The lock is held to reserve a place, which is then filled without it.
 *
 * Why it is enough: a place has one owner, who alone writes there, and main
 * reads after the joins. The order of arrival is kept.
 *
 * cost: who reads the log before the end finds places that are not filled yet,
 *       and must be able to tell
 */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "lab.h"

enum {
	CLERKS = SIZE(4, 2),
	ANSWERS = MEASURED(10, SIZE(5, 2)),
	ROUNDS = MEASURED(60000, 20)
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the log */
static uint64_t entries[CLERKS * ANSWERS];
static int n_entries;

/* Slow on purpose, as signatures are. */
static uint64_t sign(uint64_t text)
{
	for (int i = 0; i < ROUNDS; i++)
		text = (text ^ (text >> 31)) * 0x9e3779b97f4a7c15U + 1;
	return text;
}

//@ edit
static void answer(uint64_t text)
{
	int place;

	pthread_mutex_lock(&lock);
	place = n_entries++;
	pthread_mutex_unlock(&lock);
	entries[place] = sign(text);
}
//@ end

static void *clerk(void *first)
{
	for (uint64_t i = 0; i < ANSWERS; i++)
		answer(*(uint64_t *)first + i);
	return NULL;
}

int main(void)
{
	uint64_t texts[CLERKS];
	pthread_t clerks[CLERKS];
	uint64_t sum = 0;

	for (int i = 0; i < CLERKS; i++) {
		texts[i] = (uint64_t)i * 1000;
		pthread_create(&clerks[i], NULL, clerk, &texts[i]);
	}
	for (int i = 0; i < CLERKS; i++)
		pthread_join(clerks[i], NULL);
	CHECK(n_entries == CLERKS * ANSWERS);
	for (int i = 0; i < n_entries; i++)
		sum += entries[i] != 0;
	CHECK(sum == CLERKS * ANSWERS);
}
