/* Every rule of the case format, and each error with its line and words. */
#include "unit.h"

#include "case.h"

static struct problems problems;
static struct program program;

static void read_text(const char *how, const char *text, size_t length)
{
	program_parse(&program, "dir with blank/y.c", "x", how, text, length,
		      &problems);
}

static int drop(void **unused)
{
	(void)unused;
	program_free(&program);
	problems_free(&problems);
	return 0;
}

/* A bug with these key lines, from line 4 on, and this body. */
static char *bug_text(const char *keys, const char *body)
{
	return say("/*\n * A title.\n *\n%s */\n%s", keys, body);
}

struct wrong {
	const char *keys;
	const char *body;
	int line; /* of the problem */
	const char *what;
};

#define GOOD " * class: x\n * tsan: data-race a\n"
#define MARKED "a = 1; //@ a\n"

static const struct wrong wrong_bugs[] = {
	{" * class: x\n * colour: red\n * unproved: w\n", "", 5,
	 "unknown key 'colour'"},
	{" * class: x\n * class: x\n * unproved: w\n", "", 5,
	 "'class' stands twice"},
	{" * class: x\n * cwe: 1\n * cwe: 2\n * unproved: w\n", "", 6,
	 "'cwe' stands twice"},
	{" * class: x\n * tsan: data-race a\n * tsan: data-race a\n", MARKED, 6,
	 "second line for 'tsan'"},
	{" * class: x\n * cwe:\n * unproved: w\n", "", 5, "has no value"},
	{" * class:\n * unproved: w\n", "", 4, "has no value"},
	{" * class: x\n * tsan:\n", "", 5, "an empty expectation"},
	{" * class: x\n * hint:\n * unproved: w\n", "", 5, "has no value"},
	{" * class: y\n * unproved: w\n", "", 4, "class differs"},
	{" * unproved: w\n", "", 1, "has no `class: x`"},
	{" * class: x\n", "", 1, "no detector's line"},
	{" * class: x\n * tsan: data-race a b\n", MARKED, 5,
	 "label 'b' is marked nowhere"},
	{GOOD, MARKED "b = 1; //@ b\n", 8, "mark 'b' is named by no line"},
	{GOOD, "a; //@ a b\n", 7, "mark 'b' is named by no line"},
	{GOOD, MARKED "b; //@\n", 8, "//@ without a label"},
	{GOOD, MARKED "b; //@  \t\n", 8, "//@ without a label"},
	{GOOD, MARKED "//@ edit\nb\n", 8, "without its //@ end"},
	{GOOD, MARKED "//@ end\n", 8, "without its //@ edit"},
	{GOOD, MARKED "//@ edit\n//@ edit\n//@ end\n", 9,
	 "inside an edit region"},
	{GOOD, MARKED "//@ edit\n//@ end\n//@ end\n", 10,
	 "without its //@ edit"},
	{GOOD, MARKED "//@edit\n//@ end\n", 9, "without its //@ edit"},
	{GOOD, MARKED "b; //@ edit\nc\n//@ end\n", 8, "edit"},
	{GOOD, MARKED "//@ edit\nc\nd; //@ end\n", 10, "end"},

	{" * class: x\n * cflags: -fopenmp -o x\n * unproved: w\n", "", 5,
	 "'-o' is no flag for a case: the lab says where"},
	{" * class: x\n * cflags:\n * unproved: w\n", "", 5, "has no value"},
	{" * class: x\n * cflags: -lm\n * cflags: -lm\n * unproved: w\n", "", 6,
	 "'cflags' stands twice"},

	/* the grammar of a detector's line */
	{" * class: x\n * tsan: data-rase a\n", MARKED, 5,
	 "unknown kind of finding 'data-rase'"},
	{" * class: x\n * tsan: DATA-RACE a\n", MARKED, 5, "unknown kind"},
	{" * class: x\n * tsan: data-race\n", MARKED, 5, "names no label"},
	{" * class: x\n * tsan: data-race -- why\n", MARKED, 5,
	 "names no label"},
	{" * class: x\n * tsan: data-race a a a\n", MARKED, 5,
	 "one word too many"},
	{" * class: x\n * tsan: data-race a,b\n", MARKED, 5, "is no label"},
	{" * class: x\n * tsan: maybe data-race a\n", MARKED, 5,
	 "needs its reason"},
	{" * class: x\n * tsan: maybe data-race a --\n", MARKED, 5,
	 "needs its reason"},
	{" * class: x\n * tsan: maybe -- why\n", MARKED, 5, "unknown kind"},
	{" * class: x\n * tsan: maybe nothing -- why\n", MARKED, 5,
	 "unknown kind"},
	{" * class: x\n * tsan: nothing\n", "", 5, "needs its reason"},
	{" * class: x\n * tsan: dies --\n", "", 5, "needs its reason"},
	{" * class: x\n * tsan: maybe dies\n", "", 5, "needs its reason"},
	{" * class: x\n * tsan: maybe dies a -- why\n", MARKED, 5,
	 "stands alone"},
	{" * class: x\n * tsan: cannot -- \n", "", 5, "needs its reason"},
	{" * class: x\n * tsan: nothing a -- why\n", MARKED, 5, "stands alone"},
	{" * class: x\n * tsan: dies data-race a -- why\n", MARKED, 5,
	 "stands alone"},
	{" * class: x\n * tsan: noise data-race a -- why\n", MARKED, 5,
	 "'noise' may not stand in a bug"},
	{" * class: x\n * tsan: data-race a; nothing -- why\n", MARKED, 5,
	 "contradict"},
	{" * class: x\n * tsan: nothing -- why; data-race a\n", MARKED, 5,
	 "contradict"},
	{" * class: x\n * tsan: dies -- w; maybe data-race a -- w\n", MARKED, 5,
	 "contradict"},
	{" * class: x\n * tsan: maybe data-race a -- w; cannot -- w\n", MARKED,
	 5, "contradict"},
	{" * class: x\n * tsan: data-race a;\n", MARKED, 5,
	 "an empty expectation"},
	{" * class: x\n * tsan: ; data-race a\n", MARKED, 5,
	 "an empty expectation"},
	{" * class: x\n * tsan: data-race a;; check a\n", MARKED, 5,
	 "an empty expectation"},
	{" * class: x\n * tsan: data-race a\n"
	 " *       maybe misuse a -- why\n",
	 MARKED, 5, "one word too many"},

	/* A key that is spelled wrongly must not vanish in the value above. */
	{" * class: x\n * hint: h\n * Tsan: data-race a\n", MARKED, 6, "Tsan"},
	{" * class: x\n * unproved: w\n * tsan data-race a\n", MARKED, 6,
	 "tsan"},
	{" * class: x\n * hint: h\n * tsan : nothing -- w\n", "", 6, "tsan"},
};

