/*
 * Readers share, writers exclude: right.  Reads of two readers commute, so
 * only where the writer stands matters: before, between or after each.
 *
 * expect: all 4
 */
#include <pthread.h>

#include "lab.h"

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static int a, b; /* guarded by l; equal */

static void *reader(void *unused)
{
	pthread_rwlock_rdlock(&l);
	CHECK(a == b);
	pthread_rwlock_unlock(&l);
	return unused;
}

static void *writer(void *unused)
{
	pthread_rwlock_wrlock(&l);
	a++;
	b++;
	pthread_rwlock_unlock(&l);
	return unused;
}

int main(void)
{
	pthread_t t[3];

	pthread_create(&t[0], 0, reader, 0);
	pthread_create(&t[1], 0, writer, 0);
	pthread_create(&t[2], 0, reader, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
}
