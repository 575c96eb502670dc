/* suits.c - whether a case can be built here, and judged by a detector. */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "memory.h"
#include "suits.h"
#include "toolchain.h"

/* One list of flags that was tried. */
struct trial {
	struct trial *next;
	char *flags;
	bool good;
};

static char *joined(const struct argv *flags)
{
	char *all = copy("");

	for (size_t i = 0; i < flags->n; i++) {
		char *longer = say("%s%s%s", all, i ? " " : "", flags->at[i]);

		free(all);
		all = longer;
	}
	return all;
}

/* Build a program of one line with them. */
static bool builds(const struct session *session, const struct argv *flags)
{
	static const char text[] = "int main(void) { return 0; }\n";
	char *source = say("%s/trial.c", session->work);
	struct argv command = {0};
	char *said = NULL;

	argv_add(&command, session->cc.path, source, NULL);
	argv_append(&command, flags);
	argv_add(&command, "-o", NULL);
	argv_addf(&command, "%s/trial", session->work);
	if (file_replace(source, text, strlen(text)) == 0)
		said = output_of((const char *const *)command.at);
	argv_free(&command);
	free(source);
	free(said);
	return said != NULL;
}

static const struct trial *trial_of(struct session *session,
				    const struct argv *flags)
{
	char *all = joined(flags);
	struct trial *trial = session->trials;

	while (trial && strcmp(trial->flags, all) != 0)
		trial = trial->next;
	if (trial) {
		free(all);
		return trial;
	}
	trial = new_array(1, sizeof *trial);
	*trial = (struct trial) {session->trials, all, builds(session, flags)};
	return session->trials = trial;
}

static bool says_cannot(const struct program *program,
			const struct detector *detector)
{
	const struct claim *claim = program_claim(program, detector->name);

	for (size_t i = 0; claim && i < claim->n; i++)
		if (claim->at[i].demand == CANNOT)
			return true;
	return false;
}

bool suits(struct session *session, const struct program *program,
	   const struct tool *tool, enum verdict *verdict, char **why)
{
	const struct detector *detector = tool->detector;
	char text[256] = "";

	*verdict = SKIPPED;
	if (program->cflags.n == 0)
		return true;
	if (!trial_of(session, &program->cflags)->good) {
		char *all = joined(&program->cflags);

		*why = say("%s cannot build with `%s` on this machine; install "
			   "what that needs (-fopenmp with clang: the "
			   "libomp-dev of its release)",
			   session->cc.name, all);
		free(all);
		return false;
	}
	if (!detector->suits ||
	    detector->suits(&session->cc, &program->cflags, text, sizeof text))
		return true;
	if (says_cannot(program, detector))
		*verdict = UNABLE;
	*why = copy(text);
	return false;
}

void suits_forget(struct session *session)
{
	while (session->trials) {
		struct trial *next = session->trials->next;

		free(session->trials->flags);
		free(session->trials);
		session->trials = next;
	}
}
