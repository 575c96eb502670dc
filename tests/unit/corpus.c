/* The corpus: found by path, paired by name, the same outside the regions. */
#include "unit.h"

#include <sys/stat.h>
#include <unistd.h>

#include "corpus.h"

static const char fix_text[] = "/*\n * A fix.\n */\nint main(void);\n";

/* Put a bug of `class` there. */
static void put_bug(const char *class, const char *file)
{
	char *name = say("bugs/%s/%s", class, file);
	char *text = say("/*\n * A bug.\n *\n * class: %s\n * unproved: w\n"
			 " */\nint main(void);\n",
			 class);

	put_file(name, text);
	free(text);
	free(name);
}

static const struct program *named(const struct corpus *corpus,
				   const char *name)
{
	for (size_t i = 0; i < corpus->n; i++)
		if (strcmp(corpus->programs[i].name, name) == 0)
			return &corpus->programs[i];
	return NULL;
}

static void pairs_are_found_and_sorted(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_bug("x", "b.c");
	put_bug("x", "a.c");
	put_bug("x", "a-b.c");
	put_bug("w w", "z.c");
	put_file("fixes/x/a.mutex.c", fix_text);
	put_file("fixes/x/a.atomic.c", fix_text);
	put_file("fixes/x/a-b.m.c", fix_text);
	put_file("fixes/x/b.m.c", fix_text);
	put_file("fixes/w w/z.m.c", fix_text);
	put_file("bugs/x/README.md", "no case");
	put_file("bugs/x/.hidden.c", "no case");
	put_file("bugs/README.md", "no class");
	corpus_read(&corpus, scratch);
	assert_no_problem(&corpus.problems);
	assert_int_equal(9, corpus.n);
	for (size_t i = 0; i < corpus.n; i++) {
		const struct program *p = &corpus.programs[i];

		assert_false(p->broken);
		/* Each fix stands right behind its bug or a fix of it. */
		assert_true(!p->how || corpus_bug(&corpus, p) ==
					       corpus_bug(&corpus, p - 1));
	}
	assert_ptr_equal(named(&corpus, "x/a"),
			 corpus_bug(&corpus, named(&corpus, "x/a.mutex")));
	assert_ptr_equal(named(&corpus, "x/a"),
			 named(&corpus, "x/a.atomic") - 1);
	assert_string_equal("mutex", named(&corpus, "x/a.mutex")->how);
	assert_string_equal("w w", named(&corpus, "w w/z")->class);
	assert_ptr_equal(named(&corpus, "x/b"),
			 corpus_bug(&corpus, named(&corpus, "x/b")));
	corpus_free(&corpus);
}

static void orphans_are_broken(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_bug("x", "alone.c");
	put_bug("x", "good.c");
	put_file("fixes/x/good.m.c", fix_text);
	put_file("fixes/x/lost.m.c", fix_text);
	put_file("fixes/v/good.m.c", fix_text); /* of another class */
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 0,
			 "a bug without a fix, fixes/x/alone.HOW.c");
	assert_complains(&corpus.problems, 0,
			 "a fix without its bug, bugs/x/lost.c");
	assert_complains(&corpus.problems, 0,
			 "a fix without its bug, bugs/v/good.c");
	assert_int_equal(3, corpus.problems.n);
	assert_true(named(&corpus, "x/alone")->broken);
	assert_true(named(&corpus, "x/lost.m")->broken);
	assert_true(named(&corpus, "v/good.m")->broken);
	/* The others can be judged all the same. */
	assert_false(named(&corpus, "x/good")->broken);
	assert_false(named(&corpus, "x/good.m")->broken);
	corpus_free(&corpus);
}

