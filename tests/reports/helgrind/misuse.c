/* Calls on locks, conditions and barriers that POSIX calls errors. */
#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER, n,
		       z = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t bar;
static void *holder(void *u)
{
	pthread_mutex_lock(&m);
	return u;
}
static void *foreign(void *u)
{
	pthread_mutex_unlock(&n);
	return u;
}
int main(void)
{
	pthread_t t;
	pthread_mutex_unlock(&z);
	pthread_mutex_init(&n, 0);
	pthread_mutex_unlock(&n);
	pthread_mutex_lock(&n);
	pthread_create(&t, 0, foreign, 0);
	pthread_join(t, 0);
	pthread_mutex_destroy(&n);
	pthread_mutex_lock(&n);
	pthread_cond_signal(&c);
	pthread_join(t, 0);
	pthread_create(&t, 0, holder, 0);
	pthread_join(t, 0);
	pthread_rwlock_unlock(&rw);
	pthread_barrier_init(&bar, 0, 0);
	pthread_cond_destroy(&c);
	return 0;
}
