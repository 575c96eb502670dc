/* judge.c - compares what detectors found with what a case says they must. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "judge.h"
#include "memory.h"
#include "reading.h"

static const char *const words[VERDICTS] = {
	[PROVED] = "PROVED",   [CONFIRMED] = "CONFIRMED",
	[BLIND] = "BLIND",     [RECORDED] = "RECORDED",
	[DEAD] = "DIES",       [UNABLE] = "CANNOT",
	[SKIPPED] = "SKIPPED", [NOT_FOUND] = "NOT FOUND",
	[STRAY] = "STRAY",     [VANISHED] = "VANISHED",
	[BROKEN] = "BROKEN",   [TIMEOUT] = "TIMEOUT",
};

const char *verdict_word(enum verdict verdict)
{
	return words[verdict];
}

bool verdict_named(const char *word, enum verdict *verdict)
{
	for (size_t i = 0; i < VERDICTS; i++)
		if (strcmp(words[i], word) == 0) {
			*verdict = (enum verdict)i;
			return true;
		}
	return false;
}

bool verdict_fails(enum verdict verdict)
{
	return verdict >= NOT_FOUND;
}

enum match matches(const struct program *program,
		   const struct expectation *expectation,
		   const struct finding *finding)
{
	bool hit[2] = {false, expectation->label[1] == NULL};
	bool unknown = false;

	if (expectation->kind != finding->kind)
		return NO_MATCH;
	if (finding->whole)
		return FULL_MATCH;
	for (const struct place *p = finding->places; p; p = p->next) {
		bool inside = false;
		int line;

		if (p->context)
			continue;
		line = place_line(p, program->path);
		if (line == 0) {
			unknown = true;
			continue;
		}
		for (int i = 0; i < 2; i++)
			if (expectation->label[i] &&
			    program_marked(program, expectation->label[i],
					   line))
				hit[i] = inside = true;
		if (!inside)
			return NO_MATCH;
	}
	if (!unknown && hit[0] && hit[1])
		return FULL_MATCH;
	/* Every place is known, and one label was not among them. */
	return unknown || !finding->places ? WEAK_MATCH : NO_MATCH;
}

/* What the judgement of one cell works on. */
struct cell {
	struct judgement *judgement;
	const struct program *program;
	const struct detector *detector;
	const struct claim *claim; /* NULL: unclaimed */
	const struct run *runs;
	size_t n;
	unsigned failures; /* so far, whatever they were */
	size_t run; /* the number of the one being judged, from 1; 0: all */
};

/* Count `what` once for this run; it is owned and freed here.  Failures stand
   before what was only recorded. */
static void reason(struct cell *c, char *what, bool fails)
{
	struct judgement *j = c->judgement;
	size_t at = j->n_reasons;

	for (size_t i = 0; i < j->n_reasons; i++)
		if (strcmp(j->reasons[i].what, what) == 0) {
			j->reasons[i].runs += j->reasons[i].last != c->run;
			j->reasons[i].last = c->run;
			free(what);
			return;
		}
	j->reasons =
		grow_array(j->reasons, j->n_reasons + 1, sizeof *j->reasons);
	for (; fails && at > 0 && !j->reasons[at - 1].fails; at--)
		j->reasons[at] = j->reasons[at - 1];
	j->reasons[at] = (struct reason) {what, c->run > 0, c->run, fails};
	j->n_reasons++;
}

/* The worst verdict wins; among failures BROKEN and TIMEOUT, for they make
   the others unsure. */
static void worsen(struct cell *c, enum verdict verdict)
{
	if (verdict > c->judgement->verdict)
		c->judgement->verdict = verdict;
}

/* An unclaimed cell of a bug is shown and judged by nobody. */
static bool unclaimed(const struct cell *c)
{
	return !c->claim && !c->program->how;
}

static void fail(struct cell *c, enum verdict verdict, char *what)
{
	if (!unclaimed(c) || verdict == SKIPPED)
		worsen(c, verdict);
	c->failures++;
	reason(c, what, true);
}

static bool claims(const struct cell *c, enum demand demand)
{
	for (size_t i = 0; c->claim && i < c->claim->n; i++)
		if (c->claim->at[i].demand == demand)
			return true;
	return false;
}

