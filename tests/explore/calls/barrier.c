/*
 * A barrier of two, used twice: one serial thread each time.
 */
#include <errno.h>
#include <pthread.h>

#include "../kernels/lab.h"

static pthread_barrier_t b;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int serial; /* guarded by m */

static void arrive(void)
{
	int how = pthread_barrier_wait(&b);

	CHECK(how == 0 || how == PTHREAD_BARRIER_SERIAL_THREAD);
	pthread_mutex_lock(&m);
	serial += how == PTHREAD_BARRIER_SERIAL_THREAD;
	pthread_mutex_unlock(&m);
}

static void *other(void *unused)
{
	arrive();
	arrive();
	return unused;
}

int main(void)
{
	pthread_t t;

	CHECK(pthread_barrier_init(&b, 0, 0) == EINVAL);
	CHECK(pthread_barrier_init(&b, 0, 1) == 0);
	CHECK(pthread_barrier_wait(&b) == PTHREAD_BARRIER_SERIAL_THREAD);
	CHECK(pthread_barrier_destroy(&b) == 0);
	CHECK(pthread_barrier_init(&b, 0, 2) == 0);
	CHECK(pthread_create(&t, 0, other, 0) == 0);
	arrive();
	arrive();
	CHECK(pthread_join(t, 0) == 0);
	CHECK(serial == 2);
	CHECK(pthread_barrier_destroy(&b) == 0);
}
