/*
 * The result is asked for before everybody goes home.
 *
 * Why it is enough: who asks for the result of work that is not done, does it.
 * After the question the copy is there, or it is known that there is none.
 *
 * cost: the copying begins after the play, in the thread that asks; nothing has
 *       been gained over a plain call
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { SEATS = 200, PRICE = 12, ACTS = 5 };

static const char book[] = "Enter a ghost.";
static char copy_of_book[sizeof book];
static int takings;

struct promise {
	pthread_mutex_t lock; /* guards the rest */
	bool (*work)(void);
	bool done;
	bool result;
};

static bool copy(void)
{
	memcpy(copy_of_book, book, sizeof book);
	return true;
}

static bool count_takings(void)
{
	takings = SEATS * PRICE;
	return true;
}

static void later(struct promise *promise, bool (*work)(void))
{
	*promise = (struct promise) {PTHREAD_MUTEX_INITIALIZER, .work = work};
}

/* Does the work, unless it is done, and returns its result. */
static bool result(struct promise *promise)
{
	bool got;

	pthread_mutex_lock(&promise->lock);
	if (!promise->done)
		promise->result = promise->work();
	promise->done = true;
	got = promise->result;
	pthread_mutex_unlock(&promise->lock);
	return got;
}

static void play(void)
{
	for (int act = 0; act < ACTS; act++)
		; /* the audience laughs, weeps, claps */
}

static void morning_after(void)
{
	CHECK(strcmp(copy_of_book, book) == 0);
}
AT_EXIT(morning_after);

//@ edit
static void evening(void)
{
	struct promise counted;
	struct promise copied;

	later(&counted, count_takings);
	later(&copied, copy);
	play();
	if (!result(&counted) || !result(&copied))
		exit(EXIT_FAILURE);
}
//@ end

int main(void)
{
	evening();
}
