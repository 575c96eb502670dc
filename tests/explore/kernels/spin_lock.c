/*
 * POSIX spin locks, and a lock of atomics that spins: right, and both finite.
 *
 * gcc: no
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

static pthread_spinlock_t s;
static atomic_flag f = ATOMIC_FLAG_INIT;
static int a, b; /* guarded by s and f */

static void *worker(void *unused)
{
	pthread_spin_lock(&s);
	a++;
	pthread_spin_unlock(&s);
	while (atomic_flag_test_and_set(&f))
		;
	b++;
	atomic_flag_clear(&f);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_spin_init(&s, 0);
	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(a == 2 && b == 2);
}
