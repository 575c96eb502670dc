/*
 * A detached thread that waits for ever when main() returns.
 *
 * expect: leak create
 */
#include <pthread.h>
#include <semaphore.h>

static sem_t never;

static void *worker(void *unused)
{
	sem_wait(&never);
	return unused;
}

int main(void)
{
	pthread_t t;

	sem_init(&never, 0, 0);
	pthread_create(&t, 0, worker, 0); //@ create
	pthread_detach(t);
}
