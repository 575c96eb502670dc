/*
 * A timed wait may run out of time, or be woken.
 *
 * expect: all 4
 * expect: check late
 * expect: check woken
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;

static void *waiter(void *unused)
{
	struct timespec until;
	int how;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += 3600;
	pthread_mutex_lock(&m);
	how = pthread_cond_timedwait(&c, &m, &until);
	CHECK(how != ETIMEDOUT); //@ late
	CHECK(how != 0);         //@ woken
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, waiter, 0);
	pthread_mutex_lock(&m);
	pthread_cond_signal(&c);
	pthread_mutex_unlock(&m);
	pthread_join(t, 0);
}
