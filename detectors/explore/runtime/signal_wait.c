/* signal_wait.c - waiting for a signal, or for its handler to have run. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "lock.h"
#include "program.h"
#include "signals.h"

int sigwait(const sigset_t *among, int *signal)
{
	uintptr_t pc = CALLER;
	uint64_t wanted_ones = signal_bits(among), there;
	struct event e = event_at(EVENT_SIGWAIT, (uintptr_t)&signals_waiting,
				  USE_OBJECT, pc);

	cancellation_point();
	while (!(there = (self->signals | signals_waiting) & wanted_ones)) {
		self->in_sigwait = wanted_ones;
		runnable &= ~set_of(self->id);
		self->pending = e;
		schedule();
		self->in_sigwait = 0;
	}
	*signal = 1 + __builtin_ctzll(there);
	if (self->signals & signal_bit(*signal))
		self->signals &= ~signal_bit(*signal);
	else
		signals_waiting &= ~signal_bit(*signal);
	return 0;
}

/* Until a handler has run, which one that runs already does not count for. */
static void pause_here(uint64_t until, uintptr_t pc)
{
	struct event e = event_at(EVENT_SIGWAIT, 0, USE_OBJECT, pc);

	point(&e); /* what is sent before does not end it */
	self->was_interrupted = false;
	self->mask = until;
	signals_deliver(self, pc);
	self->in_pause = true;
	self->pending = event_at(EVENT_SIGWAIT, 0, USE_NONE, pc);
	if (!self->was_interrupted)
		runnable &= ~set_of(self->id);
	schedule();
	self->in_pause = false;
	errno = EINTR;
}

int pause(void)
{
	cancellation_point();
	pause_here(self->mask, CALLER);
	return -1;
}

int sigsuspend(const sigset_t *until)
{
	uint64_t before = self->mask;

	cancellation_point();
	pause_here(signal_bits(until), CALLER);
	self->mask = before;
	return -1;
}
