/*
 * sleeping.h - what the tests of the watchdog share: a child that goes to sleep
 * in a chosen way, and looks at it until nothing in it moves.
 *
 * Needs a kernel that shows /proc/PID/task/TID/syscall and lets a parent trace
 * its child, as the lab itself does.
 */
#ifndef SLEEPING_H
#define SLEEPING_H

#include "unit.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tasks.h"
#include "watchdog.h"

/* Where all that the child runs stands. */
static const char here[] = "tests/unit/sleeping.h";

/* Lines where the child's threads sleep; shared with it, written before. */
static volatile int *lines;

/* The line after this one is where thread `n` sleeps. */
#define SLEEPS(n) lines[n] = __LINE__ + 1

/* Lines are not found without -gdwarf-aranges, which clang leaves out. */
#ifdef __clang__
enum { LINES_KNOWN = 0 };
#else
enum { LINES_KNOWN = 1 };
#endif

static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t desk_2 = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t safe = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bell = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t both; /* of two threads */

/* ---- what the child does ---- */

static inline void *desk_then_safe(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	pthread_barrier_wait(&both);
	SLEEPS(1);
	pthread_mutex_lock(&safe);
	pthread_mutex_unlock(&safe);
	return NULL;
}

static inline void *safe_then_desk(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&safe);
	pthread_barrier_wait(&both);
	SLEEPS(2);
	pthread_mutex_lock(&desk);
	pthread_mutex_unlock(&desk);
	return NULL;
}

static inline pthread_t start(void *(*body)(void *))
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, body, NULL) != 0)
		_exit(9);
	return thread;
}

static inline void abba(void)
{
	pthread_t one;

	pthread_barrier_init(&both, NULL, 2);
	one = start(desk_then_safe);
	start(safe_then_desk);
	SLEEPS(0);
	pthread_join(one, NULL);
	_exit(8);
}

static inline void robust_abba(void)
{
	pthread_mutexattr_t robust;

	pthread_mutexattr_init(&robust);
	pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&desk, &robust);
	pthread_mutex_init(&safe, &robust);
	abba();
}

static inline void recursive_abba(void)
{
	pthread_mutexattr_t recursive;

	pthread_mutexattr_init(&recursive);
	pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&desk, &recursive);
	pthread_mutex_init(&safe, &recursive);
	abba();
}

static inline void abba_after_main(void)
{
	pthread_barrier_init(&both, NULL, 2);
	start(desk_then_safe);
	start(safe_then_desk);
	pthread_exit(NULL);
}

static inline void self_deadlock(void)
{
	pthread_mutex_lock(&desk);
	SLEEPS(0);
	pthread_mutex_lock(&desk);
	_exit(8);
}

static inline void *lock_desk(void *unused)
{
	(void)unused;
	SLEEPS(1);
	pthread_mutex_lock(&desk);
	pthread_mutex_unlock(&desk);
	return NULL;
}

static inline void join_of_one_who_needs_my_lock(void)
{
	pthread_mutex_lock(&desk);
	{
		pthread_t thread = start(lock_desk);

		SLEEPS(0);
		pthread_join(thread, NULL);
	}
	_exit(8);
}

static inline void *wait_for_bell(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&safe);
	SLEEPS(1);
	pthread_cond_wait(&bell, &safe);
	pthread_mutex_unlock(&safe);
	return NULL;
}

static inline void condition_wait(void)
{
	pthread_mutex_lock(&safe);
	SLEEPS(0);
	pthread_cond_wait(&bell, &safe);
	_exit(8);
}

static inline void join_of_a_sleeper(void)
{
	pthread_t thread = start(wait_for_bell);

	SLEEPS(0);
	pthread_join(thread, NULL);
	_exit(8);
}

static inline void *lock_and_leave(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	return NULL;
}

static inline void held_by_the_dead(void)
{
	pthread_t thread = start(lock_and_leave);

	pthread_join(thread, NULL);
	SLEEPS(0);
	pthread_mutex_lock(&desk);
	_exit(8);
}

static inline void *second_round(void *unused)
{
	(void)unused;
	pthread_barrier_wait(&both);
	SLEEPS(1);
	pthread_barrier_wait(&both);
	return NULL;
}

static inline void barrier_of(int shared)
{
	pthread_barrierattr_t attributes;
	pthread_t thread;

	pthread_barrierattr_init(&attributes);
	pthread_barrierattr_setpshared(&attributes, shared);
	pthread_barrier_init(&both, &attributes, 2);
	thread = start(second_round);
	pthread_barrier_wait(&both);
	SLEEPS(0);
	pthread_join(thread, NULL);
	_exit(8);
}

