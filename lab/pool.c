/* pool.c - child processes, several at a time, each under a time limit. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "memory.h"
#include "pool.h"
#include "trace.h"
#include "watchdog.h"

/* Seconds.  A look costs some microseconds; a run that sleeps between two looks
   leaves its slot to another. */
static const double FIRST_LOOK = 0.006;
static const double NEXT_LOOK = 0.006;
static const double FOR_EVER = 0.1; /* asleep this long: it hangs */
static const double GRACE = 2;      /* between TERM and KILL: a Valgrind tool
				       writes its report */
static const double TICK = 0.1;

struct queue {
	struct job *first;
	struct job **end;
};

struct pool {
	unsigned slots;
	struct queue urgent;
	struct queue other;
	struct queue alone;
	struct job *active; /* newest first */
	FILE *trace;
	struct sigaction old_int;
	struct sigaction old_term;
	sigset_t old_mask;
};

static volatile sig_atomic_t interrupted; /* the signal's number, or 0 */

static void interrupt(int number)
{
	interrupted = number;
}

double seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct pool *pool_new(unsigned slots)
{
	struct pool *pool = new_array(1, sizeof *pool);
	struct sigaction action = {.sa_handler = interrupt};
	sigset_t mask;

	pool->slots = slots;
	pool->urgent.end = &pool->urgent.first;
	pool->other.end = &pool->other.first;
	pool->alone.end = &pool->alone.first;
	/* Delivered only inside ppoll: no interrupt is missed between the
	   look at the flag and the wait. */
	sigemptyset(&mask);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGTERM);
	sigprocmask(SIG_BLOCK, &mask, &pool->old_mask);
	interrupted = 0;
	sigaction(SIGINT, &action, &pool->old_int);
	sigaction(SIGTERM, &action, &pool->old_term);
	return pool;
}

void pool_free(struct pool *pool)
{
	sigaction(SIGINT, &pool->old_int, NULL);
	sigaction(SIGTERM, &pool->old_term, NULL);
	sigprocmask(SIG_SETMASK, &pool->old_mask, NULL);
	free(pool);
}

bool pool_interrupted(const struct pool *pool)
{
	(void)pool;
	return interrupted != 0;
}

void pool_trace(struct pool *pool, FILE *out)
{
	pool->trace = out;
}

void pool_submit(struct pool *pool, struct job *job)
{
	struct queue *queue = job->alone    ? &pool->alone
			      : job->urgent ? &pool->urgent
					    : &pool->other;

	job->next = NULL;
	*queue->end = job;
	queue->end = &job->next;
}

const struct job *pool_oldest(const struct pool *pool)
{
	const struct job *oldest = NULL;

	for (const struct job *j = pool->active; j; j = j->next)
		if (!oldest || j->started < oldest->started)
			oldest = j;
	return oldest;
}

static void start(struct pool *pool, struct job *job)
{
	job->pid = child_start(job, &pool->old_mask);
	job->handle = (int)syscall(SYS_pidfd_open, job->pid, 0);
	job->started = seconds_now();
	job->look_at = job->started + FIRST_LOOK;
	job->asleep_since = 0;
	job->kill_at = 0;
	job->used = 0;
	job->idle = false;
	job->stopped = job->timed_out = false;
	job->next = pool->active;
	pool->active = job;
}

/* Who sleeps has given its slot back, but there is an end to that too: a run
   that wakes up wants it again. */
static bool has_slot(const struct pool *pool)
{
	enum { CROWD = 4 };
	unsigned busy = 0;
	unsigned active = 0;

	for (const struct job *j = pool->active; j; j = j->next) {
		if (j->alone)
			return false;
		active++;
		busy += !j->idle || j->kill_at > 0;
	}
	return busy < pool->slots && active < CROWD * pool->slots;
}

/* The queue whose head is to be started next, or NULL. */
static struct queue *next_queue(struct pool *pool)
{
	if (pool->urgent.first)
		return &pool->urgent;
	if (pool->other.first)
		return &pool->other;
	return pool->alone.first && !pool->active ? &pool->alone : NULL;
}

static void start_queued(struct pool *pool)
{
	struct queue *queue;

	while ((queue = next_queue(pool)) && has_slot(pool)) {
		struct job *job = queue->first;

		queue->first = job->next;
		if (!queue->first)
			queue->end = &queue->first;
		start(pool, job);
	}
}

static void stop(struct job *job, double now)
{
	job->stopped = true;
	kill(-job->pid, SIGTERM);
	job->kill_at = now + GRACE;
}

