/*
 * The workers of a web server append their lines to one buffered access log.
 *
 * Without the buffer each line was one write(), and the system kept the lines
 * apart.  With it, the line is copied to the end of the buffer and the end is
 * moved, by whichever worker happens to serve a request:
 *
 *	worker 1: copy to text + 22
 *	worker 2:                    copy to text + 22   <- over worker 1's line
 *	worker 1: used = 33
 *	worker 2:                    used = 44           <- and a hole behind it
 *
 * The log is garbled only under load, when it is wanted most.
 *
 * class:    data-race
 * cwe:      362
 * cert:     CON43
 * origin:   Apache HTTP Server 25520 (BufferedLogs with a threaded server; the
 *           index of the log buffer was updated without a lock)
 * tsan:     data-race append
 * helgrind: data-race append
 * drd:      data-race append
 * explore:  data-race append; check lines
 * native:   maybe check lines -- two workers must be in append() at once
 * hint:     What do two workers do who both read used == 22?
 * hint:     Copying the line and moving the end: may anything come in between?
 * hint:     Either one worker at a time appends, or each first reserves its
 *           place.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { WORKERS = 2, LINES = SIZE(40, 2), LENGTH = 11 };

static const char *const requests[WORKERS] = {"GET /apple\n", "GET /berry\n"};

//@ edit
static struct {
	size_t used; /* bytes of text[] */
	char text[WORKERS * LINES * LENGTH];
} buffer; /* all workers append to it */

static void append(const char *line)
{
	memcpy(buffer.text + buffer.used, line, LENGTH); //@ append
	buffer.used += LENGTH;                           //@ append
}
//@ end

static void *worker(void *argument)
{
	const char *const *request = argument;

	for (int i = 0; i < LINES; i++)
		append(*request);
	return NULL;
}

int main(void)
{
	pthread_t workers[WORKERS];
	int found[WORKERS] = {0};

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, (void *)&requests[i]);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	for (size_t at = 0; at < buffer.used; at += LENGTH)
		for (int i = 0; i < WORKERS; i++)
			found[i] +=
				!memcmp(buffer.text + at, requests[i], LENGTH);
	for (int i = 0; i < WORKERS; i++)
		CHECK(found[i] == LINES); //@ lines
}
