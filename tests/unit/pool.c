/*
 * The pool: children in their order, stopped in time, and none left behind.
 * Called with an argument, this program is a child that hangs.
 */
#include "unit.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pool.h"

static const char here[] = "tests/unit/pool.c";

static struct pool *pool;
static char order[64]; /* the first letter of each job's owner, as ended */

static int begin(void **state)
{
	order[0] = 0;
	return scratch_make(state);
}

static int end(void **state)
{
	if (pool)
		pool_free(pool);
	pool = NULL;
	return scratch_remove(state);
}

static void ended(struct pool *in, struct job *job)
{
	assert_ptr_equal(pool, in);
	strcat(order, job->owner);
}

enum { LONG = 600 /* seconds: never reached by a job that works */ };

/* A job of the shell; to be ended by drop(). */
static struct job shell(const char *name, const char *command)
{
	struct job job = {
		.limit = LONG,
		.ended = ended,
		.owner = copy(name),
		.output = in_scratch(name),
	};

	argv_add(&job.command, "sh", "-c", command, NULL);
	return job;
}

static void drop(struct job *job)
{
	argv_free(&job->command);
	argv_free(&job->environment);
	free((char *)job->output);
	free(job->owner);
}

static char *output_of(const struct job *job)
{
	char *text = file_read(job->output, 1 << 20, NULL);

	return text ? text : copy("");
}

static void run_one(struct job *job)
{
	pool = pool_new(1);
	pool_submit(pool, job);
	assert_int_equal(0, pool_run(pool, NULL, NULL));
	assert_string_equal(job->owner, order);
}

static void a_job_runs(void **unused)
{
	struct job job = shell("a", "echo out; echo err >&2; echo $NAME; "
				    "cat; pwd; exit 3");
	char *text;
	char *directory;

	(void)unused;
	argv_add(&job.environment, "NAME=value with blank", NULL);
	job.directory = scratch;
	run_one(&job);
	assert_true(WIFEXITED(job.status));
	assert_int_equal(3, WEXITSTATUS(job.status));
	assert_false(job.stopped);
	assert_false(job.timed_out);
	assert_true(job.seconds > 0);
	assert_true(job.cpu >= 0);
	text = output_of(&job);
	directory = realpath(scratch, NULL);
	assert_non_null(strstr(text, "out\nerr\nvalue with blank\n"));
	assert_non_null(strstr(text, directory));
	free(text);
	free(directory);
	drop(&job);
}

static void a_command_that_is_missing(void **unused)
{
	struct job job = shell("a", "");
	char *text;

	(void)unused;
	argv_free(&job.command);
	argv_add(&job.command, "no-such-command-here", NULL);
	run_one(&job);
	assert_int_equal(127, WEXITSTATUS(job.status));
	text = output_of(&job);
	assert_non_null(strstr(text, "no-such-command-here: No such file"));
	free(text);
	drop(&job);
}

static void a_directory_that_is_missing(void **unused)
{
	struct job job = shell("a", "echo it runs");
	char *text;

	(void)unused;
	job.directory = "/nonexistent";
	run_one(&job);
	assert_int_equal(127, WEXITSTATUS(job.status));
	text = output_of(&job);
	assert_non_null(strstr(text, "/nonexistent: No such file"));
	assert_null(strstr(text, "it runs"));
	free(text);
	drop(&job);
}

static void a_time_limit(void **unused)
{
	struct job job = shell("a", "sleep 1000");

	(void)unused;
	job.limit = 0.1;
	run_one(&job);
	assert_true(job.stopped);
	assert_true(job.timed_out);
	assert_true(WIFSIGNALED(job.status));
	assert_int_equal(SIGTERM, WTERMSIG(job.status));
	drop(&job);
}

/* Its children are stopped with it. */
static void who_ignores_term_is_killed(void **unused)
{
	struct job job =
		shell("a", "trap '' TERM; while :; do sleep 1000; done");

	(void)unused;
	job.limit = 0.3;
	run_one(&job);
	assert_true(job.timed_out);
	assert_true(WIFSIGNALED(job.status));
	assert_int_equal(SIGKILL, WTERMSIG(job.status));
	drop(&job);
}

/* Whether process `pid` is gone, or only waits for init to take notice. */
static bool is_gone(pid_t pid)
{
	char *path = say("/proc/%d/stat", pid);
	FILE *file = fopen(path, "r");
	char state = 'X';

	free(path);
	if (!file)
		return true;
	if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
		state = 'X';
	fclose(file);
	return state == 'Z' || state == 'X';
}

