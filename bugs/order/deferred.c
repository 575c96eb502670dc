/*
 * A theatre promises to copy its prompt book, and nobody asks for the copy.
 *
 * later() makes a promise: the work is done when somebody asks for its result,
 * in the thread that asks. That saves a thread where the result may not be
 * needed. The takings are asked for. The copy is wanted, its result is not, and
 * so nobody asks:
 *
 *	main: promise a copy, promise the takings, play, ask for the takings
 *	copy: (never)
 *
 * It looks like a task that was started, and is a note about a task. std::async
 * without a policy may choose this behaviour; lazy executors and forgotten
 * queues are the same.
 *
 * class:    order
 * cert:     MSC12
 * tsan:     nothing -- the work that was not done accesses nothing
 * helgrind: nothing -- the work that was not done accesses nothing
 * drd:      nothing -- the work that was not done accesses nothing
 * explore:  check copied
 * native:   check copied
 * hint:     In which thread does copy() run, and when?
 * hint:     Which call makes the promise come true?
 * hint:     Ask for the result where it must be there, or start a thread that
 *           does not wait to be asked.
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
	CHECK(strcmp(copy_of_book, book) == 0); //@ copied
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
	if (!result(&counted))
		exit(EXIT_FAILURE);
}
//@ end

int main(void)
{
	evening();
}