static const struct wrong wrong_fixes[] = {
	{" * class: x\n", "", 4, "unknown key 'class'"},
	{" * cwe: 1\n", "", 4, "unknown key 'cwe'"},
	{" * hint: h\n", "", 4, "unknown key 'hint'"},
	{" * unproved: w\n", "", 4, "unknown key 'unproved'"},
	{" * cost: 1\n * cost: 2\n", "", 5, "'cost' stands twice"},
	{" * cost:\n", "", 4, "has no value"},
	{" * cost: 1\n * tsan: data-race a\n", MARKED, 5,
	 "a fix must be clean"},
	{" * tsan: maybe data-race a -- w\n", MARKED, 4,
	 "'maybe' may not stand in a fix"},
	{" * tsan: nothing -- w\n", "", 4, "'nothing' may not stand in a fix"},
	{" * tsan: dies -- w\n", "", 4, "'dies' may not stand in a fix"},
	{" * tsan: noise data-race a\n", MARKED, 4, "needs its reason"},
	{" * tsan: noise data-race -- w\n", MARKED, 4, "names no label"},
	{" * tsan: noise data-race b -- w\n", "", 4, "marked nowhere"},
	{" * tsan: noise data-race a -- w; cannot -- w\n", MARKED, 4,
	 "contradict"},
	{" * cost: 1\n", MARKED, 6, "named by no line"},
	{" * cflags: -fopenmp\n", "", 4, "unknown key 'cflags'"},
};

