/*
 * The meter copies the price while it holds the lock.
 *
 * Why it is enough: no pointer leaves the lock, so when the office has taken
 * the old tariff out, nobody can reach it.  The price may be a moment old when
 * it is charged; it is whole, and it was right when it was read.
 *
 * cost: a copy for each reading; for large objects count the users instead
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
	int cents;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct tariff *current; /* pointer and object are guarded by `lock` */

static struct tariff *tariff_of(int cents)
{
	struct tariff *tariff = malloc(sizeof *tariff);

	if (!tariff)
		abort();
	tariff->cents = cents;
	return tariff;
}

static int fare(void)
{
	int cents;

	pthread_mutex_lock(&lock);
	cents = current->cents;
	pthread_mutex_unlock(&lock);
	rendezvous(&taken);
	rendezvous(&replaced);
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
	free(stale);
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
