/* report_json.c - a survey as JSON, the form of results.schema.json. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "json_text.h"
#include "report.h"

enum { SCHEMA = 1 };

static json_t *tools_json(const struct session *session)
{
	json_t *all = json_array();

	for (size_t i = 0; i < session->n_tools; i++) {
		const struct tool *tool = &session->tools[i];

		if (tool->wanted)
			json_array_append_new(
				all, json_pack("{s:s, s:b, s:s}", "name",
					       tool->detector->name,
					       "available", !tool->missing,
					       "version", tool->version));
	}
	return all;
}

static json_t *problems_json(const struct problems *problems)
{
	json_t *all = json_array();

	for (size_t i = 0; i < problems->n; i++)
		json_array_append_new(
			all, json_pack("{s:o, s:i, s:o}", "file",
				       json_text(problems->at[i].file), "line",
				       problems->at[i].line, "what",
				       json_text(problems->at[i].what)));
	return all;
}

static json_t *case_json(const struct entry *entry)
{
	json_t *cells = json_array();

	for (size_t i = 0; i < entry->n; i++) {
		json_t *result;

		if (!entry->cells[i]->over)
			continue;
		result = json_copy(entry->cells[i]->result);
		json_object_set_new(result, "stored",
				    json_boolean(entry->cells[i]->stored));
		json_array_append_new(cells, result);
	}
	return json_pack("{s:o, s:o, s:s, s:o, s:s, s:o}", "name",
			 json_text(entry->program->name), "path",
			 json_text(entry->program->path), "role",
			 entry->program->how ? "fix" : "bug", "title",
			 json_text(entry->program->title), "verdict",
			 entry_word(entry), "cells", cells);
}

json_t *report_json(const struct survey *survey)
{
	const struct session *session = survey->session;
	struct totals t = survey_totals(survey);
	json_t *cases = json_array();

	for (size_t i = 0; i < survey->n; i++)
		json_array_append_new(cases, case_json(&survey->entries[i]));
	return json_pack(
		"{s:i, s:s, s:s, s:s, s:{s:I, s:i, s:f, s:i}, s:o, s:o, s:o, "
		"s:{s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i}, s:f, s:f, "
		"s:b, "
		"s:i}",
		"schema", SCHEMA, "racelab", session->lab, "machine",
		session->machine, "compiler", session->cc.version, "settings",
		"seed", (json_int_t)session->settings->seed, "runs",
		(int)session->settings->runs, "timeout",
		session->settings->timeout, "jobs",
		(int)session->settings->jobs, "detectors", tools_json(session),
		"problems", problems_json(&session->problems), "cases", cases,
		"totals", "bugs", (int)t.bugs, "proved", (int)t.proved,
		"as_said", (int)t.as_said, "unproved", (int)t.unproved, "fixes",
		(int)t.fixes, "confirmed", (int)t.confirmed, "failed",
		(int)t.failed, "skipped", (int)t.unsure, "not_reached",
		(int)t.open, "seconds", t.seconds, "cpu", t.cpu, "interrupted",
		survey->interrupted != 0, "status", survey_status(survey));
}

bool report_write_text(const char *text, const char *path)
{
	if (text && file_replace(path, text, strlen(text)) == 0)
		return true;
	fprintf(stderr, "%s: cannot be written: %s\n", path,
		text ? strerror(errno) : "no memory");
	return false;
}

bool report_write(const json_t *document, const char *path)
{
	char *text = json_dumps(document, JSON_INDENT(2));
	bool done = report_write_text(text, path);

	free(text);
	return done;
}
