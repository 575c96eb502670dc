/*
 * POSIX spin locks.
 */
#include <errno.h>
#include <pthread.h>

#include "../kernels/lab.h"

static pthread_spinlock_t s;
static int n; /* guarded by s */

static void *other(void *unused)
{
	CHECK(pthread_spin_lock(&s) == 0);
	n++;
	CHECK(pthread_spin_unlock(&s) == 0);
	return unused;
}

int main(void)
{
	pthread_t t;

	CHECK(pthread_spin_init(&s, PTHREAD_PROCESS_PRIVATE) == 0);
	CHECK(pthread_spin_trylock(&s) == 0);
	CHECK(pthread_spin_trylock(&s) == EBUSY);
	CHECK(pthread_spin_unlock(&s) == 0);
	CHECK(pthread_create(&t, 0, other, 0) == 0);
	other(0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(n == 2);
	CHECK(pthread_spin_destroy(&s) == 0);
}
