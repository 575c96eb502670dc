/*
 * A normal mutex locked twice by one thread.
 *
 * expect: all 1
 * expect: deadlock again first
 */
#include <pthread.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	pthread_mutex_lock(&m); //@ first
	pthread_mutex_lock(&m); //@ again
}
