/*
 * A cancelled thread runs its cleanup handlers, and gives its lock back.
 *
 * expect: all 2
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static int cleaned; /* guarded by m */

static void clean(void *unused)
{
	(void)unused;
	cleaned++;
	pthread_mutex_unlock(&m);
}

static void *waiter(void *unused)
{
	pthread_mutex_lock(&m);
	pthread_cleanup_push(clean, 0);
	for (;;)
		pthread_cond_wait(&c, &m);
	pthread_cleanup_pop(1);
	return unused;
}

int main(void)
{
	pthread_t t;
	void *how;

	pthread_create(&t, 0, waiter, 0);
	pthread_cancel(t);
	pthread_join(t, &how);
	CHECK(how == PTHREAD_CANCELED && cleaned == 1);
}
