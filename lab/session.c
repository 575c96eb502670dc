/* session.c - what one invocation needs before it runs anything. */
#include <dirent.h>
#include <errno.h>
#include <fts.h>
#include <gnu/libc-version.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "file.h"
#include "memory.h"
#include "processors.h"
#include "session.h"
#include "suits.h"
#include "toolchain.h"

/* Bytes that must be free for a report to be trusted. */
enum { ROOM = 1 << 20 };

static bool is_home(const char *directory)
{
	char *sign = say("%s/lab/runtime/lab.h", directory);
	bool yes = access(sign, R_OK) == 0;

	free(sign);
	return yes;
}

char *home_find(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (n < 0)
		return NULL;
	path[n] = 0;
	while ((slash = strrchr(path, '/')) && slash != path) {
		*slash = 0;
		if (is_home(path))
			return copy(path);
	}
	return NULL;
}

/* `path` as the user would write it: relative, when it lies below here. */
static char *shortened(const char *path)
{
	char here[PATH_MAX];
	size_t length;

	if (!getcwd(here, sizeof here))
		return copy(path);
	length = strlen(here);
	if (strcmp(path, here) == 0)
		return copy(".");
	if (strncmp(path, here, length) == 0 && path[length] == '/')
		return copy(path + length + 1);
	return copy(path);
}

char *corpus_directory(const struct settings *settings)
{
	char *home;
	char *root;

	if (settings->cases) {
		size_t length = strlen(settings->cases);

		while (length > 1 && settings->cases[length - 1] == '/')
			length--;
		return copy_of(settings->cases, length);
	}
	home = home_find();
	root = home ? shortened(home) : copy(".");
	free(home);
	return root;
}

char *state_directory(const char *home, const char *root)
{
	const char *told = getenv("RACELAB_STATE");
	char *real_root = realpath(root, NULL);
	bool own = home && real_root && strcmp(home, real_root) == 0;

	free(real_root);
	if (told && *told)
		return copy(told);
	return own ? say("%s/build/state", home) : say("%s/.racelab", root);
}

static int by_path(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_path, (*b)->fts_path);
}

/* Everything of ours that goes into a verdict: the driver, the objects that
   are linked into a case, the header that it includes. */
static void digest_lab(struct session *s)
{
	char *header = say("%s/lab/runtime/lab.h", s->home);
	char *trees[] = {s->runtime, header, NULL};
	FTS *walk = fts_open(trees, FTS_PHYSICAL | FTS_NOCHDIR, by_path);
	char *all = NULL;
	size_t length;
	FILE *out = open_memstream(&all, &length);
	digest one;
	FTSENT *entry;

	digest_file(one, "/proc/self/exe");
	if (out)
		fprintf(out, "%s\n", one);
	while (out && walk && (entry = fts_read(walk))) {
		const char *path = entry->fts_path;
		size_t n = strlen(path);

		if (entry->fts_info != FTS_F ||
		    (strcmp(path + n - 2, ".o") != 0 && path != header &&
		     strcmp(path + n - 2, ".h") != 0))
			continue;
		digest_file(one, path);
		fprintf(out, "%s\n", one);
	}
	if (walk)
		fts_close(walk);
	if (out)
		fclose(out);
	digest_bytes(s->lab, all ? all : "", all ? length : 0);
	free(all);
	free(header);
}

static void find_machine(struct session *s)
{
	struct utsname kernel = {0};

	uname(&kernel);
	s->machine = say("%s %s %s, %u processors", kernel.sysname,
			 kernel.release, kernel.machine, processors_usable());
}

static bool lists(const struct argv *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i], name) == 0)
			return true;
	return false;
}

/* Every --detector and --allow-skip must exist. */
static bool check_names(struct session *s, const struct argv *names)
{
	bool good = true;

	for (size_t i = 0; i < names->n; i++)
		if (!detector_named(names->at[i])) {
			problem_add(&s->problems, NULL, 0,
				    "no detector '%s'; `racelab detectors` "
				    "lists them",
				    names->at[i]);
			good = false;
		}
	return good;
}

static bool find_tools(struct session *s)
{
	size_t n;
	const struct detector *const *all = detectors_all(&n);
	const struct settings *told = s->settings;

	s->tools = new_array(n, sizeof *s->tools);
	s->n_tools = n;
	for (size_t i = 0; i < n; i++) {
		struct tool *tool = &s->tools[i];

		tool->detector = all[i];
		tool->wanted = told->detectors.n == 0 ||
			       lists(&told->detectors, all[i]->name);
		tool->may_be_skipped = lists(&told->allow_skip, all[i]->name);
		if (tool->wanted)
			tool->missing = !all[i]->version(&s->cc, tool->version,
							 sizeof tool->version);
	}
	return check_names(s, &told->detectors) &&
	       check_names(s, &told->allow_skip);
}

