/* The watchdog on programs that do not hang, and the tasks that it sees. */
#include "sleeping.h"

/* Wait until the last thread of `n` is in state `last`, the first asleep. */
static void wait_for(size_t n, enum activity last)
{
	bool reached = false;

	for (int i = 0; i < PATIENCE && !reached; i++) {
		size_t is;
		struct task *tasks = tasks_read(child, &is);

		reached = is == n && tasks[0].activity == ASLEEP &&
			  tasks[n - 1].activity == last;
		free(tasks);
		moment();
	}
	assert_true(reached);
}

/* ---- no hang ---- */

static void no_hang(void (*run)(void), size_t threads, enum activity last)
{
	uint64_t used;

	scene(run);
	wait_for(threads, last);
	for (int i = 0; i < 5; i++) {
		assert_false(watchdog_asleep(child, false, &used));
		moment();
	}
	assert_false(watchdog_explain(child, false, here, &all));
	assert_null(all.first);
}

static void a_timed_wait_is_no_hang(void **unused)
{
	uint64_t used;

	(void)unused;
	no_hang(join_of_a_timed_wait, 2, TIMED);
	/* Nor is it taken for a thread of the tool's own. */
	(void)watchdog_asleep(child, true, &used);
	if (LINES_KNOWN)
		assert_false(watchdog_explain(child, true, here, &all));
}

static void a_sleep_is_no_hang(void **unused)
{
	(void)unused;
	no_hang(join_of_a_sleep, 2, TIMED);
}

static void a_busy_thread_is_no_hang(void **unused)
{
	(void)unused;
	no_hang(join_of_a_busy_thread, 2, ACTIVE);
}

/* Somebody may write into what it reads. */
static void a_read_is_no_hang(void **unused)
{
	(void)unused;
	no_hang(join_of_a_reader, 2, ACTIVE);
}

static void whose_child_lives_may_be_woken(void **unused)
{
	(void)unused;
	scene(wait_beside_a_child);
	wait_asleep(false);
	assert_true(tasks_have_child(child));
	assert_false(watchdog_explain(child, false, here, &all));
	assert_null(all.first);
}

/* ThreadSanitizer's, after a report. */
static void an_idle_symboliser_wakes_nobody(void **unused)
{
	(void)unused;
	scene(wait_beside_a_symboliser);
	wait_asleep(false);
	assert_false(tasks_have_child(child));
	assert_true(watchdog_explain(child, false, here, &all));
}

static void a_process_that_is_gone(void **unused)
{
	uint64_t used;
	pid_t gone;
	size_t n;

	(void)unused;
	scene(condition_wait);
	gone = child;
	scene_end(NULL);
	assert_null(tasks_read(gone, &n));
	assert_int_equal(0, n);
	assert_false(watchdog_asleep(gone, false, &used));
	assert_false(watchdog_explain(gone, false, here, &all));
	assert_false(tasks_have_child(gone));
	assert_null(all.first);
}

/* ---- tasks ---- */

static void memory_is_read_from_outside(void **unused)
{
	int value = 0;

	(void)unused;
	scene(condition_wait);
	lines[15] = 4711;
	assert_true(tasks_peek(child, (uint64_t)(uintptr_t)&lines[15], &value,
			       sizeof value));
	assert_int_equal(4711, value);
	assert_false(tasks_peek(child, 16, &value, sizeof value));
}

static void tasks_are_sorted_and_told_apart(void **unused)
{
	struct task *tasks;
	size_t n;

	(void)unused;
	scene(abba_after_main);
	wait_asleep(false);
	tasks = tasks_read(child, &n);
	assert_int_equal(3, n);
	assert_int_equal(child, tasks[0].tid);
	assert_int_equal(ENDED, tasks[0].activity);
	assert_int_equal(ASLEEP, tasks[1].activity);
	assert_int_equal(ASLEEP, tasks[2].activity);
	assert_true(tasks[1].tid < tasks[2].tid);
	assert_true(tasks[1].address == (uint64_t)(uintptr_t)&safe);
	assert_true(tasks[2].address == (uint64_t)(uintptr_t)&desk);
	assert_int_equal(2, tasks[1].value);
	free(tasks);
	assert_false(tasks_have_child(child));
	assert_true(tasks_have_child(getpid()));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_timed_wait_is_no_hang),
		TEST(a_sleep_is_no_hang),
		TEST(a_busy_thread_is_no_hang),
		TEST(a_read_is_no_hang),
		TEST(whose_child_lives_may_be_woken),
		TEST(an_idle_symboliser_wakes_nobody),
		TEST(a_process_that_is_gone),
		TEST(memory_is_read_from_outside),
		TEST(tasks_are_sorted_and_told_apart),
	};

	return RUN(tests);
}
