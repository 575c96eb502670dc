/*
 * A stack that overflows.
 *
 * O2: no
 * expect: crash deep
 */
#include <pthread.h>

static int deep(int n) //@ deep
{                      //@ deep
	volatile char room[4096];

	room[0] = (char)n;            //@ deep
	return deep(n + 1) + room[0]; //@ deep
}

static void *worker(void *unused)
{
	deep(0);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, worker, 0);
	pthread_join(t, 0);
}
