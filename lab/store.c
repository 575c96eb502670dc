/* store.c - verdicts and history in sqlite3. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "store.h"

enum { PATIENCE = 20000 /* milliseconds to wait for another racelab */ };

struct store {
	sqlite3 *db;
	json_t *seen; /* digests of files, by path, as of this invocation */
};

static const char schema[] =
	"PRAGMA journal_mode = WAL;"
	"PRAGMA synchronous = NORMAL;"
	"CREATE TABLE IF NOT EXISTS verdict ("
	" key TEXT PRIMARY KEY, result TEXT NOT NULL, files TEXT NOT NULL);"
	"CREATE TABLE IF NOT EXISTS history ("
	" at INTEGER, program TEXT, detector TEXT, verdict TEXT,"
	" toolchain TEXT, seed INTEGER, found INTEGER, runs INTEGER,"
	" seconds REAL);"
	"CREATE INDEX IF NOT EXISTS history_by_program"
	" ON history (program, detector, at);";

struct store *store_open(const char *directory, char **why)
{
	struct store *store = new_array(1, sizeof *store);
	char *path = say("%s/results.sqlite", directory);
	char *error = NULL;

	if (sqlite3_open(path, &store->db) == SQLITE_OK &&
	    sqlite3_busy_timeout(store->db, PATIENCE) == SQLITE_OK &&
	    sqlite3_exec(store->db, schema, NULL, NULL, &error) == SQLITE_OK) {
		store->seen = json_object();
		free(path);
		return store;
	}
	*why = say("%s: %s; delete the file if it is damaged", path,
		   error ? error : sqlite3_errmsg(store->db));
	sqlite3_free(error);
	sqlite3_close(store->db);
	free(store);
	free(path);
	return NULL;
}

void store_close(struct store *store)
{
	json_decref(store->seen);
	sqlite3_close(store->db);
	free(store);
}

static sqlite3_stmt *prepared(struct store *store, const char *text)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(store->db, text, -1, &statement, NULL) !=
	    SQLITE_OK)
		return NULL;
	return statement;
}

const char *store_digest(struct store *store, const char *path)
{
	const char *known =
		json_string_value(json_object_get(store->seen, path));
	digest now;

	if (known)
		return known;
	digest_file(now, path);
	json_object_set_new(store->seen, path, json_string(now));
	return json_string_value(json_object_get(store->seen, path));
}

static bool unchanged(struct store *store, json_t *files)
{
	const char *path;
	json_t *was;

	if (!json_is_object(files))
		return false;
	json_object_foreach(files, path, was)
	{
		const char *before = json_string_value(was);

		if (!before || strcmp(before, "-") == 0 ||
		    strcmp(before, store_digest(store, path)) != 0)
			return false;
	}
	return true;
}

json_t *store_get(struct store *store, const digest key)
{
	sqlite3_stmt *find = prepared(
		store, "SELECT result, files FROM verdict WHERE key = ?");
	json_t *result = NULL;

	if (!find)
		return NULL;
	sqlite3_bind_text(find, 1, key, -1, SQLITE_STATIC);
	if (sqlite3_step(find) == SQLITE_ROW) {
		json_t *files = json_loads(
			(const char *)sqlite3_column_text(find, 1), 0, NULL);

		if (files && unchanged(store, files))
			result = json_loads(
				(const char *)sqlite3_column_text(find, 0), 0,
				NULL);
		json_decref(files);
	}
	sqlite3_finalize(find);
	return result;
}

bool store_put(struct store *store, const digest key, const json_t *verdict,
	       json_t *files)
{
	sqlite3_stmt *put = prepared(store, "INSERT OR REPLACE INTO verdict "
					    "VALUES (?, ?, ?)");
	char *result = json_dumps(verdict, JSON_COMPACT);
	char *listed = json_dumps(files, JSON_COMPACT);
	bool done = false;

	if (put && result && listed) {
		sqlite3_bind_text(put, 1, key, -1, SQLITE_STATIC);
		sqlite3_bind_text(put, 2, result, -1, SQLITE_STATIC);
		sqlite3_bind_text(put, 3, listed, -1, SQLITE_STATIC);
		done = sqlite3_step(put) == SQLITE_DONE;
	}
	sqlite3_finalize(put);
	free(result);
	free(listed);
	return done;
}

bool store_remember(struct store *store, const struct past *past)
{
	sqlite3_stmt *put = prepared(store, "INSERT INTO history VALUES "
					    "(?, ?, ?, ?, ?, ?, ?, ?, ?)");
	bool done;

	if (!put)
		return false;
	sqlite3_bind_int64(put, 1, past->at);
	sqlite3_bind_text(put, 2, past->program, -1, SQLITE_STATIC);
	sqlite3_bind_text(put, 3, past->detector, -1, SQLITE_STATIC);
	sqlite3_bind_text(put, 4, past->verdict, -1, SQLITE_STATIC);
	sqlite3_bind_text(put, 5, past->toolchain, -1, SQLITE_STATIC);
	sqlite3_bind_int64(put, 6, (sqlite3_int64)past->seed);
	sqlite3_bind_int64(put, 7, past->found);
	sqlite3_bind_int64(put, 8, past->runs);
	sqlite3_bind_double(put, 9, past->seconds);
	done = sqlite3_step(put) == SQLITE_DONE;
	sqlite3_finalize(put);
	return done;
}

void store_history(struct store *store, const char *program,
		   void (*each)(const struct past *past, void *argument),
		   void *argument)
{
	sqlite3_stmt *find = prepared(
		store, "SELECT * FROM history WHERE program = ? ORDER BY "
		       "at, rowid");

	if (!find)
		return;
	sqlite3_bind_text(find, 1, program, -1, SQLITE_STATIC);
	while (sqlite3_step(find) == SQLITE_ROW) {
		const struct past past = {
			.at = sqlite3_column_int64(find, 0),
			.program = (const char *)sqlite3_column_text(find, 1),
			.detector = (const char *)sqlite3_column_text(find, 2),
			.verdict = (const char *)sqlite3_column_text(find, 3),
			.toolchain = (const char *)sqlite3_column_text(find, 4),
			.seed = (uint64_t)sqlite3_column_int64(find, 5),
			.found = (unsigned)sqlite3_column_int64(find, 6),
			.runs = (unsigned)sqlite3_column_int64(find, 7),
			.seconds = sqlite3_column_double(find, 8),
		};

		each(&past, argument);
	}
	sqlite3_finalize(find);
}

double store_expected(struct store *store, const char *program,
		      const char *detector)
{
	sqlite3_stmt *find = prepared(
		store, "SELECT seconds FROM history WHERE program = ? AND "
		       "detector = ? ORDER BY at DESC LIMIT 1");
	double seconds = 0;

	if (!find)
		return 0;
	sqlite3_bind_text(find, 1, program, -1, SQLITE_STATIC);
	sqlite3_bind_text(find, 2, detector, -1, SQLITE_STATIC);
	if (sqlite3_step(find) == SQLITE_ROW)
		seconds = sqlite3_column_double(find, 0);
	sqlite3_finalize(find);
	return seconds;
}
