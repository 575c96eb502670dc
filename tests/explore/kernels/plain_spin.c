/*
 * Waiting for a plain flag: a race, and no end if nobody else may run.
 *
 * run: policy=all keep-going=1
 * run: policy=random schedules=50 keep-going=1
 * O2: no
 * expect: data-race wait set
 */
#include <pthread.h>

static int flag;

static void *waiter(void *unused)
{
	while (!flag) //@ wait
		;
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, waiter, 0);
	flag = 1; //@ set
	pthread_join(t, 0);
}