static inline void barrier(void)
{
	barrier_of(PTHREAD_PROCESS_PRIVATE);
}

static inline void shared_barrier(void)
{
	barrier_of(PTHREAD_PROCESS_SHARED);
}

static inline void semaphore(void)
{
	static sem_t seats;

	sem_init(&seats, 0, 0);
	SLEEPS(0);
	sem_wait(&seats);
	_exit(8);
}

static pthread_rwlock_t board = PTHREAD_RWLOCK_INITIALIZER;

static inline void *read_and_wait(void *unused)
{
	pthread_rwlock_rdlock(&board);
	pthread_barrier_wait(&both);
	wait_for_bell(unused);
	return NULL;
}

static inline void writer_behind_reader(void)
{
	pthread_barrier_init(&both, NULL, 2);
	start(read_and_wait);
	pthread_barrier_wait(&both);
	SLEEPS(0);
	pthread_rwlock_wrlock(&board);
	_exit(8);
}

static inline void *lock_desk_2(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk_2);
	pthread_mutex_unlock(&desk_2);
	return NULL;
}

static inline void two_wait_for_one(void)
{
	pthread_mutex_lock(&desk);
	pthread_mutex_lock(&desk_2);
	start(lock_desk_2);
	start(lock_desk);
	condition_wait();
}

static inline void *timed_wait(void *unused)
{
	struct timespec late;

	(void)unused;
	clock_gettime(CLOCK_REALTIME, &late);
	late.tv_sec += 10000;
	pthread_mutex_lock(&safe);
	pthread_cond_timedwait(&bell, &safe, &late);
	pthread_mutex_unlock(&safe);
	return NULL;
}

static inline void join_of_a_timed_wait(void)
{
	pthread_join(start(timed_wait), NULL);
	_exit(8);
}

static inline void *sleep_long(void *unused)
{
	const struct timespec late = {.tv_sec = 10000};

	(void)unused;
	nanosleep(&late, NULL);
	return NULL;
}

static inline void join_of_a_sleep(void)
{
	pthread_join(start(sleep_long), NULL);
	_exit(8);
}

static inline void *spin(void *unused)
{
	static volatile unsigned turns;

	(void)unused;
	for (;;)
		turns++;
	return NULL;
}

static inline void join_of_a_busy_thread(void)
{
	pthread_join(start(spin), NULL);
	_exit(8);
}

static inline void *read_a_pipe(void *unused)
{
	int ends[2];
	char byte;

	(void)unused;
	if (pipe(ends) == 0 && read(ends[0], &byte, 1) != 1)
		_exit(7);
	return NULL;
}

static inline void join_of_a_reader(void)
{
	pthread_join(start(read_a_pipe), NULL);
	_exit(8);
}

static inline void wait_beside_a_child(void)
{
	if (fork() == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			pause();
	}
	condition_wait();
}

static inline void wait_beside_a_symboliser(void)
{
	if (fork() == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		prctl(PR_SET_NAME, "llvm-symbolizer");
		for (;;)
			pause();
	}
	condition_wait();
}

/* ---- looking at it ---- */

static pid_t child;

static inline int scene_end(void **unused)
{
	(void)unused;
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	child = 0;
	return 0;
}

static inline void scene(void (*run)(void))
{
	pid_t parent = getpid();

	memset((void *)lines, 0, 16 * sizeof *lines);
	child = fork();
	assert_true(child >= 0);
	if (child > 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() == parent)
		run();
	_exit(9);
}

static inline void moment(void)
{
	const struct timespec wait = {.tv_nsec = 10000000};

	nanosleep(&wait, NULL);
}

enum { PATIENCE = 3000 /* moments: half a minute */ };

/* Wait until nothing has moved for some looks. */
static inline void wait_asleep(bool own_thread)
{
	uint64_t before = 0;
	uint64_t used = 0;
	unsigned same = 0;

	for (int i = 0; i < PATIENCE && same < 5; i++) {
		if (watchdog_asleep(child, own_thread, &used) && used == before)
			same++;
		else
			same = 0;
		before = used;
		moment();
	}
	assert_int_equal(5, same);
}

static struct findings all;

static inline int begin(void **unused)
{
	(void)unused;
	findings_init(&all);
	return 0;
}

static inline int end(void **unused)
{
	findings_free(&all);
	return scene_end(unused);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

/* Run `tests`, an array, after `lines` was made. */
#define RUN(tests) \
	((lines = mmap(NULL, 16 * sizeof *lines, PROT_READ | PROT_WRITE, \
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0)) == MAP_FAILED \
		 ? 2 \
		 : cmocka_run_group_tests(tests, NULL, NULL))

#endif
