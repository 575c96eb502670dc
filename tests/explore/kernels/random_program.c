/*
 * A program that is random by itself is caught, not believed.
 *
 * expect: cannot replay
 */
#include <pthread.h>
#include <sys/random.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t n = PTHREAD_MUTEX_INITIALIZER;

static void *worker(void *unused)
{
	unsigned char times = 0;

	getrandom(&times, 1, 0);
	for (int i = 0; i <= times % 64; i++) {
		pthread_mutex_lock(&m);
		pthread_mutex_unlock(&m);
	}
	pthread_mutex_lock(&n);
	pthread_mutex_unlock(&n);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
