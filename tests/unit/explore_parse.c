/* What the explore adapter reads in the reports saved in
   tests/reports/explore/, whose addresses are words already. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detector.h"
#include "memory.h"

enum { STATUS_1 = 1 << 8, STATUS_77 = 77 << 8, MOST = 1 << 16 };

static const struct detector *explore;
static struct findings got;
static const char *why;

static int empty(void **unused)
{
	(void)unused;
	findings_init(&got);
	why = NULL;
	return 0;
}

static int drop(void **unused)
{
	(void)unused;
	findings_free(&got);
	return 0;
}

static void again(void)
{
	drop(NULL);
	empty(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, empty, drop)

static const char *const names[] = {
	"all",         "cannot",      "check",   "crash",
	"deadlock",    "double-free", "leak",    "livelock",
	"lost-wakeup", "misuse",      "not-all", "race",
	"replayed",    "sampled",     "stuck",   "use-after-free",
};

enum { NAMES = sizeof names / sizeof *names };

static char *saved(const char *name)
{
	static char text[MOST];
	char *path = say("tests/reports/explore/%s.txt", name);
	FILE *file = fopen(path, "r");
	size_t length;

	free(path);
	assert_non_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	assert_true(length > 0 && length < sizeof text - 1);
	text[length] = 0;
	fclose(file);
	return text;
}

static enum parsed parse(const char *report)
{
	struct outcome run = {report, "", STATUS_1, false};

	return explore->parse(&run, &got, &why);
}

static int findings(void)
{
	int n = 0;

	for (const struct finding *f = got.first; f; f = f->next)
		n++;
	return n;
}

static const struct finding *nth(int n)
{
	const struct finding *f = got.first;

	while (n-- && f)
		f = f->next;
	assert_non_null(f);
	return f;
}

/* The nth place of `f`, whether it is judged or context. */
static const struct place *place(const struct finding *f, int n)
{
	const struct place *p = f->places;

	while (n-- && p)
		p = p->next;
	assert_non_null(p);
	return p;
}

static void assert_place(const struct place *p, const char *role,
			 const char *thread, const char *locks, bool context,
			 const char *function, int line)
{
	assert_string_equal(role, p->role);
	assert_string_equal(thread, p->thread);
	assert_string_equal(locks, p->locks);
	assert_int_equal(context, p->context);
	assert_non_null(p->frames);
	assert_string_equal(function, p->frames->function);
	assert_non_null(p->frames->file);
	assert_int_equal(line, p->frames->line);
}

/* What each saved report says: of each finding its kind, its lines in order,
   and which of them are context (bit n: the nth). */
static const struct {
	const char *name;
	const char *source;
	const char *shown;
	struct {
		enum kind kind;
		int line[4];
		unsigned context;
	} says[7];
	int n;
} reports[] = {
	{"all", "", "all 1680", {{0}}, 0},
	{"sampled", "", "sampled 20", {{0}}, 0},
	{"not-all", "", "not-all", {{0}}, 0},
	{"replayed",
	 "abba.c",
	 "replayed",
	 {{DEADLOCK, {19, 27, 28, 18}, 10}},
	 1},
	{"deadlock",
	 "abba.c",
	 "sampled 2",
	 {{DEADLOCK, {19, 27, 28, 18}, 10}},
	 1},
	{"race", "calls.c", "all 2", {{DATA_RACE, {9, 9}, 0}}, 1},
	{"check",
	 "counter.c",
	 "sampled 2",
	 {{DATA_RACE, {21, 21}, 0},
	  {DATA_RACE, {21, 21}, 0},
	  {CHECK_FAILED, {33}, 0}},
	 3},
	{"use-after-free",
	 "use_after_free.c",
	 "sampled 2",
	 {{DATA_RACE, {20, 14}, 0}, {USE_AFTER_FREE, {14, 20, 28}, 4}},
	 2},
	{"double-free",
	 "double_free.c",
	 NULL, /* of one that ends at once: see below */
	 {{DATA_RACE, {14, 14}, 0}, {DOUBLE_FREE, {14, 14, 22}, 4}},
	 2},
	{"lost-wakeup",
	 "lost_wakeup.c",
	 "sampled 1",
	 {{LOST_WAKEUP, {17, 28}, 2}},
	 1},
	{"leak", "leak.c", "sampled 1", {{LEAK, {18}, 0}}, 1},
	{"stuck", "barrier_too_few.c", "sampled 1", {{STUCK, {12, 12}, 0}}, 1},
	{"livelock", "spins.c", "sampled 1", {{LIVELOCK, {8}, 0}}, 1},
	{"crash",
	 "crash.c",
	 "sampled 2",
	 {{DATA_RACE, {21, 15}, 0}, {CRASH, {21}, 0}},
	 2},
	{"misuse",
	 "misuse.c",
	 "sampled 1",
	 {{MISUSE, {20}, 0},
	  {MISUSE, {25}, 0},
	  {MISUSE, {28, 27}, 2},
	  {MISUSE, {31}, 0},
	  {MISUSE, {34}, 0},
	  {MISUSE, {37}, 0}},
	 6},
};

