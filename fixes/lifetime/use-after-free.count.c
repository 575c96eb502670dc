/*
 * Each tariff counts its users, and the last of them frees it.
 *
 * Why it is enough: `current` is one user, and a meter becomes another under
 * the lock that also guards `current`, so the count of a tariff that can be
 * found is never zero.  Who brings it to zero holds the only pointer left.  The
 * drop releases what was done with the tariff and, for the last one, acquires
 * what the others have done.
 *
 * cost: two atomic operations for each use, and a cache line that all the users
 *       write; users that forget to drop leak
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { OLD = 250, NEW = 310 };

static struct rendezvous taken = RENDEZVOUS(2);
static struct rendezvous replaced = RENDEZVOUS(2);

//@ edit
struct tariff {
	atomic_int users; /* `current` is one of them */
	int cents;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct tariff *current; /* the pointer is guarded by `lock` */

static struct tariff *tariff_of(int cents)
{
	struct tariff *tariff = malloc(sizeof *tariff);

	if (!tariff)
		abort();
	atomic_init(&tariff->users, 1);
	tariff->cents = cents;
	return tariff;
}

static void drop(struct tariff *tariff)
{
	if (atomic_fetch_sub_explicit(&tariff->users, 1,
				      memory_order_acq_rel) == 1)
		free(tariff);
}

static int fare(void)
{
	struct tariff *mine;
	int cents;

	pthread_mutex_lock(&lock);
	mine = current;
	atomic_fetch_add_explicit(&mine->users, 1, memory_order_relaxed);
	pthread_mutex_unlock(&lock);
	rendezvous(&taken);
	rendezvous(&replaced);
	cents = mine->cents;
	drop(mine);
	return cents;
}

static void replace_tariff(int cents)
{
	struct tariff *fresh = tariff_of(cents);
	struct tariff *stale;

	rendezvous(&taken);
	pthread_mutex_lock(&lock);
	stale = current;
	current = fresh;
	pthread_mutex_unlock(&lock);
	drop(stale);
	rendezvous(&replaced);
}
//@ end

static void *meter(void *argument)
{
	int *cents = argument;

	*cents = fare();
	return NULL;
}

static void *office(void *unused)
{
	(void)unused;
	replace_tariff(NEW);
	return NULL;
}

int main(void)
{
	pthread_t reader;
	pthread_t writer;
	int cents;

	current = tariff_of(OLD);
	pthread_create(&reader, NULL, meter, &cents);
	pthread_create(&writer, NULL, office, NULL);
	pthread_join(reader, NULL);
	pthread_join(writer, NULL);
	CHECK(cents == OLD || cents == NEW);
	free(current);
}
