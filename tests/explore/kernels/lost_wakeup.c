/*
 * The signal may come before the wait.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500
 * expect: all 2
 * expect: lost-wakeup wait signal
 */
#include <pthread.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;

static void *waiter(void *unused)
{
	pthread_mutex_lock(&m);
	pthread_cond_wait(&c, &m); //@ wait
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, waiter, 0);
	pthread_mutex_lock(&m);
	pthread_cond_signal(&c); //@ signal
	pthread_mutex_unlock(&m);
	pthread_join(t, 0);
}
