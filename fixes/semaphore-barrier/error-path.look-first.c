/*
 * What can be refused is refused before a slot is taken.
 *
 * Why it is enough: whoever returns early has taken nothing.  Between wait and
 * post there is no way out any more.
 *
 * cost: none, and refusals no longer wait for a slot; right only for what can
 *       be known before the work begins
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SLOTS = 2, WORKERS = 2, PICTURES = 3, LIMIT = 1000 };

static atomic_int scaled; /* pictures, by all workers */

static void shrink(int size)
{
	if (size > 0)
		atomic_fetch_add(&scaled, 1);
}

//@ edit
static sem_t slots; /* free ones */

static bool scale(int size)
{
	if (size > LIMIT)
		return false;
	while (sem_wait(&slots))
		continue; /* a signal came */
	shrink(size);
	sem_post(&slots);
	return true;
}
//@ end

static void *worker(void *unused)
{
	static const int sizes[PICTURES] = {400, 2000, 700};

	(void)unused;
	for (int i = 0; i < PICTURES; i++)
		CHECK(scale(sizes[i]) == (sizes[i] <= LIMIT));
	return NULL;
}

int main(void)
{
	pthread_t workers[WORKERS];

	sem_init(&slots, 0, SLOTS);
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, NULL);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	CHECK(scaled == WORKERS * (PICTURES - 1));
}
