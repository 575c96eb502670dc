/* report.c - what a run says, as text. */
#include "report.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "explore.h"
#include "finding.h"
#include "options.h"
#include "pages.h"
#include "race.h"
#include "schedule.h"
#include "stack.h"
#include "text.h"

/* Of a deep recursion the innermost frames say enough. */
enum { MAX_FRAMES = 32 };

static int executable(struct dl_phdr_info *info, size_t size, void *base)
{
	(void)size;
	*(uintptr_t *)base = info->dlpi_addr;
	return 1; /* the first one is the executable */
}

static uintptr_t base_of_executable(void)
{
	static uintptr_t base;
	static bool known;

	if (!known)
		dl_iterate_phdr(executable, &base);
	known = true;
	return base;
}

uintptr_t pc_in_file(uintptr_t pc)
{
	/* Of the call or access itself, not of what follows it. */
	return pc ? pc - base_of_executable() - 1 : 0;
}

uintptr_t pc_in_memory(uintptr_t pc)
{
	return pc ? pc + base_of_executable() + 1 : 0;
}

static void put_path(struct text *t, const char *word, uint32_t path, bool code)
{
	char before = ' ';

	text_add(t, " %s", word);
	for (int n = 0; stack_call(path) && n < MAX_FRAMES;
	     n++, path = stack_leave(path)) {
		uintptr_t at = stack_call(path);

		/* The outermost call is the runtime's. */
		if (code && stack_leave(path) == NO_CALLS)
			break;
		text_add(t, "%c0x%lx", before,
			 (unsigned long)(code ? pc_in_file(at) : at));
		before = ',';
	}
	if (before == ' ')
		text_add(t, " -");
}

static void put_place(struct text *t, const struct place *p)
{
	text_add(t, "place %s thread %d pc 0x%lx object 0x%lx size %u", p->role,
		 p->thread, (unsigned long)pc_in_file(p->pc),
		 (unsigned long)p->object, p->size);
	put_path(t, "locks", p->locks, false);
	put_path(t, "stack", p->stack, true);
	text_add(t, "\n");
}

static void put_shown(struct text *t)
{
	if (*options.replay)
		text_add(t, "shown replayed\n");
	else if (tally.exhausted && !tally.too_long && !tally.bounded)
		text_add(t, "shown all %lu\n", (unsigned long)tally.complete);
	else if (!strcmp(options.policy, "all"))
		text_add(t, "shown not-all\n");
	else
		text_add(t, "shown sampled %lu\n",
			 (unsigned long)(tally.complete + tally.too_long));
}

static void put_findings(struct text *t)
{
	for (int i = 0; i < nfindings; i++) {
		const struct finding *f = &findings[i];

		text_add(t, "finding %s schedule %lu times %lu",
			 found_word(f->kind), (unsigned long)f->schedule,
			 (unsigned long)f->times);
		if (*f->text)
			text_add(t, " : %s", f->text);
		text_add(t, "\n");
		for (int k = 0; k < f->nplaces; k++)
			put_place(t, &f->place[k]);
	}
}

void report_write(void)
{
	struct text t = text_new();

	text_add(&t, "racelab-explore 1\n");
	text_add(&t, "policy %s\nseed %lu\n", options.policy,
		 (unsigned long)options.seed);
	text_add(&t, "schedules %lu\ncomplete %lu\ncut-short %lu\n",
		 (unsigned long)tally.schedules, (unsigned long)tally.complete,
		 (unsigned long)tally.cut);
	text_add(&t, "too-long %lu\npoints %lu\npasses %lu\n",
		 (unsigned long)tally.too_long, (unsigned long)tally.events,
		 (unsigned long)tally.passes);
	put_shown(&t);
	text_add(&t, "restart %s\n",
		 options.isolate ? "process" : "same-process");
	for (int i = 0; i < nremarks; i++)
		text_add(&t, "note pc 0x%lx %s\n",
			 (unsigned long)pc_in_file(remarks[i].pc),
			 remarks[i].text);
	if (!options.spurious)
		text_add(&t, "note pc 0x0 spurious wake-ups were not among "
			     "the choices\n");
	put_findings(&t);
	if (*options.save && schedule_kept())
		text_add(&t, "saved %s\n", options.save);
	if (*inability.call)
		text_add(&t, "cannot %s pc 0x%lx %s\n", inability.call,
			 (unsigned long)pc_in_file(inability.pc),
			 inability.why);
	text_add(&t, "end racelab-explore\n");
	if (*options.report)
		text_save(&t, options.report);
	else
		text_print(&t);
}
