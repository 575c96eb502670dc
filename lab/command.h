/*
 * command.h - one command of racelab.
 *
 * A command ends in a COMMAND(NAME) table in lab/command_NAME.c, or in the file
 * of the command it is a variety of.  Nothing lists it: the linker collects the
 * tables.
 */
#ifndef COMMAND_H
#define COMMAND_H

struct command {
	const char *name;
	const char *operands; /* for the usage line, "[CASE...]" */
	const char *about;    /* one line */

	/* Do it and return the exit status; argv[0] is "racelab NAME". */
	int (*run)(int argc, char **argv);
};

#define COMMAND(id) \
	static const struct command id##_command; \
	__attribute__((used, section("commands"))) static const struct command \
		*const id##_entry = &id##_command; \
	static const struct command id##_command

/*
 * Judge the cases of `scope` (enum scope) that `settings` names, and report:
 * what check, prove, confirm and the commands called like a detector do.
 * Returns the exit status.
 */
struct settings;
int command_judge(const struct settings *settings, int scope);

#endif
