/*
 * attributes.c - calls on a thread that do not matter to what it computes.
 *
 * glibc's own would take our thread ids for pointers to its descriptors.
 */
#include <pthread.h>
#include <sched.h>
#include <string.h>

int pthread_setname_np(pthread_t id, const char *name)
{
	(void)id;
	(void)name;
	return 0;
}

int pthread_getname_np(pthread_t id, char *name, size_t size)
{
	(void)id;
	if (size)
		*name = '\0';
	return 0;
}

int pthread_setaffinity_np(pthread_t id, size_t size, const cpu_set_t *cpus)
{
	(void)id;
	(void)size;
	(void)cpus;
	return 0;
}

int pthread_getaffinity_np(pthread_t id, size_t size, cpu_set_t *cpus)
{
	(void)id;
	memset(cpus, 0, size);
	CPU_SET(0, cpus);
	return 0;
}

int pthread_setschedparam(pthread_t id, int policy,
			  const struct sched_param *how)
{
	(void)id;
	(void)policy;
	(void)how;
	return 0;
}

int pthread_getschedparam(pthread_t id, int *policy, struct sched_param *how)
{
	(void)id;
	*policy = SCHED_OTHER;
	memset(how, 0, sizeof *how);
	return 0;
}

int pthread_setschedprio(pthread_t id, int priority)
{
	(void)id;
	(void)priority;
	return 0;
}
