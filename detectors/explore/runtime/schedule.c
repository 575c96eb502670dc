/* schedule.c - one failing schedule: kept, shrunk, saved, and read again. */
#include "schedule.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "finding.h"
#include "follow.h"
#include "isolate.h"
#include "options.h"
#include "pages.h"
#include "race.h"
#include "report.h"
#include "start.h"
#include "text.h"

enum { MAX_TURNS = 1 << 16, MAX_TRIES = 2000, LINE = 1024 };

/* Do not shrink longer than it would be worth: events of all tries. */
static const uint64_t max_events = 20UL * 1000 * 1000;

static struct {
	uint8_t *choices;
	uint32_t n;
	int places;  /* that were events */
	int finding; /* index of what it shows, or -1 */
	bool fails;
} kept;

static void keep(int finding)
{
	if (!kept.choices)
		kept.choices = pages(64 << 20);
	memcpy(kept.choices, choices, nchoices);
	kept.n = nchoices;
	kept.finding = finding;
	kept.places = places_settled();
}

/* The newest finding, and a failing one if there is one. */
void schedule_keep(void)
{
	for (int i = 0; i < nfindings; i++) {
		bool fails = findings[i].kind != FOUND_DATA_RACE;

		if (findings[i].schedule != schedule_number ||
		    (kept.choices && (kept.fails || !fails)))
			continue;
		kept.fails = fails;
		keep(i);
	}
}

bool schedule_kept(void)
{
	return kept.choices;
}

static bool run(const struct policy *p)
{
	policy = p;
	options.bound = -1; /* the plan says who runs */
	places_only(kept.places);
	wanted = kept.finding < 0 ? NULL : &findings[kept.finding];
	wanted_seen = false;
	if (options.isolate)
		isolate_run();
	else
		run_once();
	return wanted_seen;
}

/* The places where the kept schedule changes threads, or picks. */
static uint32_t turns_of(struct turn *turns)
{
	uint32_t n = 0, done[MAX_THREADS] = {0};
	int last = 0;

	exact_begin(kept.choices, kept.n);
	run(&exact_policy);
	for (uint32_t i = 0; i < nmet && n < MAX_TURNS; i++) {
		int t = met[i].thread;
		bool pick = met[i].event.kind == EVENT_NONE;

		if (pick)
			turns[n++] = (struct turn) {.after = done[last],
						    .from = (uint8_t)last,
						    .to = met[i].pick,
						    .pick = true};
		else if (t != last)
			turns[n++] = (struct turn) {.after = done[last],
						    .from = (uint8_t)last,
						    .to = (uint8_t)t};
		if (pick)
			continue;
		done[t]++;
		last = t;
	}
	return n;
}

static void drop_turns(struct turn *turns, uint32_t n)
{
	uint32_t tries = 0;
	uint64_t events = 0;
	bool fewer = true;

	turns_begin(turns, n);
	if (!run(&turns_policy))
		return;
	keep(kept.finding);
	while (fewer && tries < MAX_TRIES && events < max_events) {
		fewer = false;
		for (uint32_t i = n; i-- && tries < MAX_TRIES;) {
			if (turns[i].dropped)
				continue;
			turns[i].dropped = true;
			turns_begin(turns, n);
			tries++;
			if (run(&turns_policy)) {
				fewer = true;
				keep(kept.finding);
			} else {
				turns[i].dropped = false;
			}
			events += nevents;
		}
	}
}

void schedule_shrink(void)
{
	static struct turn turns[MAX_TURNS];
	uint32_t n = turns_of(turns);

	/* A try that goes on much longer than what it shall shorten will not
	   be shorter; some go on for ever. */
	engine_limit(2 * (uint64_t)kept.n + 1000);
	drop_turns(turns, n);
	engine_limit(options.events);
}

/* What a thread was left waiting for. */
static void save_blocked(struct text *t, const struct thread *waits)
{
	const struct event *e = &waits->pending;

	if (waits->finished || set_has(runnable, waits->id) ||
	    e->kind == EVENT_NONE)
		return;
	/* A wait that ends by itself is an event; one that does not is none. */
	text_add(t, "blocked thread %d %s pc 0x%lx object 0x%lx\n", waits->id,
		 e->kind == EVENT_TIMED_OUT && !waits->timed
			 ? "wait"
			 : event_word((enum event_kind)e->kind),
		 (unsigned long)pc_in_file(e->pc), (unsigned long)e->on[0].at);
}

