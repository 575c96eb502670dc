/*
 * Thread-specific data: values of each thread, destructors, deleted keys.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>

#include "../kernels/lab.h"

static pthread_key_t plain, destroyed;
static int here, rounds; /* one thread's at a time: they are joined */

static void destroy(void *value)
{
	CHECK(value == &here);
	CHECK(pthread_getspecific(destroyed) == 0);
	/* Once more, and never again: what is set in a destructor counts. */
	if (++rounds == 1)
		CHECK(pthread_setspecific(destroyed, &here) == 0);
}

static void *other(void *unused)
{
	CHECK(pthread_getspecific(plain) == 0);
	CHECK(pthread_getspecific(destroyed) == 0);
	CHECK(pthread_setspecific(plain, &rounds) == 0);
	CHECK(pthread_setspecific(destroyed, &here) == 0);
	CHECK(pthread_getspecific(destroyed) == &here);
	return unused;
}

int main(void)
{
	pthread_key_t many[100], spare;
	pthread_t t;

	CHECK(pthread_key_create(&plain, 0) == 0);
	CHECK(pthread_key_create(&destroyed, destroy) == 0);
	CHECK(plain != destroyed);
	CHECK(pthread_setspecific(plain, &here) == 0);
	CHECK(pthread_create(&t, 0, other, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(rounds == 2);
	CHECK(pthread_getspecific(plain) == &here);
	CHECK(pthread_key_delete(plain) == 0);
	CHECK(pthread_key_delete(plain) == EINVAL);
	CHECK(pthread_setspecific(plain, &here) == EINVAL);
	CHECK(pthread_getspecific(plain) == 0);
	CHECK(pthread_key_delete(PTHREAD_KEYS_MAX) == EINVAL);
	CHECK(pthread_key_create(&plain, 0) == 0);
	CHECK(pthread_getspecific(plain) == 0);
	for (int i = 0; i < 100; i++)
		CHECK(pthread_key_create(&many[i], 0) == 0);
	for (int i = 0; i < 100; i++)
		CHECK(pthread_setspecific(many[i], &many[i]) == 0);
	for (int i = 0; i < 100; i++)
		CHECK(pthread_getspecific(many[i]) == &many[i]);
	for (int i = 2 + 100; i < PTHREAD_KEYS_MAX; i++)
		CHECK(pthread_key_create(&spare, 0) == 0);
	CHECK(pthread_key_create(&spare, 0) == EAGAIN);
}