static void assert_goes(pid_t pid)
{
	const struct timespec moment = {.tv_nsec = 10000000};
	bool gone = false;

	assert_true(pid > 0);
	for (int i = 0; i < 3000 && !gone; i++) {
		gone = is_gone(pid);
		nanosleep(&moment, NULL);
	}
	assert_true(gone);
}

static void what_a_job_leaves_behind_is_killed(void **unused)
{
	struct job job = shell("a", "sleep 1000 & echo $!");
	char *text;

	(void)unused;
	run_one(&job);
	assert_int_equal(0, job.status);
	text = output_of(&job);
	assert_goes((pid_t)strtol(text, NULL, 10));
	free(text);
	drop(&job);
}

static void urgent_jobs_go_first(void **unused)
{
	static const char *const names[] = {"a", "b", "C", "d", "E"};
	struct job jobs[5];

	(void)unused;
	pool = pool_new(1);
	for (int i = 0; i < 5; i++) {
		jobs[i] = shell(names[i], ":");
		jobs[i].urgent = names[i][0] < 'a';
		pool_submit(pool, &jobs[i]);
	}
	assert_int_equal(0, pool_run(pool, NULL, NULL));
	assert_string_equal("CEabd", order);
	for (int i = 0; i < 5; i++)
		drop(&jobs[i]);
}

static struct job second;

static void submit_another(struct pool *in, struct job *job)
{
	ended(in, job);
	pool_submit(in, &second);
}

static void an_ended_job_may_submit_others(void **unused)
{
	struct job first = shell("a", ":");

	(void)unused;
	second = shell("b", ":");
	first.ended = submit_another;
	pool = pool_new(2);
	pool_submit(pool, &first);
	assert_int_equal(0, pool_run(pool, NULL, NULL));
	assert_string_equal("ab", order);
	drop(&first);
	drop(&second);
}

static void a_flood_is_limited(void **unused)
{
	struct job job = shell("a", "exec yes");
	struct stat about;

	(void)unused;
	run_one(&job);
	assert_true(WIFSIGNALED(job.status));
	assert_int_equal(SIGXFSZ, WTERMSIG(job.status));
	assert_int_equal(0, stat(job.output, &about));
	assert_true(about.st_size <= 64 << 20);
	assert_false(job.timed_out);
	drop(&job);
}

static void what_would_change_reports_is_not_passed_on(void **unused)
{
	struct job job = shell("a", "echo \"$TSAN_OPTIONS$VALGRIND_OPTS"
				    "$MALLOC_CHECK_$LD_PRELOAD.$LC_ALL.$OWN\"");
	char *text;

	(void)unused;
	setenv("TSAN_OPTIONS", "report_bugs=0", 1);
	setenv("VALGRIND_OPTS", "--quiet", 1);
	setenv("MALLOC_CHECK_", "3", 1);
	setenv("LC_ALL", "de_DE.UTF-8", 1);
	argv_add(&job.environment, "OWN=1", NULL);
	run_one(&job);
	unsetenv("TSAN_OPTIONS");
	unsetenv("VALGRIND_OPTS");
	unsetenv("MALLOC_CHECK_");
	unsetenv("LC_ALL");
	text = output_of(&job);
	assert_string_equal(".C.1\n", text);
	free(text);
	drop(&job);
}

/* ---- an interrupt ---- */

static bool sent;

static void interrupt_once_it_runs(void *job)
{
	char *text = output_of(job);

	if (*text && !sent) {
		sent = true;
		kill(getpid(), SIGINT);
	}
	free(text);
}

static void an_interrupt_stops_every_child(void **unused)
{
	struct job job = shell("a", "echo $$; exec sleep 1000");
	struct job queued = shell("b", ":");
	char *text;

	(void)unused;
	pool = pool_new(1);
	pool_submit(pool, &job);
	pool_submit(pool, &queued);
	assert_int_equal(SIGINT, pool_run(pool, interrupt_once_it_runs, &job));
	assert_true(pool_interrupted(pool));
	assert_string_equal("", order); /* ended() is not called */
	assert_null(pool_oldest(pool));
	text = output_of(&job);
	assert_goes((pid_t)strtol(text, NULL, 10));
	free(text);
	/* The signal is the caller's again, and there is none left. */
	pool_free(pool);
	pool = pool_new(1);
	assert_false(pool_interrupted(pool));
	drop(&job);
	drop(&queued);
}

