/*
 * Unnamed semaphores: their values, and what is refused.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

#include "../kernels/lab.h"

static sem_t s, done;

static void *posts(void *unused)
{
	CHECK(sem_post(&s) == 0);
	CHECK(sem_wait(&done) == 0);
	return unused;
}

int main(void)
{
	struct timespec past = {.tv_sec = 1}, wrong = {.tv_nsec = 1000000000};
	pthread_t t;
	int value;

	errno = 0;
	CHECK(sem_init(&s, 0, SEM_VALUE_MAX + 1u) == -1 && errno == EINVAL);
	CHECK(sem_init(&s, 0, SEM_VALUE_MAX) == 0);
	CHECK(sem_post(&s) == -1 && errno == EOVERFLOW);
	CHECK(sem_destroy(&s) == 0);
	CHECK(sem_init(&s, 0, 2) == 0 && sem_init(&done, 0, 0) == 0);
	CHECK(sem_getvalue(&s, &value) == 0 && value == 2);
	CHECK(sem_wait(&s) == 0);
	CHECK(sem_timedwait(&s, &past) == 0);
	CHECK(sem_getvalue(&s, &value) == 0 && value == 0);
	CHECK(sem_trywait(&s) == -1 && errno == EAGAIN);
	CHECK(sem_timedwait(&s, &past) == -1 && errno == ETIMEDOUT);
	CHECK(sem_clockwait(&s, CLOCK_MONOTONIC, &past) == -1 &&
	      errno == ETIMEDOUT);
	CHECK(sem_timedwait(&s, &wrong) == -1 && errno == EINVAL);
	CHECK(sem_clockwait(&s, CLOCK_PROCESS_CPUTIME_ID, &past) == -1 &&
	      errno == EINVAL);
	CHECK(pthread_create(&t, 0, posts, 0) == 0);
	CHECK(sem_wait(&s) == 0);
	CHECK(sem_post(&done) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(sem_post(&s) == 0);
	CHECK(sem_trywait(&s) == 0);
	CHECK(sem_post(&s) == 0);
	CHECK(sem_clockwait(&s, CLOCK_REALTIME, &past) == 0);
	CHECK(sem_destroy(&s) == 0 && sem_destroy(&done) == 0);
}