static void names_that_say_too_much_or_too_little(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_bug("x", "a.c");
	put_bug("x", "a.b.c");
	put_file("fixes/x/a.c", fix_text);
	put_file("fixes/x/a.m.c", fix_text);
	put_file("fixes/x/a.m.n.c", fix_text);
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 0, "without a second dot");
	assert_complains(&corpus.problems, 0, "a fix is called NAME.HOW.c");
	/* The first dot parts the name, all else is HOW. */
	assert_non_null(named(&corpus, "x/a.m.n"));
	assert_string_equal("m.n", named(&corpus, "x/a.m.n")->how);
	assert_ptr_equal(named(&corpus, "x/a"),
			 corpus_bug(&corpus, named(&corpus, "x/a.m.n")));
	corpus_free(&corpus);
}

static void a_fix_must_say_how(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_bug("x", "a.c");
	put_file("fixes/x/a.m.c", fix_text);
	put_file("fixes/x/a..c", fix_text);
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 0, "a fix is called NAME.HOW.c");
	corpus_free(&corpus);
}

/* Only the file's name is parted at its dot. */
static void a_class_with_a_dot(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_bug("c11.atomics", "a.c");
	put_file("fixes/c11.atomics/a.m.c", fix_text);
	corpus_read(&corpus, scratch);
	assert_no_problem(&corpus.problems);
	corpus_free(&corpus);
}

static void without_its_directories(void **unused)
{
	struct corpus corpus;

	(void)unused;
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 0, "a corpus has bugs/ and fixes/");
	assert_int_equal(2, corpus.problems.n);
	assert_int_equal(0, corpus.n);
	corpus_free(&corpus);
}

/* A broken file must not take the others with it, whatever is asked. */
static void a_file_that_cannot_be_read(void **unused)
{
	struct corpus corpus;
	char *fifo = in_scratch("bugs/x/fifo.c");
	char *link = in_scratch("bugs/x/link.c");

	(void)unused;
	put_bug("x", "a.c");
	put_file("fixes/x/a.m.c", fix_text);
	put_file("bugs/x/directory.c/file", "");
	assert_int_equal(0, mkfifo(fifo, 0600));
	assert_int_equal(0, symlink("nowhere", link));
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 0, "cannot be read");
	assert_false(named(&corpus, "x/a")->broken);
	for (size_t i = 0; i < corpus.n; i++)
		assert_true(corpus.programs[i].broken ||
			    corpus.programs[i].class);
	free(fifo);
	free(link);
	corpus_free(&corpus);
}

static void selecting_among_files_that_cannot_be_read(void **unused)
{
	struct corpus corpus;
	unsigned selected = 0;

	(void)unused;
	put_bug("x", "a.c");
	put_file("fixes/x/a.m.c", fix_text);
	put_file("bugs/x/directory.c/file", "");
	corpus_read(&corpus, scratch);
	for (size_t i = 0; i < corpus.n; i++)
		selected += corpus_selects(&corpus, "x/a", &corpus.programs[i]);
	assert_int_equal(2, selected);
	corpus_free(&corpus);
}

/* A bug is compared with its own fixes, a fix with its bug. */
static void who_is_compared_with_whom(void **unused)
{
	struct corpus corpus;
	const struct program **rivals;
	size_t n;

	(void)unused;
	put_bug("x", "a.c");
	put_bug("x", "ab.c");
	put_file("fixes/x/a.m.c", fix_text);
	put_file("fixes/x/a.n.c", fix_text);
	put_file("fixes/x/a.broken.c", "no header\n");
	put_file("fixes/x/ab.m.c", fix_text);
	corpus_read(&corpus, scratch);
	rivals = corpus_rivals(&corpus, named(&corpus, "x/a"), &n);
	assert_int_equal(2, n);
	assert_ptr_equal(named(&corpus, "x/a.m"), rivals[0]);
	assert_ptr_equal(named(&corpus, "x/a.n"), rivals[1]);
	free(rivals);
	rivals = corpus_rivals(&corpus, named(&corpus, "x/ab.m"), &n);
	assert_int_equal(1, n);
	assert_ptr_equal(named(&corpus, "x/ab"), rivals[0]);
	free(rivals);
	corpus_free(&corpus);
}

