/*
 * Thread-specific data and thread-locals are each thread's own; destructors
 * run before the thread has ended.
 *
 * expect: all 1
 */
#include <errno.h>
#include <pthread.h>

#include "lab.h"

static pthread_key_t key;
static int destroyed[2];
static _Thread_local int mine = 5;

static void destroy(void *at)
{
	++*(int *)at;
}

static void *worker(void *at)
{
	CHECK(mine == 5 && !pthread_getspecific(key));
	mine = 6;
	errno = 7;
	pthread_setspecific(key, at);
	CHECK(pthread_getspecific(key) == at && mine == 6);
	return 0;
}

int main(void)
{
	pthread_t t[2];

	pthread_key_create(&key, destroy);
	mine = 9;
	errno = 3;
	pthread_create(&t[0], 0, worker, &destroyed[0]);
	pthread_create(&t[1], 0, worker, &destroyed[1]);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(destroyed[0] == 1 && destroyed[1] == 1);
	CHECK(mine == 9 && errno == 3);
}
