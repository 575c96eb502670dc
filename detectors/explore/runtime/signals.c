/* signals.c - who is sent a signal, and what it does there. */
#include "signals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "crash.h"
#include "finding.h"
#include "lock.h"
#include "program.h"
#include "thread.h"

enum { SIGNALS = 65 };

set suspended;

static struct sigaction actions[SIGNALS];
bool signals_handled;
uint64_t signals_waiting;

uint64_t signal_bits(const sigset_t *from)
{
	uint64_t bits;

	memcpy(&bits, from, sizeof bits);
	return bits & ~(signal_bit(SIGKILL) | signal_bit(SIGSTOP));
}

static void to_set(sigset_t *to, uint64_t bits)
{
	sigemptyset(to);
	memcpy(to, &bits, sizeof bits);
}

bool signal_has_handler(int signal)
{
	return actions[signal].sa_handler != SIG_DFL;
}

static bool known(int signal)
{
	return signal > 0 && signal < SIGNALS;
}

void signals_reset(void)
{
	if (signals_handled)
		memset(actions, 0, sizeof actions);
	signals_handled = false;
	signals_waiting = 0;
	suspended = 0;
	alarm_reset();
}

int handler_of(int t)
{
	for (int i = 0; set_has(suspended, t) && i < nthreads; i++)
		if (!threads[i].finished && threads[i].acts_for == t)
			return i;
	return -1;
}

void signal_safe_only(uintptr_t pc)
{
	if (self && self->acts_for >= 0 && self->asynchronous)
		found_here(FOUND_SIGNAL_UNSAFE, program_pc(pc), 0,
			   "a call that a signal handler must not make");
}

static void *handle(void *number)
{
	int signal = (int)(intptr_t)number;
	struct sigaction a = actions[signal];
	int error;
	siginfo_t about = {.si_signo = signal, .si_code = SI_USER};

	about.si_pid = getpid();
	error = errno;
	if (a.sa_flags & SA_RESETHAND)
		actions[signal].sa_handler = SIG_DFL;
	if (a.sa_flags & SA_SIGINFO)
		a.sa_sigaction(signal, &about, NULL);
	else
		a.sa_handler(signal);
	if (errno != error && self->asynchronous)
		found_here(FOUND_SIGNAL_UNSAFE, (uintptr_t)a.sa_handler + 1, 0,
			   "the handler leaves another errno than it found");
	return NULL;
}

static void interrupt(struct thread *t, int signal, uintptr_t pc)
{
	struct thread *h = new_thread(handle, (void *)(intptr_t)signal);

	if (!h)
		cannot("kill", pc,
		       "more threads and handlers in one execution than are "
		       "modelled");
	h->created_at = pc;
	h->created_stack = self->stack;
	h->acts_for = t->id;
	h->asynchronous = t != self;
	h->mask = t->mask | signal_bit(signal) |
		  signal_bits(&actions[signal].sa_mask);
	h->fiber.tp = t->fiber.tp;
	clock_join(&h->clock, &self->clock);
	clock_join(&h->clock, &t->clock);
	step_clock();
	if (t != self) /* what it does from now on the handler has not seen */
		t->clock.at[t->id]++;
	suspended |= set_of(t->id);
	t->interrupted = !(actions[signal].sa_flags & SA_RESTART);
	t->was_interrupted = true;
	begin_thread(h);
}

void signals_deliver(struct thread *t, uintptr_t pc)
{
	while (!set_has(suspended, t->id)) {
		uint64_t now = (t->signals | signals_waiting) & ~t->mask;
		int signal = now ? 1 + __builtin_ctzll(now) : 0;

		if (!now)
			return;
		t->signals &= ~signal_bit(signal);
		signals_waiting &= ~signal_bit(signal);
		interrupt(t, signal, pc);
	}
}

void handler_finish(void)
{
	struct thread *t = &threads[self->acts_for];

	suspended &= ~set_of(t->id);
	self->joined = true;
	njoined++;
	t->after |= set_of(self->id);
	clock_join(&t->clock, &self->clock);
	if (t->in_sigwait ||
	    (t->interrupted &&
	     (t->in_pause || t->pending.kind == EVENT_SEM_WAIT)) ||
	    (t->was_interrupted && t->in_pause))
		runnable |= set_of(t->id);
	signals_deliver(t, self->created_at);
}

/* The signal has its default effect. */
static void by_default(int signal, uintptr_t pc)
{
	char text[80];

	switch (signal) {
	case SIGCHLD:
	case SIGURG:
	case SIGWINCH:
	case SIGCONT:
		return;
	case SIGSTOP:
	case SIGTSTP:
	case SIGTTIN:
	case SIGTTOU:
		cannot("kill", pc, "a signal that stops the process");
	default:
		snprintf(text, sizeof text, "signal %d (%s) ends the process",
			 signal, sigabbrev_np(signal));
		found_here(FOUND_CRASH, pc, 0, text);
		end_execution(CRASHED);
	}
}

