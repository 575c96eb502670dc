/* The watchdog on programs that hang: what it calls them, and who waits. */
#include "sleeping.h"

/* The place of `thread` in the one finding. */
static const struct place *place_of(const char *thread)
{
	for (const struct place *p = all.first->places; p; p = p->next)
		if (p->thread && strcmp(p->thread, thread) == 0)
			return p;
	fail_msg("no place of %s", thread);
	return NULL;
}

static void assert_place(const char *thread, const char *role, int number,
			 bool context)
{
	const struct place *p = place_of(thread);

	if (!strstr(p->role, role))
		fail_msg("%s: \"%s\" says not \"%s\"", thread, p->role, role);
	assert_int_equal(context, p->context);
	if (LINES_KNOWN)
		assert_int_equal(lines[number], place_line(p, here));
}

static void explain(void (*run)(void), enum kind kind, unsigned places)
{
	unsigned n = 0;

	scene(run);
	wait_asleep(false);
	assert_true(watchdog_explain(child, false, here, &all));
	assert_non_null(all.first);
	assert_null(all.first->next);
	assert_int_equal(BY_WATCHDOG, all.first->by);
	for (const struct place *p = all.first->places; p; p = p->next)
		n++;
	assert_int_equal(places, n);
	assert_string_equal(kind_word(kind), kind_word(all.first->kind));
	/* Some place is judged, or no header could name the hang. */
	n = 0;
	for (const struct place *p = all.first->places; p; p = p->next)
		n += !p->context;
	assert_true(n > 0);
}

static void an_abba_deadlock(void **unused)
{
	(void)unused;
	explain(abba, DEADLOCK, 3);
	assert_place("main thread", "waits for T1 to end", 0, true);
	assert_place("T1", "waits for mutex safe, held by T2", 1, false);
	assert_place("T2", "waits for mutex desk, held by T1", 2, false);
	assert_string_equal("desk", place_of("T1")->locks);
	assert_string_equal("safe", place_of("T2")->locks);
	assert_null(place_of("main thread")->locks);
}

static void the_same_with_robust_mutexes(void **unused)
{
	(void)unused;
	explain(robust_abba, DEADLOCK, 3);
	assert_place("T1", "waits for mutex safe, held by T2", 1, false);
	assert_place("T2", "waits for mutex desk, held by T1", 2, false);
}

static void the_same_with_recursive_mutexes(void **unused)
{
	(void)unused;
	explain(recursive_abba, DEADLOCK, 3);
	assert_place("T1", "waits for mutex safe, held by T2", 1, false);
	assert_place("T2", "waits for mutex desk, held by T1", 2, false);
}

static void the_same_after_main_has_left(void **unused)
{
	(void)unused;
	explain(abba_after_main, DEADLOCK, 2);
	assert_place("T1", "waits for mutex safe, held by T2", 1, false);
	assert_place("T2", "waits for mutex desk, held by T1", 2, false);
}

static void a_thread_that_locks_twice(void **unused)
{
	(void)unused;
	explain(self_deadlock, DEADLOCK, 1);
	assert_place("main thread", "waits for mutex desk, held by itself", 0,
		     false);
}

static void a_cycle_over_a_join(void **unused)
{
	(void)unused;
	explain(join_of_one_who_needs_my_lock, DEADLOCK, 2);
	assert_place("main thread", "waits for T1 to end", 0, false);
	assert_place("T1", "waits for mutex desk, held by main thread", 1,
		     false);
}

static void a_wait_without_a_signal(void **unused)
{
	(void)unused;
	explain(condition_wait, STUCK, 1);
	assert_place("main thread", "cond_wait", 0, false);
	assert_null(strstr(all.first->places->role, "mutex"));
}

static void a_join_of_a_sleeper(void **unused)
{
	(void)unused;
	explain(join_of_a_sleeper, STUCK, 2);
	assert_place("main thread", "waits for T1 to end", 0, true);
	assert_place("T1", "cond_wait", 1, false);
}

static void a_mutex_held_by_the_dead(void **unused)
{
	(void)unused;
	explain(held_by_the_dead, STUCK, 1);
	assert_place("main thread",
		     "waits for mutex desk, held by a thread that has ended", 0,
		     false);
}

/* Its round counter is 2 then, as a mutex's word with waiters. */
static void a_barrier_is_no_mutex(void **unused)
{
	(void)unused;
	explain(barrier, STUCK, 2);
	assert_place("T1", "barrier_wait", 1, false);
	assert_null(strstr(place_of("T1")->role, "mutex"));
}

static void a_shared_barrier_is_no_mutex(void **unused)
{
	(void)unused;
	explain(shared_barrier, STUCK, 2);
	assert_null(strstr(place_of("T1")->role, "mutex"));
}

static void a_semaphore_is_no_mutex(void **unused)
{
	(void)unused;
	explain(semaphore, STUCK, 1);
	assert_place("main thread", "sem_", 0, false);
	assert_null(strstr(all.first->places->role, "mutex"));
}

static void a_reader_and_a_writer(void **unused)
{
	(void)unused;
	explain(writer_behind_reader, STUCK, 2);
	assert_place("main thread", "rwlock", 0, false);
	assert_null(strstr(place_of("main thread")->role, "mutex"));
	assert_place("T1", "cond_wait", 1, false);
}

/* One name is a part of the other. */
static void all_locks_held_are_told(void **unused)
{
	const char *locks;

	(void)unused;
	explain(two_wait_for_one, STUCK, 3);
	locks = place_of("main thread")->locks;
	assert_non_null(locks);
	assert_true(strcmp(locks, "desk, desk_2") == 0 ||
		    strcmp(locks, "desk_2, desk") == 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_abba_deadlock),
		TEST(the_same_with_robust_mutexes),
		TEST(the_same_with_recursive_mutexes),
		TEST(the_same_after_main_has_left),
		TEST(a_thread_that_locks_twice),
		TEST(a_cycle_over_a_join),
		TEST(a_wait_without_a_signal),
		TEST(a_join_of_a_sleeper),
		TEST(a_mutex_held_by_the_dead),
		TEST(a_barrier_is_no_mutex),
		TEST(a_shared_barrier_is_no_mutex),
		TEST(a_semaphore_is_no_mutex),
		TEST(a_reader_and_a_writer),
		TEST(all_locks_held_are_told),
	};

	return RUN(tests);
}
