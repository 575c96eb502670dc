/*
 * oracle.c - CHECK and AT_EXIT, and the record that the driver reads.
 *
 * The record is a file named by the environment variable RACELAB_RECORD.  It
 * holds one line for each failed CHECK,
 *
 *	check FILE:LINE CONDITION
 *
 * and, when the process ended by itself, as the last line
 *
 *	end CHECKS
 *
 * with the number of CHECKs that held.  A run without an `end` line did not
 * end by itself, whatever its exit status says.  Without the variable, only
 * the message on stderr remains.
 *
 * This file is compiled without any sanitizer and makes raw system calls, so
 * that a detector sees neither its memory nor a synchronisation.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "hide.h"
#include "lab.h"
#include "record.h"

/* The status of a process whose oracle failed; the record says the same. */
enum { ORACLE_FAILED = 1 };

/* Counts CHECKs that held; relaxed, for main reads it when all is over. */
static atomic_ulong held;

static pid_t first_process; /* written before main, then only read */

void lab_check(int holds, const char *condition, const char *file, int line)
{
	char text[512];
	int length;

	if (holds) {
		atomic_fetch_add_explicit(&held, 1, memory_order_relaxed);
		return;
	}
	length = snprintf(text, sizeof text, "check %s:%d %s\n", file, line,
			  condition);
	if (length >= (int)sizeof text)
		text[sizeof text - 2] = '\n';
	record(text);
	length = snprintf(text, sizeof text, "%s:%d: CHECK failed: %s\n", file,
			  line, condition);
	if (length >= (int)sizeof text)
		length = sizeof text - 1;
	/* Nothing is left to do when even stderr is gone. */
	(void)!write(STDERR_FILENO, text, (size_t)length);
	/* Not _exit(): ThreadSanitizer would use it to report threads that
	   have ended and that nobody can join any more. */
	syscall(SYS_exit_group, ORACLE_FAILED);
	__builtin_unreachable();
}

void lab_at_exit(void (*function)(void))
{
	if (atexit(function)) {
		fputs("lab: atexit: no memory for the oracle\n", stderr);
		abort();
	}
}

/* A forked child inherits the handlers; only the first process has an end. */
static void finish(void)
{
	char text[64];

	if (getpid() != first_process)
		return;
	if (finish_threads)
		finish_threads();
	snprintf(text, sizeof text, "end %lu\n", atomic_load(&held));
	record(text);
}

/* Before every constructor of the case, so that finish() runs after them. */
static __attribute__((constructor(101))) void start(void)
{
	HIDE(&held, sizeof held);
	first_process = getpid();
	lab_at_exit(finish);
}
