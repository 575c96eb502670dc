/* A condition is signalled while nobody holds its mutex. */
#include <pthread.h>
#include <unistd.h>
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t opened = PTHREAD_COND_INITIALIZER;
static int ready;
static void *waits(void *u)
{
	pthread_mutex_lock(&door);
	while (!ready)
		pthread_cond_wait(&opened, &door);
	pthread_mutex_unlock(&door);
	return u;
}
int main(void)
{
	pthread_t t;
	pthread_create(&t, 0, waits, 0);
	sleep(1); /* for the report only: the thread is to wait first */
	pthread_mutex_lock(&door);
	ready = 1;
	pthread_mutex_unlock(&door);
	pthread_cond_signal(&opened);
	pthread_join(t, 0);
	return 0;
}
