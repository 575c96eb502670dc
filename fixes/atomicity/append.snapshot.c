/*
 * The note hands out a copy of itself, length and letters together.
 *
 * Why it is enough: the copy is made under one hold of the note's lock, and
 * nobody can shorten the copy. No two locks are ever held at once.
 *
 * cost: every letter is copied twice
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
static struct note copy_of(struct note *from)
{
	struct note copy = {.length = 0};

	pthread_mutex_lock(&from->lock);
	copy.length = from->length;
	memcpy(copy.text, from->text, ROOM);
	pthread_mutex_unlock(&from->lock);
	return copy;
}

/* Append as much of `from` as there is room for. */
static void append(struct note *to, struct note *from)
{
	struct note copy = copy_of(from);

	pthread_mutex_lock(&to->lock);
	if (copy.length > ROOM - to->length)
		copy.length = ROOM - to->length;
	rendezvous(&measured);
	rendezvous(&cut);
	memcpy(to->text + to->length, copy.text, copy.length);
	to->length += copy.length;
	pthread_mutex_unlock(&to->lock);
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
