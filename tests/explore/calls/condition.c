/*
 * Waiting at a condition: woken, and out of time.
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "../kernels/lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t given = PTHREAD_COND_INITIALIZER, made;
static int told; /* guarded by m */

static void *waits(void *unused)
{
	CHECK(pthread_mutex_lock(&m) == 0);
	while (told != 1)
		CHECK(pthread_cond_wait(&made, &m) == 0);
	told = 2;
	CHECK(pthread_cond_signal(&given) == 0);
	CHECK(pthread_mutex_unlock(&m) == 0);
	return unused;
}

int main(void)
{
	struct timespec past = {.tv_sec = 1}, wrong = {.tv_nsec = 1000000000};
	struct timespec negative = {.tv_sec = 1, .tv_nsec = -1};
	pthread_condattr_t how;
	clockid_t clock;
	pthread_t t;

	CHECK(pthread_condattr_init(&how) == 0);
	CHECK(pthread_condattr_setclock(&how, CLOCK_MONOTONIC) == 0);
	CHECK(pthread_condattr_getclock(&how, &clock) == 0);
	CHECK(clock == CLOCK_MONOTONIC);
	CHECK(pthread_cond_init(&made, &how) == 0);
	CHECK(pthread_cond_signal(&made) == 0);
	CHECK(pthread_cond_broadcast(&made) == 0);
	CHECK(pthread_mutex_lock(&m) == 0);
	CHECK(pthread_cond_timedwait(&made, &m, &past) == ETIMEDOUT);
	CHECK(pthread_cond_clockwait(&made, &m, CLOCK_MONOTONIC, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_cond_timedwait(&made, &m, &wrong) == EINVAL);
	CHECK(pthread_cond_timedwait(&made, &m, &negative) == EINVAL);
	CHECK(pthread_cond_clockwait(&made, &m, CLOCK_REALTIME, &wrong) ==
	      EINVAL);
	CHECK(pthread_cond_clockwait(&made, &m, CLOCK_PROCESS_CPUTIME_ID,
				     &past) == EINVAL);
	CHECK(pthread_mutex_trylock(&m) == EBUSY);
	CHECK(pthread_mutex_unlock(&m) == 0);
	CHECK(pthread_create(&t, 0, waits, 0) == 0);
	CHECK(pthread_mutex_lock(&m) == 0);
	told = 1;
	CHECK(pthread_cond_broadcast(&made) == 0);
	while (told != 2)
		CHECK(pthread_cond_wait(&given, &m) == 0);
	CHECK(pthread_mutex_unlock(&m) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_cond_destroy(&given) == 0);
	CHECK(pthread_cond_destroy(&made) == 0);
}