static void every_saved_report_says_its_kinds_and_lines(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		again();
		print_message("# %s\n", reports[i].name);
		assert_int_equal(PARSED, parse(saved(reports[i].name)));
		assert_int_equal(reports[i].n, findings());
		assert_non_null(got.shown);
		if (reports[i].shown)
			assert_string_equal(reports[i].shown, got.shown);
		for (int k = 0; k < reports[i].n; k++) {
			const struct finding *f = nth(k);
			const struct place *p = f->places;

			assert_int_equal(reports[i].says[k].kind, f->kind);
			assert_int_equal(f->kind == CHECK_FAILED ? BY_ORACLE
								 : BY_TOOL,
					 f->by);
			for (int n = 0; n < 4 && reports[i].says[k].line[n];
			     n++, p = p->next) {
				assert_non_null(p);
				assert_int_equal(
					reports[i].says[k].line[n],
					place_line(p, reports[i].source));
				assert_int_equal(
					reports[i].says[k].context >> n & 1,
					p->context);
			}
			assert_null(p);
		}
	}
}

static void a_race_has_its_object_locks_and_callers(void **unused)
{
	const struct finding *f;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("race")));
	f = nth(0);
	assert_string_equal("table+8", f->object);
	assert_place(place(f, 0), "write of 4 bytes", "T1", "desk", false,
		     "put", 9);
	assert_place(place(f, 1), "write of 4 bytes", "T2", "none", false,
		     "put", 9);
	assert_non_null(place(f, 0)->frames->next);
	assert_string_equal("careful", place(f, 0)->frames->next->function);
	assert_int_equal(15, place(f, 0)->frames->next->line);
	assert_null(place(f, 0)->frames->next->next);
	assert_string_equal("careless", place(f, 1)->frames->next->function);
}

static void a_deadlock_tells_who_waits_and_who_holds(void **unused)
{
	const struct finding *f;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("deadlock")));
	f = nth(0);
	assert_non_null(strstr(f->says, "2 threads wait for each other"));
	assert_null(f->object);
	assert_place(place(f, 0), "waits for b", "T1", "a", false, "one", 19);
	assert_place(place(f, 1), "holds b", "T2", "none", true, "two", 27);
	assert_place(place(f, 2), "waits for a", "T2", "b", false, "two", 28);
	assert_place(place(f, 3), "holds a", "T1", "none", true, "one", 18);
}

static void each_role_is_told_in_words(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("lost-wakeup")));
	assert_place(place(nth(0), 0), "waits for c", "T1", "none", false,
		     "waiter", 17);
	assert_place(place(nth(0), 1),
		     "was signalled here, when nobody waited: c", "main thread",
		     "none", true, "main", 28);
	again();
	assert_int_equal(PARSED, parse(saved("livelock")));
	assert_string_equal("spins on ready", place(nth(0), 0)->role);
	again();
	assert_int_equal(PARSED, parse(saved("leak")));
	assert_string_equal("the thread is created", place(nth(0), 0)->role);
	again();
	assert_int_equal(PARSED, parse(saved("misuse")));
	assert_string_equal("unlocks a", place(nth(0), 0)->role);
	assert_non_null(strstr(nth(0)->says, "the mutex is not locked"));
	assert_string_equal("b", place(nth(1), 0)->locks);
	again();
	assert_int_equal(PARSED, parse(saved("use-after-free")));
	assert_string_equal("uses 4 bytes", place(nth(1), 0)->role);
	assert_true(place(nth(1), 2)->context);
	assert_non_null(strstr(place(nth(1), 2)->role, "allocated"));
	again();
	assert_int_equal(PARSED, parse(saved("double-free")));
	assert_string_equal("frees 0x100000000000", place(nth(1), 0)->role);
}

static void a_check_is_the_oracles_and_says_its_expression(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("check")));
	assert_int_equal(BY_ORACLE, nth(2)->by);
	assert_non_null(strstr(nth(2)->says, "hits == 9"));
	assert_string_equal("main thread", place(nth(2), 0)->thread);
}

static void what_cannot_be_explored_is_unfit_and_says_why(void **unused)
{
	struct outcome run = {saved("cannot"), "", STATUS_77, false};

	(void)unused;
	assert_int_equal(UNFIT, explore->parse(&run, &got, &why));
	assert_non_null(strstr(why, "pipe"));
	assert_non_null(strstr(why, "blocking_read.c:12"));
	assert_non_null(strstr(why, "outside of the program"));
}

