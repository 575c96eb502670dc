/* engine.c - run the program once, one thread at a time. */
#include "engine.h"

#include <assert.h>
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

/* Half of them are events at most, the other half picks. */
enum { MAX_CHOICES = 64 << 20, MAX_EVENTS = MAX_CHOICES / 2 };

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

void engine_limit(uint64_t events)
{
	limit = events < MAX_EVENTS ? events : MAX_EVENTS;
}

void engine_init(int (*main)(int, char **, char **), int argc, char **argv,
		 char **envp, uint64_t event_limit)
{
	program.main = main;
	program.argc = argc;
	program.argv = argv;
	program.envp = envp;
	strncpy(program.name, program_invocation_short_name,
		sizeof program.name - 1);
	engine_limit(event_limit);
	choices = pages(MAX_CHOICES);
	set_init();
	stack_init();
	fibers_init(&engine);
}

_Noreturn void end_execution(enum outcome why)
{
	struct fiber discarded;

	outcome = why;
	self = NULL;
	fiber_switch(&discarded, &engine);
	__builtin_unreachable();
}

/* Within the bound: a thread that may not be preempted any more goes on. */
static int choose_bounded(void)
{
	bool can_go_on = set_has(runnable, self->id);
	int next = can_go_on && preemptions >= options.bound ? self->id
							     : policy->choose();

	preemptions += can_go_on && next != self->id;
	return next;
}

/* The kinds of events that change nothing.  One that does after all, an
   exchange that succeeds, an update of the value or a call that does not fail,
   says so: park_effect().  A lock changes nothing as long as it is given back:
   which are held is part of the state that park.c compares. */
static const uint64_t idle_kinds =
	1ULL << EVENT_READ | 1ULL << EVENT_LOCK | 1ULL << EVENT_UNLOCK |
	1ULL << EVENT_ATOMIC_LOAD | 1ULL << EVENT_COMPARE_EXCHANGE |
	1ULL << EVENT_ATOMIC_UPDATE | 1ULL << EVENT_TRYLOCK |
	1ULL << EVENT_TRY_READ_LOCK | 1ULL << EVENT_SEM_TRYWAIT |
	1ULL << EVENT_YIELD | 1ULL << EVENT_SLEEP | 1ULL << EVENT_FILE_LOOK |
	1ULL << EVENT_FILE_CHANGE;
static_assert(EVENT_KINDS <= 64, "or idle_kinds needs another type");

/* Count the events of `me` in a row that change nothing.  To give back what
   was taken since is no turn of its own. */
static inline void note_idleness(struct thread *me)
{
	enum event_kind kind = me->pending.kind;

	if (!(idle_kinds >> kind & 1) || me->last_event != nevents)
		me->park.idle = 0;
	else if (kind != EVENT_UNLOCK && ++me->park.idle > PARK_AFTER)
		park_idle();
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
	if (runnable)
		return;
	judge_blocked();
	end_execution(STUCK);
}

void schedule(void)
{
	struct thread *me = self, *next;
	set held = 0; /* could go on, but for a handler */
	int chosen;

	if (__builtin_expect(me->starter != NULL, 0)) {
		next = me->starter;
		me->starter = NULL;
		switch_to(next);
		return;
	}
	note_idleness(me);
	me->frame = entry_frame;
	if (__builtin_expect(watch_states, 0))
		me->registers = park_registers();
	if (__builtin_expect(suspended != 0, 0)) {
		held = runnable & suspended;
		runnable &= ~suspended;
	}
	if (__builtin_expect(!runnable, 0))
		pass_time();
	if (__builtin_expect(++nevents > limit, 0))
		end_execution(TOO_LONG);
	chosen = __builtin_expect(options.bound >= 0, 0) ? choose_bounded()
							 : policy->choose();
	if (__builtin_expect(chosen < 0, 0))
		end_execution(CUT);
	runnable |= held;
	choices[nchoices++] = (uint8_t)chosen;
	next = &threads[chosen];
	if (__builtin_expect(spinning, 0))
		wake_parked(next);
	next->last_event = (uint32_t)nevents;
	next->pending.on[0].use = USE_NONE;
	next->pending.on[1].use = USE_NONE;
	next->woken_by = 0;
	next->after = 0;
	me->quiet = 0;
	switch_to(next);
}

int pick(int n)
{
	int chosen;

	if (n == 1)
		return 0;
	if (nchoices >= MAX_CHOICES)
		end_execution(TOO_LONG);
	chosen = policy->pick(n);
	choices[nchoices++] = (uint8_t)chosen;
	return chosen;
}

/* Inline: a thread that ran to its end at once leaves no call behind that its
   creator's processor would take for its own. */
static inline __attribute__((always_inline)) _Noreturn void leave(void *result)
{
	struct thread *starter;

	thread_finish(result);
	starter = self->starter;
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

_Noreturn void end_thread(void *result)
{
	leave(result);
}

static void entry(void)
{
	leave(self->function(self->argument));
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
