/* engine.c - run the program once, one thread at a time. */
#include "engine.h"

#include <errno.h>
#include <string.h>

#include "files.h"
#include "heap.h"
#include "livelock.h"
#include "object.h"
#include "options.h"
#include "pages.h"
#include "policy.h"
#include "race.h"
#include "restore.h"
#include "semaphore.h"
#include "signals.h"
#include "stack.h"
#include "thread.h"

enum { MAX_CHOICES = 64 << 20 };

struct thread threads[MAX_THREADS];
int nthreads, nalive, njoined;
struct thread *self;
set runnable;
uint64_t nevents, nevents_all;
bool ending, watch_states;
uint8_t *choices;
uint32_t nchoices;

static struct fiber engine; /* the fiber that run_once() is called in */
static enum outcome outcome;
static int preemptions; /* in this execution */
static uint64_t limit;
static struct {
	int (*main)(int, char **, char **);
	int argc;
	char **argv, **envp;
	char name[16];
} program;

void engine_init(int (*main)(int, char **, char **), int argc, char **argv,
		 char **envp, uint64_t event_limit)
{
	program.main = main;
	program.argc = argc;
	program.argv = argv;
	program.envp = envp;
	strncpy(program.name, program_invocation_short_name,
		sizeof program.name - 1);
	limit = event_limit;
	choices = pages(MAX_CHOICES);
	fibers_init(&engine);
}

void engine_limit(uint64_t events)
{
	limit = events;
}

static inline void switch_to(struct thread *to)
{
	struct thread *from = self;

	if (to == from)
		return;
	self = to;
	fiber_switch(&from->fiber, &to->fiber);
}

_Noreturn void end_execution(enum outcome why)
{
	struct fiber discarded;

	outcome = why;
	self = NULL;
	fiber_switch(&discarded, &engine);
	__builtin_unreachable();
}

/* Whether the running thread may not be preempted any more. */
static inline bool bounded(void)
{
	return options.bound >= 0 && preemptions >= options.bound &&
	       set_has(runnable, self->id);
}

/* Those who spin until what thread `t` is about to write is written. */
static void wake_parked(const struct thread *t)
{
	struct event e = t->pending;

	settle(&e, t->id);
	for (int i = 0; i < FOOTPRINTS; i++)
		if (e.on[i].use > USE_READ && e.on[i].use != USE_TRY_FAILED)
			park_written(e.on[i].at, e.on[i].size, t);
}

/* Those whose time is up whenever nobody else can go on. */
static void pass_time(void)
{
	for (int i = 0; i < nthreads; i++)
		if (threads[i].late && !set_has(suspended, i))
			runnable |= set_of(i);
}

void schedule(void)
{
	struct thread *starter = self->starter;
	set held = 0; /* could go on, but for a handler */
	int next;

	if (__builtin_expect(starter != NULL, 0)) {
		self->starter = NULL;
		switch_to(starter);
		return;
	}
	park_announce();
	if (entry_frame < fiber_slot_end(self->id) &&
	    entry_frame >= fiber_slot_end(self->id) - SLOT_SIZE)
		self->frame = entry_frame;
	if (__builtin_expect(watch_states, 0))
		self->registers = park_registers();
	if (__builtin_expect(suspended != 0, 0)) {
		held = runnable & suspended;
		runnable &= ~suspended;
	}
	if (__builtin_expect(!runnable, 0))
		pass_time();
	if (__builtin_expect(!runnable, 0)) {
		judge_blocked();
		end_execution(STUCK);
	}
	if (__builtin_expect(++nevents > limit || nchoices >= MAX_CHOICES - 2,
			     0))
		end_execution(TOO_LONG);
	next = bounded() ? self->id : policy->choose();
	if (__builtin_expect(next < 0, 0))
		end_execution(CUT);
	runnable |= held;
	preemptions += next != self->id && set_has(runnable, self->id);
	choices[nchoices++] = (uint8_t)next;
	if (__builtin_expect(spinning, 0))
		wake_parked(&threads[next]);
	threads[next].last_event = (uint32_t)nevents;
	threads[next].pending.on[0].use = USE_NONE;
	threads[next].pending.on[1].use = USE_NONE;
	threads[next].woken_by = 0;
	threads[next].after = 0;
	self->quiet = 0;
	switch_to(&threads[next]);
}