static void no_cut_report_is_read(void **unused)
{
	static char part[MOST];

	(void)unused;
	for (int i = 0; i < NAMES; i++) {
		const char *text = saved(names[i]);
		size_t length = strlen(text);

		for (size_t n = 0; n < length; n++) {
			if (n % 97 && n + 1 < length && text[n - 1] != '\n')
				continue;
			again();
			memcpy(part, text, n);
			part[n] = 0;
			if (parse(part) == PARSED)
				fail_msg("%s, cut after %zu bytes of %zu, is "
					 "read",
					 names[i], n, length);
			assert_non_null(why);
		}
	}
}

/* `text` with the first `from` replaced by `to`. */
static const char *with(const char *text, const char *from, const char *to)
{
	static char changed[MOST];
	const char *at = strstr(text, from);

	assert_non_null(at);
	snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text,
		 to, at + strlen(from));
	return changed;
}

static void assert_damaged(const char *report)
{
	again();
	assert_int_equal(DAMAGED, parse(report));
	assert_non_null(why);
	assert_true(*why);
}

static void a_damaged_report_is_not_read(void **unused)
{
	const char *text = saved("deadlock");

	(void)unused;
	assert_damaged("");
	assert_damaged("\n");
	assert_damaged("racelab-explore 1\n");
	assert_damaged("end racelab-explore\n");
	assert_damaged(with(text, "racelab-explore 1", "racelab-explore 2"));
	assert_damaged(with(text, "racelab-explore 1\n", ""));
	assert_damaged(
		with(text, "racelab-explore 1", "junk\nracelab-explore 1"));
	assert_damaged(with(text, "finding deadlock", "finding deadluck"));
	assert_damaged(with(text, "finding deadlock", "finding "));
	assert_damaged(with(text, "schedule 1 times", "schedule x times"));
	assert_damaged(
		with(text, "finding", "place\twaits\t1\t0\tb\ta\nfinding"));
	assert_damaged(with(text, "place", "frame\tone\tabba.c\t19\nplace"));
	assert_damaged(with(text, "end racelab-explore\n", ""));
	assert_damaged(with(text, "end racelab-explore", "end racelab"));
}

static void a_report_without_what_was_shown_claims_nothing(void **unused)
{
	(void)unused;
	parse(with(saved("deadlock"), "shown sampled 2\n", ""));
	assert_null(got.shown);
}

static void what_is_unknown_stays_unknown(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED,
			 parse("racelab-explore 1\nshown sampled 1\n"
			       "finding data-race schedule 0 times 1\n"
			       "place\twrite\t3\t8\t0x100000000010\tnone\n"
			       "frame\t?\t?\t0\n"
			       "place\tread\t0\t8\t0x100000000010\tnone\n"
			       "end racelab-explore\n"));
	assert_string_equal("0x100000000010", nth(0)->object);
	assert_string_equal("T3", place(nth(0), 0)->thread);
	assert_null(place(nth(0), 0)->frames->file);
	assert_int_equal(0, place(nth(0), 0)->frames->line);
	assert_null(place(nth(0), 1)->frames);
	assert_string_equal("read of 8 bytes", place(nth(0), 1)->role);
}

static void a_text_may_hold_what_parts_the_fields(void **unused)
{
	(void)unused;
	assert_int_equal(
		PARSED,
		parse("racelab-explore 1\nshown sampled 1\n"
		      "finding check schedule 4 times 2 : a.c:3: x ? 1 : 0\n"
		      "place\tat\t0\t0\t-\tnone\n"
		      "frame\tmain\tmy dir/a b.c\t3\n"
		      "end racelab-explore\n"));
	assert_non_null(strstr(nth(0)->says, "a.c:3: x ? 1 : 0"));
	assert_string_equal("my dir/a b.c", place(nth(0), 0)->frames->file);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(every_saved_report_says_its_kinds_and_lines),
		TEST(a_race_has_its_object_locks_and_callers),
		TEST(a_deadlock_tells_who_waits_and_who_holds),
		TEST(each_role_is_told_in_words),
		TEST(a_check_is_the_oracles_and_says_its_expression),
		TEST(what_cannot_be_explored_is_unfit_and_says_why),
		TEST(no_cut_report_is_read),
		TEST(a_damaged_report_is_not_read),
		TEST(a_report_without_what_was_shown_claims_nothing),
		TEST(what_is_unknown_stays_unknown),
		TEST(a_text_may_hold_what_parts_the_fields),
	};

	explore = detector_named("explore");
	return explore ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
