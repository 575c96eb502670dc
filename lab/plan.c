/* plan.c - from cells to verdicts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "file.h"
#include "key.h"
#include "memory.h"
#include "plan.h"
#include "result.h"

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

/* The build that `cell` needs: an equal one that is there, or a new one. */
static struct build *build_for(struct plan *plan, const struct cell *cell)
{
	struct build *new = new_array(1, sizeof *new);

	build_describe(new, plan->session, cell->program, cell->tool->detector);
	for (struct build *b = plan->builds; b; b = b->next)
		if (strcmp(b->key, new->key) == 0) {
			build_free(new);
			free(new);
			return b;
		}
	new->owner = plan;
	new->next = plan->builds;
	return plan->builds = new;
}

static const struct program *canary_program(struct plan *plan)
{
	char *path;

	if (plan->canary_program)
		return plan->canary_program;
	plan->canary_program = new_array(1, sizeof *plan->canary_program);
	path = say("%s/detectors/canary/race.c", plan->session->home);
	program_read(plan->canary_program, path, "canary", NULL,
		     &plan->session->problems);
	free(path);
	return plan->canary_program;
}

static struct cell *canary_for(struct plan *plan, const struct tool *tool)
{
	struct cell *canary;

	for (size_t i = 0; i < plan->n; i++)
		if (!plan->cells[i]->canary && plan->cells[i]->tool == tool)
			return plan->cells[i];
	canary = new_cell(plan, canary_program(plan), tool, CANARY_RUNS);
	canary->build = build_for(plan, canary);
	return canary;
}

struct cell *plan_add(struct plan *plan, const struct program *program,
		      const struct tool *tool)
{
	unsigned runs = plan->session->settings->runs
				? plan->session->settings->runs
				: tool->detector->runs;
	struct cell *canary = canary_for(plan, tool);
	struct cell *cell = new_cell(plan, program, tool, runs);

	cell->canary = canary;
	if (tool->missing)
		return cell;
	cell->build = build_for(plan, cell);
	cell_key(cell->key, plan->session, program, tool, cell->build, runs,
		 canary->program);
	return cell;
}

/* One user less; an executable of several megabytes goes with the last. */
static void leave_build(struct build *build)
{
	if (--build->users == 0 && build->directory)
		directory_remove(build->directory);
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

	if (!session->store || !cell->canary)
		return;
	if (!store_remember(session->store, &past) ||
	    (!verdict_fails(cell->verdict) && cell->verdict != SKIPPED &&
	     !store_put(session->store, cell->key, cell->result,
			cell->build->headers)))
		problem_add(&session->problems, session->state, 0,
			    "a result could not be kept; the disk may be full");
}

static void start_runs(struct cell *cell);

/* Why the canary's cells cannot be trusted; to be freed. */
static char *canary_reason(const struct cell *canary)
{
	const json_t *reasons = json_object_get(canary->result, "reasons");
	const char *what = json_string_value(
		json_object_get(json_array_get(reasons, 0), "what"));

	return say("the canary (detectors/canary/race.c) was not flagged, so "
		   "silence means nothing on this machine: %s",
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
	leave_build(cell->build);
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

	if (!cell->build->over)
		return; /* the build's end calls again */
	if (cell->build->error) {
		char *reason = say("does not compile:\n%s", cell->build->error);

		finish_without_runs(cell, BROKEN, reason);
		free(reason);
		if (!cell->canary)
			release(cell);
		return;
	}
	cell->attempts = new_array(cell->runs, sizeof *cell->attempts);
	for (unsigned i = 0; i < cell->runs; i++) {
		struct attempt *attempt = &cell->attempts[i];
		char *directory = say("%s/r%zu", session->work,
				      cell->plan->directories++);
		bool ready = attempt_prepare(
			attempt, session, cell->program, cell->tool->detector,
			cell->build->executable, NULL,
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
}

/* Everything that waits for this build and for nothing else. */
static void build_over(struct pool *pool, struct build *build)
{
	struct plan *plan = build->owner;

	(void)pool;
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		if (cell->build != build || cell->over || cell->attempts)
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
	json_t *result;

	if (cell->tool->missing) {
		finish_without_runs(cell, SKIPPED, cell->tool->version);
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

static void begin_build(struct plan *plan, struct cell *cell)
{
	struct build *build = cell->build;

	if (!cell->waits) {
		cell->waits = true;
		build->users++;
	}
	if (build->directory || build->over)
		return;
	build->done = build_over;
	build_start(build, plan->session, plan->directories++);
}

int plan_run(struct plan *plan, void (*tick)(void *), void *argument)
{
	/* Canaries first: their runs are at the head of the queue. */
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		if (!cell->canary || !look_up(cell))
			continue;
		cell->next = cell->canary->next;
		cell->canary->next = cell;
		begin_build(plan, cell->canary);
	}
	for (size_t i = 0; i < plan->n; i++) {
		struct cell *cell = plan->cells[i];

		if (cell->canary && !cell->over)
			begin_build(plan, cell);
	}
	return pool_run(plan->session->pool, tick, argument);
}

int plan_canary(struct plan *plan, const struct tool *tool, char **why)
{
	struct cell *canary = canary_for(plan, tool);
	int signal;

	begin_build(plan, canary);
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
		free(cell);
	}
	while (build) {
		struct build *next = build->next;

		build_free(build);
		free(build);
		build = next;
	}
	if (plan->canary_program)
		program_free(plan->canary_program);
	free(plan->canary_program);
	free(plan->cells);
	*plan = (struct plan) {0};
}
