/*
 * Two readers of a parish register split their lines with strtok.
 *
 * strtok(NULL, ...) goes on where the last call stopped.  The place is kept in
 * a variable inside of libc, of which there is one for all threads.  So a
 * reader goes on in the line of the other:
 *
 *	reader 1: strtok(line 1) = "Ada"
 *	reader 2:                        strtok(line 2) = "Bo"
 *	reader 1: strtok(NULL) = "Lund"       <- Bo's family name
 *
 * There is no shared variable in this file to put a lock on, and no detector
 * that watches only this file sees one.
 *
 * class:    data-race
 * cwe:      663
 * cert:     CON33
 * origin:   ZeroMQ 3766 (strtok in the WebSocket engine, replaced by strtok_r)
 * tsan:     nothing -- libc is not compiled for it, the variable is inside
 * helgrind: nothing -- what races within libc is on its list of things not to
 *           report
 * drd:      nothing -- what races within libc is on its list of things not to
 *           report
 * explore:  data-race split; check fields
 * native:   maybe check fields -- the readers must be in their lines at the
 *           same time
 * hint:     How does strtok know where to go on when it is given NULL?
 * hint:     What does the manual say under ATTRIBUTES?
 * hint:     Keep the place where each reader is in a variable of its own.
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
static void split(struct line *line)
{
	char *field = strtok(line->text, ";"); //@ split

	while (field) {
		line->fields++;
		field = strtok(NULL, ";"); //@ split
	}
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
		CHECK(lines[i].fields == FIELDS); //@ fields
}
