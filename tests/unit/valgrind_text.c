/*
 * The text that Helgrind and DRD write, against tests/reports/TOOL/text-*.txt.
 *
 * text-NAME.txt and text-NAME.xml are two runs of one program that was compiled
 * by gcc 12 with -gdwarf-4, without the lab's runtime, under Valgrind 3.19.
 */
#include <unistd.h>

#include "valgrind_logs.h"

static void same_text(const char *a, const char *b)
{
	if (!a || !b)
		assert_ptr_equal(a, b);
	else
		assert_string_equal(a, b);
}

static bool same_frame(const struct frame *a, const struct frame *b)
{
	return a->line == b->line &&
	       !strcmp(a->function ? a->function : "",
		       b->function ? b->function : "") &&
	       !strcmp(a->file ? file_base(a->file) : "",
		       b->file ? file_base(b->file) : "");
}

static bool same_stack(const struct frame *a, const struct frame *b)
{
	for (; a && b && same_frame(a, b); a = a->next)
		b = b->next;
	return !a && !b;
}

/* Whether `of` shows `stack`, or its outer part. */
static bool has_context(const struct finding *of, const struct frame *stack)
{
	for (; stack; stack = stack->next)
		for (const struct place *p = of->places; p; p = p->next)
			if (p->context && same_stack(p->frames, stack))
				return true;
	return false;
}

/* Where a thread was created, the text has no inner frames of the library. */
static bool same_creation(const struct place *xml, const struct place *text)
{
	const struct frame *stack = xml->frames;

	while (stack && !same_stack(stack, text->frames))
		stack = stack->next;
	return stack && strstr(xml->role, " was created here");
}

/* The text tells all that the XML does, and may tell more. */
static void assert_tells(const struct finding *text, const struct finding *xml)
{
	const struct place *t = judged(text->places);
	const struct place *x = judged(xml->places);

	assert_int_equal(xml->kind, text->kind);
	assert_int_equal(xml->by, text->by);
	assert_string_equal(xml->says, text->says);
	if (xml->object)
		same_text(xml->object, text->object);
	for (; t && x; t = judged(t->next), x = judged(x->next)) {
		if (xml->kind == DATA_RACE)
			assert_string_equal(x->role, t->role);
		if (t->thread || xml->kind != CRASH)
			same_text(x->thread, t->thread);
		assert_true(same_stack(x->frames, t->frames) ||
			    same_creation(x, t));
	}
	assert_null(t);
	assert_null(x);
	for (x = xml->places; x; x = x->next)
		if (x->context)
			assert_true(has_context(text, x->frames));
}

static void compare(const char *text_path, const char *xml_path)
{
	char *text = read_path(text_path);
	char *xml = read_path(xml_path);
	const struct outcome run = {xml, "", 0, false};
	struct findings wanted;
	const struct finding *w;
	const struct finding *g;

	findings_init(&wanted);
	assert_int_equal(PARSED, tool->parse(&run, &wanted, &why));
	assert_int_equal(PARSED, parse(text, false));
	for (w = wanted.first, g = got.first; w && g; w = w->next, g = g->next)
		assert_tells(g, w);
	assert_null(w);
	assert_null(g);
	findings_free(&wanted);
	free(text);
	free(xml);
}

static int pairs;

static void compare_if_paired(const char *path)
{
	char *xml = say("%.*s.xml", (int)strlen(path) - 4, path);

	if (access(xml, F_OK) == 0) {
		compare(path, xml);
		pairs++;
	}
	free(xml);
}

static void text_and_xml_say_the_same(void **unused)
{
	(void)unused;
	pairs = 0;
	for_each_log(compare_if_paired);
	assert_in_range(pairs, 20, 1000);
}

/* What the findings come to, in full; to be freed. */
static char *told(void)
{
	char *all = copy("");

	for (const struct finding *f = got.first; f; f = f->next)
		for (const struct place *p = f->places; p; p = p->next) {
			char *more = say("%s%s|%s|%s|%s|%s|%d\n", all, f->says,
					 f->object ? f->object : "", p->role,
					 p->thread ? p->thread : "",
					 p->locks ? p->locks : "",
					 p->frames ? p->frames->line : 0);

			free(all);
			all = more;
		}
	return all;
}

/* What stands before Valgrind's mark does not matter. */
static void others_write_to_the_log_too(const char *path)
{
	static const char *const marks[] = {
		"2026-01-01T12:00:00Z ==", "[ 12s] ==",      "123: ==",
		"half a line of output==", "a = b == c; ==", "\x1b[0m==",
	};
	char *text = read_path(path);
	enum parsed parsed = parse(text, false);
	char *plain = told();

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		char *mark = say("\n%s", marks[i]);
		char *first = say("a line of output\n\n%s%s", marks[i],
				  text + strspn(text, "="));
		char *other = replaced(first, "\n==", mark);
		char *crlf = replaced(other, "\n", "\r\n");
		char *now;

		if (strncmp(text, "==", 2) == 0) {
			assert_int_equal(parsed, parse(crlf, false));
			now = told();
			assert_string_equal(plain, now);
			free(now);
		}
		free(mark);
		free(first);
		free(other);
		free(crlf);
	}
	free(plain);
	free(text);
}

