/*
 * A robust mutex outlives its owner, and is repaired: right.
 *
 * expect: all 2
 */
#include <errno.h>
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m;
static int deaths; /* guarded by m */

static void *dies(void *unused)
{
	if (pthread_mutex_lock(&m) == EOWNERDEAD) {
		deaths++;
		pthread_mutex_consistent(&m);
	}
	return unused;
}

int main(void)
{
	pthread_mutexattr_t how;
	pthread_t t[2];

	pthread_mutexattr_init(&how);
	pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&m, &how);
	pthread_create(&t[0], 0, dies, 0);
	pthread_create(&t[1], 0, dies, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(pthread_mutex_lock(&m) == EOWNERDEAD);
	CHECK(deaths == 1);
	pthread_mutex_unlock(&m);
	CHECK(pthread_mutex_lock(&m) == ENOTRECOVERABLE);
}
