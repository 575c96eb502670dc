/*
 * unmodelled.c - calls whose effect depends on more than the schedule.
 *
 * A wrong answer would be worse than none: the exploration ends, and says
 * which call and where.
 */
#include <stddef.h>

#include "finding.h"
#include "program.h"

static const char other_process[] =
	"another process is not part of the schedule";
static const char outside[] =
	"it may wait for something outside of the program";
static const char signals[] =
	"of signals, only the plain calls are part of the schedule";
static const char c11_threads[] = "C11 threads; use pthreads";

/* The arguments do not matter: none of these returns to the program. */
#define UNMODELLED(name, why) \
	long unmodelled_##name(void) __asm__(#name); \
	long unmodelled_##name(void) \
	{ \
		if (self) \
			cannot(#name, CALLER, why); \
		return -1; \
	}

UNMODELLED(fork, other_process)
UNMODELLED(vfork, other_process)
UNMODELLED(system, other_process)
UNMODELLED(popen, other_process)
UNMODELLED(posix_spawn, other_process)
UNMODELLED(waitpid, other_process)
UNMODELLED(wait, other_process)
UNMODELLED(socket, outside)
UNMODELLED(socketpair, outside)
UNMODELLED(accept, outside)
UNMODELLED(connect, outside)
UNMODELLED(recv, outside)
UNMODELLED(select, outside)
UNMODELLED(poll, outside)
UNMODELLED(epoll_wait, outside)
UNMODELLED(eventfd, outside)
UNMODELLED(pipe, outside)
UNMODELLED(pipe2, outside)
UNMODELLED(mq_receive, outside)
UNMODELLED(flock, outside)
UNMODELLED(sem_open, other_process)
UNMODELLED(shm_open, other_process)
UNMODELLED(sigwaitinfo, signals)
UNMODELLED(sigtimedwait, signals)
UNMODELLED(sigqueue, signals)
UNMODELLED(signalfd, signals)
UNMODELLED(pthread_sigqueue, signals)
UNMODELLED(timer_create, signals)
UNMODELLED(thrd_create, c11_threads)
UNMODELLED(mtx_lock, c11_threads)
UNMODELLED(cnd_wait, c11_threads)
