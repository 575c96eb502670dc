/* The compiler: found, or said plainly that it is not. */
#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "toolchain.h"

/* An executable script called NAME that runs `body`; its path, to be freed. */
static char *script(const char *name, const char *body)
{
	char *text = say("#!/bin/sh\n%s\n", body);
	char *path = in_scratch(name);

	put_file(name, text);
	assert_int_equal(0, chmod(path, 0755));
	free(text);
	return path;
}

static void a_missing_compiler(void **unused)
{
	struct toolchain cc;
	char *why = NULL;

	(void)unused;
	assert_false(toolchain_find(&cc, "no-such-compiler", &why));
	assert_non_null(strstr(why, "no compiler 'no-such-compiler' here"));
	assert_non_null(strstr(why, "--cc"));
	free(why);
	assert_false(toolchain_find(&cc, "/nonexistent/clang", &why));
	assert_non_null(strstr(why, "/nonexistent/clang"));
	free(why);
	assert_false(toolchain_find(&cc, "", &why));
	free(why);
}

static void no_compiler_at_all(void **unused)
{
	char *other = script("other", "echo 'other 1.0'");
	char *fails = script("clang", "echo 'clang version 14'; exit 1");
	char *silent = script("gcc", ":");
	char *dies = script("dies", "echo gcc; kill -9 $$");
	const char *const paths[] = {other, fails, silent, dies, scratch};
	struct toolchain cc;

	(void)unused;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		char *why = NULL;

		assert_false(toolchain_find(&cc, paths[i], &why));
		assert_non_null(strstr(why, paths[i]));
		assert_null(cc.path);
		free(why);
	}
	free(other);
	free(fails);
	free(silent);
	free(dies);
}

static void two_compilers(void **unused)
{
	char *clang = script("my clang", "echo 'Debian clang version 14.0.6'\n"
					 "echo second; echo third >&2");
	char *gcc =
		script("my gcc", "echo 'gcc-12 (Debian 12.2.0) 12.2.0'\n"
				 "echo '(C) 2022 Free Software Foundation'");
	struct toolchain cc;
	char *why = NULL;

	(void)unused;
	assert_true(toolchain_find(&cc, clang, &why));
	assert_string_equal(clang, cc.path);
	assert_string_equal(clang, cc.name);
	assert_string_equal("Debian clang version 14.0.6", cc.version);
	assert_true(cc.clang);
	toolchain_free(&cc);
	assert_true(toolchain_find(&cc, gcc, &why));
	assert_string_equal("gcc-12 (Debian 12.2.0) 12.2.0", cc.version);
	assert_false(cc.clang);
	toolchain_free(&cc);
	assert_null(why);
	free(clang);
	free(gcc);
}

static void what_is_in_the_path(void **unused)
{
	char *before = copy(getenv("PATH"));
	char *tool = script("bin/racelab tool", ":");
	char *plain = in_scratch("bin/plain");
	char *path;
	char *found;

	(void)unused;
	put_file("bin/plain", "not executable");
	put_file("first/racelab tool/file", "a directory of that name");
	path = say("%s/missing:%s/first:%s/bin:%s", scratch, scratch, scratch,
		   before);
	assert_int_equal(0, setenv("PATH", path, 1));
	found = program_in_path("racelab tool");
	assert_string_equal(tool, found);
	free(found);
	assert_null(program_in_path("plain"));
	assert_null(program_in_path(plain));
	assert_null(program_in_path("racelab"));
	found = program_in_path(tool);
	assert_string_equal(tool, found);
	free(found);
	assert_int_equal(0, setenv("PATH", "", 1));
	assert_null(program_in_path("racelab tool"));
	assert_int_equal(0, unsetenv("PATH"));
	assert_null(program_in_path("racelab tool"));
	assert_int_equal(0, setenv("PATH", before, 1));
	free(before);
	free(tool);
	free(plain);
	free(path);
}

static char *first_line(const char *command)
{
	const char *const call[] = {"sh", "-c", command, NULL};

	return first_line_of(call);
}

static void the_first_line_only(void **unused)
{
	char *line = first_line("echo one; echo two; echo no >&2");

	(void)unused;
	assert_string_equal("one", line);
	free(line);
	line = first_line("printf 'no newline'");
	assert_string_equal("no newline", line);
	free(line);
	line = first_line("cat"); /* reads nothing from the terminal */
	assert_string_equal("", line);
	free(line);
	assert_null(first_line("echo one; exit 3"));
	assert_null(first_line_of((const char *[]) {"/nonexistent", NULL}));
}

/* In a child, for what must not be waited for: that it never returns. */
static void a_flood_does_not_hang_the_driver(void **unused)
{
	const struct timespec moment = {.tv_nsec = 20000000};
	pid_t child = fork();
	int status = -1;
	pid_t ended = 0;

	(void)unused;
	assert_true(child >= 0);
	if (child == 0) {
		char *line;

		setpgid(0, 0);
		line = first_line("while :; do echo a line; done");
		_exit(line ? 1 : 0);
	}
	setpgid(child, child);
	for (int i = 0; i < 1000 && ended == 0; i++) {
		ended = waitpid(child, &status, WNOHANG);
		nanosleep(&moment, NULL);
	}
	kill(-child, SIGKILL);
	if (ended == 0)
		waitpid(child, NULL, 0);
	assert_int_equal(child, ended);
	assert_int_equal(0, status);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_missing_compiler),
		TEST(no_compiler_at_all),
		TEST(two_compilers),
		TEST(what_is_in_the_path),
		TEST(the_first_line_only),
		TEST(a_flood_does_not_hang_the_driver),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
