/* plan.c - from cells to verdicts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "canary.h"
#include "cell_builds.h"
#include "contest.h"
#include "file.h"
#include "key.h"
#include "memory.h"
#include "plan.h"
#include "result.h"
#include "suits.h"

enum { CANARY_RUNS = 2 };

void plan_init(struct plan *plan, struct session *session)
{
	*plan = (struct plan) {.session = session};
}

static struct cell *new_cell(struct plan *plan, const struct program *program,
			     const struct tool *tool, unsigned runs)
{
	struct cell *cell = new_array(1, sizeof *cell);

	*cell = (struct cell) {
		.program = program, .tool = tool, .runs = runs, .plan = plan};
	plan->cells = grow_array(plan->cells, plan->n + 1, sizeof *plan->cells);
	return plan->cells[plan->n++] = cell;
}

static struct cell *canary_for(struct plan *plan, const struct tool *tool)
{
	const struct canary *read;
	struct cell *canary;

	for (size_t i = 0; i < plan->n; i++)
		if (!plan->cells[i]->canary && plan->cells[i]->tool == tool)
			return plan->cells[i];
	read = canary_read(&plan->canaries, plan->session->home, tool->detector,
			   &plan->session->problems);
	/* One run of a detector that compares is many of the program. */
	canary = new_cell(plan, &read->bug, tool,
			  tool->detector->compares ? 1 : CANARY_RUNS);
	cell_build(canary, (const struct program *[]) {&read->fix},
		   tool->detector->compares);
	return canary;
}

bool plan_applies(const struct corpus *corpus, const struct program *program,
		  const struct tool *tool)
{
	const struct program *bug = corpus_bug(corpus, program);

	return !tool->detector->compares ||
	       (bug && program_claim(bug, tool->detector->name));
}

struct cell *plan_add(struct plan *plan, const struct corpus *corpus,
		      const struct program *program, const struct tool *tool)
{
	unsigned runs = plan->session->settings->runs
				? plan->session->settings->runs
				: tool->detector->runs;
	struct cell *canary = canary_for(plan, tool);
	struct cell *cell = new_cell(plan, program, tool, runs);
	const struct program **rivals = NULL;
	size_t n = 0;

	cell->canary = canary;
	if (tool->missing)
		return cell;
	if (tool->detector->compares)
		rivals = corpus_rivals(corpus, program, &n);
	cell_build(cell, rivals, n);
	free(rivals);
	cell_key(cell->key, plan->session, program, tool, cell->build,
		 cell->rivals, cell->n_rivals, runs, canary->program);
	return cell;
}

static void finish(struct cell *cell, json_t *result)
{
	struct plan *plan = cell->plan;
	const char *word =
		json_string_value(json_object_get(result, "verdict"));

	cell->result = result;
	cell->over = true;
	if (!verdict_named(word ? word : "", &cell->verdict))
		cell->verdict = BROKEN;
	if (cell->canary && plan->cell_over)
		plan->cell_over(plan, cell);
}

static void finish_without_runs(struct cell *cell, enum verdict verdict,
				const char *reason)
{
	finish(cell, result_without_runs(cell, verdict, reason));
}

/* Keep what may be kept.  A machine's passing trouble (a full disk, a time
   limit under load) must not stick: only what passed is found again. */
static void keep(struct cell *cell)
{
	struct session *session = cell->plan->session;
	const struct past past = {
		.at = (int64_t)time(NULL),
		.program = cell->program->name,
		.detector = cell->tool->detector->name,
		.verdict = verdict_word(cell->verdict),
		.toolchain = session->cc.version,
		.seed = session->settings->seed,
		.found = (unsigned)json_integer_value(
			json_object_get(cell->result, "found")),
		.runs = cell->runs,
		.seconds = cell->cpu,
	};

	json_t *headers;

	if (!session->store || !cell->canary)
		return;
	headers = cell_headers(cell);
	if (!store_remember(session->store, &past) ||
	    (!verdict_fails(cell->verdict) && cell->verdict != SKIPPED &&
	     !store_put(session->store, cell->key, cell->result, headers)))
		problem_add(&session->problems, session->state, 0,
			    "a result could not be kept; the disk may be full");
	json_decref(headers);
}

static void start_runs(struct cell *cell);

/* Why the canary's cells cannot be trusted; to be freed. */
static char *canary_reason(const struct cell *canary)
{
	const json_t *reasons = json_object_get(canary->result, "reasons");
	const char *what = json_string_value(
		json_object_get(json_array_get(reasons, 0), "what"));

	return say("the canary (detectors/canary/%s.c) was not flagged, so "
		   "silence means nothing on this machine: %s",
		   canary_name(canary->tool->detector),
		   what ? what : "no reason given");
}

/* A canary is over: those that waited for it may run, or must not. */
static void release(struct cell *canary)
{
	struct cell *waiting = canary->next;
	char *reason = canary->verdict == PROVED ? NULL : canary_reason(canary);

	canary->next = NULL;
	while (waiting) {
		struct cell *cell = waiting;

		waiting = cell->next;
		cell->next = NULL;
		if (reason)
			finish_without_runs(cell,
					    canary->verdict == SKIPPED ? SKIPPED
								       : BROKEN,
					    reason);
		else
			start_runs(cell);
	}
	free(reason);
}

static void conclude(struct cell *cell)
{
	struct run *runs = new_array(cell->runs, sizeof *runs);
	struct judgement judgement;

	for (unsigned i = 0; i < cell->runs; i++)
		runs[i] = cell->attempts[i].run;
	judge(&judgement, cell->program, cell->tool->detector, runs,
	      cell->runs);
	finish(cell, result_of(cell, &judgement));
	judgement_free(&judgement);
	free(runs);
	for (unsigned i = 0; i < cell->runs; i++)
		attempt_free(&cell->attempts[i]);
	free(cell->attempts);
	cell->attempts = NULL;
	keep(cell);
	cell_leave(cell);
	if (!cell->canary)
		release(cell);
}

