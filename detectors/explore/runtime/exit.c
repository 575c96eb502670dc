/* exit.c - the end of the process, and what runs then. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "finding.h"
#include "libc.h"
#include "program.h"
#include "signals.h"
#include "thread.h"

enum { MAX_HANDLERS = 128 };

/* Functions to run at the end, in the order they were given; those given
   before main() stay. */
struct handler {
	void (*function)(void *);
	void *argument;
};
static struct handlers {
	struct handler at[MAX_HANDLERS];
	int n, before;
} at_exit, at_quick;

static void (*oracles[MAX_HANDLERS])(void);
static int noracles;

void exit_reset(void)
{
	at_exit.n = at_exit.before;
	at_quick.n = at_quick.before;
}

static int add(struct handlers *h, void (*function)(void *), void *argument)
{
	if (h->n == MAX_HANDLERS)
		return -1;
	h->at[h->n++] = (struct handler) {function, argument};
	if (!self)
		h->before = h->n;
	return 0;
}

static void call(void *function)
{
	void (*f)(void);

	__builtin_memcpy(&f, &function, sizeof f);
	f();
}

static void *without_type(void (*function)(void))
{
	void *f;

	__builtin_memcpy(&f, &function, sizeof f);
	return f;
}

int atexit(void (*function)(void))
{
	return add(&at_exit, call, without_type(function));
}

int at_quick_exit(void (*function)(void))
{
	return add(&at_quick, call, without_type(function));
}

/* The oracle of a case: lab.h's AT_EXIT(). */
void lab_at_exit(void (*function)(void))
{
	if (noracles < MAX_HANDLERS)
		oracles[noracles++] = function;
}

/* The others may do what they can before. */
static _Noreturn void end_process(bool oracles)
{
	struct event e = {.kind = EVENT_EXIT};

	e.on[0] = (struct footprint) {.use = USE_EVERYTHING};
	if (nalive > 1)
		point(&e);
	process_end(oracles);
}

static void run(struct handlers *handlers)
{

	/* By the last thread to end: there is no other to go on. */
	if (!nalive) {
		nalive = 1;
		self->finished = false;
		runnable = set_of(self->id);
	}
	while (handlers->n > handlers->before) {
		const struct handler *h = &handlers->at[--handlers->n];

		h->function(h->argument);
	}
}

_Noreturn void program_exit(void)
{
	run(&at_exit);
	end_process(true);
}

/* Whether a thread other than the ending one could still go on. */
static bool others_can_run(void)
{
	return runnable & ~set_of(self->id);
}

/* Whether `t` waits for what nobody is left to do. */
static bool blocked_for_ever(const struct thread *t)
{
	return !t->finished && t != self && !set_has(runnable, t->id) &&
	       !others_can_run();
}

static void leaked(const struct thread *t)
{
	struct finding f = {.kind = FOUND_LEAK, .nplaces = 1};

	f.place[0] = (struct place) {.role = "created",
				     .thread = t->id,
				     .pc = t->created_at,
				     .stack = t->created_stack,
				     .locks = 1};
	if (blocked_for_ever(t)) {
		f.place[1] = blocked_place(t);
		f.nplaces = 2;
	}
	__builtin_strcpy(f.text,
			 t->finished ? "the thread has ended and was neither "
				       "joined nor detached"
			 : f.nplaces == 2
				 ? "the thread was blocked for ever when the "
				   "process ended"
				 : "the thread was neither joined nor "
				   "detached when the process ended");
	found(&f);
}

/* A detached thread may be alive when the process ends; blocked for ever, it
   was a leak long before. */
static void judge_leaks(void)
{
	for (int i = 1; i < nthreads; i++)
		if (threads[i].acts_for >= 0 || threads[i].is_alarm)
			continue;
		else if (threads[i].detached ? blocked_for_ever(&threads[i])
					     : !threads[i].joined)
			leaked(&threads[i]);
}

_Noreturn void process_end(bool oracles_too)
{
	judge_leaks();
	ending = true;
	races_end();
	self->finished = false;
	nalive = 1;
	njoined = nthreads - 1;
	runnable = set_of(self->id);
	for (int i = 0; oracles_too && i < noracles; i++)
		oracles[i]();
	end_execution(ENDED);
}

static _Noreturn void leave(int status)
{
	syscall(SYS_exit_group, status);
	__builtin_unreachable();
}

_Noreturn void exit(int status)
{
	if (!self)
		leave(status);
	signal_safe_only(CALLER);
	program_exit();
}

_Noreturn void quick_exit(int status)
{
	if (!self)
		leave(status);
	run(&at_quick);
	end_process(false);
}

_Noreturn void _exit(int status)
{
	if (!BY_PROGRAM)
		leave(status);
	end_process(false);
}

_Noreturn void _Exit(int status) __attribute__((alias("_exit")));
