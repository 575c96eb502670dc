/* survey.c - the cases that one command judges. */
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "survey.h"

static struct entry *entry_of(struct survey *survey,
			      const struct program *program)
{
	for (size_t i = 0; i < survey->n; i++)
		if (survey->entries[i].program == program)
			return &survey->entries[i];
	return NULL;
}

static void cell_over(struct plan *plan, struct cell *cell)
{
	struct survey *survey = plan->owner;
	struct entry *entry = entry_of(survey, cell->program);

	if (++entry->over == entry->n && survey->entry_over)
		survey->entry_over(survey, entry);
}

/* Whether an operand names `program`; *hits counts for each operand. */
static bool selected(const struct survey *survey, const struct program *program,
		     size_t *hits)
{
	const struct argv *names = &survey->session->settings->operands;
	bool any = names->n == 0;

	for (size_t i = 0; i < names->n; i++)
		if (corpus_selects(&survey->corpus, names->at[i], program)) {
			hits[i]++;
			any = true;
		}
	return any;
}

/* --strict: every detector has its line in every bug. */
static void demand_lines(struct survey *survey, const struct program *program)
{
	struct session *session = survey->session;

	for (size_t i = 0; i < session->n_tools; i++) {
		const char *name = session->tools[i].detector->name;

		if (!program->how && session->tools[i].wanted &&
		    !session->tools[i].detector->compares &&
		    !program_claim(program, name))
			problem_add(&session->problems, program->path, 0,
				    "no line for %s; `racelab expect %s` "
				    "proposes one",
				    name, program->name);
	}
}

static void add_entry(struct survey *survey, const struct program *program)
{
	struct session *session = survey->session;
	struct entry *entry;

	survey->entries = grow_array(survey->entries, survey->n + 1,
				     sizeof *survey->entries);
	entry = &survey->entries[survey->n++];
	*entry = (struct entry) {.program = program};
	entry->cells = new_array(session->n_tools, sizeof(struct cell *));
	entry->whole = true;
	for (size_t i = 0; i < session->n_tools; i++) {
		const struct tool *tool = &session->tools[i];

		if (!plan_applies(&survey->corpus, program, tool))
			continue;
		if (tool->wanted)
			entry->cells[entry->n++] = plan_add(
				&survey->plan, &survey->corpus, program, tool);
		else
			entry->whole = false;
	}
	if (entry->n > 0)
		return;
	/* None of the detectors asked has a say about it. */
	free(entry->cells);
	survey->n--;
}

static void take_problems(struct session *session,
			  const struct problems *problems)
{
	for (size_t i = 0; i < problems->n; i++)
		problem_add(&session->problems, problems->at[i].file,
			    problems->at[i].line, "%s", problems->at[i].what);
}

void survey_init(struct survey *survey, struct session *session,
		 enum scope scope)
{
	const struct argv *names = &session->settings->operands;
	size_t *hits = new_array(names->n, sizeof *hits);

	*survey =
		(struct survey) {.session = session, .started = seconds_now()};
	corpus_read(&survey->corpus, session->corpus);
	take_problems(session, &survey->corpus.problems);
	plan_init(&survey->plan, session);
	survey->plan.cell_over = cell_over;
	survey->plan.owner = survey;
	for (size_t i = 0; i < survey->corpus.n; i++) {
		const struct program *program = &survey->corpus.programs[i];

		if (!selected(survey, program, hits) ||
		    !(scope & (program->how ? FIXES : BUGS)))
			continue;
		if (program->broken)
			continue;
		add_entry(survey, program);
		if (session->settings->strict)
			demand_lines(survey, program);
	}
	for (size_t i = 0; i < names->n; i++)
		if (hits[i] == 0)
			problem_add(&session->problems, NULL, 0,
				    "no case is called '%s' in %s; `racelab "
				    "list` shows them",
				    names->at[i], session->corpus);
	free(hits);
}

void survey_free(struct survey *survey)
{
	for (size_t i = 0; i < survey->n; i++)
		free(survey->entries[i].cells);
	free(survey->entries);
	plan_free(&survey->plan);
	corpus_free(&survey->corpus);
	*survey = (struct survey) {0};
}

void survey_run(struct survey *survey, void (*tick)(void *), void *argument)
{
	survey->interrupted = plan_run(&survey->plan, tick, argument);
}

