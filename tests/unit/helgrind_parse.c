/* The helgrind adapter against the reports saved in tests/reports/helgrind/. */
#include "valgrind_reports.h"

static void both_sides_of_a_race(void **unused)
{
	const struct place *first;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("race"), false));
	assert_int_equal(4, count());
	for (int i = 0; i < 4; i++)
		assert_int_equal(DATA_RACE, nth(i)->kind);
	assert_lines(nth(0), "race.c", 11, 11, 0);
	assert_string_equal("global hits", nth(0)->object);
	first = nth(0)->places;
	assert_string_equal("read of 4 bytes", first->role);
	assert_string_equal("T3", first->thread);
	assert_string_equal("earlier write of 4 bytes", first->next->role);
	assert_string_equal("T2", first->next->thread);
	/* The stack of the allocation is for the reader only. */
	assert_lines(nth(3), "race.c", 12, 12, 0);
	assert_string_equal("4 bytes inside a block of size 16 alloc'd",
			    nth(3)->object);
}

static void threads_are_followed_to_their_creation(void **unused)
{
	int creations = 0;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("race"), false));
	for (const struct place *at = nth(0)->places; at; at = at->next)
		if (at->context && strstr(at->role, "was created here")) {
			assert_in_range(place_line(at, "race.c"), 21, 22);
			creations++;
		}
	assert_int_equal(2, creations);
}

static void a_lock_order_is_judged_by_its_inner_acquisitions(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("order"), false));
	assert_int_equal(1, count());
	assert_int_equal(LOCK_ORDER, nth(0)->kind);
	assert_lines(nth(0), "order.c", 16, 8, 0);
	assert_non_null(strstr(nth(0)->places->role, " while it holds "));
}

/* An atomic's stack begins in our runtime, in a file named like the case. */
static void the_runtime_is_no_place(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("atomics"), false));
	assert_int_equal(1, count());
	assert_lines(nth(0), "atomics.c", 17, 10, 0);
}

static void every_misuse_on_its_line(void **unused)
{
	static const int lines[] = {22, 24, 16, 28, 28, 31, 32, 34, 35, 35, 0};
	int n = (int)(sizeof lines / sizeof *lines);

	(void)unused;
	assert_int_equal(PARSED, parse(saved("misuse"), false));
	assert_int_equal(n, count());
	for (int i = 0; i < n; i++) {
		const struct place *judged = nth(i)->places;

		assert_int_equal(MISUSE, nth(i)->kind);
		/* The seventh is a thread that has left its own code. */
		while (i == 6 && judged && judged->context)
			judged = judged->next;
		assert_non_null(judged);
		assert_false(judged->context);
		assert_int_equal(lines[i], place_line(judged, "misuse.c"));
	}
	assert_string_equal("Thread #1's call to pthread_join failed with "
			    "error code 3 (ESRCH: No such process)",
			    nth(5)->says);
}

/* Locks held at the end are misuse, unless the end was the driver's doing. */
static void locks_held_at_the_stop_are_dropped(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("misuse"), true));
	assert_int_equal(9, count());
	for (int i = 0; i < 9; i++)
		assert_null(strstr(nth(i)->says, "still holds"));
}

static void an_unknown_kind_is_not_silent(void **unused)
{
	char *text = strdup(saved("order"));
	char *kind;

	(void)unused;
	assert_non_null(text);
	kind = strstr(text, "<kind>LockOrder");
	assert_non_null(kind);
	kind[strlen("<kind>")] = 'X';
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(1, count());
	assert_int_equal(OTHER, nth(0)->kind);
	free(text);
}

/* The driver's own CHECK ends the process with the lock in hand. */
static void a_failed_oracle_may_hold_a_lock(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("oracle"), false));
	assert_int_equal(0, count());
}

static void a_thread_that_has_left_is_known_by_its_creation(void **unused)
{
	int judged = 0;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("cancelled"), false));
	assert_int_equal(1, count());
	assert_int_equal(MISUSE, nth(0)->kind);
	for (const struct place *at = nth(0)->places; at; at = at->next)
		if (!at->context) {
			assert_int_equal(23, place_line(at, "cancelled.c"));
			judged++;
		}
	assert_int_equal(1, judged);
}

#define FRAME(function) "<frame><ip>0x1</ip><fn>" function "</fn></frame>"
#define DUBIOUS(frames) \
	"<?xml version=\"1.0\"?><valgrindoutput>" \
	"<protocoltool>helgrind</protocoltool>" \
	"<error><kind>Misc</kind><xwhat><text>Thread #2: " \
	"pthread_cond_{signal,broadcast}: associated lock is not held by " \
	"calling thread</text><hthreadid>2</hthreadid></xwhat>" \
	"<stack>" frames "</stack></error>" \
	"<status><state>FINISHED</state></status></valgrindoutput>"

/* A signal sent by glibc from inside its timed wait is none of the program's;
   one sent by the program is. */
static void a_signal_within_a_wait_is_the_librarys(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED,
			 parse(DUBIOUS(FRAME("pthread_cond_signal_WRK") FRAME(
				       "__pthread_cond_wait_common")
					       FRAME("pthread_cond_timedwait")
						       FRAME("main")),
			       false));
	assert_int_equal(0, count());
	assert_int_equal(PARSED, parse(DUBIOUS(FRAME("pthread_cond_signal_WRK")
						       FRAME("main")),
				       false));
	assert_int_equal(1, count());
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		SHARED_TESTS,
		TEST(a_failed_oracle_may_hold_a_lock),
		TEST(a_thread_that_has_left_is_known_by_its_creation),
		TEST(a_signal_within_a_wait_is_the_librarys),
		TEST(both_sides_of_a_race),
		TEST(threads_are_followed_to_their_creation),
		TEST(a_lock_order_is_judged_by_its_inner_acquisitions),
		TEST(the_runtime_is_no_place),
		TEST(every_misuse_on_its_line),
		TEST(locks_held_at_the_stop_are_dropped),
		TEST(an_unknown_kind_is_not_silent),
	};

	tool = detector_named("helgrind");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
