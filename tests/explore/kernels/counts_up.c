/*
 * Who counts up in an atomic gets somewhere, though neither its stack nor its
 * registers show it.
 *
 * expect: all 1
 */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int added, exchanged;

static void *adds(void *unused)
{
	do
		atomic_fetch_add(&added, 1);
	while (atomic_load(&added) < 12);
	return unused;
}

static void *exchanges(void *unused)
{
	int old;

	do {
		old = atomic_load(&exchanged);
		atomic_compare_exchange_strong(&exchanged, &old, old + 1);
	} while (atomic_load(&exchanged) < 12);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, adds, 0);
	pthread_create(&t[1], 0, exchanges, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
