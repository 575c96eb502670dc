/*
 * policy_all.c - every inequivalent execution once: dynamic partial-order
 * reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson,
 * Sagonas: Source Sets, JACM 2017).
 *
 * Each execution repeats the trace up to its last step that has something
 * left to try, tries that, and goes on as it likes.  A race between an earlier
 * step and the one at hand asks for a try at the earlier one that may turn
 * their order around, unless one that is there already will.
 *
 * When a plain access turns out to race it becomes an event, and all sets
 * computed without it are worth nothing: the search begins again from zero.
 * So it does when more threads appear than the clocks have room for.
 */
#include "explore.h"
#include "finding.h"
#include "policy.h"
#include "race.h"
#include "trace.h"

enum { FIRST_ROOM = 8 };

static uint32_t depth; /* steps of this execution so far */
static bool resumes;   /* steps[nsteps] says what to try next */
static bool done;
static set asleep; /* at the next step */
static bool too_many_threads;
static int places; /* that this pass knows to race */

static void start_over(int room)
{
	trace_clear(room);
	resumes = done = false;
	too_many_threads = false;
	places = places_settle();
	tally.passes++;
	tally.complete = tally.cut = tally.too_long = 0;
}

static bool begin(uint64_t schedule)
{
	if (!schedule)
		start_over(FIRST_ROOM);
	depth = 0;
	asleep = 0;
	return !done;
}

static void race(uint32_t earlier)
{
	struct step *s = &steps[earlier];
	set initials = trace_initials(earlier), possible;

	if (initials & (s->backtrack | s->sleep))
		return;
	possible = initials & s->enabled;
	if (!possible)
		return;
	s->backtrack |= set_has(possible, trace_thread())
				? set_of(trace_thread())
				: set_of(set_first(possible));
}

/* Those that stay asleep while `e` happens: they do not depend on it. */
static set still_asleep(set sleepers, const struct event *e)
{
	set still = 0;

	for (set left = sleepers; left; left = set_rest(left)) {
		int t = set_first(left);
		struct event other = threads[t].pending;

		settle(&other, t);
		if (!events_depend(&other, e))
			still |= set_of(t);
	}
	return still;
}

static int repeat(void)
{
	const struct step *s = &steps[depth++];
	const struct event *e = &threads[s->thread].pending;

	if (!set_has(runnable, s->thread) || e->kind != s->event.kind ||
	    e->pc != s->event.pc || e->on[0].at != s->event.on[0].at)
		cannot("replay", e->pc,
		       "the program does not do the same each time: something "
		       "in it is random, or depends on the time or on what an "
		       "earlier execution left behind");
	return s->thread;
}

static int choose(void)
{
	struct step *s = &steps[depth];
	set possible;
	int t;

	if (depth < nsteps)
		return repeat();
	if (nthreads > trace_room()) {
		too_many_threads = true;
		return -1;
	}
	if (resumes) {
		resumes = false;
		t = s->thread;
	} else {
		possible = runnable & ~asleep;
		if (!possible)
			return -1;
		t = set_has(possible, self->id) ? self->id
						: set_first(possible);
		s->enabled = runnable;
		s->sleep = asleep;
		s->backtrack = set_of(t);
		s->alternative = 0;
	}
	s->alternatives = 1;
	trace_push(t, race);
	asleep = still_asleep(s->sleep, &s->event);
	depth++;
	return t;
}

static int pick_one(int n)
{
	struct step *s = &steps[depth - 1];

	s->alternatives = (uint8_t)n;
	return s->alternative;
}

/* What will never happen still races: a lock that is never had, and whatever
   the end of the process forestalled. */
static void consider_the_rest(enum outcome why)
{
	for (int t = 0; t < nthreads; t++) {
		if (threads[t].finished || !threads[t].pending.on[0].use)
			continue;
		/* In an execution that was cut short, those that could have
		   gone on do so in another one; those that wait may not. */
		if (why == CUT && set_has(runnable, t))
			continue;
		trace_consider(t, race);
	}
}

/* The end of the process depends on everything, also if it is a crash. */
static void consider_the_end(enum outcome why)
{
	struct step *s = &steps[nsteps - 1];

	if (why == CRASHED || s->event.kind == EVENT_EXIT)
		s->backtrack |= s->enabled;
}

static void end(enum outcome why)
{
	if (too_many_threads || places_settle() != places) {
		start_over(too_many_threads ? 2 * trace_room() : trace_room());
		return;
	}
	if (nsteps) {
		consider_the_rest(why);
		consider_the_end(why);
	}
	while (nsteps) {
		struct step *s = &steps[nsteps - 1];
		set left;

		trace_pop();
		if (s->alternative + 1 < s->alternatives) {
			s->alternative++;
			resumes = true;
			return;
		}
		s->sleep |= set_of(s->thread);
		s->alternative = 0;
		left = s->backtrack & s->enabled & ~s->sleep;
		if (left) {
			s->thread = (uint8_t)set_first(left);
			resumes = true;
			return;
		}
	}
	done = true;
}

POLICY(all) = {.name = "all",
	       .begin = begin,
	       .choose = choose,
	       .pick = pick_one,
	       .end = end};