/* ---- a hang ---- */

static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;

static int hang(void)
{
	pthread_mutex_lock(&desk);
	return pthread_mutex_lock(&desk);
}

static struct job itself(const char *name, struct findings *standing)
{
	struct job job = shell(name, "");

	findings_init(standing);
	argv_free(&job.command);
	argv_add(&job.command, "/proc/self/exe", "hang", NULL);
	job.standing = standing;
	return job;
}

static void a_hang_is_explained_long_before_the_limit(void **unused)
{
	struct findings standing;
	struct job job = itself("a", &standing);

	(void)unused;
	/* In the child, /proc/self/exe is still this program. */
	job.source = here;
	run_one(&job);
	assert_true(job.stopped);
	assert_false(job.timed_out);
	assert_int_equal(SIGTERM, job.status);
	assert_non_null(standing.first);
	assert_null(standing.first->next);
	assert_int_equal(DEADLOCK, standing.first->kind);
	assert_int_equal(BY_WATCHDOG, standing.first->by);
	findings_free(&standing);
	drop(&job);
}

static void who_is_not_watched_has_until_the_limit(void **unused)
{
	struct findings standing;
	struct job job = itself("a", &standing);

	(void)unused;
	job.limit = 0.5;
	run_one(&job);
	assert_true(job.stopped);
	assert_true(job.timed_out);
	assert_null(standing.first);
	findings_free(&standing);
	drop(&job);
}

static void a_sleep_is_not_taken_for_a_hang(void **unused)
{
	struct findings standing;
	struct job job = shell("a", "exec sleep 0.5");

	(void)unused;
	findings_init(&standing);
	job.source = here;
	job.standing = &standing;
	run_one(&job);
	assert_false(job.stopped);
	assert_int_equal(0, job.status);
	assert_null(standing.first);
	findings_free(&standing);
	drop(&job);
}

/* Each writes down when it begins and ends: the one that is alone stands last
   and has nobody in between, though it was submitted first and there is room
   for all. */
static void who_is_alone_runs_last_and_by_himself(void **unused)
{
	static const char command[] =
		"echo $NAME begins >>$LOG; sleep 0.05; echo $NAME ends >>$LOG";
	struct job jobs[] = {shell("a", command), shell("b", command),
			     shell("c", command), shell("d", command)};
	char *log = in_scratch("log");
	char *text;

	(void)unused;
	pool = pool_new(4);
	jobs[0].alone = jobs[1].alone = true;
	jobs[3].urgent = true;
	for (size_t i = 0; i < 4; i++) {
		argv_addf(&jobs[i].environment, "LOG=%s", log);
		argv_addf(&jobs[i].environment, "NAME=%s",
			  (const char *)jobs[i].owner);
		pool_submit(pool, &jobs[i]);
	}
	assert_int_equal(0, pool_run(pool, NULL, NULL));
	text = file_read(log, 1 << 16, NULL);
	assert_non_null(text);
	assert_string_equal("a begins\na ends\nb begins\nb ends\n",
			    strstr(text, "a begins"));
	assert_int_equal(strlen("c begins\nc ends\nd begins\nd ends\n"),
			 strstr(text, "a begins") - text);
	free(text);
	free(log);
	for (size_t i = 0; i < 4; i++)
		drop(&jobs[i]);
}

static void the_clock_goes_forward(void **unused)
{
	double before = seconds_now();

	(void)unused;
	assert_true(seconds_now() >= before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_job_runs),
		TEST(a_command_that_is_missing),
		TEST(a_directory_that_is_missing),
		TEST(a_time_limit),
		TEST(who_ignores_term_is_killed),
		TEST(what_a_job_leaves_behind_is_killed),
		TEST(urgent_jobs_go_first),
		TEST(who_is_alone_runs_last_and_by_himself),
		TEST(an_ended_job_may_submit_others),
		TEST(a_flood_is_limited),
		TEST(what_would_change_reports_is_not_passed_on),
		TEST(an_interrupt_stops_every_child),
		TEST(a_hang_is_explained_long_before_the_limit),
		TEST(who_is_not_watched_has_until_the_limit),
		TEST(a_sleep_is_not_taken_for_a_hang),
		TEST(the_clock_goes_forward),
	};

	if (argc > 1 && strcmp(argv[1], "hang") == 0)
		return hang();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