static void run_over(struct pool *pool, struct job *job)
{
	struct cell *cell = job->owner;
	struct attempt *attempt = NULL;

	(void)pool;
	for (unsigned i = 0; i < cell->runs; i++)
		if (&cell->attempts[i].job == job)
			attempt = &cell->attempts[i];
	attempt_read(attempt, cell->plan->session, false);
	cell->cpu += job->cpu;
	if (++cell->ended == cell->runs)
		conclude(cell);
}

static void start_runs(struct cell *cell)
{
	struct session *session = cell->plan->session;
	struct contestants who;
	const struct build *failed;

	if (cell_builds(cell, &failed))
		return; /* the build's end calls again */
	if (failed) {
		char *reason =
			failed == cell->build
				? say("does not compile:\n%s", failed->error)
				: say("%s does not compile:\n%s",
				      failed->program->name, failed->error);

		finish_without_runs(cell, BROKEN, reason);
		free(reason);
		if (!cell->canary)
			release(cell);
		return;
	}
	who = contestants_of(cell->build, cell->rivals, cell->n_rivals);
	cell->attempts = new_array(cell->runs, sizeof *cell->attempts);
	for (unsigned i = 0; i < cell->runs; i++) {
		struct attempt *attempt = &cell->attempts[i];
		char *directory = say("%s/r%zu", session->work,
				      cell->plan->directories++);
		bool ready = attempt_prepare(
			attempt, session, cell->program, cell->tool->detector,
			cell->build->executable, &who, NULL,
			session->settings->seed + i, directory, false);

		attempt->job.group = cell->build->directory;
		attempt->job.urgent = true;
		attempt->job.ended = run_over;
		attempt->job.owner = cell;
		if (!ready)
			problem_add(&session->problems, directory, 0, "%s",
				    strerror(errno));
		free(directory);
		/* Without its directory it cannot start, and says so. */
		pool_submit(session->pool, &attempt->job);
	}
	contestants_free(&who);
}

/* Everything that waits for this build and for nothing else. */
static void build_over(struct pool *pool, struct build *build)
{
	struct plan *plan = build->owner;

	(void)pool;
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		/* A canary that nobody waits for is not run. */
		if (!cell->waits || !cell_needs(cell, build) || cell->over ||
		    cell->attempts)
			continue;
		if (!cell->canary ||
		    (cell->canary->over && cell->canary->verdict == PROVED))
			start_runs(cell);
	}
}

/* Take what is stored; whether the cell still has to be run. */
static bool look_up(struct cell *cell)
{
	const struct session *session = cell->plan->session;
	enum verdict verdict;
	char *why = NULL;
	json_t *result;

	if (cell->tool->missing) {
		finish_without_runs(cell, SKIPPED, cell->tool->version);
		return false;
	}
	if (!suits(cell->plan->session, cell->program, cell->tool, &verdict,
		   &why)) {
		finish_without_runs(cell, verdict, why);
		free(why);
		return false;
	}
	if (cell->tool->detector->compares && cell->n_rivals == 0) {
		finish_without_runs(cell, BROKEN,
				    "there is nothing sound to compare it "
				    "with; see to its bug or its fixes first");
		return false;
	}
	if (!session->store || session->settings->fresh)
		return true;
	result = store_get(session->store, cell->key);
	if (!result)
		return true;
	cell->stored = true;
	finish(cell, result);
	return false;
}

static void begin_build(struct plan *plan, struct build *build)
{
	if (build->directory || build->over)
		return;
	build->done = build_over;
	build_start(build, plan->session, plan->directories++);
}

static void begin_builds(struct plan *plan, const struct cell *cell)
{
	begin_build(plan, cell->build);
	for (size_t i = 0; i < cell->n_rivals; i++)
		begin_build(plan, cell->rivals[i]);
}

int plan_run(struct plan *plan, void (*tick)(void *), void *argument)
{
	/* All wait before the first build begins: it may fail at once. */
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		if (!cell->canary || !look_up(cell))
			continue;
		cell->next = cell->canary->next;
		cell->canary->next = cell;
		cell_wait(cell);
		cell_wait(cell->canary);
	}
	/* Canaries first: their runs are at the head of the queue. */
	for (size_t i = 0; i < plan->n; i++)
		if (!plan->cells[i]->canary && plan->cells[i]->waits)
			begin_builds(plan, plan->cells[i]);
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		if (cell->canary && !cell->over)
			begin_builds(plan, cell);
	}
	return pool_run(plan->session->pool, tick, argument);
}

int plan_canary(struct plan *plan, const struct tool *tool, char **why)
{
	struct cell *canary = canary_for(plan, tool);
	int signal;

	cell_wait(canary);
	begin_builds(plan, canary);
	signal = pool_run(plan->session->pool, NULL, NULL);
	if (signal || canary->verdict == PROVED)
		return signal;
	*why = canary_reason(canary);
	return -1;
}

void plan_free(struct plan *plan)
{
	struct build *build = plan->builds;

	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		for (unsigned k = 0; cell->attempts && k < cell->runs; k++)
			attempt_free(&cell->attempts[k]);
		free(cell->attempts);
		json_decref(cell->result);
		free(cell->rivals);
		free(cell);
	}
	while (build) {
		struct build *next = build->next;

		build_free(build);
		free(build);
		build = next;
	}
	canaries_free(&plan->canaries);
	free(plan->cells);
	*plan = (struct plan) {0};
}
