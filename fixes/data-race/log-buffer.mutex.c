/*
 * A lock is held while a line is copied and the end is moved.
 *
 * Why it is enough: whoever has the lock finds the buffer as the last one left
 * it, and nobody sees a line that is copied but not counted.
 *
 * cost: the workers queue up for the log; the lock is held for one short copy,
 *       and must not be held while a full buffer is written to the disk
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { WORKERS = 2, LINES = SIZE(40, 2), LENGTH = 11 };

static const char *const requests[WORKERS] = {"GET /apple\n", "GET /berry\n"};

//@ edit
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
	size_t used; /* bytes of text[] */
	char text[WORKERS * LINES * LENGTH];
} buffer; /* guarded by log_lock until the workers are joined */

static void append(const char *line)
{
	pthread_mutex_lock(&log_lock);
	memcpy(buffer.text + buffer.used, line, LENGTH);
	buffer.used += LENGTH;
	pthread_mutex_unlock(&log_lock);
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
		CHECK(found[i] == LINES);
}
