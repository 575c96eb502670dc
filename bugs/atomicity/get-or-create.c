/*
 * Two operators lay a telephone line to the same town, and the town gets two.
 *
 * A line is made at the first call to a town, and used by all later ones. The
 * operator looks the town up under the lock, gives the lock back, makes a line
 * (which takes a while) and enters it under the lock. Two first calls at once
 * both find nothing:
 *
 *	Ada: lock, no line to Ulm, unlock
 *	Eve:                                lock, no line to Ulm, unlock
 *	Ada: make a line, lock, enter it, unlock
 *	Eve:                                make a line, lock, enter it, unlock
 *
 * Both are served, on lines that know nothing of each other: what one says on
 * hers is not heard on the other. The rendezvous is the time it takes to make a
 * line.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * tsan:     nothing -- every access holds the lock, so none races
 * helgrind: nothing -- every access holds the lock, so none races
 * drd:      nothing -- every access holds the lock, so none races
 * explore:  check same
 * native:   check same
 * hint:     What may the other operator do while this one makes a line?
 * hint:     Who enters a line relies on an answer. When was it given?
 * hint:     Look and enter under one hold, or look again before you enter.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

struct line {
	struct line *next; /* guarded by `board` */
	char town[8];
};

static struct rendezvous laying = RENDEZVOUS(2);
static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static struct line *lines; /* to all towns, guarded by `board` */

static struct line *make_line(const char *town)
{
	struct line *line = calloc(1, sizeof *line);

	if (!line)
		abort();
	strncpy(line->town, town, sizeof line->town - 1);
	return line;
}

/* Returns the line to `town`, or NULL.  Call with `board` held. */
static struct line *find(const char *town)
{
	struct line *line = lines;

	while (line && strcmp(line->town, town) != 0)
		line = line->next;
	return line;
}

//@ edit
static struct line *line_to(const char *town)
{
	struct line *line;

	pthread_mutex_lock(&board);
	line = find(town);
	pthread_mutex_unlock(&board);
	if (line)
		return line;
	line = make_line(town);
	rendezvous(&laying);
	pthread_mutex_lock(&board);
	line->next = lines;
	lines = line;
	pthread_mutex_unlock(&board);
	return line;
}
//@ end

static void *operator(void *unused)
{
	(void)unused;
	return line_to("Ulm");
}

int main(void)
{
	pthread_t operators[2];
	void *got[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&operators[i], NULL, operator, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(operators[i], &got[i]);
	CHECK(got[0] == got[1]); //@ same
	while (lines) {
		struct line *next = lines->next;

		free(lines);
		lines = next;
	}
}
