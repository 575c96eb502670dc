/*
 * The same with a yield: to give way is no waiting, so nobody is parked for it.
 *
 * run: policy=auto schedules=3000
 * expect: livelock try
 */
#include <pthread.h>
#include <sched.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;

static void *polite(pthread_mutex_t *mine, pthread_mutex_t *other)
{
	for (;;) {
		pthread_mutex_lock(mine);
		if (!pthread_mutex_trylock(other)) //@ try
			break;
		pthread_mutex_unlock(mine);
		sched_yield();
	}
	pthread_mutex_unlock(other);
	pthread_mutex_unlock(mine);
	return 0;
}

static void *left(void *unused)
{
	(void)unused;
	return polite(&a, &b);
}

static void *right(void *unused)
{
	(void)unused;
	return polite(&b, &a);
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, left, 0);
	pthread_create(&t[1], 0, right, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
