/*
 * A robust mutex whose owner ended: repaired, and not repaired.
 *
 * expect: misuse consistent
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "../kernels/lab.h"

static pthread_mutex_t m;

static void *dies(void *unused)
{
	CHECK(pthread_mutex_lock(&m) == 0);
	return unused;
}

static void *dies_trying(void *unused)
{
	CHECK(pthread_mutex_trylock(&m) == 0);
	pthread_exit(unused);
}

int main(void)
{
	struct timespec past = {.tv_sec = 1};
	pthread_mutexattr_t how;
	int robust;
	pthread_t t;

	CHECK(pthread_mutexattr_init(&how) == 0);
	CHECK(pthread_mutexattr_getrobust(&how, &robust) == 0);
	CHECK(robust == PTHREAD_MUTEX_STALLED);
	CHECK(pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST) == 0);
	CHECK(pthread_mutex_init(&m, &how) == 0);
	CHECK(pthread_mutex_consistent(&m) == EINVAL); //@ consistent
	CHECK(pthread_create(&t, 0, dies, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_mutex_lock(&m) == EOWNERDEAD);
	CHECK(pthread_mutex_consistent(&m) == 0);
	CHECK(pthread_mutex_unlock(&m) == 0);
	CHECK(pthread_create(&t, 0, dies_trying, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_mutex_trylock(&m) == EOWNERDEAD);
	CHECK(pthread_mutex_consistent(&m) == 0);
	CHECK(pthread_mutex_unlock(&m) == 0);
	CHECK(pthread_create(&t, 0, dies, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_mutex_timedlock(&m, &past) == EOWNERDEAD);
	CHECK(pthread_mutex_unlock(&m) == 0);
	CHECK(pthread_mutex_lock(&m) == ENOTRECOVERABLE);
	CHECK(pthread_mutex_trylock(&m) == ENOTRECOVERABLE);
	CHECK(pthread_mutex_destroy(&m) == 0);
}
