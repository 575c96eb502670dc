/*
 * A thread unlocks what another holds.
 *
 * expect: all 2
 * expect: misuse unlock held
 * expect: misuse unlock
 */
#include <pthread.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *other(void *unused)
{
	pthread_mutex_unlock(&m); //@ unlock
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, other, 0);
	pthread_mutex_lock(&m); //@ held
	pthread_join(t, 0);
}
