/*
 * session.h - one invocation that runs detectors: its settings, its compiler,
 * where it keeps things, which detectors can run here.
 */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>

#include "detector.h"
#include "digest.h"
#include "pool.h"
#include "problem.h"
#include "settings.h"
#include "store.h"

/* A detector as this machine has it. */
struct tool {
	const struct detector *detector;
	bool wanted;       /* by --detector, or all are */
	bool missing;      /* cannot run here: */
	char version[256]; /* its version, or why it is missing */
	bool may_be_skipped;
};

struct session {
	const struct settings *settings;
	char *home;    /* racelab's own tree */
	char *runtime; /* directory of the prebuilt runtime objects */
	char *corpus;  /* the directory of bugs/ and fixes/ */
	char *state;   /* results, kept */
	char *work;    /* executables and reports, removed at the end */
	digest lab;    /* of racelab itself and of every runtime object */
	char *machine; /* kernel and processors */
	struct toolchain cc;
	struct tool *tools;
	size_t n_tools;
	struct pool *pool;
	FILE *trace;         /* of the pool's commands, or NULL */
	struct store *store; /* NULL: no state is kept */
	struct problems problems;
	struct trial *trials; /* of compile flags; suits.c */
};

/*
 * Set up a session; false with its problems filled when the machine or the
 * tree does not allow it.  With `keep` it opens the store of results too.  End
 * it with session_close() either way, which removes its work directory.
 */
bool session_open(struct session *session, const struct settings *settings,
		  bool keep);
void session_close(struct session *session);

/* The tree that racelab belongs to, to be freed; NULL: it was moved away. */
char *home_find(void);

/* The directory of bugs/ and fixes/ that the settings name, to be freed. */
char *corpus_directory(const struct settings *settings);

/* The directory in which results of the corpus at `root` are kept; to be
   freed. */
char *state_directory(const char *home, const char *root);

/* Whether the disk below the work directory is full, or nearly: then no report
   can be trusted to be whole. */
bool session_disk_full(const struct session *session);

#endif
