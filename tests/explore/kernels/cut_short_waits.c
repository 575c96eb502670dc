/*
 * A wait that is never had races also in an execution that was cut short.
 *
 * The second and third executions differ in the order of the locks; in the
 * first the third thread takes its own unit back and the first is stuck.
 *
 * expect: all 3
 * expect: stuck wait
 */
#include <pthread.h>
#include <semaphore.h>

static sem_t s;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *waits(void *unused)
{
	sem_wait(&s); //@ wait
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
	return unused;
}

static void *locks(void *unused)
{
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
	return unused;
}

static void *posts(void *unused)
{
	sem_post(&s);
	sem_trywait(&s);
	return unused;
}

int main(void)
{
	pthread_t t[3];

	sem_init(&s, 0, 0);
	pthread_create(&t[0], 0, waits, 0);
	pthread_create(&t[1], 0, locks, 0);
	pthread_create(&t[2], 0, posts, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
}
