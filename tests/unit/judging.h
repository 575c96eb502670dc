/*
 * judging.h - what the tests of the judge share: a program whose tsan line can
 * be chosen, and every way a run of it can go.
 */
#ifndef JUDGING_H
#define JUDGING_H

#include "unit.h"

#include <signal.h>

#include "judge.h"

/* The judge takes a detector's name and report_status, nothing else. */
static const struct detector tool = {.name = "tsan", .report_status = 66};

enum { EXIT_1 = 1 << 8, EXIT_3 = 3 << 8, EXIT_66 = 66 << 8 };

/* The lines of every program below; LOST: a place without a stack. */
enum {
	LOST = -1,
	NO_PLACE = 0,
	A = 8,
	B = 9,
	A_AGAIN = 10,
	A_AND_B = 11,
	C = 12,
	TOTAL = 13,
	BARE = 14
};

static const char body[] = "one(); //@ a\n"
			   "two(); //@ b\n"
			   "three(); //@ a\n"
			   "four(); //@ a b\n"
			   "five(); //@ c\n"
			   "CHECK(six()); //@ total\n"
			   "seven();\n";

/* A bug, or a fix, whose tsan line is `claim`; NULL: it has none. */
static inline struct program program_with(bool fix, const char *claim)
{
	struct problems problems = {0};
	struct program program;
	char *text = say("/*\n * A title.\n *\n%s%s%s%s%s */\n%s",
			 fix ? " * cost: none\n" : " * class: x\n",
			 claim ? " * tsan: "
			 : fix ? " *\n"
			       : " * hint: h\n",
			 claim ? claim : "", claim ? "\n" : "",
			 fix ? " *\n"
			     : " * native: data-race a; misuse c; check total; "
			       "stuck c\n",
			 body);

	program_parse(&program, "bugs/x/y.c", "x", fix ? "z" : NULL, text,
		      strlen(text), &problems);
	for (size_t i = 0; i < problems.n; i++)
		if (!strstr(problems.at[i].what, "named by no line"))
			fail_msg("%s: %s", claim ? claim : "(no claim)",
				 problems.at[i].what);
	assert_true(program_marked(&program, "total", TOTAL));
	problems_free(&problems);
	free(text);
	return program;
}

/* A run that ended by itself, with its CHECK satisfied and no report. */
static inline struct run clean_run(void)
{
	struct run run = {.ended = true, .checks = 1};

	findings_init(&run.findings);
	return run;
}

static inline void add_place(struct run *run, struct finding *to, int line)
{
	struct place *place = place_add(&run->findings, to, "role");

	if (line == LOST)
		return;
	/* The C library's own line, then the case's, then its caller's. */
	frame_add(&run->findings, place, "lock", "/libc/lock.c", A);
	frame_add(&run->findings, place, "f", "/tmp/bugs/x/y.c", line);
	frame_add(&run->findings, place, "main", "/tmp/bugs/x/y.c", BARE);
}

static inline struct finding *find(struct run *run, enum kind kind,
				   enum witness by, int first, int second)
{
	struct finding *f = found(&run->findings, kind, by, "says");

	if (first != NO_PLACE)
		add_place(run, f, first);
	if (second != NO_PLACE)
		add_place(run, f, second);
	return f;
}

/* The ways a run can go. */
enum situation {
	CLEAN,
	HIT,        /* the tool reports data-race at the label a */
	OTHER_LINE, /* ... at a line without a mark */
	WEAK,       /* ... at a, and the other stack is lost */
	ELSEWHERE,  /* ... what only another detector's line names */
	ORACLE,     /* the oracle says what another's line names */
	WATCHDOG,   /* the watchdog does */
	UNNAMED,    /* the oracle says what no line names */
	OVERTIME,   /* stopped at the time limit */
	DAMAGE,
	DEATH,
	NOT_HERE,
	LEFT,      /* ended without the record's end, without a word */
	UNCHECKED, /* ended, and no CHECK was evaluated */
	STATUS_3,
	SIGNALLED,
	STATUS_66, /* "there is a report", and none is there */
	STOPPED,   /* by the driver, without a word */
	HIT_LEFT,  /* as HIT, and left before the end was reached */
	SITUATIONS
};

static const char *const situation_names[SITUATIONS] = {
	"CLEAN",     "HIT",       "OTHER_LINE", "WEAK",      "ELSEWHERE",
	"ORACLE",    "WATCHDOG",  "UNNAMED",    "OVERTIME",  "DAMAGE",
	"DEATH",     "NOT_HERE",  "LEFT",       "UNCHECKED", "STATUS_3",
	"SIGNALLED", "STATUS_66", "STOPPED",    "HIT_LEFT",
};

static inline struct run run_of(enum situation situation)
{
	struct run run = clean_run();

	switch (situation) {
	case HIT_LEFT:
		run.ended = false;
		/* fall through */
	case HIT:
		run.status = EXIT_66;
		find(&run, DATA_RACE, BY_TOOL, A, A_AGAIN);
		break;
	case OTHER_LINE:
		run.status = EXIT_66;
		find(&run, DATA_RACE, BY_TOOL, BARE, BARE);
		break;
	case WEAK:
		run.status = EXIT_66;
		find(&run, DATA_RACE, BY_TOOL, A, LOST);
		break;
	case ELSEWHERE:
		run.status = EXIT_66;
		find(&run, MISUSE, BY_TOOL, C, NO_PLACE);
		break;
	case ORACLE:
	case UNNAMED:
		run.ended = false;
		run.status = EXIT_1;
		find(&run, CHECK_FAILED, BY_ORACLE,
		     situation == ORACLE ? TOTAL : BARE, NO_PLACE);
		break;
	case WATCHDOG:
		run.ended = false;
		run.stopped = true;
		run.status = SIGTERM;
		find(&run, STUCK, BY_WATCHDOG, C, NO_PLACE);
		break;
	case OVERTIME:
		run.ended = false;
		run.stopped = run.timed_out = true;
		run.status = SIGTERM;
		find(&run, HANG, BY_WATCHDOG, NO_PLACE, NO_PLACE);
		break;
	case DAMAGE:
		run.parsed = DAMAGED;
		run.why = "cut";
		/* What a damaged report says is not believed. */
		find(&run, DATA_RACE, BY_TOOL, A, A);
		break;
	case DEATH:
		run.parsed = DIED;
		run.ended = false;
		run.why = "it died";
		break;
	case NOT_HERE:
		run.parsed = UNFIT;
		run.ended = false;
		run.why = "not on this machine";
		break;
	case LEFT:
		run.ended = false;
		break;
	case UNCHECKED:
		run.checks = 0;
		break;
	case STATUS_3:
		run.status = EXIT_3;
		break;
	case SIGNALLED:
		run.ended = false;
		run.status = SIGSEGV;
		find(&run, CRASH, BY_WATCHDOG, NO_PLACE, NO_PLACE);
		break;
	case STATUS_66:
		run.status = EXIT_66;
		break;
	case STOPPED:
		run.ended = false;
		run.stopped = true;
		run.status = SIGTERM;
		break;
	case CLEAN:
	case SITUATIONS:
		break;
	}
	return run;
}

#endif