/* Look after one job that still runs. */
static void look(struct job *job, double now)
{
	uint64_t used;
	bool asleep;

	if (job->kill_at > 0) {
		if (now >= job->kill_at) {
			kill(-job->pid, SIGKILL);
			job->kill_at = now + GRACE;
		}
		return;
	}
	if (now >= job->started + job->limit) {
		job->timed_out = true;
		if (job->source)
			watchdog_late(job->pid, job->source, job->standing);
		stop(job, now);
		return;
	}
	if (!job->source || now < job->look_at)
		return;
	job->look_at = now + NEXT_LOOK;
	asleep = watchdog_asleep(job->pid, job->own_thread, &used);
	job->idle = used != 0 && used == job->used;
	job->used = used;
	if (!asleep || !job->idle) {
		job->asleep_since = 0;
		return;
	}
	if (job->asleep_since == 0)
		job->asleep_since = now;
	if (now < job->asleep_since + FOR_EVER)
		return;
	if (watchdog_explain(job->pid, job->own_thread, job->source,
			     job->standing)) {
		stop(job, now);
	} else {
		/* Not a hang after all; do not ask again at every look. */
		job->asleep_since = 0;
		job->look_at = now + 1;
	}
}

/* When the loop must wake at the latest. */
static double next_event(const struct pool *pool, double now)
{
	double at = now + TICK;

	for (const struct job *j = pool->active; j; j = j->next) {
		double due =
			j->kill_at > 0 ? j->kill_at : j->started + j->limit;

		if (j->kill_at == 0 && j->source && j->look_at < due)
			due = j->look_at;
		if (due < at)
			at = due;
	}
	return at > now ? at : now;
}

static void wait_for_event(const struct pool *pool)
{
	struct pollfd *handles;
	double now = seconds_now();
	double left = next_event(pool, now) - now;
	struct timespec wait = {
		.tv_sec = (time_t)left,
		.tv_nsec = (long)((left - (double)(time_t)left) * 1e9),
	};
	nfds_t n = 0;

	for (const struct job *j = pool->active; j; j = j->next)
		n++;
	handles = new_array(n, sizeof *handles);
	n = 0;
	for (const struct job *j = pool->active; j; j = j->next)
		handles[n++] =
			(struct pollfd) {.fd = j->handle, .events = POLLIN};
	(void)ppoll(handles, n, &wait, &pool->old_mask); /* EINTR is the flag */
	free(handles);
}

/* Collect `job` if it has ended. */
static bool reap(struct job *job)
{
	struct rusage used;
	siginfo_t about = {0};

	if (waitid(P_PID, (id_t)job->pid, &about, WEXITED | WNOHANG | WNOWAIT) <
		    0 ||
	    about.si_pid != job->pid)
		return false;
	/* Whatever it left behind goes, while its number is still its own. */
	kill(-job->pid, SIGKILL);
	if (wait4(job->pid, &job->status, 0, &used) != job->pid)
		return false;
	job->seconds = seconds_now() - job->started;
	job->cpu =
		(double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
		(double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	if (job->handle >= 0)
		close(job->handle);
	return true;
}

static void kill_all(struct pool *pool)
{
	for (struct job *j = pool->active; j; j = j->next) {
		kill(-j->pid, SIGKILL);
		while (waitpid(j->pid, &j->status, 0) < 0 && errno == EINTR)
			;
		if (j->handle >= 0)
			close(j->handle);
	}
	pool->active = NULL;
	pool->urgent = (struct queue) {NULL, &pool->urgent.first};
	pool->other = (struct queue) {NULL, &pool->other.first};
	pool->alone = (struct queue) {NULL, &pool->alone.first};
}

int pool_run(struct pool *pool, void (*tick)(void *), void *argument)
{
	while (!interrupted && (pool->urgent.first || pool->other.first ||
				pool->alone.first || pool->active)) {
		struct job **at = &pool->active;
		struct job *over = NULL;
		double now;

		start_queued(pool);
		wait_for_event(pool);
		now = seconds_now();
		while (*at) {
			struct job *job = *at;

			if (reap(job)) {
				*at = job->next;
				job->next = over;
				over = job;
			} else {
				look(job, now);
				at = &job->next;
			}
		}
		while (over) {
			struct job *job = over;

			over = job->next;
			if (pool->trace)
				trace_job(pool->trace, job);
			if (job->ended)
				job->ended(pool, job);
		}
		if (tick)
			tick(argument);
	}
	if (interrupted)
		kill_all(pool);
	return interrupted;
}
