/*
 * A read lock taken twice, with a writer in between, where writers go first.
 *
 * expect: stuck again write
 */
#define _GNU_SOURCE
#include <pthread.h>

static pthread_rwlock_t l = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

static void *reader(void *unused)
{
	pthread_rwlock_rdlock(&l);
	pthread_rwlock_rdlock(&l); //@ again
	pthread_rwlock_unlock(&l);
	pthread_rwlock_unlock(&l);
	return unused;
}

static void *writer(void *unused)
{
	pthread_rwlock_wrlock(&l); //@ write
	pthread_rwlock_unlock(&l);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, reader, 0);
	pthread_create(&t[1], 0, writer, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
