/* The drd adapter against the reports saved in tests/reports/drd/. */
#include "valgrind_reports.h"

static void one_side_of_a_race(void **unused)
{
	const struct place *first;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("race"), false));
	assert_int_equal(4, count());
	for (int i = 0; i < 4; i++)
		assert_int_equal(DATA_RACE, nth(i)->kind);
	assert_lines(nth(0), "race.c", 11, 0);
	first = nth(0)->places;
	assert_string_equal("read of 4 bytes", first->role);
	assert_string_equal("T3", first->thread);
	assert_string_equal("write of 4 bytes", nth(1)->places->role);
	assert_lines(nth(3), "race.c", 12, 0);
}

static void the_allocation_is_context(void **unused)
{
	const struct place *at;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("race"), false));
	at = nth(3)->places->next;
	assert_non_null(at);
	assert_true(at->context);
	assert_int_equal(20, place_line(at, "race.c"));
	assert_null(at->next);
	assert_string_equal("BSS section of cases/race", nth(0)->object);
}

/* What the other thread did before and after its access, if it still lives. */
static void the_other_thread_is_context(void **unused)
{
	const struct place *at;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("alive"), false));
	assert_int_equal(1, count());
	assert_lines(nth(0), "alive.c", 7, 0);
	assert_null(nth(0)->object);
	at = nth(0)->places->next;
	assert_non_null(at);
	assert_true(at->context);
	assert_int_equal(6, place_line(at, "alive.c"));
	at = at->next;
	assert_non_null(at);
	assert_true(at->context);
	assert_int_equal(8, place_line(at, "alive.c"));
}

static void it_keeps_no_lock_order(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("order"), false));
	assert_null(got.first);
}

static void every_misuse_on_its_line(void **unused)
{
	static const int lines[] = {22, 24, 16, 28, 33, 34, 35};
	int n = (int)(sizeof lines / sizeof *lines);

	(void)unused;
	assert_int_equal(PARSED, parse(saved("misuse"), false));
	assert_int_equal(n, count());
	for (int i = 0; i < n; i++) {
		assert_int_equal(MISUSE, nth(i)->kind);
		assert_lines(nth(i), "misuse.c", lines[i], 0);
	}
}

/* A lock that a stopped thread still holds proves nothing. */
static void a_lock_held_at_the_stop_is_dropped(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("misuse"), true));
	assert_int_equal(6, count());
	for (int i = 0; i < 6; i++)
		assert_null(strstr(nth(i)->says, "at thread exit"));
}

/* DRD itself crashes on a right program that calls thrd_create. */
static void thrd_create_kills_the_tool(void **unused)
{
	(void)unused;
	assert_int_equal(DIED, parse(saved("thrd"), false));
	assert_non_null(strstr(why, "pthread_create"));
	assert_null(got.first);
}

#define FRAME(function) "<frame><ip>0x1</ip><fn>" function "</fn></frame>"
#define DESTROYED(frames) \
	"<?xml " \
	"version=\"1.0\"?><valgrindoutput><protocoltool>drd</protocoltool>" \
	"<error><kind>CondDestrErr</kind><what>Destroying condition variable " \
	"that is being waited upon: cond 0x1ffefff0, mutex 0x0</what>" \
	"<stack>" frames "</stack></error>" \
	"<status><state>FINISHED</state></status></valgrindoutput>"

/* DRD waits on a condition of its own in pthread_create; a program that ends
   meanwhile did not destroy it. */
static void what_pthread_create_waits_on_is_drds(void **unused)
{
	(void)unused;
	assert_int_equal(
		PARSED, parse(DESTROYED(FRAME("pthread_create_intercept") FRAME(
				      "pthread_create@*") FRAME("main")),
			      false));
	assert_int_equal(0, count());
	/* Said of the waiting thread itself, when the process ends. */
	assert_int_equal(PARSED,
			 parse(DESTROYED(FRAME("pthread_cond_wait@@GLIBC_2.3.2")
						 FRAME("pthread_cond_wait@*")
							 FRAME("main")),
			       false));
	assert_int_equal(0, count());
	assert_int_equal(PARSED,
			 parse(DESTROYED(FRAME("pthread_cond_destroy_intercept")
						 FRAME("main")),
			       false));
	assert_int_equal(1, count());
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		SHARED_TESTS,
		TEST(what_pthread_create_waits_on_is_drds),
		TEST(one_side_of_a_race),
		TEST(the_allocation_is_context),
		TEST(the_other_thread_is_context),
		TEST(it_keeps_no_lock_order),
		TEST(every_misuse_on_its_line),
		TEST(thrd_create_kills_the_tool),
		TEST(a_lock_held_at_the_stop_is_dropped),
	};

	tool = detector_named("drd");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
