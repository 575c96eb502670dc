#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t never;
static sem_t ready;

static void *hold(void *unused)
{
	pthread_mutex_lock(&lock);
	sem_post(&ready);
	sem_wait(&never);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&never, 0, 0);
	sem_init(&ready, 0, 0);
	pthread_create(&thread, NULL, hold, NULL);
	sem_wait(&ready);
	pthread_cancel(thread);
	pthread_join(thread, NULL);
	return 0;
}
