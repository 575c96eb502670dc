/*
 * Mutexes of the three types, in order and out of it.
 *
 * expect: misuse relocked
 * expect: misuse stolen
 * expect: misuse unheld
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "../kernels/lab.h"

static pthread_mutex_t plain = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t checks, again, made;
static const struct timespec past = {.tv_sec = 1};

static void make(pthread_mutex_t *m, int type)
{
	pthread_mutexattr_t how;

	CHECK(pthread_mutexattr_init(&how) == 0);
	CHECK(pthread_mutexattr_settype(&how, type) == 0);
	CHECK(pthread_mutex_init(m, &how) == 0);
	CHECK(pthread_mutexattr_destroy(&how) == 0);
}

static void *other(void *unused)
{
	struct timespec wrong = {.tv_nsec = 1000000000};

	CHECK(pthread_mutex_trylock(&plain) == EBUSY);
	CHECK(pthread_mutex_trylock(&checks) == EBUSY);
	CHECK(pthread_mutex_trylock(&again) == EBUSY);
	CHECK(pthread_mutex_timedlock(&plain, &past) == ETIMEDOUT);
	CHECK(pthread_mutex_timedlock(&again, &past) == ETIMEDOUT);
	CHECK(pthread_mutex_clocklock(&plain, CLOCK_MONOTONIC, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_mutex_clocklock(&plain, CLOCK_REALTIME, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_mutex_timedlock(&plain, &wrong) == EINVAL);
	CHECK(pthread_mutex_clocklock(&plain, CLOCK_REALTIME, &wrong) ==
	      EINVAL);
	CHECK(pthread_mutex_unlock(&checks) == EPERM); //@ stolen
	return unused;
}

int main(void)
{
	pthread_t t;

	make(&checks, PTHREAD_MUTEX_ERRORCHECK);
	make(&again, PTHREAD_MUTEX_RECURSIVE);
	make(&made, PTHREAD_MUTEX_NORMAL);
	CHECK(pthread_mutex_lock(&plain) == 0);
	CHECK(pthread_mutex_trylock(&plain) == EBUSY);
	CHECK(pthread_mutex_timedlock(&plain, &past) == ETIMEDOUT);
	CHECK(pthread_mutex_lock(&checks) == 0);
	CHECK(pthread_mutex_trylock(&checks) == EBUSY);
	CHECK(pthread_mutex_lock(&checks) == EDEADLK);             //@ relocked
	CHECK(pthread_mutex_timedlock(&checks, &past) == EDEADLK); //@ relocked
	CHECK(pthread_mutex_lock(&again) == 0);
	CHECK(pthread_mutex_trylock(&again) == 0);
	CHECK(pthread_mutex_timedlock(&again, &past) == 0);
	CHECK(pthread_create(&t, 0, other, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_mutex_unlock(&again) == 0);
	CHECK(pthread_mutex_unlock(&again) == 0);
	CHECK(pthread_mutex_unlock(&again) == 0);
	CHECK(pthread_mutex_unlock(&again) == EPERM); //@ unheld
	CHECK(pthread_mutex_unlock(&checks) == 0);
	CHECK(pthread_mutex_unlock(&checks) == EPERM); //@ unheld
	CHECK(pthread_mutex_unlock(&plain) == 0);
	CHECK(pthread_mutex_timedlock(&plain, &past) == 0);
	CHECK(pthread_mutex_unlock(&plain) == 0);
	CHECK(pthread_mutex_clocklock(&made, CLOCK_MONOTONIC, &past) == 0);
	CHECK(pthread_mutex_unlock(&made) == 0);
	CHECK(pthread_mutex_destroy(&plain) == 0);
	CHECK(pthread_mutex_destroy(&checks) == 0);
	CHECK(pthread_mutex_destroy(&again) == 0);
	CHECK(pthread_mutex_destroy(&made) == 0);
	CHECK(pthread_mutex_init(&made, 0) == 0);
	CHECK(pthread_mutex_lock(&made) == 0);
	CHECK(pthread_mutex_unlock(&made) == 0);
}
