/* oracle.c - what judges the program from inside: CHECK() and assert(). */
#include <assert.h>
#include <stdio.h>

#include "finding.h"
#include "program.h"

struct rendezvous;
void lab_check(int ok, const char *expression, const char *file, int line);
void rendezvous(struct rendezvous *r);

static void failed_check(const char *expression, const char *file, int line,
			 uintptr_t pc)
{
	struct finding f;
	int before;

	/* One that fails in most executions need not be worded each time, nor
	   all of it be cleared. */
	f.kind = FOUND_CHECK;
	f.nplaces = 1;
	f.place[0] = place_here("at", pc, 0);
	before = wanted ? -1 : found_before(&f);
	if (before >= 0) {
		found_once_more(before);
		return;
	}
	snprintf(f.text, sizeof f.text, "%s:%d: %s", file, line, expression);
	found(&f);
}

/* A failed CHECK() ends the program, as it does natively: what it does after
   that proves nothing. */
void lab_check(int ok, const char *expression, const char *file, int line)
{
	if (ok || !self)
		return;
	failed_check(expression, file, line, CALLER);
	end_execution(CRASHED);
}

/* The schedule is the explorer's: it needs no help. */
void rendezvous(struct rendezvous *r)
{
	(void)r;
}

_Noreturn void __assert_fail(const char *expression, const char *file,
			     unsigned line, const char *function)
{
	(void)function;
	if (self)
		failed_check(expression, file, (int)line, CALLER);
	end_execution(CRASHED);
}

_Noreturn void abort(void)
{
	found_here(FOUND_CRASH, CALLER, 0, "abort() was called");
	end_execution(CRASHED);
}
