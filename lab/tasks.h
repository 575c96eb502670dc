/*
 * tasks.h - the threads of a process, as /proc shows them.
 */
#ifndef TASKS_H
#define TASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum activity {
	ENDED,  /* a zombie, such as a main thread after pthread_exit */
	ASLEEP, /* in a futex, without time-out */
	TIMED,  /* in a sleep that ends by itself */
	ACTIVE  /* anything else */
};

struct task {
	pid_t tid;
	enum activity activity;
	bool runnable; /* it uses a processor, or waits for one or for a disk */
	uint64_t used; /* processor time in nanoseconds */
	uint64_t address; /* ASLEEP: of the futex */
	uint32_t value;   /* ASLEEP: what the futex held when it began */
};

/*
 * The threads of `pid`, sorted by thread id, which is the order in which they
 * were created; *n is set to their number.  To be freed.
 */
struct task *tasks_read(pid_t pid, size_t *n);

/* Whether `pid` has a child process.  A sanitizer's symboliser does not count:
   it lives on when it is idle, and whoever waits for it reads from a pipe and
   so is ACTIVE. */
bool tasks_have_child(pid_t pid);

/* Copy `size` bytes at `address` of process `pid`; false: not readable. */
bool tasks_peek(pid_t pid, uint64_t address, void *into, size_t size);

#endif