/* ---- patterns ---- */

static void patterns_select(void **unused)
{
	static const struct {
		const char *pattern;
		const char *program;
		bool selects;
	} rows[] = {
		{"x/a", "x/a", true},
		{"x/a", "x/a.m", true}, /* a bug's name: its fixes too */
		{"x/a.m", "x/a.m", true},
		{"x/a.m", "x/a", false},
		{"x/a.m", "x/a.n", false},
		{"x/a", "x/ab", false},
		{"x", "x/a", true},
		{"x", "x/a.m", true},
		{"x", "y/a", false},
		{"y", "y/a", true},
		{"x/*", "x/ab", true},
		{"*/a", "y/a", true},
		{"x/a?", "x/ab", true},
		{"x/a?", "x/a", false},
		{"bugs/x/a.c", "x/a", true},
		{"bugs/x/a.c", "x/ab", false},
		{"fixes/x/a.m.c", "x/a.m", true},
		{"fixes/x/a.m.c", "x/a", false},
		{"./bugs/x/a.c", "x/a", true},
		{"bugs/*", "x/a", true},
		{"bugs/*", "x/a.m", false},
		{"", "x/a", false},
		{"X/a", "x/a", false},
	};
	struct corpus corpus;
	char *path;

	(void)unused;
	put_bug("x", "a.c");
	put_bug("x", "ab.c");
	put_bug("y", "a.c");
	put_file("fixes/x/a.m.c", fix_text);
	put_file("fixes/x/a.n.c", fix_text);
	put_file("fixes/x/ab.m.c", fix_text);
	put_file("fixes/y/a.m.c", fix_text);
	corpus_read(&corpus, scratch);
	assert_no_problem(&corpus.problems);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (corpus_selects(&corpus, rows[i].pattern,
				   named(&corpus, rows[i].program)) !=
		    rows[i].selects)
			fail_msg("'%s' %s %s", rows[i].pattern,
				 rows[i].selects ? "misses" : "selects",
				 rows[i].program);
	path = in_scratch("bugs/x/a.c");
	assert_true(corpus_selects(&corpus, path, named(&corpus, "x/a")));
	assert_false(corpus_selects(&corpus, path, named(&corpus, "y/a")));
	free(path);
	corpus_free(&corpus);
}

/* ---- bug and fix outside the edit regions ---- */

static bool differ(const char *bug, const char *fix)
{
	struct problems problems = {0};
	struct problems ignored = {0};
	struct program a;
	struct program b;
	char *bug_text = say("/*\n * A bug.\n */\n%s", bug);
	char *text = say("/*\n * Another text.\n *\n * cost: 1\n */\n%s", fix);
	bool result;

	program_parse(&a, "bugs/x/a.c", "x", NULL, bug_text, strlen(bug_text),
		      &ignored);
	program_parse(&b, "fixes/x/a.m.c", "x", "m", text, strlen(text),
		      &ignored);
	result = differs_outside(&a, &b, &problems);
	assert_int_equal(result, problems.n > 0);
	for (size_t i = 0; i < problems.n; i++)
		assert_string_equal("fixes/x/a.m.c", problems.at[i].file);
	program_free(&a);
	program_free(&b);
	problems_free(&problems);
	problems_free(&ignored);
	free(bug_text);
	free(text);
	return result;
}