/* Whether any line of the header, of whichever detector, names `finding`. */
static bool named_by_any(const struct cell *c, const struct finding *finding)
{
	for (size_t i = 0; i < c->program->n_claims; i++)
		for (size_t j = 0; j < c->program->claims[i].n; j++) {
			const struct expectation *e =
				&c->program->claims[i].at[j];

			if ((e->demand == REQUIRED || e->demand == MAYBE) &&
			    matches(c->program, e, finding) != NO_MATCH)
				return true;
		}
	return false;
}

/* Mark in `seen` which of the claim's expectations `finding` meets; whether
   it is at least near one of them. */
static bool named_by_claim(const struct cell *c, const struct finding *finding,
			   bool *seen)
{
	bool near = false;

	for (size_t i = 0; c->claim && i < c->claim->n; i++) {
		const struct expectation *e = &c->claim->at[i];
		enum match match;

		if (e->demand != REQUIRED && e->demand != MAYBE &&
		    e->demand != NOISE)
			continue;
		/* Noise is what a tool says wrongly.  What the oracle or the
		   watchdog saw, and a crash, is so. */
		if (e->demand == NOISE &&
		    (finding->by != BY_TOOL || finding->kind == CRASH))
			continue;
		match = matches(c->program, e, finding);
		near = near || match != NO_MATCH;
		seen[i] = seen[i] || match == FULL_MATCH;
	}
	return near;
}

static void judge_finding(struct cell *c, const struct finding *finding,
			  bool *seen)
{
	char *text = finding_line(finding, c->program->path);

	if (named_by_claim(c, finding, seen)) {
		free(text);
	} else if (unclaimed(c)) {
		reason(c, say("unclaimed: %s", text), false);
		free(text);
	} else if (finding->by == BY_TOOL && claims(c, NOTHING) &&
		   named_by_any(c, finding)) {
		fail(c, VANISHED,
		     say("the header says `nothing`, and now it is seen: %s",
			 text));
		free(text);
	} else if (!c->program->how && named_by_any(c, finding)) {
		reason(c, say("recorded: %s", text), false);
		free(text);
	} else {
		fail(c, STRAY,
		     say("%s: %s",
			 c->program->how ? "a fix must be clean"
					 : "no line of the header names this",
			 text));
		free(text);
	}
}

/* Whether the claim demands a finding of `kind`. */
static bool requires(const struct cell *c, enum kind kind)
{
	for (size_t i = 0; c->claim && i < c->claim->n; i++)
		if (c->claim->at[i].demand == REQUIRED &&
		    c->claim->at[i].kind == kind)
			return true;
	return false;
}

/* What an exit status says, in words; to be freed. */
static char *status_text(int status)
{
	if (WIFSIGNALED(status))
		return say("killed by signal %d (%s)", WTERMSIG(status),
			   strsignal(WTERMSIG(status)));
	return say("exit status %d", WEXITSTATUS(status));
}

/* How the run ended, apart from what it found.  `failed`: what it found was a
   failure already, and explains any end. */
static void judge_end(struct cell *c, const struct run *run, bool failed)
{
	bool silent = run->findings.first == NULL;
	bool reported = !silent && c->detector->report_status > 0 &&
			WIFEXITED(run->status) &&
			WEXITSTATUS(run->status) == c->detector->report_status;
	bool clean_only = c->program->how != NULL;
	char *status = status_text(run->status);

	if (run->timed_out && !requires(c, HANG))
		fail(c, TIMEOUT,
		     copy("still running at the time limit; --timeout S "
			  "changes it"));
	else if (run->stopped && !run->timed_out && silent)
		fail(c, BROKEN, copy("stopped by the driver"));
	else if (!run->stopped && !run->ended &&
		 (clean_only ? !failed : silent))
		fail(c, BROKEN,
		     say("left before its end was reached (%s): the oracle did "
			 "not run",
			 status));
	if (clean_only && run->ended) {
		if (!run->stopped && !reported &&
		    (WIFSIGNALED(run->status) || WEXITSTATUS(run->status) != 0))
			fail(c, BROKEN, say("a fix ended with %s", status));
		if (c->program->has_check && run->checks == 0)
			fail(c, BROKEN,
			     copy("ended without one CHECK: the oracle did not "
				  "run"));
	}
	free(status);
}

