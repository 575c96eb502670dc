/*
 * Two locks taken in two orders.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500
 * run: policy=pct keep-going=1 schedules=500
 * run: policy=pos keep-going=1 schedules=500
 * expect: all 3
 * expect: deadlock a b second first
 */
#include <pthread.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;

static void *one(void *unused)
{
	pthread_mutex_lock(&a); //@ a
	pthread_mutex_lock(&b); //@ second
	pthread_mutex_unlock(&b);
	pthread_mutex_unlock(&a);
	return unused;
}

static void *two(void *unused)
{
	pthread_mutex_lock(&b); //@ b
	pthread_mutex_lock(&a); //@ first
	pthread_mutex_unlock(&a);
	pthread_mutex_unlock(&b);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, one, 0);
	pthread_create(&t[1], 0, two, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
