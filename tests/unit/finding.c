/* Findings in their pool, and the closed vocabulary. */
#include "unit.h"

#include "finding.h"

static void each_kind_has_its_word(void **unused)
{
	(void)unused;
	for (int k = 0; k < KINDS; k++) {
		const char *word = kind_word((enum kind)k);
		enum kind back = KINDS;

		assert_non_null(word);
		assert_non_null(kind_meaning((enum kind)k));
		assert_true(kind_named(word, strlen(word), &back));
		assert_int_equal(k, back);
		/* Neither a part of a word nor more than it. */
		assert_false(kind_named(word, strlen(word) - 1, &back));
	}
	assert_false(kind_named("", 0, &(enum kind) {OTHER}));
	assert_false(kind_named("hangs", 5, &(enum kind) {OTHER}));
	assert_true(kind_named("hangs", 4, &(enum kind) {OTHER}));
}

static void findings_keep_their_order(void **unused)
{
	struct findings all;
	struct finding *first;
	struct finding *second;
	char says[] = "says";

	(void)unused;
	findings_init(&all);
	first = found(&all, DATA_RACE, BY_TOOL, says);
	second = found(&all, CRASH, BY_WATCHDOG, NULL);
	says[0] = 'S'; /* strings are copied */
	assert_ptr_equal(first, all.first);
	assert_ptr_equal(second, first->next);
	assert_null(second->next);
	assert_string_equal("says", first->says);
	assert_null(second->says);
	assert_null(first->object);
	assert_null(first->places);
	findings_free(&all);
	assert_null(all.first);
}

static void a_line_needs_a_file(void **unused)
{
	struct findings all;
	struct finding *f;
	struct place *place;

	(void)unused;
	findings_init(&all);
	f = found(&all, DATA_RACE, BY_TOOL, NULL);
	place = place_add(&all, f, "write");
	assert_int_equal(0, frame_add(&all, place, "f", NULL, 7)->line);
	assert_int_equal(7, frame_add(&all, place, "f", "a.c", 7)->line);
	findings_free(&all);
}

static void the_innermost_line_of_the_case(void **unused)
{
	struct findings all;
	struct place *place;

	(void)unused;
	findings_init(&all);
	place = place_add(&all, found(&all, OTHER, BY_TOOL, NULL), NULL);
	assert_int_equal(0, place_line(place, "a.c"));
	frame_add(&all, place, "f", "/libc/lock.c", 1);
	frame_add(&all, place, "f", NULL, 0);
	frame_add(&all, place, "f", "/tmp/ba.c", 2);
	frame_add(&all, place, "f", "a.cc", 3);
	frame_add(&all, place, "f", "a.c/b.c", 4);
	frame_add(&all, place, "f", "a.c", 0); /* a line that is not known */
	assert_int_equal(0, place_line(place, "a.c"));
	frame_add(&all, place, "f", "/tmp/dir with blank/a.c", 5);
	frame_add(&all, place, "main", "a.c", 6);
	assert_int_equal(5, place_line(place, "a.c"));
	assert_int_equal(5, place_line(place, "bugs/x/a.c"));
	assert_int_equal(1, place_line(place, "lock.c"));
	assert_int_equal(4, place_line(place, "b.c"));
	assert_int_equal(0, place_line(place, "c"));
	findings_free(&all);
}

static void append_copies_everything(void **unused)
{
	struct findings from;
	struct findings into;
	struct finding *f;
	struct place *place;

	(void)unused;
	findings_init(&from);
	findings_init(&into);
	f = found(&from, LEAK, BY_WATCHDOG, "says");
	f->object = "object";
	place = place_add(&from, f, "role");
	place->thread = "T1";
	place->locks = "none";
	place->context = true;
	frame_add(&from, place, "f", "a.c", 3);
	place_add(&from, f, NULL);
	found(&into, CRASH, BY_TOOL, NULL);
	findings_append(&into, &from);
	findings_free(&from);

	f = into.first->next;
	assert_non_null(f);
	assert_null(f->next);
	assert_int_equal(LEAK, f->kind);
	assert_int_equal(BY_WATCHDOG, f->by);
	assert_string_equal("says", f->says);
	assert_string_equal("object", f->object);
	assert_string_equal("role", f->places->role);
	assert_string_equal("T1", f->places->thread);
	assert_string_equal("none", f->places->locks);
	assert_true(f->places->context);
	assert_string_equal("f", f->places->frames->function);
	assert_int_equal(3, place_line(f->places, "a.c"));
	assert_false(f->places->next->context);
	assert_null(f->places->next->role);
	findings_free(&into);
}

static void text_in_the_pool(void **unused)
{
	struct findings all;
	const char *kept;

	(void)unused;
	findings_init(&all);
	kept = findings_keep(&all, "abcdef", 3);
	assert_string_equal("4 of abc",
			    findings_say(&all, "%d of %s", 4, kept));
	assert_string_equal("", findings_keep(&all, "x", 0));
	assert_string_equal("abc", kept);
	findings_free(&all);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_its_word),
		cmocka_unit_test(findings_keep_their_order),
		cmocka_unit_test(a_line_needs_a_file),
		cmocka_unit_test(the_innermost_line_of_the_case),
		cmocka_unit_test(append_copies_everything),
		cmocka_unit_test(text_in_the_pool),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
