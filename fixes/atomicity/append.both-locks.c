/*
 * append() holds both notes, the one at the lower address first.
 *
 * Why it is enough: from the length to the last letter nobody can change the
 * note. All who need two notes take them in the same order, so that two who
 * append to each other do not wait in a circle.
 *
 * cost: an order of locks to keep; a note appended to itself would need a case
 *       of its own
 */
#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "lab.h"

enum { ROOM = 32, SHORT = 2 };

struct note {
	pthread_mutex_t lock; /* guards the rest */
	size_t length;
	char text[ROOM];
};

static struct rendezvous measured = RENDEZVOUS(2);
static struct rendezvous cut = RENDEZVOUS(2);
static struct note minutes = {PTHREAD_MUTEX_INITIALIZER, 0, ""};
static struct note note = {PTHREAD_MUTEX_INITIALIZER, 6, "Agreed"};

/* What is cut off is wiped out. */
static void shorten(struct note *of, size_t length)
{
	pthread_mutex_lock(&of->lock);
	memset(of->text + length, 0, ROOM - length);
	of->length = length;
	pthread_mutex_unlock(&of->lock);
}

//@ edit
/* Append as much of `from` as there is room for. */
static void append(struct note *to, struct note *from)
{
	struct note *low = (uintptr_t)to < (uintptr_t)from ? to : from;
	struct note *high = low == to ? from : to;
	size_t length;

	pthread_mutex_lock(&low->lock);
	pthread_mutex_lock(&high->lock);
	length = from->length;
	if (length > ROOM - to->length)
		length = ROOM - to->length;
	rendezvous(&measured);
	rendezvous(&cut);
	memcpy(to->text + to->length, from->text, length);
	to->length += length;
	pthread_mutex_unlock(&high->lock);
	pthread_mutex_unlock(&low->lock);
}
//@ end

static void *clerk(void *unused)
{
	(void)unused;
	append(&minutes, &note);
	return NULL;
}

static void *author(void *unused)
{
	(void)unused;
	rendezvous(&measured);
	shorten(&note, SHORT);
	rendezvous(&cut);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	pthread_create(&threads[0], NULL, clerk, NULL);
	pthread_create(&threads[1], NULL, author, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(strnlen(minutes.text, ROOM) == minutes.length);
}