static unsigned refuse(const struct wrong *rows, size_t n, const char *how)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++) {
		char *text = bug_text(rows[i].keys, rows[i].body);

		read_text(how, text, strlen(text));
		if (!program.broken ||
		    !complains(&problems, rows[i].line, rows[i].what) ||
		    strcmp(problems.at[0].file, "dir with blank/y.c") != 0) {
			wrong++;
			print_error("%s\nshould say, at line %d: %s\n", text,
				    rows[i].line, rows[i].what);
			problems_print(&problems, stderr);
		}
		free(text);
		drop(NULL);
	}
	return wrong;
}

static void a_wrong_bug_is_refused(void **unused)
{
	(void)unused;
	assert_int_equal(0,
			 refuse(wrong_bugs,
				sizeof wrong_bugs / sizeof *wrong_bugs, NULL));
}

static void a_wrong_fix_is_refused(void **unused)
{
	(void)unused;
	assert_int_equal(0,
			 refuse(wrong_fixes,
				sizeof wrong_fixes / sizeof *wrong_fixes, "z"));
}

static void a_key_in_the_story_is_refused(void **unused)
{
	static const char text[] = "/*\n * A title.\n *\n"
				   " * tsan: data-race a\n *\n"
				   " * The end of the story.\n */\n";

	(void)unused;
	read_text(NULL, text, strlen(text));
	assert_true(program.broken);
	assert_complains(&problems, 4, "key 'tsan' stands in the story");
}

static void without_a_header(void **unused)
{
	static const char *const texts[] = {
		"",
		"\n",
		"int main(void);\n",
		"// A title.\n",
		"\n/*\n * Not at the first byte.\n */\n",
		"/*\n * Not closed.\n *\n * class: x\n",
		"/",
		"/*",
		"/*/"};

	(void)unused;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_text(NULL, texts[i], strlen(texts[i]));
		assert_true(program.broken);
		assert_complains(&problems, 1, "no header comment");
		drop(NULL);
	}
}

static void a_header_without_a_title(void **unused)
{
	static const char *const texts[] = {"/**/", "/* */", "/*\n *\n */\n"};

	(void)unused;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_text("z", texts[i], strlen(texts[i]));
		assert_complains(&problems, 1, "no title");
		drop(NULL);
	}
}

static void a_zero_byte_is_refused(void **unused)
{
	static const char text[] = "/*\n * A title.\n */\nint\0main;\n";

	(void)unused;
	read_text("z", text, sizeof text - 1);
	assert_true(program.broken);
	assert_complains(&problems, 0, "zero byte");
}

static const char whole[] = "/*\n"
			    " * A title of one line.\n"
			    " *\n"
			    " * The story, and\n"
			    " *\tnote: a word with a colon is no key here.\n"
			    " *\n"
			    " * Its second paragraph.\n"
			    " *\n"
			    " * class:    x\n"
			    " * cwe:      366\n"
			    " * cert:     CON32-C\n"
			    " * origin:   a kernel of one\n"
			    " * tsan:     data-race a b -- both lines;\n"
			    " *           maybe check total -- rare\n"
			    " * helgrind: nothing -- blind\n"
			    " * drd:      dies -- it does\n"
			    " * native:   cannot -- not here\n"
			    " * explore:  check total\n"
			    " * hint:     one\n"
			    " * hint:     two, which\n"
			    " *           goes on\n"
			    " */\n"
			    "#include <pthread.h>\n"
			    "//@ edit\n"
			    "a++; //@ a\n"
			    "a--; //@ a   b\n"
			    "//@ end\n"
			    "int other;\n"
			    "//@ edit\n"
			    "//@ end\n"
			    "CHECK(a); //@ total";

