/*
 * Threads: begun, named by their ids, joined, detached, ended.
 *
 * expect: deadlock self
 * expect: misuse detached
 */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "../kernels/lab.h"

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_t creator; /* set before any thread is created */

static void *returns(void *argument)
{
	CHECK(!pthread_equal(pthread_self(), creator));
	return argument;
}

static void *exits(void *argument)
{
	pthread_exit(argument);
}

static void *passes(void *argument)
{
	pthread_mutex_lock(&gate);
	pthread_mutex_unlock(&gate);
	return argument;
}

static void *detaches(void *argument)
{
	CHECK(pthread_detach(pthread_self()) == 0);
	return argument;
}

int main(void)
{
	struct timespec past = {.tv_sec = 1};
	pthread_attr_t how;
	pthread_t t, u;
	void *result;
	int kind;

	creator = pthread_self();
	CHECK(pthread_equal(creator, pthread_self()));
	CHECK(pthread_create(&t, 0, returns, &t) == 0);
	CHECK(!pthread_equal(t, pthread_self()));
	CHECK(pthread_join(t, &result) == 0 && result == &t);
	CHECK(pthread_create(&t, 0, exits, &u) == 0);
	CHECK(pthread_join(t, &result) == 0 && result == &u);

	CHECK(pthread_mutex_lock(&gate) == 0);
	CHECK(pthread_create(&t, 0, passes, &t) == 0);
	CHECK(pthread_tryjoin_np(t, &result) == EBUSY);
	CHECK(pthread_timedjoin_np(t, &result, &past) == ETIMEDOUT);
	CHECK(pthread_clockjoin_np(t, &result, CLOCK_MONOTONIC, &past) ==
	      ETIMEDOUT);
	CHECK(pthread_mutex_unlock(&gate) == 0);
	CHECK(pthread_join(t, &result) == 0 && result == &t);

	CHECK(pthread_join(pthread_self(), 0) == EDEADLK); //@ self

	CHECK(pthread_attr_init(&how) == 0);
	CHECK(pthread_attr_setdetachstate(&how, PTHREAD_CREATE_DETACHED) == 0);
	CHECK(pthread_attr_getdetachstate(&how, &kind) == 0);
	CHECK(kind == PTHREAD_CREATE_DETACHED);
	CHECK(pthread_attr_destroy(&how) == 0);
	CHECK(pthread_mutex_lock(&gate) == 0);
	CHECK(pthread_create(&t, 0, passes, 0) == 0);
	CHECK(pthread_detach(t) == 0);
	CHECK(pthread_join(t, 0) == EINVAL); //@ detached
	CHECK(pthread_detach(t) == EINVAL);  //@ detached
	CHECK(pthread_mutex_unlock(&gate) == 0);
	CHECK(pthread_create(&u, 0, detaches, 0) == 0);
}
