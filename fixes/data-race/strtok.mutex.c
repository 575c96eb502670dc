/*
 * A lock is held from the first call for a line to its last.
 *
 * Why it is enough: libc's variable is in use from strtok(line) to the strtok
 * that returns NULL, and it is locked all that time.  A lock around each call
 * alone would let the other line in between.
 *
 * cost: one line at a time, and every strtok in the whole process must take
 *       this lock, those in libraries too; only for when strtok has to stay
 */
#include <pthread.h>
#include <string.h>

#include "lab.h"

enum { FIELDS = 4 };

struct line {
	char text[32]; /* main writes it, then its reader owns it */
	int fields;
};

//@ edit
static pthread_mutex_t in_strtok = PTHREAD_MUTEX_INITIALIZER; /* libc's place */

static void split(struct line *line)
{
	char *field;

	pthread_mutex_lock(&in_strtok);
	field = strtok(line->text, ";");
	while (field) {
		line->fields++;
		field = strtok(NULL, ";");
	}
	pthread_mutex_unlock(&in_strtok);
}
//@ end

static void *reader(void *argument)
{
	split(argument);
	return NULL;
}

int main(void)
{
	struct line lines[] = {{"Ada;Dahl;1815;Oslo", 0},
			       {"Bo;Lund;1822;Bergen", 0}};
	pthread_t readers[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&readers[i], NULL, reader, &lines[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(readers[i], NULL);
	for (int i = 0; i < 2; i++)
		CHECK(lines[i].fields == FIELDS);
}
