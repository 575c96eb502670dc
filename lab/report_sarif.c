/* report_sarif.c - what does not hold, as SARIF 2.1.0. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "alert.h"
#include "digest.h"
#include "file.h"
#include "json_text.h"
#include "memory.h"
#include "report.h"

static json_t *message(const char *text)
{
	return json_pack("{s:o}", "text", json_text(text));
}

/* A path as a URI: relative below the current directory, else with `file:`. */
static json_t *uri(const char *path)
{
	static const char plain[] = "-._~/+@";
	const char *here = path_here(path);
	char *text = new_array(3 * strlen(here) + sizeof "file://", 1);
	char *to = text;
	json_t *string;

	if (*here == '/')
		to = stpcpy(to, "file://");
	for (const char *p = here; *p; p++)
		if (isalnum((unsigned char)*p) || strchr(plain, *p))
			*to++ = *p;
		else
			to += snprintf(to, 4, "%%%02X", (unsigned char)*p);
	string = json_string(text);
	free(text);
	return string;
}

static json_t *location(const char *path, int line)
{
	json_t *artifact = json_pack("{s:o}", "uri", uri(path));
	json_t *place = json_pack("{s:o}", "artifactLocation", artifact);

	if (line > 0)
		json_object_set_new(place, "region",
				    json_pack("{s:i}", "startLine", line));
	return json_pack("{s:o}", "physicalLocation", place);
}

/* One frame: the function, and the place where it has one.  A base name alone,
   other than the program's, names no file that anybody could open. */
static json_t *frame_location(const json_t *frame, const char *source)
{
	const char *function =
		json_string_value(json_object_get(frame, "function"));
	const char *file = json_string_value(json_object_get(frame, "file"));
	int line = (int)json_integer_value(json_object_get(frame, "line"));
	json_t *at;

	if (file && strcmp(file_base(file), file_base(source)) == 0)
		at = location(source, line);
	else if (file && strchr(file, '/'))
		at = location(file, line);
	else
		at = json_object();
	if (function)
		json_object_set_new(at, "logicalLocations",
				    json_pack("[{s:s, s:s}]", "name", function,
					      "kind", "function"));
	return at;
}

/* One stack, from the outermost call to where the thread was; NULL: no frame
   was kept. */
static json_t *thread_flow(const json_t *place, const char *source)
{
	const json_t *frames = json_object_get(place, "frames");
	const char *role = json_string_value(json_object_get(place, "role"));
	const char *thread =
		json_string_value(json_object_get(place, "thread"));
	json_t *steps = json_array();
	json_t *flow;

	for (size_t i = json_array_size(frames); i > 0; i--) {
		const json_t *frame = json_array_get(frames, i - 1);
		json_t *at = frame_location(frame, source);

		if (i == 1 && role)
			json_object_set_new(at, "message", message(role));
		json_array_append_new(steps,
				      json_pack("{s:o}", "location", at));
	}
	if (json_array_size(steps) == 0) {
		json_decref(steps);
		return NULL;
	}
	flow = json_pack("{s:o}", "locations", steps);
	if (thread)
		json_object_set_new(flow, "id", json_string(thread));
	if (role)
		json_object_set_new(flow, "message", message(role));
	return flow;
}

/* The stacks of a finding, a thread flow each; NULL: it has none. */
static json_t *code_flows(const json_t *finding, const char *source)
{
	json_t *flows = json_array();
	const json_t *place;
	size_t i;

	json_array_foreach(json_object_get(finding, "places"), i, place)
	{
		json_t *flow = thread_flow(place, source);

		if (flow)
			json_array_append_new(flows, flow);
	}
	if (json_array_size(flows) > 0)
		return json_pack("[{s:o}]", "threadFlows", flows);
	json_decref(flows);
	return NULL;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The text of the finding's lines, sorted: which of two accesses came first
   differs from run to run.  To be freed. */
static char *lines_text(const struct alert *alert)
{
	const json_t *numbers = json_object_get(alert->finding, "lines");
	size_t n = json_array_size(numbers);
	char **lines = new_array(n, sizeof *lines);
	char *all = copy("");

	for (size_t i = 0; i < n; i++) {
		size_t length = 0;
		const char *line = program_line(
			alert->entry->program,
			(int)json_integer_value(json_array_get(numbers, i)),
			&length);

		for (; length > 0 && isspace((unsigned char)*line); length--)
			line++;
		lines[i] = line ? copy_of(line, length) : copy("");
	}
	if (n > 0)
		qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++) {
		char *longer = say("%s\n%s", all, lines[i]);

		free(all);
		free(lines[i]);
		all = longer;
	}
	free(lines);
	return all;
}