static void save(const char *path)
{
	struct text t = text_new();
	uint32_t number = 0;

	text_add(&t, "racelab-schedule 1\n");
	for (int i = 0; i < kept.places; i++)
		text_add(&t, "place 0x%lx\n",
			 (unsigned long)pc_in_file(place_nth(i)));
	if (kept.finding >= 0)
		text_add(&t, "finding %s\n",
			 found_word(findings[kept.finding].kind));
	if (options.spurious)
		text_add(&t, "spurious\n");
	for (uint32_t i = 0; i < nmet; i++) {
		const struct event *e = &met[i].event;

		if (e->kind == EVENT_NONE) {
			text_add(&t, "pick %d\n", met[i].pick);
			continue;
		}
		text_add(&t, "event %u thread %d %s pc 0x%lx object 0x%lx\n",
			 ++number, met[i].thread,
			 event_word((enum event_kind)e->kind),
			 (unsigned long)pc_in_file(e->pc),
			 (unsigned long)e->on[0].at);
	}
	for (int i = 0; i < nthreads; i++)
		save_blocked(&t, &threads[i]);
	text_add(&t, "end racelab-schedule\n");
	text_save(&t, path);
}

bool schedule_show(const char *path)
{
	bool again;

	show_output();
	exact_begin(kept.choices, kept.n);
	again = run(&exact_policy);
	fflush(stdout);
	if (*path)
		save(path);
	return again;
}

/* What each line that was loaded says; in the runtime's own memory, for the
   program's is put back. */
static struct expected *loaded;

static enum event_kind kind_called(const char *word)
{
	int kind = EVENT_NONE + 1;

	while (kind < EVENT_KINDS &&
	       strcmp(event_word((enum event_kind)kind), word) != 0)
		kind++;
	return kind < EVENT_KINDS ? (enum event_kind)kind : EVENT_NONE;
}

static void load_line(const char *line, const char *path, int number)
{
	struct expected *e;
	unsigned long pc, object;
	unsigned n, thread, chosen;
	char word[32];

	if (sscanf(line, "place 0x%lx", &pc) == 1) {
		place_add(pc_in_memory(pc));
		return;
	}
	if (!strncmp(line, "finding ", 8) || !strncmp(line, "blocked ", 8) ||
	    !strncmp(line, "end ", 4) ||
	    !strncmp(line, "racelab-schedule ", 17))
		return;
	if (!strcmp(line, "spurious\n")) {
		options.spurious = true;
		return;
	}
	if (kept.n == 64 << 20)
		die("%s:%d: too long", path, number);
	e = &loaded[kept.n];
	e->line = (uint32_t)number;
	if (sscanf(line, "event %u thread %u %31s pc 0x%lx object 0x%lx", &n,
		   &thread, word, &pc, &object) == 5 &&
	    thread < MAX_THREADS && kind_called(word)) {
		kept.choices[kept.n++] = (uint8_t)thread;
		e->kind = (uint8_t)kind_called(word);
		e->pc = pc;
		e->object = object;
	} else if (sscanf(line, "pick %u", &chosen) == 1 &&
		   chosen < MAX_THREADS) {
		kept.choices[kept.n++] = (uint8_t)chosen;
	} else {
		die("%s:%d: not a line of a saved schedule: %s", path, number,
		    line);
	}
}

void schedule_load(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[LINE];
	bool whole = false;

	if (!f)
		die("cannot read %s: %s", path, strerror(errno));
	kept.choices = pages(64 << 20);
	loaded = pages(((size_t)64 << 20) * sizeof *loaded);
	exact_expect(loaded, path);
	kept.finding = -1;
	for (int number = 1; fgets(line, sizeof line, f); number++) {
		if (number == 1 && strcmp(line, "racelab-schedule 1\n") != 0)
			die("%s:1: not a saved schedule", path);
		load_line(line, path, number);
		whole = !strcmp(line, "end racelab-schedule\n");
	}
	fclose(f);
	if (!whole)
		die("%s: the saved schedule is cut short", path);
	kept.places = places_settle();
}
