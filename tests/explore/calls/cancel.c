/*
 * Cancellation: where it takes effect, where not, and who cleans up.
 */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#include "../kernels/lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static sem_t s, ready;
static int order[4], norder; /* of the thread at hand, joined before main */

static void note(void *what)
{
	order[norder++] = *(int *)what;
}

static void give_back(void *unused)
{
	(void)unused;
	pthread_mutex_unlock(&m);
}

static void *in_wait(void *unused)
{
	int one = 1, two = 2;

	pthread_mutex_lock(&m);
	pthread_cleanup_push(note, &one);
	pthread_cleanup_push(give_back, 0);
	pthread_cleanup_push(note, &two);
	for (;;)
		pthread_cond_wait(&c, &m);
	pthread_cleanup_pop(0);
	pthread_cleanup_pop(0);
	pthread_cleanup_pop(0);
	return unused;
}

static void *in_semaphore(void *unused)
{
	sem_wait(&s);
	return unused;
}

static void *tests(void *unused)
{
	int old, one = 1;

	CHECK(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old) == 0);
	CHECK(old == PTHREAD_CANCEL_ENABLE);
	CHECK(sem_post(&ready) == 0);
	CHECK(sem_wait(&s) == 0); /* cancelled by now, and heedless */
	pthread_testcancel();
	pthread_cleanup_push(note, &one);
	pthread_cleanup_pop(1);
	CHECK(norder == 1);
	CHECK(pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, &old) == 0);
	CHECK(old == PTHREAD_CANCEL_DISABLE);
	CHECK(pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &old) == 0);
	CHECK(old == PTHREAD_CANCEL_DEFERRED);
	pthread_testcancel();
	CHECK(0);
	return unused;
}

static void *wrong(void *unused)
{
	int old;

	CHECK(pthread_setcancelstate(42, &old) == EINVAL);
	CHECK(pthread_setcanceltype(42, &old) == EINVAL);
	pthread_cleanup_push(note, &old);
	pthread_exit(unused);
	pthread_cleanup_pop(0);
	return unused;
}

static void *join(pthread_t t)
{
	void *result;

	CHECK(pthread_join(t, &result) == 0);
	return result;
}

int main(void)
{
	pthread_t t;

	sem_init(&s, 0, 0);
	sem_init(&ready, 0, 0);
	CHECK(pthread_create(&t, 0, in_wait, 0) == 0);
	CHECK(pthread_cancel(t) == 0);
	CHECK(join(t) == PTHREAD_CANCELED);
	/* Cancelled before it could push them, it cleans nothing up. */
	CHECK(norder == 0 || (norder == 2 && order[0] == 2 && order[1] == 1));
	norder = 0;
	CHECK(pthread_create(&t, 0, in_semaphore, 0) == 0);
	CHECK(pthread_cancel(t) == 0);
	CHECK(join(t) == PTHREAD_CANCELED);
	CHECK(pthread_create(&t, 0, tests, 0) == 0);
	CHECK(sem_wait(&ready) == 0);
	CHECK(pthread_cancel(t) == 0);
	CHECK(sem_post(&s) == 0);
	CHECK(join(t) == PTHREAD_CANCELED);
	CHECK(norder == 1);
	CHECK(pthread_create(&t, 0, wrong, 0) == 0);
	CHECK(join(t) == 0);
	CHECK(norder == 2);
}
