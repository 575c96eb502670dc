/*
 * A trylock that is given up after some turns gets on: no livelock.
 *
 * run: policy=random schedules=500
 * run: policy=pos schedules=500
 */
#include <pthread.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;

static void *polite(pthread_mutex_t *mine, pthread_mutex_t *other)
{
	for (int turns = 0; turns < 20; turns++) {
		pthread_mutex_lock(mine);
		if (!pthread_mutex_trylock(other)) {
			pthread_mutex_unlock(other);
			pthread_mutex_unlock(mine);
			break;
		}
		pthread_mutex_unlock(mine);
	}
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
