/*
 * A recursive mutex may be locked twice by its holder: right.
 *
 * expect: all 2
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m;
static int n; /* guarded by m */

static void *count(void *unused)
{
	pthread_mutex_lock(&m);
	pthread_mutex_lock(&m);
	n++;
	pthread_mutex_unlock(&m);
	n++;
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_mutexattr_t how;
	pthread_t t[2];

	pthread_mutexattr_init(&how);
	pthread_mutexattr_settype(&how, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&m, &how);
	pthread_create(&t[0], 0, count, 0);
	pthread_create(&t[1], 0, count, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(n == 4);
	pthread_mutex_destroy(&m);
}
