/* result.c - one cell as JSON. */
#include <stdlib.h>
#include <string.h>

#include "json_text.h"
#include "memory.h"
#include "reading.h"
#include "result.h"

static const char *const demands[] = {
	[REQUIRED] = "required",  [MAYBE] = "maybe",   [NOTHING] = "nothing",
	[DIES] = "dies",          [CANNOT] = "cannot", [NOISE] = "noise",
	[MAY_DIE] = "maybe dies",
};

static const char *const witnesses[] = {
	[BY_TOOL] = "tool",
	[BY_ORACLE] = "oracle",
	[BY_WATCHDOG] = "watchdog",
};

static json_t *expectations(const struct judgement *judgement)
{
	json_t *all = json_array();

	for (size_t i = 0; i < judgement->n_met; i++) {
		const struct expectation *e = judgement->met[i].expectation;

		json_array_append_new(all,
				      json_pack("{s:o, s:s, s:o, s:i}", "text",
						json_text(e->text), "demand",
						demands[e->demand], "why",
						json_text(e->why), "met",
						(int)judgement->met[i].runs));
	}
	return all;
}

static json_t *reasons(const struct judgement *judgement)
{
	json_t *all = json_array();

	for (size_t i = 0; i < judgement->n_reasons; i++)
		json_array_append_new(
			all, json_pack("{s:o, s:i, s:b}", "what",
				       json_text(judgement->reasons[i].what),
				       "runs", (int)judgement->reasons[i].runs,
				       "fails", judgement->reasons[i].fails));
	return all;
}

static json_t *lines_of(const struct finding *finding, const char *source)
{
	json_t *lines = json_array();

	for (const struct place *p = finding->places; p; p = p->next) {
		int line = p->context ? 0 : place_line(p, source);

		if (line > 0)
			json_array_append_new(lines, json_integer(line));
	}
	return lines;
}

/* A deep recursion is told by its innermost frames. */
enum { FRAMES = 16 };

static json_t *frames_of(const struct place *place)
{
	json_t *all = json_array();

	for (const struct frame *f = place->frames;
	     f && json_array_size(all) < FRAMES; f = f->next)
		json_array_append_new(all,
				      json_pack("{s:o, s:o, s:i}", "function",
						json_text(f->function), "file",
						json_text(f->file), "line",
						f->line > 0 ? f->line : 0));
	return all;
}

static json_t *places_of(const struct finding *finding)
{
	json_t *all = json_array();

	for (const struct place *p = finding->places; p; p = p->next)
		json_array_append_new(
			all, json_pack("{s:o, s:o, s:b, s:o}", "role",
				       json_text(p->role), "thread",
				       json_text(p->thread), "context",
				       p->context, "frames", frames_of(p)));
	return all;
}

/* The runs of one cell agree more often than not: one entry for what was found
   alike, with the number of runs. */
static void add_finding(json_t *all, const struct finding *finding,
			const char *source)
{
	char *text = finding_line(finding, source);
	json_t *entry;
	size_t i;

	json_array_foreach(all, i, entry)
	{
		json_t *runs = json_object_get(entry, "runs");

		if (strcmp(text, json_string_value(
					 json_object_get(entry, "text"))) != 0)
			continue;
		json_integer_set(runs, json_integer_value(runs) + 1);
		free(text);
		return;
	}
	json_array_append_new(all,
			      json_pack("{s:s, s:s, s:o, s:o, s:o, s:i}",
					"kind", kind_word(finding->kind), "by",
					witnesses[finding->by], "lines",
					lines_of(finding, source), "places",
					places_of(finding), "text",
					json_text(text), "runs", 1));
	free(text);
}

static json_t *findings(const struct cell *cell)
{
	json_t *all = json_array();

	for (unsigned i = 0; i < cell->ended; i++)
		for (const struct finding *f =
			     cell->attempts[i].run.findings.first;
		     f; f = f->next)
			add_finding(all, f, cell->program->path);
	return all;
}

/* How much was shown, if each run says the same; NULL: nobody says. */
static const char *shown(const struct cell *cell)
{
	const char *first = NULL;

	for (unsigned i = 0; i < cell->ended; i++) {
		const char *here = cell->attempts[i].run.findings.shown;

		if (!here || (first && strcmp(first, here) != 0))
			return NULL;
		first = here;
	}
	return first;
}

/* What every result holds. */
static json_t *frame(const struct cell *cell, enum verdict verdict)
{
	const struct session *session = cell->plan->session;
	json_t *result = json_pack(
		"{s:o, s:o, s:s, s:s, s:s, s:s, s:s, s:I, s:i}", "program",
		json_text(cell->program->name), "path",
		json_text(cell->program->path), "role",
		cell->program->how ? "fix" : "bug", "detector",
		cell->tool->detector->name, "verdict", verdict_word(verdict),
		"version", cell->tool->version, "compiler",
		session->cc.version ? session->cc.version : "none", "seed",
		(json_int_t)session->settings->seed, "runs", (int)cell->runs);

	if (cell->build) {
		char *commands = build_commands(cell->build);

		json_object_set_new(result, "commands", json_text(commands));
		free(commands);
	}
	if (cell->canary && cell->canary->result) {
		digest canary;

		digest_bytes(canary, cell->canary->program->source,
			     cell->canary->program->length);
		json_object_set_new(
			result, "canary",
			json_pack("{s:s, s:s}", "sha256", canary, "verdict",
				  verdict_word(cell->canary->verdict)));
	}
	json_object_set_new(result, "cpu", json_real(cell->cpu));
	return result;
}

json_t *result_of(const struct cell *cell, const struct judgement *judgement)
{
	json_t *result = frame(cell, judgement->verdict);

	json_object_set_new(result, "found",
			    json_integer((json_int_t)judgement->found));
	json_object_set_new(result, "expectations", expectations(judgement));
	json_object_set_new(result, "reasons", reasons(judgement));
	json_object_set_new(result, "findings", findings(cell));
	if (shown(cell))
		json_object_set_new(result, "shown", json_string(shown(cell)));
	return result;
}

json_t *result_without_runs(const struct cell *cell, enum verdict verdict,
			    const char *reason)
{
	json_t *result = frame(cell, verdict);

	json_object_set_new(result, "found", json_integer(0));
	json_object_set_new(result, "expectations", json_array());
	json_object_set_new(result, "reasons",
			    json_pack("[{s:o, s:i, s:b}]", "what",
				      json_text(reason), "runs", 0, "fails",
				      verdict_fails(verdict)));
	json_object_set_new(result, "findings", json_array());
	return result;
}
