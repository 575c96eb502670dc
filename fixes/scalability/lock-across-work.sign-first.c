/*
 * The answer is signed before the lock is taken.
 *
 * Why it is enough: sign() touches nothing that is shared, so it needs no lock;
 * the log and its length are still changed together, under it.
 *
 * cost: the log is in the order of completion, not in that of arrival
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
	uint64_t entry = sign(text);

	pthread_mutex_lock(&lock);
	entries[n_entries++] = entry;
	pthread_mutex_unlock(&lock);
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
