/* What a finding means: its one line, and its whole reading. */
#include "unit.h"

#include "reading.h"

static struct findings all;

static int begin(void **state)
{
	findings_init(&all);
	return scratch_make(state);
}

static int end(void **state)
{
	findings_free(&all);
	return scratch_remove(state);
}

static struct place *at(struct finding *f, const char *file, int line)
{
	struct place *place = place_add(&all, f, "write of 4 bytes");

	if (file)
		frame_add(&all, place, "clerk", file, line);
	return place;
}

static void assert_line(const char *want, const struct finding *f,
			const char *source)
{
	char *got = finding_line(f, source);

	assert_string_equal(want, got);
	free(got);
}

static void one_line(void **unused)
{
	struct finding *f = found(&all, DATA_RACE, BY_TOOL, NULL);

	(void)unused;
	assert_line("data-race", f, NULL);
	at(f, "/tmp/a.c", 3);
	assert_line("data-race at a.c:3", f, "bugs/x/a.c");
	at(f, "/tmp/a.c", 4);
	assert_line("data-race at a.c:3 and a.c:4", f, "bugs/x/a.c");
	at(f, "/tmp/a.c", 5)->context = true;
	f->says = "data race";
	assert_line("data-race at a.c:3 and a.c:4: data race", f, "a.c");
	f->object = "global hits";
	assert_line("data-race at a.c:3 and a.c:4: global hits", f, "a.c");
}

static void one_line_without_lines(void **unused)
{
	struct finding *f = found(&all, MISUSE, BY_TOOL, NULL);

	(void)unused;
	at(f, NULL, 0);
	assert_line("misuse at (stack lost)", f, "a.c");
	frame_add(&all, place_add(&all, f, NULL), "strtok", NULL, 0);
	frame_add(&all, place_add(&all, f, NULL), NULL, NULL, 0);
	assert_line("misuse at (stack lost) and strtok and (unknown)", f,
		    "a.c");
}

/* The reader's own line, not the one inside the C library or the tool. */
static void the_line_that_somebody_wrote(void **unused)
{
	struct finding *f = found(&all, LOCK_ORDER, BY_TOOL, NULL);
	struct place *place = place_add(&all, f, NULL);

	(void)unused;
	frame_add(&all, place, "mutex_lock", "hg_intercepts.c", 9);
	frame_add(&all, place, "lock", "/nptl/lock.c", 8);
	frame_add(&all, place, "take", "own.c", 7);
	frame_add(&all, place, "main", "a.c", 6);
	assert_line("lock-order at own.c:7", f, NULL);
	assert_line("lock-order at a.c:6", f, "a.c");
	assert_line("lock-order at own.c:7", f, "other.c");
}

static char *reading_of(const struct finding *f, const char *source)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	finding_read(out, f, source);
	fclose(out);
	return text;
}

static void the_whole_reading(void **unused)
{
	struct finding *f = found(&all, DATA_RACE, BY_TOOL, "data race");
	char *source = in_scratch("a.c");
	struct place *place = at(f, "a.c", 2);
	char *text;

	(void)unused;
	put_file("a.c", "int hits;\n\thits++; // the line\n");
	f->object = "global hits";
	place->thread = "T1";
	place->locks = "none";
	at(f, "a.c", 99); /* past the end of the file */
	at(f, NULL, 0);
	text = reading_of(f, source);
	assert_non_null(strstr(text, "data-race on global hits (data race)"));
	assert_non_null(strstr(text, "T1: write of 4 bytes, in clerk() at "
				     "a.c:2; locks held: none"));
	assert_non_null(strstr(text, "    2 | hits++; // the line\n"));
	assert_null(strstr(text, "99 |"));
	assert_non_null(
		strstr(text, "    write of 4 bytes (where is not known)\n"));
	assert_non_null(strstr(text, kind_meaning(DATA_RACE)));
	free(text);
	free(source);
}

static void a_source_that_is_gone(void **unused)
{
	struct finding *f = found(&all, CRASH, BY_TOOL, NULL);
	char *text;

	(void)unused;
	at(f, "/nonexistent/a.c", 2);
	text = reading_of(f, NULL);
	assert_non_null(strstr(text, "at a.c:2"));
	assert_null(strstr(text, " | "));
	free(text);
}

static void symptoms_are_told_once_each(void **unused)
{
	static const struct symptom table[] = {{"boom", "It fell.", "Hold it."},
					       {"bang", "It hit.", "Duck."},
					       {NULL, NULL, NULL}};
	static const struct detector with = {.symptoms = table};
	static const struct detector without = {.name = "x"};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	(void)unused;
	symptoms_read(out, &with, "boom boom");
	symptoms_read(out, &without, "boom");
	fclose(out);
	assert_string_equal("  Note: It fell.\n    Remedy: Hold it.\n", text);
	free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(one_line),
		TEST(one_line_without_lines),
		TEST(the_line_that_somebody_wrote),
		TEST(the_whole_reading),
		TEST(a_source_that_is_gone),
		TEST(symptoms_are_told_once_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