static void check_whole(void)
{
	const struct claim *tsan;
	size_t length;

	assert_no_problem(&problems);
	assert_false(program.broken);
	assert_string_equal("A title of one line.", program.title);
	assert_non_null(strstr(program.story, "note: a word"));
	assert_non_null(strstr(program.story, "Its second paragraph.\n"));
	assert_null(strstr(program.story, "class"));
	assert_string_equal("x/y", program.name);
	assert_int_equal(23, program.body);
	assert_true(program.has_check);
	assert_string_equal("366", program_key(&program, "cwe"));
	assert_string_equal("one", program_key(&program, "hint"));
	assert_null(program_key(&program, "cost"));
	assert_int_equal(6, program.n_keys);
	assert_string_equal("two, which goes on",
			    program.keys[program.n_keys - 1].value);

	assert_int_equal(5, program.n_claims);
	tsan = program_claim(&program, "tsan");
	assert_non_null(tsan);
	assert_int_equal(13, tsan->line);
	assert_int_equal(2, tsan->n);
	assert_int_equal(REQUIRED, tsan->at[0].demand);
	assert_int_equal(DATA_RACE, tsan->at[0].kind);
	assert_string_equal("a", tsan->at[0].label[0]);
	assert_string_equal("b", tsan->at[0].label[1]);
	assert_string_equal("both lines", tsan->at[0].why);
	assert_string_equal("data-race a b", tsan->at[0].text);
	assert_int_equal(MAYBE, tsan->at[1].demand);
	assert_int_equal(CHECK_FAILED, tsan->at[1].kind);
	assert_null(tsan->at[1].label[1]);
	assert_int_equal(NOTHING,
			 program_claim(&program, "helgrind")->at[0].demand);
	assert_int_equal(DIES, program_claim(&program, "drd")->at[0].demand);
	assert_int_equal(CANNOT,
			 program_claim(&program, "native")->at[0].demand);
	assert_null(program_claim(&program, "nobody"));

	assert_true(program_marked(&program, "a", 25));
	assert_true(program_marked(&program, "a", 26));
	assert_true(program_marked(&program, "b", 26));
	assert_false(program_marked(&program, "b", 25));
	assert_false(program_marked(&program, "a", 27));
	assert_true(program_marked(&program, "total", 31));

	assert_int_equal(2, program.n_regions);
	assert_false(program_editable(&program, 23));
	assert_false(program_editable(&program, 24));
	assert_true(program_editable(&program, 25));
	assert_true(program_editable(&program, 26));
	assert_false(program_editable(&program, 27));
	assert_false(program_editable(&program, 28));

	assert_non_null(program_line(&program, 31, &length));
	assert_null(program_line(&program, 32, &length));
	assert_null(program_line(&program, 0, &length));
	assert_memory_equal("a++;", program_line(&program, 25, &length), 4);
}

static void a_whole_case(void **unused)
{
	(void)unused;
	read_text(NULL, whole, strlen(whole));
	check_whole();
}

static void the_same_with_carriage_returns(void **unused)
{
	char *text = new_array(2 * sizeof whole, 1);
	size_t n = 0;

	(void)unused;
	for (const char *p = whole; *p; p++) {
		if (*p == '\n')
			text[n++] = '\r';
		text[n++] = *p;
	}
	read_text(NULL, text, n);
	free(text);
	check_whole();
}

static void a_mark_on_several_lines(void **unused)
{
	char *text = bug_text(GOOD, "a; //@ a\nb; //@ a\nc; //@ a\n");

	(void)unused;
	read_text(NULL, text, strlen(text));
	free(text);
	assert_no_problem(&problems);
	for (int line = 7; line <= 9; line++)
		assert_true(program_marked(&program, "a", line));
	assert_false(program_marked(&program, "a", 10));
}

static void marks_in_the_header_are_text(void **unused)
{
	char *text = bug_text(" * class: x\n * hint: put //@ there\n"
			      " * unproved: w\n",
			      "");

	(void)unused;
	read_text(NULL, text, strlen(text));
	free(text);
	assert_no_problem(&problems);
}

