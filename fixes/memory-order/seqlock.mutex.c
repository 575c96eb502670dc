/*
 * A mutex guards the two readings.
 *
 * Why it is enough: nobody reads while somebody changes them.
 *
 * cost: readers write the lock's word and so take it from each other; a reader
 *       that is stopped inside keeps the vane waiting
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { CHANGES = SIZE(5, 1) };

struct wind {
	int from;  /* degrees */
	int force; /* in this story, a tenth of them */
};

static struct rendezvous storm = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct wind current; /* guarded by `lock` */

static void set(struct wind now)
{
	pthread_mutex_lock(&lock);
	current = now;
	pthread_mutex_unlock(&lock);
}

static struct wind get(void)
{
	struct wind wind;

	pthread_mutex_lock(&lock);
	wind = current;
	pthread_mutex_unlock(&lock);
	return wind;
}
//@ end

static void *vane(void *unused)
{
	(void)unused;
	rendezvous(&storm);
	for (int i = 1; i <= CHANGES; i++)
		set((struct wind) {i * 10, i});
	return NULL;
}

static void *reader(void *unused)
{
	(void)unused;
	rendezvous(&storm);
	for (int i = 0; i < CHANGES; i++) {
		struct wind wind = get();

		CHECK(wind.from == wind.force * 10);
	}
	return NULL;
}

int main(void)
{
	pthread_t roof;
	pthread_t cellar;

	pthread_create(&roof, NULL, vane, NULL);
	pthread_create(&cellar, NULL, reader, NULL);
	pthread_join(roof, NULL);
	pthread_join(cellar, NULL);
}
