/*
 * rendezvous.c - threads meet, and no detector notices.
 *
 * Compiled without any sanitizer, hidden from Valgrind, and built from raw
 * futex calls: there is no happens-before between the threads that meet.
 *
 * A meeting that cannot happen must not hang a fix.  One waiter therefore
 * looks, every POLL, at every thread that is not waiting in here: if all sleep
 * and none has used any processor time for QUIET polls, all meetings open.
 * Opening early (a thread in a long sleep looks blocked) costs the force of
 * the meeting, never a false verdict.
 */
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "hide.h"
#include "lab.h"
#include "raw_call.h"

enum { POLL = 10 /* milliseconds */, QUIET = 3, WAITERS = 256 };

/* Nobody waits: the chances are asked of a bug left to itself.  Written before
   main. */
static bool unaided;

static __attribute__((constructor(101))) void read_environment(void)
{
	/* One thread yet.  NOLINTNEXTLINE(concurrency-mt-unsafe) */
	unaided = getenv("RACELAB_UNAIDED") != NULL;
}

/* Thread ids waiting at any rendezvous; 0: a free place.  Atomic each; a full
   table only makes those without a place look awake. */
static int waiting[WAITERS];

/* Written with raw calls only: read(2) by the C library is intercepted. */
static long read_file(const char *path, char *text, size_t size)
{
	long fd = raw_call(SYS_openat, AT_FDCWD, (long)path,
			   O_RDONLY | O_CLOEXEC, 0);
	long n;

	if (fd < 0)
		return -1;
	n = raw_call(SYS_read, fd, (long)text, (long)size - 1, 0);
	raw_call(SYS_close, fd, 0, 0, 0);
	if (n >= 0)
		text[n] = 0;
	return n;
}

static bool is_waiting(int thread)
{
	for (int i = 0; i < WAITERS; i++)
		if (__atomic_load_n(&waiting[i], __ATOMIC_SEQ_CST) == thread)
			return true;
	return false;
}

/* Mix into *sum how much processor time `thread` has used; false: it runs. */
static bool asleep(int thread, uint64_t *sum)
{
	char path[64];
	char text[512];
	const char *state;

	snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread);
	if (read_file(path, text, sizeof text) < 0)
		return true; /* it has just ended */
	state = strrchr(text, ')');
	if (!state || (state[2] != 'S' && state[2] != 'Z'))
		return false;
	snprintf(path, sizeof path, "/proc/self/task/%d/schedstat", thread);
	if (read_file(path, text, sizeof text) < 0)
		return true;
	*sum = (*sum ^ (uint64_t)thread) * 1099511628211U;
	*sum = (*sum ^ strtoull(text, NULL, 10)) * 1099511628211U;
	return true;
}

struct directory_entry { /* getdents64(2) */
	uint64_t inode;
	int64_t offset;
	unsigned short length;
	unsigned char type;
	char name[];
};

/* Whether every thread outside sleeps; *sum then tells their used time. */
static bool all_asleep(uint64_t *sum)
{
	_Alignas(struct directory_entry) char buffer[4096];
	long fd = raw_call(SYS_openat, AT_FDCWD, (long)"/proc/self/task",
			   O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	bool all = fd >= 0;
	long n;

	*sum = 0;
	while (all && (n = raw_call(SYS_getdents64, fd, (long)buffer,
				    sizeof buffer, 0)) > 0)
		for (long at = 0; all && at < n;) {
			const struct directory_entry *entry =
				(void *)(buffer + at);
			int thread = (int)strtol(entry->name, NULL, 10);

			if (thread > 0 && !is_waiting(thread))
				all = asleep(thread, sum);
			at += entry->length;
		}
	if (fd >= 0)
		raw_call(SYS_close, fd, 0, 0, 0);
	return all;
}

static int take_place(int thread)
{
	for (int i = 0; i < WAITERS; i++) {
		int nobody = 0;

		if (__atomic_compare_exchange_n(&waiting[i], &nobody, thread,
						false, __ATOMIC_SEQ_CST,
						__ATOMIC_SEQ_CST))
			return i;
	}
	return -1;
}

static bool is_open(struct rendezvous *meeting)
{
	return __atomic_load_n(&meeting->open, __ATOMIC_SEQ_CST);
}

static void open_for_all(struct rendezvous *meeting)
{
	__atomic_store_n(&meeting->open, 1, __ATOMIC_SEQ_CST);
	raw_call(SYS_futex, (long)&meeting->open, FUTEX_WAKE, INT_MAX, 0);
}

void rendezvous(struct rendezvous *meeting)
{
	struct timespec poll = {.tv_nsec = POLL * 1000000L};
	uint64_t before = 0;
	int quiet = 0;
	int place;

	if (unaided)
		return;
	HIDE(meeting, sizeof *meeting);
	HIDE(waiting, sizeof waiting);
	if (__atomic_add_fetch(&meeting->arrived, 1, __ATOMIC_SEQ_CST) >=
	    meeting->parties) {
		open_for_all(meeting);
		return;
	}
	place = take_place((int)raw_call(SYS_gettid, 0, 0, 0, 0));
	while (!is_open(meeting)) {
		uint64_t now;

		raw_call(SYS_futex, (long)&meeting->open, FUTEX_WAIT, 0,
			 (long)&poll);
		if (is_open(meeting))
			break;
		quiet = all_asleep(&now) && now == before ? quiet + 1 : 0;
		before = now;
		if (quiet >= QUIET)
			open_for_all(meeting);
	}
	if (place >= 0)
		__atomic_store_n(&waiting[place], 0, __ATOMIC_SEQ_CST);
}