void signal_send(struct thread *t, int signal, uintptr_t pc)
{
	struct thread *takers[MAX_THREADS];
	void (*action)(int) = actions[signal].sa_handler;
	int n = 0;

	for (int i = 0; i < nthreads; i++) {
		struct thread *o = &threads[i];

		if (o->finished || o->acts_for >= 0 || (t && t != o))
			continue;
		if (o->in_sigwait & signal_bit(signal))
			runnable |= set_of(i);
		else if (!(o->mask & signal_bit(signal)))
			takers[n++] = o;
	}
	if (action == SIG_IGN)
		return;
	if (n && action == SIG_DFL) {
		by_default(signal, pc);
		return;
	}
	if (n)
		t = takers[pick(n)];
	if (!n || set_has(suspended, t->id))
		*(t ? &t->signals : &signals_waiting) |= signal_bit(signal);
	else
		interrupt(t, signal, pc);
}

static void wait_for_own_handlers(uintptr_t pc)
{
	while (set_has(suspended, self->id)) {
		self->pending = event_at(EVENT_HANDLED, 0, USE_NONE, pc);
		schedule();
	}
}

static int sends(struct thread *t, int signal, uintptr_t pc)
{
	struct event e = {.kind = EVENT_KILL, .pc = pc};

	if (signal && !known(signal))
		return EINVAL;
	/* It may come between any two things that others do. */
	e.on[0] = (struct footprint) {.use = USE_EVERYTHING};
	point(&e);
	if (!signal || (t && t->finished))
		return 0;
	signal_send(t, signal, pc);
	wait_for_own_handlers(pc);
	return 0;
}

static struct thread *acting(void)
{
	return self->acts_for >= 0 ? &threads[self->acts_for] : self;
}

int pthread_kill(pthread_t id, int signal)
{
	uintptr_t pc = CALLER;
	struct thread *t = thread_called(id);

	if (!t || t->joined) {
		found_here(FOUND_MISUSE, pc, (uintptr_t)id,
			   "the id is of no thread that could be signalled");
		return ESRCH;
	}
	return sends(t, signal, pc);
}

int raise(int signal)
{
	int error = sends(acting(), signal, CALLER);

	if (!error)
		return 0;
	errno = error;
	return -1;
}

int kill(pid_t process, int signal)
{
	uintptr_t pc = CALLER;
	int error;

	if (process && process != getpid())
		cannot("kill", pc,
		       "another process is not part of the "
		       "schedule");
	error = sends(NULL, signal, pc);
	if (!error)
		return 0;
	errno = error;
	return -1;
}

int sigaction(int signal, const struct sigaction *how, struct sigaction *old)
{
	if (!known(signal) ||
	    (how && (signal == SIGKILL || signal == SIGSTOP))) {
		errno = EINVAL;
		return -1;
	}
	if (old)
		*old = actions[signal];
	if (how)
		actions[signal] = *how;
	signals_handled |= self && how;
	return 0;
}

sighandler_t signal(int signal, sighandler_t handler)
{
	struct sigaction how = {.sa_handler = handler, .sa_flags = SA_RESTART};
	struct sigaction old;

	return sigaction(signal, &how, &old) ? SIG_ERR : old.sa_handler;
}

static int mask(int how, const sigset_t *change, sigset_t *old, uintptr_t pc)
{
	if (!self)
		return 0;
	if (old)
		to_set(old, self->mask);
	if (!change)
		return 0;
	switch (how) {
	case SIG_BLOCK:
		self->mask |= signal_bits(change);
		return 0;
	case SIG_UNBLOCK:
		self->mask &= ~signal_bits(change);
		break;
	case SIG_SETMASK:
		self->mask = signal_bits(change);
		break;
	default:
		return EINVAL;
	}
	if (self->acts_for < 0) {
		signals_deliver(self, pc);
		wait_for_own_handlers(pc);
	}
	return 0;
}

int pthread_sigmask(int how, const sigset_t *change, sigset_t *old)
{
	return mask(how, change, old, CALLER);
}

int sigprocmask(int how, const sigset_t *change, sigset_t *old)
{
	int error = mask(how, change, old, CALLER);

	if (!error)
		return 0;
	errno = error;
	return -1;
}

int sigpending(sigset_t *to)
{
	to_set(to,
	       self ? (acting()->signals | signals_waiting) & self->mask : 0);
	return 0;
}

/* The runtime has one already, for stacks that overflow. */
int sigaltstack(const stack_t *to, stack_t *old)
{
	(void)to;
	if (old)
		*old = (stack_t) {.ss_flags = SS_DISABLE};
	return 0;
}
