/* build.c - compile, then link. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build.h"
#include "file.h"
#include "memory.h"

enum { COMPILE_LIMIT = 120 /* seconds */, LONGEST_MESSAGE = 1 << 20 };

/* Where -o and -MF point is not part of what is built. */
static char *joined(const struct argv *compile, const struct argv *link)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	for (size_t i = 0; out && i < compile->n; i++)
		fprintf(out, "%s%c", compile->at[i],
			i + 1 < compile->n ? ' ' : '\n');
	for (size_t i = 0; out && i < link->n; i++)
		fprintf(out, "%s%c", link->at[i], i + 1 < link->n ? ' ' : '\n');
	if (out)
		fclose(out);
	return text ? text : copy("");
}

/* A class's header lies beside its bugs; its fixes, fixes/CLASS/NAME.HOW.c,
   name it as they do. */
static void add_class(struct argv *compile, const char *path)
{
	const char *class = file_base(path);

	while (class > path && class[-1] == '/')
		class --;
	while (class > path && class[-1] != '/')
		class --;
	if (class - path >= 6 && memcmp(class - 6, "fixes/", 6) == 0 &&
	    (class - path == 6 || class[-7] == '/'))
		argv_addf(compile, "-iquote%.*sbugs/%.*s",
			  (int)(class - path - 6), path,
			  (int)strcspn(class, "/"), class);
}

void build_describe(struct build *build, const struct session *session,
		    const struct program *program,
		    const struct detector *detector)
{
	const struct building with = {&session->cc, session->runtime};
	char *flags;

	*build = (struct build) {.program = program};
	argv_add(&build->compile, session->cc.path, "-std=c11", "-D_GNU_SOURCE",
		 "-Wall", "-Wextra", "-pthread", "-I", NULL);
	argv_addf(&build->compile, "%s/lab/runtime", session->home);
	argv_append(&build->compile, &program->cflags);
	add_class(&build->compile, program->path);
	if (detector->compile)
		detector->compile(&build->compile, &with);
	argv_add(&build->link, session->cc.path, "-pthread", NULL);
	argv_append(&build->link, &program->cflags);
	if (detector->link)
		detector->link(&build->link, &with);
	if (!detector->own_oracle)
		for (const char *const *object =
			     (const char *const[]) {"oracle", "record",
						    "rendezvous", NULL};
		     *object; object++)
			argv_addf(&build->link, "%s/lab/runtime/%s.o",
				  session->runtime, *object);
	flags = joined(&build->compile, &build->link);
	build->key = say("%s\n%s", program->path, flags);
	free(flags);
}

char *build_commands(const struct build *build)
{
	return joined(&build->compile, &build->link);
}

/* The names in a make rule written by -MD: TARGET: NAME NAME \ ... */
static json_t *read_headers(const char *rule, const char *source,
			    struct store *store)
{
	json_t *names = json_object();
	const char *at = rule ? strchr(rule, ':') : NULL;

	at = at ? at + 1 : "";
	while (*at) {
		char *name;
		size_t n = 0;

		while (isspace((unsigned char)*at) ||
		       (*at == '\\' && at[1] == '\n'))
			at++;
		if (!*at)
			break;
		name = new_array(strlen(at) + 1, 1);
		while (*at && !isspace((unsigned char)*at)) {
			if ((*at == '\\' && (at[1] == ' ' || at[1] == '#')) ||
			    (*at == '$' && at[1] == '$'))
				at++;
			name[n++] = *at++;
		}
		if (strcmp(name, source) != 0) {
			char *whole = realpath(name, NULL);

			if (store)
				json_object_set_new(
					names, whole ? whole : name,
					json_string(store_digest(
						store, whole ? whole : name)));
			free(whole);
		}
		free(name);
	}
	return names;
}

static void finish(struct pool *pool, struct build *build)
{
	char *rule_path = say("%s/rule", build->directory);
	char *rule = file_read(rule_path, LONGEST_MESSAGE, NULL);

	build->headers = read_headers(rule, build->program->path, build->store);
	build->over = true;
	free(rule);
	free(rule_path);
	if (build->done)
		build->done(pool, build);
}

static void fail(struct build *build)
{
	char *said = file_read(build->job.output, LONGEST_MESSAGE, NULL);

	if (build->job.timed_out)
		build->error = say("the compiler was still running after %d "
				   "seconds",
				   COMPILE_LIMIT);
	else
		build->error = say("%s", said && *said ? said
						       : "the compiler failed "
							 "without a word");
	free(said);
}

static void step_over(struct pool *pool, struct job *job)
{
	struct build *build = job->owner;

	build->cpu += job->cpu;
	if (!WIFEXITED(job->status) || WEXITSTATUS(job->status) != 0) {
		fail(build);
		finish(pool, build);
		return;
	}
	if (build->linking) {
		finish(pool, build);
		return;
	}
	build->linking = true;
	argv_free(&job->command);
	/* The object before the libraries that a case may name. */
	argv_add(&job->command, build->link.at[0], NULL);
	argv_addf(&job->command, "%s/program.o", build->directory);
	for (size_t i = 1; i < build->link.n; i++)
		argv_add(&job->command, build->link.at[i], NULL);
	argv_add(&job->command, "-lm", "-o", build->executable, NULL);
	pool_submit(pool, job);
}

void build_start(struct build *build, const struct session *session, size_t n)
{
	struct job *job = &build->job;

	build->directory = say("%s/b%zu", session->work, n);
	build->executable = say("%s/program", build->directory);
	job->output = say("%s/said", build->directory);
	build->store = session->store;
	job->group = build->directory;
	job->limit = COMPILE_LIMIT;
	job->ended = step_over;
	job->owner = build;
	argv_append(&job->command, &build->compile);
	argv_add(&job->command, "-MD", "-MF", NULL);
	argv_addf(&job->command, "%s/rule", build->directory);
	argv_add(&job->command, "-c", build->program->path, "-o", NULL);
	argv_addf(&job->command, "%s/program.o", build->directory);
	if (directory_make(build->directory) < 0) {
		build->error = say("%s: %s", build->directory, strerror(errno));
		build->over = true;
		build->headers = json_object();
		if (build->done)
			build->done(session->pool, build);
		return;
	}
	pool_submit(session->pool, job);
}

void build_free(struct build *build)
{
	argv_free(&build->compile);
	argv_free(&build->link);
	argv_free(&build->job.command);
	free((char *)build->job.output);
	free(build->key);
	free(build->directory);
	free(build->executable);
	free(build->error);
	json_decref(build->headers);
	*build = (struct build) {0};
}