/* One run; `seen` says which expectations it met. */
static void judge_run(struct cell *c, const struct run *run, bool *seen)
{
	unsigned before = c->failures;

	switch (run->parsed) {
	case DIED:
		for (size_t i = 0; c->claim && i < c->claim->n; i++)
			seen[i] = c->claim->at[i].demand == MAY_DIE;
		if (!claims(c, DIES) && !claims(c, MAY_DIE))
			fail(c, BROKEN,
			     say("the tool itself failed: %s", run->why));
		return;
	case UNFIT:
		if (!claims(c, CANNOT))
			fail(c, SKIPPED, say("cannot run here: %s", run->why));
		return;
	case DAMAGED:
		fail(c, BROKEN, say("damaged report: %s", run->why));
		return;
	case PARSED:
		break;
	}
	for (const struct finding *f = run->findings.first; f; f = f->next)
		judge_finding(c, f, seen);
	judge_end(c, run, c->failures > before);
}

/* Expectations over all runs: what is missing, what is no longer true. */
static void judge_claim(struct cell *c)
{
	struct judgement *j = c->judgement;

	for (size_t i = 0; i < j->n_met; i++) {
		const struct expectation *e = j->met[i].expectation;

		if (j->met[i].runs > 0)
			continue;
		if (e->demand == REQUIRED)
			fail(c, NOT_FOUND, say("not found: %s", e->text));
		else if (e->demand == NOISE)
			fail(c, VANISHED,
			     say("the noise is gone, delete its line: %s",
				 e->text));
	}
}

/* Count runs in which the tool ended as `dies` or `cannot` says. */
static void judge_unusable(struct cell *c, enum parsed expected,
			   enum verdict verdict, const char *word)
{
	unsigned seen = 0;

	for (size_t i = 0; i < c->n; i++)
		seen += c->runs[i].parsed == expected;
	if (seen == 0 && c->judgement->verdict == SKIPPED)
		return; /* nobody knows */
	if (seen == 0)
		fail(c, VANISHED,
		     say("the header says `%s`, and it ran through", word));
	else
		worsen(c, verdict);
	c->judgement->found = seen;
}

void judge(struct judgement *judgement, const struct program *program,
	   const struct detector *detector, const struct run *runs, size_t n)
{
	struct cell c = {judgement, program,
			 detector,  program_claim(program, detector->name),
			 runs,      n,
			 0,         0};
	size_t lines = c.claim ? c.claim->n : 0;
	bool *seen = new_array(lines, sizeof *seen);
	bool recorded;

	*judgement = (struct judgement) {
		.runs = (unsigned)n,
		.met = new_array(lines, sizeof *judgement->met),
		.n_met = lines,
	};
	for (size_t i = 0; i < lines; i++)
		judgement->met[i].expectation = &c.claim->at[i];
	if (program->how)
		judgement->verdict = CONFIRMED;
	else if (claims(&c, REQUIRED))
		judgement->verdict = PROVED;
	else
		judgement->verdict = claims(&c, NOTHING) ? BLIND : RECORDED;
	if (n == 0)
		fail(&c, BROKEN, copy("no run was made"));
	recorded = judgement->verdict == RECORDED;
	for (size_t i = 0; i < n; i++) {
		unsigned before = c.failures;
		bool all = true;
		bool any = false;

		c.run = i + 1;
		memset(seen, 0, lines * sizeof *seen);
		judge_run(&c, &runs[i], seen);
		for (size_t k = 0; k < lines; k++) {
			judgement->met[k].runs += seen[k];
			any = any || seen[k];
			if (c.claim->at[k].demand == REQUIRED)
				all = all && seen[k];
		}
		judgement->found += claims(&c, REQUIRED) ? all
				    : recorded           ? any
							 : c.failures == before;
	}
	c.run = 0; /* what follows no single run shows */
	if (judgement->verdict != SKIPPED)
		judge_claim(&c);
	if (claims(&c, DIES))
		judge_unusable(&c, DIED, DEAD, "dies");
	if (claims(&c, CANNOT))
		judge_unusable(&c, UNFIT, UNABLE, "cannot");
	free(seen);
}

void judgement_free(struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->n_reasons; i++)
		free(judgement->reasons[i].what);
	free(judgement->reasons);
	free(judgement->met);
	*judgement = (struct judgement) {0};
}