/* What makes two alerts of different revisions the same: nothing that moves
   when a line is added, nor an address. */
static json_t *fingerprint(const struct alert *alert)
{
	char *lines = lines_text(alert);
	char *text =
		say("%s\n%s\n%s\n%s\n%s%s", alert->entry->program->name,
		    alert->cell ? alert->cell->tool->detector->name : "",
		    alert_name(alert->verdict), alert->rule,
		    alert->expectation ? alert->expectation->text : "", lines);
	digest sum;

	digest_bytes(sum, text, strlen(text));
	free(text);
	free(lines);
	return json_pack("{s:s}", "racelab/v1", sum);
}

static json_t *result(const struct alert *alert)
{
	const struct program *program = alert->entry->program;
	char *told = say("%s: %s", program->name, alert->text);
	json_t *flows = code_flows(alert->finding, program->path);
	json_t *all = json_pack(
		"{s:s, s:s, s:o, s:[o], s:o, s:{s:o, s:s, s:s}}", "ruleId",
		alert->rule, "level", "error", "message", message(told),
		"locations", location(program->path, alert->line),
		"partialFingerprints", fingerprint(alert), "properties", "case",
		json_text(program->name), "verdict",
		verdict_word(alert->verdict), "detector",
		alert->cell ? alert->cell->tool->detector->name : "all");

	if (flows)
		json_object_set_new(all, "codeFlows", flows);
	free(told);
	return all;
}

/* What each rule means; a kind's name and a verdict's are never the same. */
static json_t *rules(void)
{
	json_t *all = json_array();

	for (int k = 0; k < KINDS; k++)
		json_array_append_new(
			all,
			json_pack("{s:s, s:o}", "id", kind_word((enum kind)k),
				  "shortDescription",
				  message(kind_meaning((enum kind)k))));
	for (int v = 0; v < VERDICTS; v++)
		if (verdict_fails((enum verdict)v))
			json_array_append_new(
				all, json_pack("{s:s, s:o}", "id",
					       alert_name((enum verdict)v),
					       "shortDescription",
					       message(alert_meaning(
						       (enum verdict)v))));
	return all;
}

static json_t *notifications(const struct problems *problems, size_t left_out)
{
	json_t *all = json_array();

	for (size_t i = 0; i < problems->n; i++) {
		const struct problem *problem = &problems->at[i];
		json_t *note = json_pack("{s:s, s:o}", "level", "error",
					 "message", message(problem->what));

		if (problem->file)
			json_object_set_new(
				note, "locations",
				json_pack("[o]", location(problem->file,
							  problem->line)));
		json_array_append_new(all, note);
	}
	if (left_out > 0) {
		char *text = say("%zu results are left out: the file would be "
				 "too long",
				 left_out);

		json_array_append_new(all,
				      json_pack("{s:s, s:o}", "level", "error",
						"message", message(text)));
		free(text);
	}
	return all;
}

json_t *report_sarif(const struct survey *survey, size_t most)
{
	struct alerts alerts = alerts_of(survey);
	json_t *results = json_array();
	json_t *about;
	size_t bytes = 0;
	size_t left_out = 0;
	int status = survey_status(survey);

	for (size_t i = 0; i < alerts.n; i++) {
		json_t *one = result(&alerts.at[i]);
		size_t size = json_dumpb(one, NULL, 0, JSON_COMPACT) + 1;

		if (bytes + size <= most) {
			json_array_append(results, one);
			bytes += size;
		} else {
			left_out++;
		}
		json_decref(one);
	}
	about = json_pack("{s:b, s:i, s:o}", "executionSuccessful", status <= 1,
			  "exitCode", status, "toolExecutionNotifications",
			  notifications(&survey->session->problems, left_out));
	alerts_free(&alerts);
	return json_pack(
		"{s:s, s:s, s:[{s:{s:{s:s, s:o}}, s:[o], s:s, s:o}]}",
		"$schema",
		"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
		"schemas/sarif-schema-2.1.0.json",
		"version", "2.1.0", "runs", "tool", "driver", "name", "racelab",
		"rules", rules(), "invocations", about, "columnKind",
		"utf16CodeUnits", "results", results);
}
