/*
 * drd.c - Valgrind's DRD: happens-before races and misuse of the pthread calls.
 *
 * It knows only the later access of a race; where the other thread was is told
 * by the synchronisation before and after, which is context.
 */
#include "valgrind/valgrind.h"

static const struct error_kind kinds[] = {
	{"ConflictingAccess", NULL, DATA_RACE, false},
	{"MutexErr", "still locked at thread exit", MISUSE, true},
	{"MutexErr", NULL, MISUSE, false},
	{"RwlockErr", NULL, MISUSE, false},
	{"CondErr", NULL, MISUSE, false},
	{"CondDestrErr", NULL, MISUSE, false},
	{"CondRaceErr", NULL, MISUSE, false},
	{"CondWaitErr", NULL, MISUSE, false},
	{"SemaphoreErr", NULL, MISUSE, false},
	{"BarrierErr", NULL, MISUSE, false},
	{"GenericErr", NULL, MISUSE, false},
	{"InvalidThreadId", NULL, MISUSE, false},
	{"HoldtimeErr", NULL, SLOW, false},
	{NULL, NULL, OTHER, false},
};

/* Whatever else DRD finds wrong is misuse, by any of its names. */
static const struct headline headlines[] = {
	{"Conflicting load by ", "ConflictingAccess"},
	{"Conflicting store by ", "ConflictingAccess"},
	{"Mutex still locked at thread exit", "MutexErr"},
	{" was held during ", "HoldtimeErr"},
	{NULL, "GenericErr"},
};

static const struct valgrind_tool drd_tool = {"drd", kinds, headlines,
					      .ruled = false};

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	(void)cc;
	return valgrind_version(&drd_tool, text, size);
}

static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	(void)environment;
	valgrind_command(run, &drd_tool, with);
	/* A variable of main's that its threads share is on a stack. */
	argv_add(run, "--check-stack-var=yes", with->executable, NULL);
}

static enum parsed parse(const struct outcome *run, struct findings *out,
			 const char **why)
{
	return valgrind_parse(&drd_tool, run, out, why);
}

DETECTOR(drd) = {
	.name = "drd",
	.about = "Valgrind DRD: happens-before races, misuse of pthread calls",
	/* Threads take turns under Valgrind, a second run is much like the
	   first, and dear. */
	.runs = 1,
	.version = version,
	.suits = valgrind_suits,
	.compile = valgrind_compile,
	.link = valgrind_link,
	.command = command,
	.parse = parse,
	.symptoms = valgrind_symptoms,
};
