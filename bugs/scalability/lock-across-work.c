/*
 * A service signs its answers, and holds the log's lock while it does.
 *
 * Only the log is shared; text and signature are each clerk's own. But the lock
 * is taken at the top of the function and given back at its end, and in between
 * lies nearly all of the work:
 *
 *	clerk 0: lock, sign .........., append, unlock, lock ... waits
 *	clerk 1: lock ... waits ....................... sign .........., append
 *	clerk 2: lock ... waits ..............................................
 *
 * There are four clerks, and one works at a time.
 *
 * class:    scalability
 * scale:    slow lock
 * tsan:     nothing -- the log is guarded, all else is the clerk's own
 * helgrind: nothing -- the log is guarded, all else is the clerk's own
 * drd:      nothing -- the log is guarded, all else is the clerk's own
 * explore:  nothing -- every interleaving gives a whole log, and it has no
 *           clock
 * native:   nothing -- the log is whole
 * hint:     What of answer() touches something that is shared?
 * hint:     For how long does each clerk have the lock, and for how long does
 *           it need it?
 * hint:     Prepare first, then lock, and only put it in.
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
	pthread_mutex_lock(&lock); //@ lock
	entries[n_entries++] = sign(text);
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
