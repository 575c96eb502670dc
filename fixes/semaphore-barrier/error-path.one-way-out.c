/*
 * Every way through scale() ends at the same post.
 *
 * Why it is enough: there is one wait and one post, and no way from the first
 * that misses the second.
 *
 * cost: none.  The next hand may add a return again; some compilers can run a
 *       cleanup at every way out
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
	bool fits = size <= LIMIT;

	while (sem_wait(&slots))
		continue; /* a signal came */
	if (fits)
		shrink(size);
	sem_post(&slots);
	return fits;
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
