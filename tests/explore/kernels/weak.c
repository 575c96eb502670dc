/*
 * A weak compare-exchange may fail for nothing: who does not try again loses.
 *
 * run: policy=all keep-going=1 spurious=1
 * run: policy=random schedules=500 keep-going=1 spurious=1
 * expect: check once
 * clang: no
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

static atomic_int n;

static void *adds(void *unused)
{
	int none = 0, wanted = 0;

	while (!atomic_compare_exchange_weak(&n, &wanted, wanted + 1))
		;
	atomic_compare_exchange_strong(&n, &none,
				       7); /* never fails for nothing */
	return unused;
}

int main(void)
{
	int two = 2;
	pthread_t t[2];

	pthread_create(&t[0], 0, adds, 0);
	pthread_create(&t[1], 0, adds, 0);
	pthread_join(t[0], 0);
	CHECK(atomic_compare_exchange_weak(&n, &two, 3) || two != 2); //@ once
	pthread_join(t[1], 0);
}
