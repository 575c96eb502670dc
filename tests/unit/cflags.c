/* Which flags a case may have, and that no other gets through. */
#include "unit.h"

#include "cflags.h"
#include "corpus.h"

static void good_flags_are_taken_word_by_word(void **unused)
{
	struct argv flags = {0};
	static const char *const want[] = {"-fopenmp", "-DN=3",     "-UX",
					   "-lrt",     "-mavx",     "-Wno-foo",
					   "",         "-std=gnu11"};

	(void)unused;
	assert_null(cflags_parse(
		&flags, "  -fopenmp -DN=3\t-UX -lrt   -mavx -Wno-foo "));
	assert_int_equal(6, flags.n);
	for (size_t i = 0; i < flags.n; i++)
		assert_string_equal(want[i], flags.at[i]);
	assert_null(cflags_parse(&flags, "-std=gnu11"));
	assert_string_equal(want[7], flags.at[6]);
	argv_free(&flags);
	assert_null(cflags_parse(&flags, ""));
	assert_int_equal(0, flags.n);
}

static void no_other_flag_gets_through(void **unused)
{
	static const char *const bad[] = {
		"-o",
		"-ox",
		"-c",
		"-E",
		"-S",
		"-O2",
		"-g",
		"-I.",
		"-include",
		"-x",
		"-B/",
		"@file",
		"x.c",
		"x.o",
		"-",
		"--help",
		"-D",
		"-f",
		"-l",
		"-std=",
		"-Wl,-e,x",
		"-Wa,-x",
		"-Wp,-x",
		"-specs=x",
		"-wrapper",
		"-fplugin=x",
		"-fsanitize=address",
		"-flto",
		"-fno-sanitize=thread",
		"-fdump-x",
		"-mllvm",
		"-fprofile-generate",
		"-save-temps",
		"-L/x",
		"-isystem",
		"-MD",
		"-fopenmp;ls -x",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct argv flags = {0};
		char *text = say("-DOK %s", bad[i]);
		char *why = cflags_parse(&flags, text);

		/* What holds a blank is two words, each of which is judged. */
		if (!why || !strstr(why, "is no flag for a case"))
			fail_msg("'%s': %s", bad[i], why ? why : "accepted");
		argv_free(&flags);
		free(why);
		free(text);
	}
}

static const char bug[] = "/*\n * T.\n *\n * class: x\n"
			  " * cflags: -fopenmp -DN=2\n * unproved: w\n */\n"
			  "int x;\n";
static const char fix[] = "/*\n * T.\n *\n * cost: 1\n */\nint x;\n";

static void a_fix_has_its_bugs_flags(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_file("bugs/x/a.c", bug);
	put_file("fixes/x/a.one.c", fix);
	corpus_read(&corpus, scratch);
	assert_no_problem(&corpus.problems);
	assert_int_equal(2, corpus.n);
	for (size_t i = 0; i < corpus.n; i++) {
		assert_int_equal(2, corpus.programs[i].cflags.n);
		assert_string_equal("-fopenmp",
				    corpus.programs[i].cflags.at[0]);
		assert_string_equal("-DN=2", corpus.programs[i].cflags.at[1]);
	}
	corpus_free(&corpus);
}

/* `racelab run DETECTOR FILE.c`: no case, and still to be built. */
static void a_file_outside_a_corpus_has_its_own(void **unused)
{
	struct problems problems = {0};
	struct program program;

	(void)unused;
	program_parse(&program, "a.c", NULL, NULL, bug, strlen(bug), &problems);
	assert_no_problem(&problems);
	assert_int_equal(2, program.cflags.n);
	assert_int_equal(0, program.n_claims);
	program_free(&program);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_flags_are_taken_word_by_word),
		cmocka_unit_test(no_other_flag_gets_through),
		cmocka_unit_test_setup_teardown(a_fix_has_its_bugs_flags,
						scratch_make, scratch_remove),
		cmocka_unit_test(a_file_outside_a_corpus_has_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