static bool find_home(struct session *s)
{
	char *oracle;
	bool built;

	s->home = home_find();
	if (!s->home) {
		problem_add(&s->problems, NULL, 0,
			    "lab/runtime/lab.h is not above this program; run "
			    "it from its own tree");
		return false;
	}
	s->runtime = say("%s/build/runtime", s->home);
	oracle = say("%s/lab/runtime/oracle.o", s->runtime);
	built = access(oracle, R_OK) == 0;
	if (!built)
		problem_add(&s->problems, oracle, 0,
			    "the runtime is not built; run `make`");
	free(oracle);
	return built;
}

/* What a racelab that was killed could not remove. */
static void remove_stale(const char *state)
{
	struct dirent **names;
	int n = scandir(state, &names, NULL, NULL);

	for (int i = 0; i < n; i++) {
		int pid;

		if (sscanf(names[i]->d_name, "work-%d-", &pid) == 1 &&
		    pid > 0 && kill(pid, 0) < 0 && errno == ESRCH) {
			char *path = say("%s/%s", state, names[i]->d_name);

			directory_remove(path);
			free(path);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

/* The directories for results and for the work at hand. */
static bool make_room(struct session *s, bool keep)
{
	char *reason = NULL;

	s->state = state_directory(s->home, s->corpus);
	if (directory_make(s->state) < 0) {
		problem_add(&s->problems, s->state, 0,
			    "cannot be made: %s; set RACELAB_STATE to a "
			    "directory that can be written",
			    strerror(errno));
		return false;
	}
	remove_stale(s->state);
	s->work = say("%s/work-%d-XXXXXX", s->state, (int)getpid());
	if (!mkdtemp(s->work)) {
		problem_add(&s->problems, s->state, 0,
			    "cannot be written: %s; set RACELAB_STATE to a "
			    "directory that can be written",
			    strerror(errno));
		free(s->work);
		s->work = NULL;
		return false;
	}
	/* Runs change directory: what they are given must not depend on it. */
	{
		char *whole = realpath(s->work, NULL);

		if (whole) {
			free(s->work);
			s->work = whole;
		}
	}
	if (session_disk_full(s)) {
		problem_add(&s->problems, s->work, 0,
			    "the disk is full; no report could be trusted");
		return false;
	}
	if (!keep)
		return true;
	s->store = store_open(s->state, &reason);
	if (!s->store) {
		problem_add(&s->problems, s->state, 0,
			    "results cannot be kept: %s", reason);
		free(reason);
	}
	return s->store != NULL;
}

bool session_disk_full(const struct session *session)
{
	struct statvfs about;

	return statvfs(session->work, &about) == 0 &&
	       (unsigned long long)about.f_bavail * about.f_frsize < ROOM;
}

bool session_open(struct session *session, const struct settings *settings,
		  bool keep)
{
	char *why = NULL;

	*session = (struct session) {.settings = settings};
	session->corpus = corpus_directory(settings);
	find_machine(session);
	if (!find_home(session))
		return false;
	if (!toolchain_find(&session->cc, settings->cc, &why)) {
		problem_add(&session->problems, NULL, 0, "%s", why);
		free(why);
		return false;
	}
	if (!find_tools(session) || !make_room(session, keep))
		return false;
	if (settings->trace) {
		session->trace = fopen(settings->trace, "w");
		if (!session->trace) {
			problem_add(&session->problems, settings->trace, 0,
				    "cannot be written: %s", strerror(errno));
			return false;
		}
	}
	digest_lab(session);
	session->pool = pool_new(settings->jobs);
	pool_trace(session->pool, session->trace);
	return true;
}

void session_close(struct session *s)
{
	if (s->pool)
		pool_free(s->pool);
	if (s->trace && fclose(s->trace) != 0)
		fprintf(stderr, "%s: not written whole: %s\n",
			s->settings->trace, strerror(errno));
	if (s->store)
		store_close(s->store);
	if (s->work)
		directory_remove(s->work);
	toolchain_free(&s->cc);
	problems_free(&s->problems);
	suits_forget(s);
	free(s->tools);
	free(s->machine);
	free(s->work);
	free(s->state);
	free(s->corpus);
	free(s->runtime);
	free(s->home);
	*s = (struct session) {0};
}
