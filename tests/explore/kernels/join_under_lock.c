/*
 * A lock held while joining a thread that wants it.
 *
 * expect: deadlock join held wants
 */
#include <pthread.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *worker(void *unused)
{
	pthread_mutex_lock(&m); //@ wants
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, worker, 0);
	pthread_mutex_lock(&m); //@ held
	pthread_join(t, 0);     //@ join
	pthread_mutex_unlock(&m);
}
