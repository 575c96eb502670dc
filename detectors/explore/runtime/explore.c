/* explore.c - one execution after the other. */
#include "explore.h"

#include <stdio.h>
#include <string.h>

#include "finding.h"
#include "isolate.h"
#include "options.h"
#include "pages.h"
#include "policy.h"
#include "program.h"
#include "race.h"
#include "report.h"
#include "schedule.h"
#include "start.h"

/* Where no limit is given: enough to find what a few thousand find, and so
   few that it is no wait. */
enum { DEFAULT_SAMPLES = 10000, AUTO_EXHAUST = 20000, CLOCK_EVERY = 64 };

/* The same for events, so that long executions are fewer. */
static const uint64_t default_events = 100UL * 1000 * 1000;
static const uint64_t auto_events = 5UL * 1000 * 1000;

struct tally tally;

static double deadline;

/* Whether samples follow if the program is not small. */
static bool exhausts_in_passing;

void explore_init(void)
{
	if (!policy_named(options.policy))
		die("policy=%s: no such policy", options.policy);
	if (options.bound >= 0 && !strcmp(options.policy, "all"))
		die("bound=%d: sleep sets and a bound do not mix; take another "
		    "policy",
		    options.bound);
	if (options.seconds > 0)
		deadline = wall_seconds() + options.seconds;
}

static const char unannounced[] =
	"a file was compiled without the flags and the note of "
	"detectors/explore/flags.h, and clang may announce reads too late: "
	"nothing was exhausted";

/* Whether to exhaust would prove something. */
static bool can_exhaust(void)
{
	if (!all_is_announced())
		remark(unannounced, 0);
	return all_is_announced() && options.bound < 0;
}

static bool late(void)
{
	static uint64_t next;

	if (deadline <= 0 ||
	    (tally.schedules % CLOCK_EVERY && tally.events < next))
		return false;
	next = tally.events + 100000;
	return wall_seconds() >= deadline;
}

static void count(enum outcome why)
{
	tally.schedules++;
	tally.events += nevents;
	switch (why) {
	case CUT:
		tally.cut++;
		break;
	case TOO_LONG:
		tally.too_long++;
		break;
	default:
		tally.complete++;
	}
}

/* Run schedules of `p` until its end, the limit or a reason to stop; true:
   its end. */
static bool run_policy(const struct policy *p, uint64_t limit, uint64_t events)
{
	uint64_t before = tally.events;

	policy = p;
	for (uint64_t i = 0; !limit || i < limit; i++) {
		enum outcome why;

		if (late() || (events && tally.events - before >= events))
			return false;
		schedule_number = tally.schedules;
		random_seed(options.seed, schedule_number);
		failed = found_new = false;
		places_settle();
		if (!policy->begin(i))
			return true;
		why = options.isolate ? isolate_run() : run_once();
		count(why);
		/* First: the policy may let more places count. */
		if (found_new)
			schedule_keep();
		if (policy->end)
			policy->end(why);
		if (why == TOO_LONG && exhausts_in_passing)
			return false;
		if (why == UNMODELLED || (failed && !options.keep_going))
			return false;
	}
	return false;
}

static uint64_t samples(void)
{
	if (options.schedules)
		return options.schedules;
	return options.seconds > 0 || !strcmp(options.policy, "all")
		       ? 0
		       : DEFAULT_SAMPLES;
}

static uint64_t sampled_events(void)
{
	return samples() && !options.schedules ? default_events : 0;
}

/* Small programs are exhausted; of others many kinds of samples are taken. */
static void run_auto(void)
{
	uint64_t all = AUTO_EXHAUST, rest = samples();

	/* Half of what was allowed, so that samples are taken too. */
	if (options.schedules && options.schedules / 2 < all)
		all = options.schedules / 2;
	if (can_exhaust() && all) {
		exhausts_in_passing = true;
		tally.exhausted =
			run_policy(policy_named("all"), all, auto_events);
		exhausts_in_passing = false;
		if (tally.exhausted || *inability.call || late() ||
		    (failed && !options.keep_going))
			return;
		if (options.schedules)
			rest -= tally.schedules;
	}
	run_policy(policy_named("auto"), rest, sampled_events());
}

static void refuse(const char *what, const char *why)
{
	snprintf(inability.call, sizeof inability.call, "%s", what);
	snprintf(inability.why, sizeof inability.why, "%s", why);
}

static void replay(void)
{
	schedule_load(options.replay);
	tally.schedules = tally.complete = 1;
	schedule_show("");
	tally.events = nevents;
	/* It was saved because it fails. */
	if (!*inability.call && !nfindings) {
		refuse("replay", "the saved schedule does not fail: it or the "
				 "program was changed");
	}
}

int explore(void)
{
	if (*options.replay)
		replay();
	else if (!strcmp(options.policy, "auto"))
		run_auto();
	else if (!strcmp(options.policy, "all") && !can_exhaust())
		refuse("policy=all", unannounced);
	else
		tally.exhausted = run_policy(policy_named(options.policy),
					     samples(), sampled_events());
	if (schedule_kept() && !*options.replay) {
		schedule_shrink();
		if (!schedule_show(options.save))
			remark("the failing schedule did not fail again: the "
			       "program does not do the same each time",
			       0);
	}
	report_write();
	if (*inability.call)
		return 77;
	return nfindings ? 1 : 0;
}
