/*
 * Reader-writer locks: what is refused to whom.
 *
 * expect: misuse relocked
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "../kernels/lab.h"

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER, made;
static const struct timespec past = {.tv_sec = 1};
static const struct timespec wrong = {.tv_nsec = 1000000000};

static void *while_read(void *unused)
{
	CHECK(pthread_rwlock_tryrdlock(&l) == 0);
	CHECK(pthread_rwlock_trywrlock(&l) == EBUSY);
	CHECK(pthread_rwlock_timedwrlock(&l, &past) == ETIMEDOUT);
	CHECK(pthread_rwlock_clockwrlock(&l, CLOCK_MONOTONIC, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_timedrdlock(&l, &past) == 0);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_clockrdlock(&l, CLOCK_REALTIME, &past) == 0);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_rdlock(&l) == 0);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_timedwrlock(&l, &wrong) == EINVAL);
	return unused;
}

static void *while_written(void *unused)
{
	CHECK(pthread_rwlock_tryrdlock(&l) == EBUSY);
	CHECK(pthread_rwlock_trywrlock(&l) == EBUSY);
	CHECK(pthread_rwlock_timedwrlock(&l, &past) == ETIMEDOUT);
	CHECK(pthread_rwlock_timedrdlock(&l, &past) == ETIMEDOUT);
	CHECK(pthread_rwlock_clockrdlock(&l, CLOCK_REALTIME, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_rwlock_clockwrlock(&l, CLOCK_REALTIME, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_rwlock_timedrdlock(&l, &wrong) == EINVAL);
	return unused;
}

static void meet(void *(*other)(void *))
{
	pthread_t t;

	CHECK(pthread_create(&t, 0, other, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
}

int main(void)
{
	CHECK(pthread_rwlock_rdlock(&l) == 0);
	CHECK(pthread_rwlock_rdlock(&l) == 0);
	meet(while_read);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_trywrlock(&l) == EBUSY);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_trywrlock(&l) == 0);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_wrlock(&l) == 0);
	CHECK(pthread_rwlock_rdlock(&l) == EDEADLK); //@ relocked
	CHECK(pthread_rwlock_wrlock(&l) == EDEADLK); //@ relocked
	meet(while_written);
	CHECK(pthread_rwlock_unlock(&l) == 0);
	CHECK(pthread_rwlock_destroy(&l) == 0);
	CHECK(pthread_rwlock_init(&made, 0) == 0);
	CHECK(pthread_rwlock_timedwrlock(&made, &past) == 0);
	CHECK(pthread_rwlock_unlock(&made) == 0);
	CHECK(pthread_rwlock_destroy(&made) == 0);
}
