/*
 * Two locks taken in two orders: without a preemption nobody notices.
 *
 * run: policy=random bound=0 schedules=300
 * run: bound=0 schedules=300
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