static void the_same_outside(void **unused)
{
	(void)unused;
	assert_false(differ("a\n//@ edit\nb\n//@ end\nc\n",
			    "a\n//@ edit\nx\ny\n//@ end\nc\n"));
	assert_false(differ("a\n//@ edit\nb\n//@ end\nc\n",
			    "a\n//@ edit\n//@ end\nc\n"));
	/* marks, blanks at the end, empty lines */
	assert_false(differ("a; //@ l\n//@ edit\nb\n//@ end\nc\n",
			    "a;\n//@ edit\nb\n//@ end\nc\n"));
	assert_false(differ("a;\n//@ edit\nb\n//@ end\nc\n",
			    "a;  \t\n//@ edit\nb\n//@ end\nc"));
	assert_false(differ("a;\n//@ edit\nb\n//@ end\nc\n",
			    "a;\r\n//@ edit\r\nb\r\n//@ end\r\nc\r\n"));
	assert_false(
		differ("a;\n//@ edit\nb\n//@ end\n//@ edit\n//@ end\nc\n",
		       "a;\n//@ edit\n//@ end\n//@ edit\nb\n//@ end\nc\n"));
	/* nothing is marked, nothing is compared */
	assert_false(differ("a\nb\n", "x\n"));
}

static void different_outside(void **unused)
{
	(void)unused;
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc;\n",
			   "a;\n//@ edit\nb\n//@ end\nd;\n"));
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc;\n",
			   "d;\n//@ edit\nb\n//@ end\nc;\n"));
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc;\n",
			   "a;\n//@ edit\nb\n//@ end\n"));
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc;\n",
			   "a;\n//@ edit\nb\n//@ end\nc;\nd;\n"));
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc d;\n",
			   "a;\n//@ edit\nb\n//@ end\ncd;\n"));
	assert_true(differ("//@ edit\nb\n//@ end\nc;\nd;\n",
			   "//@ edit\nb\n//@ end\nd;\nc;\n"));
	/* a region more, a region less */
	assert_true(differ("a;\n//@ edit\nb\n//@ end\nc;\n", "a;\nb\nc;\n"));
	assert_true(differ("a;\nb\nc;\n", "a;\n//@ edit\nb\n//@ end\nc;\n"));
	assert_true(
		differ("a;\n//@ edit\nb\n//@ end\nc;\n",
		       "a;\n//@ edit\n//@ end\n//@ edit\nb\n//@ end\nc;\n"));
}

/* The lines outside are the same, and yet the code moved past them. */
static void a_region_that_moved(void **unused)
{
	(void)unused;
	assert_true(differ("a;\n//@ edit\nx;\n//@ end\nb;\n",
			   "a;\nb;\n//@ edit\ny;\n//@ end\n"));
	assert_true(
		differ("//@ edit\n//@ end\na;\nb;\n//@ edit\n//@ end\n",
		       "//@ edit\n//@ end\na;\n//@ edit\nx;\n//@ end\nb;\n"));
}

static void a_difference_breaks_the_fix(void **unused)
{
	struct corpus corpus;

	(void)unused;
	put_file("bugs/x/a.c",
		 "/*\n * A bug.\n *\n * class: x\n"
		 " * unproved: w\n */\n//@ edit\na\n//@ end\nb\n");
	put_file("fixes/x/a.m.c",
		 "/*\n * A fix.\n */\n//@ edit\nz\n//@ end\nb\n");
	put_file("fixes/x/a.n.c",
		 "/*\n * A fix.\n */\n//@ edit\nz\n//@ end\nB\n");
	corpus_read(&corpus, scratch);
	assert_complains(&corpus.problems, 7, "outside the edit regions");
	assert_int_equal(1, corpus.problems.n);
	assert_false(named(&corpus, "x/a")->broken);
	assert_false(named(&corpus, "x/a.m")->broken);
	assert_true(named(&corpus, "x/a.n")->broken);
	corpus_free(&corpus);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(pairs_are_found_and_sorted),
		TEST(orphans_are_broken),
		TEST(names_that_say_too_much_or_too_little),
		TEST(a_fix_must_say_how),
		TEST(a_class_with_a_dot),
		TEST(without_its_directories),
		TEST(a_file_that_cannot_be_read),
		TEST(selecting_among_files_that_cannot_be_read),
		TEST(who_is_compared_with_whom),
		TEST(patterns_select),
		TEST(the_same_outside),
		TEST(different_outside),
		TEST(a_region_that_moved),
		TEST(a_difference_breaks_the_fix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
