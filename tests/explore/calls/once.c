/*
 * pthread_once(): by two threads, and by one again.
 */
#include <pthread.h>

#include "../kernels/lab.h"

static pthread_once_t control = PTHREAD_ONCE_INIT;
static int times; /* written inside the once only */

static void begin(void)
{
	times++;
}

static void *other(void *unused)
{
	CHECK(pthread_once(&control, begin) == 0);
	CHECK(times == 1);
	return unused;
}

int main(void)
{
	pthread_t t;

	CHECK(pthread_create(&t, 0, other, 0) == 0);
	other(0);
	CHECK(pthread_join(t, 0) == 0);
	other(0);
}
