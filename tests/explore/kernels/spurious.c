/*
 * `if` for `while` around a wait fails only if a wake-up is spurious.
 *
 * run: policy=all keep-going=1 spurious=1
 * run: policy=random schedules=500 keep-going=1 spurious=1
 * expect: check early
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static int ready; /* guarded by m */

static void *waiter(void *unused)
{
	pthread_mutex_lock(&m);
	if (!ready)
		pthread_cond_wait(&c, &m);
	CHECK(ready); //@ early
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, waiter, 0);
	pthread_mutex_lock(&m);
	ready = 1;
	pthread_cond_signal(&c);
	pthread_mutex_unlock(&m);
	pthread_join(t, 0);
}
