/*
 * Two threads write under a read lock: a race.
 *
 * expect: data-race write
 */
#include <pthread.h>

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static int hits;

static void *reader(void *unused)
{
	pthread_rwlock_rdlock(&l);
	hits++; //@ write
	pthread_rwlock_unlock(&l);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, reader, 0);
	pthread_create(&t[1], 0, reader, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