static void without_regions_all_may_be_edited(void **unused)
{
	char *text = bug_text(GOOD, MARKED);

	(void)unused;
	read_text(NULL, text, strlen(text));
	free(text);
	assert_true(program_editable(&program, 7));
}

static void an_unproved_bug_needs_no_line(void **unused)
{
	char *text = bug_text(" * class: x\n * unproved: weak memory\n", "");

	(void)unused;
	read_text(NULL, text, strlen(text));
	free(text);
	assert_no_problem(&problems);
}

static void a_fix_needs_no_key(void **unused)
{
	static const char text[] = "/*\n * A title.\n */\nint main(void);\n";

	(void)unused;
	read_text("z", text, strlen(text));
	assert_no_problem(&problems);
	assert_false(program.has_check);
}

static void a_fix_with_noise(void **unused)
{
	char *text =
		bug_text(" * cost: 1\n * tsan: noise data-race a -- fence\n"
			 " * drd: cannot -- w\n",
			 MARKED);

	(void)unused;
	read_text("z", text, strlen(text));
	free(text);
	assert_no_problem(&problems);
	assert_int_equal(NOISE, program_claim(&program, "tsan")->at[0].demand);
}

/* Anybody's C file: no header needed, and its comments are not looked at. */
static void a_file_outside_a_corpus(void **unused)
{
	static const char text[] = "/* class: wrong\n * tsan: nonsense */\n"
				   "int a; //@ nobody\n//@ edit\n";

	(void)unused;
	program_parse(&program, "/tmp/any.c", NULL, NULL, text, strlen(text),
		      &problems);
	assert_no_problem(&problems);
	assert_false(program.broken);
	assert_string_equal("/tmp/any.c", program.name);
	assert_int_equal(0, program.n_claims);
	assert_int_equal(0, program.n_marks);
}

static void very_long_lines(void **unused)
{
	enum { LONG = 300000 };
	char *line = new_array(LONG + 1, 1);
	char *text;

	(void)unused;
	memset(line, 'a', LONG);
	text = say(
		"/*\n * %s\n *\n * class: x\n * hint: %s\n * tsan: data-race "
		"%s\n */\n\"%s\"; //@ %s\n",
		line, line, line, line, line);
	read_text(NULL, text, strlen(text));
	assert_no_problem(&problems);
	assert_int_equal(LONG, strlen(program.title));
	assert_true(program_marked(&program, line, 8));
	free(text);
	free(line);
}

static void many_lines(void **unused)
{
	enum { MANY = 3000 };
	char *text = new_array(MANY + 128, 1);

	(void)unused;
	strcpy(text, "/*\n * A title.\n */\n");
	memset(text + strlen(text), '\n', MANY);
	strcat(text, "int a;\n");
	read_text("z", text, strlen(text));
	free(text);
	assert_no_problem(&problems);
}

static void a_file_that_cannot_be_read(void **unused)
{
	(void)unused;
	program_read(&program, "/nonexistent/y.c", "x", NULL, &problems);
	assert_true(program.broken);
	assert_complains(&problems, 0, "cannot be read: No such file");
	drop(NULL);
	program_read(&program, "/", "x", NULL, &problems);
	assert_true(program.broken);
	assert_complains(&problems, 0, "cannot be read: Is a directory");
}

#define TEST(name) cmocka_unit_test_teardown(name, drop)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_wrong_bug_is_refused),
		TEST(a_wrong_fix_is_refused),
		TEST(a_key_in_the_story_is_refused),
		TEST(without_a_header),
		TEST(a_header_without_a_title),
		TEST(a_zero_byte_is_refused),
		TEST(a_whole_case),
		TEST(the_same_with_carriage_returns),
		TEST(a_mark_on_several_lines),
		TEST(marks_in_the_header_are_text),
		TEST(without_regions_all_may_be_edited),
		TEST(an_unproved_bug_needs_no_line),
		TEST(a_fix_needs_no_key),
		TEST(a_fix_with_noise),
		TEST(a_file_outside_a_corpus),
		TEST(very_long_lines),
		TEST(many_lines),
		TEST(a_file_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