int pick(int n)
{
	int chosen;

	if (n == 1)
		return 0;
	chosen = policy->pick(n);
	choices[nchoices++] = (uint8_t)chosen;
	return chosen;
}

static void entry(void)
{
	end_thread(self->function(self->argument));
}

static void *run_main(void *unused)
{
	(void)unused;
	program.main(program.argc, program.argv, program.envp);
	program_exit();
}

struct thread *new_thread(void *(*function)(void *), void *argument)
{
	struct thread *t;

	if (nthreads == MAX_THREADS)
		return NULL;
	t = &threads[nthreads];
	t->id = nthreads++;
	t->finished = t->detached = t->joined = t->being_joined = false;
	t->pending = (struct event) {.kind = EVENT_NONE};
	t->starter = NULL;
	memcpy(t->name, self ? self->name : program.name, sizeof t->name);
	t->function = function;
	t->argument = argument;
	t->result = NULL;
	t->created_at = 0;
	t->created_stack = 0;
	t->creator = self ? self->id : 0;
	t->birth = self ? self->last_event : 0;
	t->last_event = t->woken_by = 0;
	t->after = 0;
	t->joiner = t->waits_for_end_of = -1;
	clock_clear(&t->clock);
	clock_widen(&t->clock, (uint32_t)nthreads);
	if (t->id % CLOCK_GROUP == 0)
		for (int i = 0; i < t->id; i++)
			clock_widen(&threads[i].clock, (uint32_t)nthreads);
	t->clock.at[t->id] = 1;
	clock_clear(&t->seen_by_fence);
	clock_clear(&t->released_by_fence);
	t->fenced = false;
	t->stack = NO_CALLS;
	t->deeper = 0;
	t->locks = NO_LOCKS;
	t->nholds = 0;
	t->waits_at = 0;
	t->timed = t->timed_out = t->spuriously = false;
	t->cancelled = t->cancel_off = t->exiting = t->is_parked = false;
	t->quiet = 0;
	t->park.idle = 0;
	t->failed_tries = 0;
	t->frame = fiber_slot_end(t->id);
	t->registers = 0;
	t->range.pc = 0;
	t->ncleanups = 0;
	t->mask = self ? self->mask : 0;
	t->signals = t->in_sigwait = 0;
	t->acts_for = -1;
	t->asynchronous = t->is_alarm = t->in_pause = false;
	t->was_interrupted = t->interrupted = false;
	t->spurious_wakes = t->timeouts = t->weak_failures = 0;
	t->late = false;
	t->now = self ? self->now : 0;
	thread_reset_values(t);
	fiber_make(&t->fiber, t->id, entry);
	nalive++;
	runnable |= set_of(t->id);
	return t;
}

void begin_thread(struct thread *t)
{
	t->starter = self;
	switch_to(t);
}

_Noreturn void end_thread(void *result)
{
	struct thread *starter = self->starter;

	thread_finish(result);
	self->finished = true;
	self->pending.kind = EVENT_NONE;
	runnable &= ~set_of(self->id);
	if (!--nalive)
		program_exit();
	if (starter) {
		self->starter = NULL;
		switch_to(starter);
	} else {
		schedule();
	}
	__builtin_unreachable();
}

enum outcome run_once(void)
{
	struct thread *first;

	restore();
	descriptors_restore();
	heap_reset();
	objects_reset();
	semaphores_reset();
	races_reset();
	threads_reset();
	signals_reset();
	nthreads = nalive = njoined = 0;
	runnable = 0;
	nevents = 0;
	preemptions = 0;
	spinning = false;
	watch_states = false;
	livelock_reset();
	nchoices = 0;
	ending = false;
	first = new_thread(run_main, NULL);
	self = first;
	fiber_switch(&engine, &first->fiber);
	nevents_all += nevents;
	return outcome;
}
