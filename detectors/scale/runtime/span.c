/*
 * span.c - how long a program takes, whoever else uses the machine.
 *
 * Linked into the programs that detectors/scale compares.  At the end it writes
 * into the file named by RACELAB_TOOK, in nanoseconds,
 *
 *	took ELAPSED PROCESSOR
 *
 * ELAPSED follows threads: each has a clock of its own that a creation hands on
 * and a join brings forward to the later of the two.  It runs while the thread
 * runs and while it sleeps or waits for a lock, and stands still while the
 * thread is ready and has no processor (the kernel counts that, in schedstat).
 * So it is the time of the longest chain, as if every thread had a processor,
 * and a busy machine does not stretch it.  NOT excluded: what a thread waits
 * for another that is ready and does not run.
 *
 * Threads are put on the processors in turn: two that share a cache line must
 * not be lucky enough to share a processor too.
 */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lab.h"

struct thread {
	struct thread *next; /* guarded by `lock`, as are the next two */
	pthread_t id;        /* set when create has returned */
	int64_t end;         /* its clock at its end */
	int64_t start;       /* its creator's clock; then never changed */
	unsigned nth;
	void *(*routine)(void *);
	void *argument;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct thread *threads; /* not joined yet; guarded by `lock` */

/* Written before main, then only read. */
static cpu_set_t allowed;
static int64_t began;
static int64_t used_before;

static atomic_uint created;

/* The thread's own: */
static _Thread_local int64_t offset; /* of its clock */
static _Thread_local int schedstat;  /* open file + 1; 0: none yet */

/* The linker makes these names: NOLINTBEGIN(bugprone-reserved-identifier) */
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument);
int __real_pthread_join(pthread_t thread, void **result);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument);
int __wrap_pthread_join(pthread_t thread, void **result);

static int64_t clock_of(clockid_t which)
{
	struct timespec now;

	clock_gettime(which, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* How long this thread was ready without running; 0 where nobody counts. */
static int64_t ready(void)
{
	char text[96];
	ssize_t n;
	char *second;

	if (schedstat == 0)
		schedstat = open("/proc/thread-self/schedstat",
				 O_RDONLY | O_CLOEXEC) +
			    1;
	n = schedstat > 0 ? pread(schedstat - 1, text, sizeof text - 1, 0) : 0;
	if (n <= 0)
		return 0;
	text[n] = 0;
	second = strchr(text, ' ');
	return second ? strtoll(second, NULL, 10) : 0;
}

/* This thread's clock. */
static int64_t now(void)
{
	return clock_of(CLOCK_MONOTONIC) - ready() + offset;
}

static void set_clock(int64_t to)
{
	offset += to - now();
}

static void *run(void *argument);

/* One processor: for main the first, for each thread the next. */
static cpu_set_t processor_of(unsigned nth)
{
	unsigned n = (unsigned)CPU_COUNT(&allowed);
	unsigned left = n ? nth % n : 0;
	cpu_set_t one;

	CPU_ZERO(&one);
	for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; cpu++)
		if (CPU_ISSET(cpu, &allowed) && left-- == 0)
			CPU_SET(cpu, &one);
	return one;
}

/* Refused: then wherever the kernel likes. */
static void choose_processor(unsigned nth)
{
	cpu_set_t one = processor_of(nth);

	(void)sched_setaffinity(0, sizeof one, &one);
}

/* Create it where it shall run: one that first waits behind its creator begins
   when there is nobody left to be in its way. */
static int create(pthread_t *thread, const pthread_attr_t *attributes,
		  struct thread *new)
{
	pthread_attr_t placed;
	cpu_set_t one = processor_of(new->nth);
	int error;

	if (attributes || pthread_attr_init(&placed) != 0)
		return __real_pthread_create(thread, attributes, run, new);
	(void)pthread_attr_setaffinity_np(&placed, sizeof one, &one);
	error = __real_pthread_create(thread, &placed, run, new);
	(void)pthread_attr_destroy(&placed);
	return error ? __real_pthread_create(thread, NULL, run, new) : 0;
}

static void ended(void *argument)
{
	struct thread *self = argument;
	int64_t end = now();

	if (schedstat > 0)
		close(schedstat - 1);
	pthread_mutex_lock(&lock);
	self->end = end;
	pthread_mutex_unlock(&lock);
}

static void *run(void *argument)
{
	struct thread *self = argument;
	void *result;

	choose_processor(self->nth);
	set_clock(self->start);
	/* A return, pthread_exit and a cancellation alike. */
	pthread_cleanup_push(ended, self);
	result = self->routine(self->argument);
	pthread_cleanup_pop(1);
	return result;
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument)
{
	struct thread *new = calloc(1, sizeof *new);
	int error;

	if (!new)
		return __real_pthread_create(thread, attributes, start,
					     argument);
	*new = (struct thread) {
		.start = now(),
		.nth = atomic_fetch_add(&created, 1) + 1,
		.routine = start,
		.argument = argument,
	};
	/* Nobody may look for it before it is in the list. */
	pthread_mutex_lock(&lock);
	error = create(thread, attributes, new);
	if (error == 0) {
		new->id = *thread;
		new->next = threads;
		threads = new;
	}
	pthread_mutex_unlock(&lock);
	if (error)
		free(new);
	return error;
}

/* Take the thread out of the list.  A number is given again only after the
   thread that had it is gone, so the newest is the one. */
static struct thread *take(pthread_t id)
{
	struct thread **at = &threads;
	struct thread *found;

	pthread_mutex_lock(&lock);
	while (*at && !pthread_equal((*at)->id, id))
		at = &(*at)->next;
	found = *at;
	if (found)
		*at = found->next;
	pthread_mutex_unlock(&lock);
	return found;
}

int __wrap_pthread_join(pthread_t thread, void **result)
{
	int64_t before = now();
	int error = __real_pthread_join(thread, result);
	struct thread *joined = error ? NULL : take(thread);

	if (joined) {
		set_clock(joined->end > before ? joined->end : before);
		free(joined);
	}
	return error;
}
/* NOLINTEND(bugprone-reserved-identifier) */

static void finish(void)
{
	/* One thread is left, or does not matter any more.
	   NOLINTNEXTLINE(concurrency-mt-unsafe) */
	const char *path = getenv("RACELAB_TOOK");
	int64_t elapsed = now() - began;
	int64_t used = clock_of(CLOCK_PROCESS_CPUTIME_ID) - used_before;
	FILE *out = path ? fopen(path, "we") : NULL;

	if (!out)
		return;
	fprintf(out, "took %lld %lld\n", (long long)elapsed, (long long)used);
	/* Half a line is told from a whole one by its reader. */
	(void)fclose(out);
}

/* Before every constructor of the case, and after oracle.c's. */
static __attribute__((constructor(102))) void start(void)
{
	if (sched_getaffinity(0, sizeof allowed, &allowed) < 0)
		CPU_ZERO(&allowed);
	choose_processor(0);
	lab_at_exit(finish);
	used_before = clock_of(CLOCK_PROCESS_CPUTIME_ID);
	began = now();
}
