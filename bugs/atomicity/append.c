/*
 * A clerk copies a note into the minutes, and it gets shorter while he does.
 *
 * append() locks the minutes, asks the note for its length, makes room, and
 * asks it for so many letters. Both questions lock the note, each for itself.
 * Between them the author strikes something out:
 *
 *	clerk:  lock note, length 6, unlock
 *	author:                              lock note, cut to 2, unlock
 *	clerk:  lock note, copy 6 letters    <- 4 that are no longer there
 *
 * Each of the note's functions is right, and so is the lock in each. They are
 * not right one after the other. java.lang.StringBuffer had this in append(),
 * and its synchronized methods did not help. The two rendezvous are an author
 * who is quick.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * origin:   JDK 1.4, StringBuffer.append
 * tsan:     nothing -- every access holds the lock of its note, so none races
 * helgrind: nothing -- every access holds the lock of its note, so none races
 * drd:      nothing -- every access holds the lock of its note, so none races
 * explore:  check stale
 * native:   check stale
 * hint:     Which lock is held from the first line of append() to its last?
 * hint:     Whose length is asked for, and under which lock?
 * hint:     Both notes have to stand still, or the second question has to bring
 *           its own length.
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
static size_t length_of(struct note *from)
{
	size_t length;

	pthread_mutex_lock(&from->lock);
	length = from->length;
	pthread_mutex_unlock(&from->lock);
	return length;
}

static void copy_letters(struct note *from, char *to, size_t length)
{
	pthread_mutex_lock(&from->lock);
	memcpy(to, from->text, length);
	pthread_mutex_unlock(&from->lock);
}

/* Append as much of `from` as there is room for. */
static void append(struct note *to, struct note *from)
{
	size_t length;

	pthread_mutex_lock(&to->lock);
	length = length_of(from);
	if (length > ROOM - to->length)
		length = ROOM - to->length;
	rendezvous(&measured);
	rendezvous(&cut);
	copy_letters(from, to->text + to->length, length);
	to->length += length;
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
	CHECK(strnlen(minutes.text, ROOM) == minutes.length); //@ stale
}
