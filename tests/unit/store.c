/* Stored verdicts: found again only while nothing they rest on has changed. */
#include "unit.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store.h"

static struct store *open_store(void)
{
	char *why = NULL;
	struct store *store = store_open(scratch, &why);

	if (!store)
		fail_msg("%s", why);
	return store;
}

static const char *key_of(const char *text)
{
	static digest key;

	digest_bytes(key, text, strlen(text));
	return key;
}

/* Keep {"n": N} under `key`, read from `dependency` too (NULL: none). */
static void put(struct store *store, const char *key, int n,
		const char *dependency)
{
	json_t *verdict = json_pack("{s:i}", "n", n);
	json_t *files = json_object();

	if (dependency)
		json_object_set_new(
			files, dependency,
			json_string(store_digest(store, dependency)));
	assert_true(store_put(store, key_of(key), verdict, files));
	json_decref(verdict);
	json_decref(files);
}

/* What is kept under `key`, or -1. */
static int get(struct store *store, const char *key)
{
	json_t *verdict = store_get(store, key_of(key));
	int n = verdict ? (int)json_integer_value(json_object_get(verdict, "n"))
			: -1;

	json_decref(verdict);
	return n;
}

/* What another invocation finds. */
static int get_later(const char *key)
{
	struct store *store = open_store();
	int n = get(store, key);

	store_close(store);
	return n;
}

static void put_and_get(void **unused)
{
	struct store *store = open_store();

	(void)unused;
	assert_int_equal(-1, get(store, "a"));
	put(store, "a", 1, NULL);
	put(store, "b", 2, NULL);
	assert_int_equal(1, get(store, "a"));
	put(store, "a", 3, NULL);
	assert_int_equal(3, get(store, "a"));
	store_close(store);
	assert_int_equal(3, get_later("a"));
	assert_int_equal(2, get_later("b"));
	assert_int_equal(-1, get_later("c"));
}

static void a_dependency_that_changed(void **unused)
{
	char *header = in_scratch("h.h");
	struct store *store = open_store();

	(void)unused;
	put_file("h.h", "one");
	put(store, "a", 1, header);
	put(store, "b", 2, NULL);
	store_close(store);
	assert_int_equal(1, get_later("a"));
	put_file("h.h", "two");
	assert_int_equal(-1, get_later("a"));
	assert_int_equal(2, get_later("b"));
	put_file("h.h", "one");
	assert_int_equal(1, get_later("a"));
	assert_int_equal(0, unlink(header));
	assert_int_equal(-1, get_later("a"));
	free(header);
}

/* What was never read cannot be unchanged. */
static void a_dependency_that_was_not_there(void **unused)
{
	char *header = in_scratch("h.h");
	struct store *store = open_store();
	json_t *verdict = json_pack("{s:i}", "n", 1);
	json_t *files = json_pack("{s:s}", header, store_digest(store, header));

	(void)unused;
	(void)store_put(store, key_of("a"), verdict, files);
	store_close(store);
	assert_int_equal(-1, get_later("a"));
	put_file("h.h", "now it is");
	assert_int_equal(-1, get_later("a"));
	json_decref(verdict);
	json_decref(files);
	free(header);
}

static void a_damaged_file(void **unused)
{
	char *why = NULL;

	(void)unused;
	put_file("results.sqlite",
		 "This is not the file of a database at all; it is only long "
		 "enough to look like one to somebody who reads a header of "
		 "one hundred bytes.");
	assert_null(store_open(scratch, &why));
	assert_non_null(why);
	assert_non_null(strstr(why, "results.sqlite"));
	assert_non_null(strstr(why, "delete the file"));
	free(why);
}

static void a_damaged_row(void **unused)
{
	struct store *store = open_store();
	sqlite3 *db;
	char *path;

	(void)unused;
	put(store, "a", 1, NULL);
	store_close(store);
	path = in_scratch("results.sqlite");
	assert_int_equal(SQLITE_OK, sqlite3_open(path, &db));
	assert_int_equal(
		SQLITE_OK,
		sqlite3_exec(db,
			     "UPDATE verdict SET result = substr(result, 1, 3)",
			     NULL, NULL, NULL));
	assert_int_equal(SQLITE_OK, sqlite3_close(db));
	free(path);
	assert_int_equal(-1, get_later("a"));
}

static void no_directory(void **unused)
{
	char *why = NULL;
	char *missing = in_scratch("missing");

	(void)unused;
	assert_null(store_open(missing, &why));
	assert_non_null(why);
	free(why);
	free(missing);
}

