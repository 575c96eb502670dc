/* key.c - what a stored verdict depends on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key.h"
#include "memory.h"

void cell_key(digest into, const struct session *session,
	      const struct program *program, const struct tool *tool,
	      const struct build *build, struct build *const *rivals,
	      size_t n_rivals, unsigned runs, const struct program *canary)
{
	digest source;
	digest alive;
	char *commands = build_commands(build);
	char *all;

	digest_bytes(source, program->source, program->length);
	digest_bytes(alive, canary->source, canary->length);
	all = say("racelab %s\nsource %s %s\ncc %s\n%s"
		  "detector %s %s\ncanary %s\nmachine %s\n"
		  "runs %u seed %llu limit %g\n",
		  session->lab, program->path, source, session->cc.version,
		  commands, tool->detector->name, tool->version, alive,
		  session->machine, runs,
		  (unsigned long long)session->settings->seed,
		  session->settings->timeout);
	for (size_t i = 0; i < n_rivals; i++) {
		const struct program *rival = rivals[i]->program;
		char *how = build_commands(rivals[i]);
		char *more;

		digest_bytes(source, rival->source, rival->length);
		more = say("%srival %s %s\n%s", all, rival->path, source, how);
		free(how);
		free(all);
		all = more;
	}
	digest_bytes(into, all, strlen(all));
	free(all);
	free(commands);
}