static void what_others_write_is_no_matter(void **unused)
{
	(void)unused;
	for_each_log(others_write_to_the_log_too);
}

static void locks_held_are_told(void **unused)
{
	char *text = saved("helgrind", "race");
	const struct place *at;

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	at = nth(0)->places;
	assert_string_equal("desk", at->locks);
	assert_string_equal("none", at->next->locks);
	assert_string_equal("lock desk was first used here",
			    at->next->next->role);
	assert_true(at->next->next->context);
	assert_int_equal(10, place_line(at->next->next, "race.c"));
	free(text);

	text = saved("helgrind", "bank");
	assert_int_equal(PARSED, parse(text, false));
	at = nth(0)->places;
	assert_non_null(strstr(at->locks, "accounts+96, the one first used at "
					  "bank.c:33 (0x"));
	assert_string_equal("accounts+48", at->next->locks);
	free(text);

	text = saved("helgrind", "bank-variables");
	assert_int_equal(PARSED, parse(text, false));
	assert_string_equal("accounts[2].balance", nth(0)->object);
	assert_string_equal("accounts[1].lock", nth(0)->places->next->locks);
	assert_string_equal("local seen", nth(2)->object);
	free(text);
}

static void locks_without_a_description(void **unused)
{
	const struct place *at;
	const struct frame *f;

	(void)unused;
	tool = detector_named("helgrind");
	assert_int_equal(PARSED, parse(race, false));
	at = nth(0)->places;
	assert_string_equal("1 lock (0xAB) (and 1 that can't be shown)",
			    at->locks);
	assert_string_equal("main thread", at->thread);
	f = at->frames;
	assert_string_equal("f(int (*)(int))", f->function);
	assert_string_equal("dir (a)/f.cc", f->file);
	assert_int_equal(3, f->line);
	f = f->next;
	assert_null(f->function);
	assert_null(f->file);
	f = f->next->next;
	assert_string_equal("(below main)", f->function);
	assert_int_equal(9, f->line);
}

static void locks_have_the_names_of_variables(void **unused)
{
	char *text = saved("helgrind", "order");

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(1, count());
	assert_string_equal("locks a and b", nth(0)->object);
	assert_string_equal("acquires lock a while it holds b",
			    judged(nth(0)->places)->role);
	free(text);
	text = saved("helgrind", "misuse");
	assert_int_equal(PARSED, parse(text, false));
	assert_string_equal("lock n", nth(1)->object);
	assert_string_equal("unlocked a not-locked lock n",
			    nth(1)->places->role);
	assert_string_equal("unlocked lock n currently held by thread #1",
			    nth(2)->places->role);
	assert_string_equal("call to pthread_join failed",
			    nth(5)->places->role);
	free(text);
}

/* Where a thread was between two calls is not where it raced. */
static void approximate_places_are_context(void **unused)
{
	char *text = saved("helgrind", "alive-approx");
	const struct place *at;

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	at = nth(0)->places->next;
	assert_true(at->context);
	assert_int_equal(6, place_line(at, "alive.c"));
	assert_null(judged(at));
	free(text);
}

/* A program that hung and was ended: where each thread stood, beside the crash
   that the end was. */
static void a_hang_that_was_ended_tells_who_waits(void **unused)
{
	char *text = saved("helgrind", "hang");
	int holders = 0;

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(1, count());
	assert_int_equal(CRASH, nth(0)->kind);
	assert_int_equal(21, place_line(nth(0)->places, "hang.c"));
	for (const struct place *at = nth(0)->places; at; at = at->next)
		if (strstr(at->role, "still held 1 lock")) {
			assert_true(at->context);
			assert_int_equal(strcmp(at->thread, "T2") ? 21 : 11,
					 place_line(at, "hang.c"));
			holders++;
		}
	assert_int_equal(2, holders);
	free(text);
}

static void symptoms_stand_in_real_logs(void **unused)
{
	static const struct {
		const char *detector;
		const char *log;
		const char *about;
	} cases[] = {
		{"helgrind", "dwarf5", "debugging information"},
		{"helgrind", "misuse", "ended while it held a lock"},
		{"helgrind", "misuse", "destroyed while somebody held"},
		{"helgrind", "order", "taken in both orders"},
		{"helgrind", "signal", "nobody held its mutex"},
		{"drd", "signal", "nobody held its mutex"},
		{"drd", "misuse", "never initialised"},
		{"drd", "misuse", "destroyed while somebody held"},
		{"drd", "misuse", "ended while it held a lock"},
		{"drd", "thrd", "<threads.h>"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = saved(cases[i].detector, cases[i].log);
		bool told_so = false;

		for (const struct symptom *s = tool->symptoms; s->phrase; s++)
			if (strstr(text, s->phrase) &&
			    strstr(s->meaning, cases[i].about))
				told_so = true;
		assert_true(told_so);
		free(text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(text_and_xml_say_the_same),
		TEST(what_others_write_is_no_matter),
		TEST(locks_held_are_told),
		TEST(locks_without_a_description),
		TEST(locks_have_the_names_of_variables),
		TEST(approximate_places_are_context),
		TEST(a_hang_that_was_ended_tells_who_waits),
		TEST(symptoms_stand_in_real_logs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
