/*
 * A reader goes round while a version is odd.  What it has read may be
 * overwritten before it has gone round: then it looks again.
 *
 * run: policy=all keep-going=1
 * run: policy=pos schedules=3000 keep-going=1
 * run: policy=random schedules=3000 keep-going=1
 * run: policy=pct schedules=3000 keep-going=1
 */
#include <pthread.h>
#include <stdatomic.h>

static atomic_uint version;
static atomic_int a;

static void *writer(void *unused)
{
	for (int i = 0; i < 2; i++) {
		atomic_fetch_add(&version, 1);
		atomic_store(&a, i);
		atomic_fetch_add(&version, 1);
	}
	return unused;
}

static void *reader(void *unused)
{
	unsigned before;

	do {
		before = atomic_load(&version);
		atomic_load(&a);
	} while (before % 2);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, writer, 0);
	pthread_create(&t[1], 0, reader, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
