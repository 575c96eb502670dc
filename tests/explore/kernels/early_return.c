/*
 * A thread returns with a lock that another still wants.
 *
 * expect: stuck want hold
 */
#include <pthread.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *careless(void *unused)
{
	pthread_mutex_lock(&m); //@ hold
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, careless, 0);
	pthread_join(t, 0);
	pthread_mutex_lock(&m); //@ want
	pthread_mutex_unlock(&m);
}
