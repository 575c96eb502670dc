/*
 * What a thread is called, and where and how it runs.
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <time.h>

#include "../kernels/lab.h"

static void *other(void *unused)
{
	char name[16];

	CHECK(pthread_setname_np(pthread_self(), "worker") == 0);
	CHECK(pthread_getname_np(pthread_self(), name, sizeof name) == 0);
	CHECK(!strcmp(name, "worker"));
	return unused;
}

int main(void)
{
	struct sched_param how = {.sched_priority = 0};
	pthread_t me = pthread_self(), t;
	pthread_attr_t attributes;
	cpu_set_t cpus;
	size_t size;
	void *stack;
	clockid_t clock;
	struct timespec now;
	char name[16];
	int policy;

	CHECK(pthread_setname_np(me, "a name as long..") == ERANGE);
	CHECK(pthread_setname_np(me, "a name") == 0);
	CHECK(pthread_getname_np(me, name, 3) == ERANGE);
	CHECK(pthread_create(&t, 0, other, 0) == 0);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_getname_np(me, name, sizeof name) == 0);
	CHECK(!strcmp(name, "a name"));
	CHECK(pthread_getaffinity_np(me, sizeof cpus, &cpus) == 0);
	CHECK(CPU_COUNT(&cpus) > 0);
	CHECK(pthread_setaffinity_np(me, sizeof cpus, &cpus) == 0);
	CHECK(pthread_getschedparam(me, &policy, &how) == 0);
	CHECK(policy == SCHED_OTHER && how.sched_priority == 0);
	CHECK(pthread_setschedparam(me, SCHED_OTHER, &how) == 0);
	how.sched_priority = 1;
	CHECK(pthread_setschedparam(me, SCHED_OTHER, &how) == EINVAL);
	CHECK(pthread_setschedparam(me, 42, &how) == EINVAL);
	CHECK(pthread_setschedprio(me, 0) == 0);
	CHECK(pthread_setschedprio(me, 1) == EINVAL);
	CHECK(pthread_getattr_np(me, &attributes) == 0);
	CHECK(pthread_attr_getstack(&attributes, &stack, &size) == 0);
	CHECK((char *)stack <= name && name < (char *)stack + size);
	CHECK(pthread_attr_destroy(&attributes) == 0);
	CHECK(pthread_getcpuclockid(me, &clock) == 0);
	CHECK(clock_gettime(clock, &now) == 0);
}