/* Whether the case cannot do without this detector. */
static bool needs(const struct program *program, const struct tool *tool)
{
	return !tool->may_be_skipped &&
	       (program->how || program_claim(program, tool->detector->name));
}

enum standing entry_standing(const struct entry *entry)
{
	enum standing worst = HOLDS;
	bool proved = false;
	bool skipped = false;
	size_t judged = 0;

	for (size_t i = 0; i < entry->n; i++) {
		const struct cell *cell = entry->cells[i];
		enum standing here = HOLDS;

		if (!cell->over)
			here = OPEN;
		else if (cell->verdict == BROKEN)
			here = BREAKS;
		else if (verdict_fails(cell->verdict))
			here = FAILS;
		else if (cell->verdict == SKIPPED &&
			 needs(entry->program, cell->tool))
			here = UNSURE;
		proved = proved || cell->verdict == PROVED;
		judged += cell->over && cell->verdict != SKIPPED;
		skipped = skipped || cell->verdict == SKIPPED;
		if (here > worst)
			worst = here;
	}
	if (worst == HOLDS && judged == 0)
		return UNJUDGED;
	/* Who was skipped, and may be, could have proved it. */
	if (worst == HOLDS && !entry->program->how && !proved && skipped &&
	    !program_key(entry->program, "unproved"))
		return UNJUDGED;
	/* Every detector was asked, and none proves the bug. */
	if (worst == HOLDS && entry->whole && !entry->program->how && !proved)
		return program_key(entry->program, "unproved") ? UNPROVED
							       : FAILS;
	return worst;
}

const char *entry_word(const struct entry *entry)
{
	enum verdict worst = PROVED;

	for (size_t i = 0; i < entry->n; i++)
		if (entry->cells[i]->over && entry->cells[i]->verdict > worst)
			worst = entry->cells[i]->verdict;
	switch (entry_standing(entry)) {
	case HOLDS:
		if (entry->program->how)
			return "CONFIRMED";
		for (size_t i = 0; i < entry->n; i++)
			if (entry->cells[i]->verdict == PROVED)
				return "PROVED";
		return "AS SAID"; /* by the detectors that were asked */
	case UNPROVED:
		return "UNPROVED";
	case UNJUDGED:
		return "SKIPPED";
	case OPEN:
		return "OPEN";
	case UNSURE:
		if (!verdict_fails(worst))
			return "SKIPPED";
		break;
	case FAILS:
	case BREAKS:
		break;
	}
	return verdict_fails(worst) ? verdict_word(worst) : "NOT FOUND";
}

struct totals survey_totals(const struct survey *survey)
{
	struct totals t = {.seconds = seconds_now() - survey->started};

	for (size_t i = 0; i < survey->n; i++) {
		const struct entry *entry = &survey->entries[i];
		enum standing standing = entry_standing(entry);
		bool fix = entry->program->how != NULL;

		t.bugs += !fix;
		t.fixes += fix;
		t.proved += strcmp(entry_word(entry), "PROVED") == 0;
		t.as_said += strcmp(entry_word(entry), "AS SAID") == 0;
		t.confirmed += fix && standing == HOLDS;
		t.unproved += standing == UNPROVED;
		t.failed += standing == FAILS || standing == BREAKS;
		t.unsure += standing == UNSURE || standing == UNJUDGED;
		t.open += standing == OPEN;
	}
	for (size_t i = 0; i < survey->plan.n; i++) {
		const struct cell *cell = survey->plan.cells[i];

		t.cells += cell->canary != NULL;
		t.stored += cell->stored;
		t.cpu += cell->stored ? 0 : cell->cpu;
	}
	for (const struct build *b = survey->plan.builds; b; b = b->next)
		t.cpu += b->cpu;
	return t;
}

int survey_status(const struct survey *survey)
{
	bool judged = false;
	int status = 0;

	if (survey->interrupted)
		return 130;
	for (size_t i = 0; i < survey->n; i++) {
		enum standing standing = entry_standing(&survey->entries[i]);
		int here = standing == BREAKS || standing == UNSURE ? 2
			   : standing == FAILS                      ? 1
								    : 0;

		judged = judged || standing != UNJUDGED;
		if (here > status)
			status = here;
	}
	if (survey->session->problems.n > 0)
		return 2;
	return judged ? status : 77;
}
