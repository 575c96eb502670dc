/* tasks.c - the threads of a process, as /proc shows them. */
#include <dirent.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "memory.h"
#include "tasks.h"

/* Read /proc/PID/task/TID/NAME into `text`; false: the thread is gone. */
static bool read_about(pid_t pid, pid_t tid, const char *name, char *text,
		       size_t size)
{
	char path[96];
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/task/%d/%s", pid, tid, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, size - 1);
	close(fd);
	text[n > 0 ? n : 0] = 0;
	return n > 0;
}

/* What the thread's system call, as /proc/.../syscall prints it, amounts to.
   The kernel gives the number and six arguments. */
static void read_call(struct task *task, const char *text)
{
	unsigned long long argument[6];
	long number;

	task->activity = ACTIVE;
	if (sscanf(text, "%ld %llx %llx %llx %llx %llx %llx", &number,
		   &argument[0], &argument[1], &argument[2], &argument[3],
		   &argument[4], &argument[5]) != 7)
		return;
	if (number == SYS_clock_nanosleep)
		task->activity = TIMED;
#ifdef SYS_nanosleep
	if (number == SYS_nanosleep)
		task->activity = TIMED;
#endif
	if (number != SYS_futex)
		return;
	switch (argument[1] & FUTEX_CMD_MASK) {
	case FUTEX_WAIT:
	case FUTEX_WAIT_BITSET:
	case FUTEX_LOCK_PI:
	case FUTEX_LOCK_PI2:
	case FUTEX_WAIT_REQUEUE_PI:
		task->activity = argument[3] ? TIMED : ASLEEP;
		task->address = argument[0];
		task->value = (uint32_t)argument[2];
		break;
	default:
		break;
	}
}

static bool read_task(pid_t pid, struct task *task)
{
	char text[1024];
	const char *state;

	if (!read_about(pid, task->tid, "stat", text, sizeof text))
		return false;
	state = strrchr(text, ')');
	if (!state)
		return false;
	task->activity = ACTIVE;
	task->runnable = state[2] == 'R' || state[2] == 'D';
	if (state[2] == 'Z' || state[2] == 'X')
		task->activity = ENDED;
	else if (state[2] == 'S' &&
		 read_about(pid, task->tid, "syscall", text, sizeof text))
		read_call(task, text);
	if (read_about(pid, task->tid, "schedstat", text, sizeof text))
		task->used = strtoull(text, NULL, 10);
	return true;
}

static int by_tid(const void *a, const void *b)
{
	const struct task *left = a;
	const struct task *right = b;

	return (left->tid > right->tid) - (left->tid < right->tid);
}

struct task *tasks_read(pid_t pid, size_t *n)
{
	struct task *tasks = NULL;
	struct dirent *entry;
	char path[64];
	DIR *directory;

	*n = 0;
	snprintf(path, sizeof path, "/proc/%d/task", pid);
	directory = opendir(path);
	while (directory && (entry = readdir(directory))) {
		struct task task = {0};

		task.tid = (pid_t)strtol(entry->d_name, NULL, 10);
		if (task.tid <= 0 || !read_task(pid, &task))
			continue;
		tasks = grow_array(tasks, *n + 1, sizeof *tasks);
		tasks[(*n)++] = task;
	}
	if (directory)
		closedir(directory);
	if (*n > 1)
		qsort(tasks, *n, sizeof *tasks, by_tid);
	return tasks;
}

/* Its name, as in "17 (name) S 16 ...", is that of a program that finds the
   source lines of addresses for a sanitizer. */
static bool is_symboliser(const char *stat)
{
	const char *name = strchr(stat, '(');

	return name && (strncmp(name, "(llvm-symbolize", 15) == 0 ||
			strncmp(name, "(addr2line)", 11) == 0);
}

bool tasks_have_child(pid_t pid)
{
	struct dirent *entry;
	bool child = false;
	DIR *directory = opendir("/proc");

	while (directory && !child && (entry = readdir(directory))) {
		char text[512];
		const char *state;
		pid_t other = (pid_t)strtol(entry->d_name, NULL, 10);
		int parent;

		if (other <= 0 ||
		    !read_about(other, other, "stat", text, sizeof text))
			continue;
		state = strrchr(text, ')');
		child = state && sscanf(state, ") %*c %d", &parent) == 1 &&
			parent == pid && !is_symboliser(text);
	}
	if (directory)
		closedir(directory);
	return child;
}

bool tasks_peek(pid_t pid, uint64_t address, void *into, size_t size)
{
	struct iovec here = {into, size};
	struct iovec there = {(void *)(uintptr_t)address, size};

	return process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)size;
}
