/* task.c - who still runs, by /proc/self/task and raw system calls. */
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "native.h"

enum { LOOK = 1, QUIET = 100, BUSY = 100 /* milliseconds */ };

/* Append `number` in decimal; return the end. */
static char *decimal(char *to, unsigned long number)
{
	char digits[24];
	int n = 0;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10));
	while (n)
		*to++ = digits[--n];
	*to = 0;
	return to;
}

/* Read /proc/self/task/THREAD/FILE; false: there is no such thread. */
static bool read_task(int thread, const char *file, char *text, size_t size)
{
	char path[64] = "/proc/self/task/";
	char *end = decimal(path + strlen(path), (unsigned long)thread);
	long fd;
	long n;

	*end++ = '/';
	strcpy(end, file);
	fd = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
	if (fd < 0)
		return false;
	n = syscall(SYS_read, fd, text, size - 1);
	syscall(SYS_close, fd);
	text[n > 0 ? n : 0] = 0;
	return n > 0;
}

/* Whether `text`, a task's `syscall` file, is a futex wait without time-out. */
static bool waits_for_ever(const char *text)
{
	unsigned long argument[5];
	char *end;

	if (strtol(text, &end, 10) != SYS_futex || end == text)
		return false;
	for (int i = 0; i < 5; i++)
		argument[i] = strtoul(end, &end, 16);
	switch (argument[1] &
		~(unsigned long)(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME)) {
	case FUTEX_WAIT:
	case FUTEX_WAIT_BITSET:
	case FUTEX_LOCK_PI:
	case FUTEX_LOCK_PI2:
		return argument[3] == 0;
	default:
		return false;
	}
}

enum task native_task(int thread)
{
	char text[512];
	const char *state;

	if (!read_task(thread, "stat", text, sizeof text))
		return TASK_GONE;
	state = strrchr(text, ')');
	if (!state || !state[1])
		return TASK_RUNNING;
	if (state[2] == 'Z' || state[2] == 'X')
		return TASK_GONE;
	if (state[2] == 'R')
		return TASK_RUNNING;
	if (!read_task(thread, "syscall", text, sizeof text))
		return TASK_GONE;
	return waits_for_ever(text) ? TASK_BLOCKED : TASK_ASLEEP;
}

struct directory_entry { /* getdents64(2) */
	uint64_t inode;
	int64_t offset;
	unsigned short length;
	unsigned char type;
	char name[];
};

/* What the liveliest of all threads but the caller does.  *used mixes their
   processor times: it changes when any of them ran. */
static enum task liveliest(uint64_t *used)
{
	static const int order[] = {[TASK_GONE] = 0,
				    [TASK_BLOCKED] = 1,
				    [TASK_ASLEEP] = 2,
				    [TASK_RUNNING] = 3};
	_Alignas(struct directory_entry) char buffer[4096];
	char text[128];
	int self = (int)syscall(SYS_gettid);
	long fd = syscall(SYS_openat, AT_FDCWD, "/proc/self/task",
			  O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	enum task most = fd >= 0 ? TASK_GONE : TASK_ASLEEP;
	long n;

	*used = 0;
	while (fd >= 0 &&
	       (n = syscall(SYS_getdents64, fd, buffer, sizeof buffer)) > 0)
		for (long at = 0; at < n;) {
			const struct directory_entry *entry =
				(void *)(buffer + at);
			int thread = (int)strtol(entry->name, NULL, 10);
			enum task one;

			at += entry->length;
			if (thread <= 0 || thread == self)
				continue;
			one = native_task(thread);
			if (order[one] > order[most])
				most = one;
			if (read_task(thread, "schedstat", text, sizeof text))
				*used = (*used ^ (uint64_t)thread ^
					 strtoull(text, NULL, 10)) *
					1099511628211U;
		}
	if (fd >= 0)
		syscall(SYS_close, fd);
	return most;
}

static long milliseconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Processor time of all threads but the caller. */
static long others_used(void)
{
	return milliseconds(CLOCK_PROCESS_CPUTIME_ID) -
	       milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

bool native_settle(void)
{
	const struct timespec look = {.tv_nsec = LOOK * 1000000L};
	int error = errno;
	long busy = others_used() + BUSY;
	long quiet = milliseconds(CLOCK_MONOTONIC) + QUIET;
	uint64_t before = 0;
	int blocked = 0;

	for (;;) {
		uint64_t used;

		enum task most = liveliest(&used);
		bool still = most == TASK_BLOCKED || most == TASK_GONE;

		blocked = still ? blocked + 1 : 0;
		if (used != before || most == TASK_RUNNING) {
			before = used;
			blocked = still;
			quiet = milliseconds(CLOCK_MONOTONIC) + QUIET;
		}
		if (blocked >= 2 || others_used() >= busy ||
		    milliseconds(CLOCK_MONOTONIC) >= quiet)
			break;
		syscall(SYS_nanosleep, &look, NULL);
	}
	errno = error;
	return blocked >= 2;
}