static void two_at_once(void **unused)
{
	struct store *one = open_store();
	struct store *two = open_store();

	(void)unused;
	for (int i = 0; i < 20; i++) {
		put(one, "shared", i, NULL);
		assert_int_equal(i, get(two, "shared"));
		put(two, "other", i, NULL);
		assert_int_equal(i, get(one, "other"));
	}
	store_close(one);
	assert_int_equal(19, get(two, "shared"));
	store_close(two);
}

/* Two racelab at once: nothing that one of them writes is lost. */
static void two_processes_at_once(void **unused)
{
	enum { EACH = 30 };
	struct store *store;
	pid_t children[2];

	(void)unused;
	for (int c = 0; c < 2; c++) {
		children[c] = fork();
		assert_true(children[c] >= 0);
		if (children[c] > 0)
			continue;
		store = open_store();
		for (int i = 0; i < EACH; i++) {
			char *key = say("%d %d", c, i);
			json_t *verdict = json_pack("{s:i}", "n", i);
			json_t *none = json_object();

			if (!store_put(store, key_of(key), verdict, none))
				_exit(1);
			json_decref(verdict);
			json_decref(none);
			free(key);
		}
		store_close(store);
		_exit(0);
	}
	for (int c = 0; c < 2; c++) {
		int status;

		assert_int_equal(children[c], waitpid(children[c], &status, 0));
		assert_int_equal(0, status);
	}
	store = open_store();
	for (int c = 0; c < 2; c++)
		for (int i = 0; i < EACH; i++) {
			char *key = say("%d %d", c, i);

			assert_int_equal(i, get(store, key));
			free(key);
		}
	store_close(store);
}

struct seen {
	unsigned n;
	uint64_t seeds[8];
};

static void take(const struct past *past, void *argument)
{
	struct seen *seen = argument;

	assert_string_equal("x/a", past->program);
	assert_string_equal("tsan", past->detector);
	assert_string_equal("PROVED", past->verdict);
	assert_string_equal("clang 14", past->toolchain);
	assert_int_equal(2, past->found);
	assert_int_equal(5, past->runs);
	assert_true(seen->n < 8);
	seen->seeds[seen->n++] = past->seed;
}

static void remember(struct store *store, const char *program, int64_t at,
		     uint64_t seed, double seconds)
{
	const struct past past = {at,   "x/a", "tsan", "PROVED", "clang 14",
				  seed, 2,     5,      seconds};
	struct past this = past;

	this.program = program;
	assert_true(store_remember(store, &this));
}

static void history_is_told_oldest_first(void **unused)
{
	struct store *store = open_store();
	struct seen seen = {0};

	(void)unused;
	remember(store, "x/a", 300, 3, 1);
	remember(store, "x/a", 100, 1, 1);
	remember(store, "x/b", 150, 9, 1);
	remember(store, "x/a", 200, UINT64_MAX, 1);
	remember(store, "x/a", 300, 4, 1); /* the same second: as added */
	store_history(store, "x/a", take, &seen);
	assert_int_equal(4, seen.n);
	assert_true(seen.seeds[0] == 1);
	assert_true(seen.seeds[1] == UINT64_MAX);
	assert_true(seen.seeds[2] == 3);
	assert_true(seen.seeds[3] == 4);
	store_close(store);
}

static void the_time_of_the_last_run(void **unused)
{
	struct store *store = open_store();

	(void)unused;
	assert_true(store_expected(store, "x/a", "tsan") == 0);
	remember(store, "x/a", 300, 1, 3.5);
	remember(store, "x/a", 100, 1, 1.5);
	assert_true(store_expected(store, "x/a", "tsan") == 3.5);
	assert_true(store_expected(store, "x/a", "drd") == 0);
	assert_true(store_expected(store, "x/b", "tsan") == 0);
	remember(store, "x/a", 300, 1, 4.5);
	assert_true(store_expected(store, "x/a", "tsan") == 4.5);
	store_close(store);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(put_and_get),
		TEST(a_dependency_that_changed),
		TEST(a_dependency_that_was_not_there),
		TEST(a_damaged_file),
		TEST(a_damaged_row),
		TEST(no_directory),
		TEST(two_at_once),
		TEST(two_processes_at_once),
		TEST(history_is_told_oldest_first),
		TEST(the_time_of_the_last_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
