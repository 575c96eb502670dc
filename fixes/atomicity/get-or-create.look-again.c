/*
 * Who has made a line looks again, and takes the other's if there is one.
 *
 * Why it is enough: the look that counts happens under the same hold as the
 * entry. A line made in vain was never seen by anybody else and is thrown away.
 *
 * cost: sometimes a line is made for nothing; in return the board is free while
 *       lines are made. Not for things that may exist only once at any time
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
	struct line *mine;

	pthread_mutex_lock(&board);
	line = find(town);
	pthread_mutex_unlock(&board);
	if (line)
		return line;
	mine = make_line(town);
	rendezvous(&laying);
	pthread_mutex_lock(&board);
	line = find(town);
	if (!line) {
		mine->next = lines;
		lines = line = mine;
		mine = NULL;
	}
	pthread_mutex_unlock(&board);
	free(mine);
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
	CHECK(got[0] == got[1]);
	while (lines) {
		struct line *next = lines->next;

		free(lines);
		lines = next;
	}
}
