/*
 * A taxi meter reads its tariff after the office has replaced and freed it.
 *
 * The pointer to the tariff is guarded, and both sides lock to touch it.  What
 * it points to is not: the meter copies the pointer, gives the lock back, and
 * reads later.  In between the office puts a new tariff in place and frees the
 * old one, which it thinks nobody can reach any more:
 *
 *	meter:  lock, take pointer, unlock                       read  <- freed
 *	office:                            lock, swap, unlock, free
 *
 * A lock around the pointer keeps the pointer whole, not its object alive.  The
 * two rendezvous hold the window open: the tariff is taken before the office
 * comes, and read after the office has gone.
 *
 * class:    lifetime
 * cwe:      416
 * cert:     MEM30
 * tsan:     use-after-free read free
 * helgrind: nothing -- it does not check accesses to memory that is not
 *           allocated
 * drd:      data-race read
 * explore:  use-after-free read free; maybe data-race read free -- in the runs
 *           where the read still comes before the free
 * native:   check fare
 * hint:     What exactly does the lock guard?
 * hint:     Who may still hold the old pointer when it is freed?
 * hint:     Take what you need under the lock, or let the last user free.
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
static struct tariff *current; /* the pointer is guarded by `lock` */

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
	const struct tariff *mine;

	pthread_mutex_lock(&lock);
	mine = current;
	pthread_mutex_unlock(&lock);
	rendezvous(&taken);
	rendezvous(&replaced);
	return mine->cents; //@ read
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
	free(stale); //@ free
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
	CHECK(cents == OLD || cents == NEW); //@ fare
	free(current);
}
