/*
 * The board stays locked from the look to the entry.
 *
 * Why it is enough: between "no line to Ulm" and the entry nobody else can
 * enter one.
 *
 * cost: everybody waits while a line is made, also who calls another town
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
	if (!line) {
		line = make_line(town);
		rendezvous(&laying);
		line->next = lines;
		lines = line;
	}
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
	CHECK(got[0] == got[1]);
	while (lines) {
		struct line *next = lines->next;

		free(lines);
		lines = next;
	}
}
