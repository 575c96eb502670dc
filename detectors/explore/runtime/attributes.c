/*
 * attributes.c - calls on a thread that do not matter to what it computes.
 *
 * glibc's own would take our thread ids for pointers to its descriptors.
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <time.h>

#include "program.h"

/* Of a thread before main() there is one only. */
static struct thread *called(pthread_t id)
{
	struct thread *t = thread_called(id);

	return t ? t : &threads[0];
}

int pthread_setname_np(pthread_t id, const char *name)
{
	struct thread *t = called(id);

	if (strlen(name) >= sizeof t->name)
		return ERANGE;
	strcpy(t->name, name);
	return 0;
}

int pthread_getname_np(pthread_t id, char *name, size_t size)
{
	struct thread *t = called(id);

	if (size < sizeof t->name)
		return ERANGE;
	strcpy(name, t->name);
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

/* There is one policy, which knows one priority. */
int pthread_setschedparam(pthread_t id, int policy,
			  const struct sched_param *how)
{
	(void)id;
	switch (policy) {
	case SCHED_OTHER:
	case SCHED_BATCH:
	case SCHED_IDLE:
		return how->sched_priority ? EINVAL : 0;
	case SCHED_FIFO:
	case SCHED_RR:
		return EPERM;
	default:
		return EINVAL;
	}
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
	return priority ? EINVAL : 0;
}

int pthread_getattr_np(pthread_t id, pthread_attr_t *how)
{
	const struct thread *t = called(id);
	int error = pthread_attr_init(how);
	char *end = (char *)fiber_slot_end(t->id);

	if (!error)
		error = pthread_attr_setstack(how, end - SLOT_SIZE, SLOT_SIZE);
	if (!error && t->detached)
		error = pthread_attr_setdetachstate(how,
						    PTHREAD_CREATE_DETACHED);
	return error;
}

/* Time is virtual, and one for all clocks. */
int pthread_getcpuclockid(pthread_t id, clockid_t *clock)
{
	(void)id;
	*clock = CLOCK_THREAD_CPUTIME_ID;
	return 0;
}
