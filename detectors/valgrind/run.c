/* run.c - how programs are built for Valgrind and run under it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "toolchain.h"
#include "valgrind.h"

/* The first version whose XML and client requests are the ones used here. */
enum { MAJOR = 3, MINOR = 15 };

/* Whether `line` names a version that is new enough; else `text` says why. */
static bool new_enough(const char *line, char *text, size_t size)
{
	int major;
	int minor;

	if (sscanf(line, "valgrind-%d.%d", &major, &minor) != 2) {
		snprintf(text, size,
			 "valgrind --version says \"%s\", which names no "
			 "version; install Valgrind %d.%d or later",
			 line, MAJOR, MINOR);
		return false;
	}
	if (major < MAJOR || (major == MAJOR && minor < MINOR)) {
		snprintf(text, size,
			 "valgrind %d.%d is too old; install %d.%d or later",
			 major, minor, MAJOR, MINOR);
		return false;
	}
	snprintf(text, size, "%s", line);
	return true;
}

/* Loading the tool is the only way to know that it is there. */
static bool loads(const char *tool)
{
	struct argv ask = {0};
	char *said;
	bool good;

	argv_add(&ask, "valgrind", "--command-line-only=yes", NULL);
	argv_addf(&ask, "--tool=%s", tool);
	argv_add(&ask, "--help", NULL);
	said = output_of((const char *const *)ask.at);
	argv_free(&ask);
	good = said != NULL;
	free(said);
	return good;
}

bool valgrind_suits(const struct toolchain *cc, const struct argv *cflags,
		    char *text, size_t size)
{
	(void)cc;
	if (!argv_holds(cflags, "-fopenmp"))
		return true;
	snprintf(text, size,
		 "an OpenMP runtime synchronises by atomics and futexes of its "
		 "own, which Valgrind's tools do not know: right programs are "
		 "reported, in dozens of places");
	return false;
}

bool valgrind_version(const struct valgrind_tool *tool, char *text, size_t size)
{
	static const char *const ask[] = {"valgrind", "--version", NULL};
	char *line = first_line_of(ask);
	bool good;

	if (!line) {
		snprintf(text, size,
			 "valgrind is not in PATH; install the package "
			 "valgrind");
		return false;
	}
	good = new_enough(line, text, size);
	free(line);
	if (good && !loads(tool->name)) {
		snprintf(text, size,
			 "valgrind cannot load its tool %s; reinstall the "
			 "package valgrind for this processor",
			 tool->name);
		return false;
	}
	return good;
}

void valgrind_compile(struct argv *cc, const struct building *with)
{
	(void)with;
	/* Valgrind 3.19 gives up on clang's DWARF 5, and reports nothing. */
	argv_add(cc, "-gdwarf-4", "-fsanitize=thread", NULL);
}

void valgrind_link(struct argv *cc, const struct building *with)
{
	static const char *const objects[] = {"atomics", "once", "plain",
					      "pool", "synchronises"};

	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		argv_addf(cc, "%s/detectors/valgrind/runtime/%s.o",
			  with->runtime, objects[i]);
	argv_add(cc, "-Wl,--wrap=pthread_once", "-Wl,--wrap=free",
		 "-Wl,--wrap=realloc", NULL);
}

/* Valgrind expands %p and its like in the file's name; %% is a per cent. */
static void add_report(struct argv *run, const char *path)
{
	char option[2 * 4096 + 16] = "--xml-file=";
	size_t n = strlen(option);

	for (; *path && n + 3 < sizeof option; path++) {
		if (*path == '%')
			option[n++] = '%';
		option[n++] = *path;
	}
	option[n] = 0;
	argv_add(run, option, NULL);
}

void valgrind_command(struct argv *run, const struct valgrind_tool *tool,
		      const struct running *with)
{
	argv_add(run, "valgrind", NULL);
	argv_addf(run, "--tool=%s", tool->name);
	/* Nobody's ~/.valgrindrc or VALGRIND_OPTS changes a verdict. */
	argv_add(run, "--command-line-only=yes", "-q", NULL);
	/* Else a thread that spins may never let the others run. */
	argv_add(run, "--fair-sched=yes", NULL);
	/* A free that is not ordered after an access is a defect of its own. */
	argv_add(run, "--free-is-write=yes", NULL);
	/* The case is compiled with -O0: nothing of it is inlined, and to look
	   for that in the C library takes a fifth of a run. */
	argv_add(run, "--read-inline-info=no", NULL);
	argv_add(run, "--error-limit=no", "--num-callers=24",
		 "--child-silent-after-fork=yes", "--vgdb=no", "--xml=yes",
		 NULL);
	add_report(run, with->report);
}
