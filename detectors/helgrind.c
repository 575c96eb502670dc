/*
 * helgrind.c - Valgrind's Helgrind: happens-before races and lock orders, in
 * any binary.
 *
 * Its XML does not tell the locks held, only its text does.
 */
#include "valgrind/valgrind.h"

static const struct error_kind kinds[] = {
	{"Race", NULL, DATA_RACE, false},
	{"LockOrder", NULL, LOCK_ORDER, false},
	{"UnlockUnlocked", NULL, MISUSE, false},
	{"UnlockForeign", NULL, MISUSE, false},
	{"UnlockBogus", NULL, MISUSE, false},
	{"FreeMemLock", NULL, MISUSE, false},
	{"PthAPIerror", NULL, MISUSE, false},
	{"Misc", "Exiting thread still holds", MISUSE, true},
	{"Misc", NULL, MISUSE, false},
	{NULL, NULL, OTHER, false},
};

static const struct headline headlines[] = {
	{"Possible data race during ", "Race"},
	{": lock order \"", "LockOrder"},
	{" unlocked a not-locked lock ", "UnlockUnlocked"},
	{" unlocked lock at ", "UnlockForeign"},
	{" unlocked an invalid lock ", "UnlockBogus"},
	{"'s call to ", "PthAPIerror"},
	{"Thread #", "Misc"},
	{NULL, "unknown"},
};

static const struct valgrind_tool helgrind_tool = {"helgrind", kinds, headlines,
						   .ruled = true};

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	(void)cc;
	return valgrind_version(&helgrind_tool, text, size);
}

static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	(void)environment;
	valgrind_command(run, &helgrind_tool, with);
	/* Both stacks of a race, not only the later one. */
	argv_add(run, "--history-level=full", with->executable, NULL);
}

static enum parsed parse(const struct outcome *run, struct findings *out,
			 const char **why)
{
	return valgrind_parse(&helgrind_tool, run, out, why);
}

DETECTOR(helgrind) = {
	.name = "helgrind",
	.about = "Valgrind Helgrind: happens-before races and lock orders",
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
