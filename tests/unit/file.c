/* Whole files: read or refused, replaced or left as they were. */
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_file_is_read_whole(void **unused)
{
	char *path = in_scratch("f");
	size_t length = 0;
	char *text;

	(void)unused;
	put_file("f", "one\ntwo");
	text = file_read(path, 7, &length);
	assert_non_null(text);
	assert_string_equal("one\ntwo", text);
	assert_int_equal(7, length);
	free(text);
	put_file("f", "");
	text = file_read(path, 7, NULL);
	assert_string_equal("", text);
	free(text);
	free(path);
}

static void zero_bytes_are_read(void **unused)
{
	char *path = in_scratch("f");
	size_t length;
	char *text;

	(void)unused;
	assert_int_equal(0, file_replace(path, "a\0b", 3));
	text = file_read(path, 100, &length);
	assert_int_equal(3, length);
	assert_memory_equal("a\0b", text, 4);
	free(text);
	free(path);
}

/* More than one read, and exactly at the bounds of the buffer. */
static void large_files(void **unused)
{
	static const size_t sizes[] = {65535, 65536, 65537, 300000};
	char *path = in_scratch("f");

	(void)unused;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *text = new_array(sizes[i] + 1, 1);
		size_t length = 0;
		char *back;

		memset(text, 'x', sizes[i]);
		text[sizes[i] - 1] = 'y';
		assert_int_equal(0, file_replace(path, text, sizes[i]));
		back = file_read(path, sizes[i], &length);
		assert_non_null(back);
		assert_int_equal(sizes[i], length);
		assert_string_equal(text, back);
		free(back);
		errno = 0;
		assert_null(file_read(path, sizes[i] - 1, &length));
		assert_int_equal(EFBIG, errno);
		free(text);
	}
	free(path);
}

static void assert_refused(const char *path, int why)
{
	size_t length;

	errno = 0;
	assert_null(file_read(path, 1000, &length));
	assert_int_equal(why, errno);
}

static void what_is_no_file_is_refused(void **unused)
{
	char *fifo = in_scratch("fifo");
	char *missing = in_scratch("missing");

	(void)unused;
	assert_int_equal(0, mkfifo(fifo, 0600));
	assert_refused(fifo, EINVAL); /* and does not wait for a writer */
	assert_refused(scratch, EISDIR);
	assert_refused("/dev/zero", EINVAL);
	assert_refused(missing, ENOENT);
	free(fifo);
	free(missing);
}

static void a_stream_need_not_be_a_file(void **unused)
{
	int ends[2];
	char *text;

	(void)unused;
	assert_int_equal(0, pipe(ends));
	assert_int_equal(5, write(ends[1], "hello", 5));
	close(ends[1]);
	text = stream_read(ends[0], 5, NULL);
	assert_string_equal("hello", text);
	free(text);
	close(ends[0]);
	errno = 0;
	assert_null(stream_read(ends[0], 5, NULL));
	assert_int_equal(EBADF, errno);
}

static unsigned entries(void)
{
	DIR *directory = opendir(scratch);
	unsigned n = 0;

	assert_non_null(directory);
	for (const struct dirent *e; (e = readdir(directory));)
		n += e->d_name[0] != '.';
	closedir(directory);
	return n;
}

static void assert_content(const char *path, const char *content)
{
	char *text = file_read(path, 1 << 20, NULL);

	assert_non_null(text);
	assert_string_equal(content, text);
	free(text);
}

static void a_file_is_replaced(void **unused)
{
	char *path = in_scratch("f");
	struct stat about;
	mode_t mask = umask(022);

	(void)unused;
	assert_int_equal(0, file_replace(path, "old", 3));
	assert_int_equal(0, file_replace(path, "new one", 7));
	umask(mask);
	assert_content(path, "new one");
	assert_int_equal(1, entries()); /* no temporary file stays */
	assert_int_equal(0, stat(path, &about));
	assert_int_equal(0644, about.st_mode & 0777);
	free(path);
}

/* The disk is full, as far as this process can tell: true for root too. */
static void a_write_that_fails_leaves_the_old_file(void **unused)
{
	char *path = in_scratch("f");
	struct rlimit before;
	struct rlimit small;
	char text[1000];
	int result;
	int why;

	(void)unused;
	memset(text, 'n', sizeof text);
	assert_int_equal(0, file_replace(path, "old", 3));
	assert_int_equal(0, getrlimit(RLIMIT_FSIZE, &before));
	small = before;
	small.rlim_cur = 100;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &small));
	result = file_replace(path, text, sizeof text);
	why = errno;
	assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &before));
	signal(SIGXFSZ, SIG_DFL);
	assert_int_equal(-1, result);
	assert_int_equal(EFBIG, why);
	assert_content(path, "old");
	assert_int_equal(1, entries());
	free(path);
}

static void a_name_that_cannot_be_replaced(void **unused)
{
	char *directory = in_scratch("d/inside");
	char *missing = in_scratch("missing/f");
	char *path = in_scratch("d");

	(void)unused;
	assert_int_equal(0, directory_make(directory));
	errno = 0;
	assert_int_equal(-1, file_replace(path, "x", 1));
	assert_int_not_equal(0, errno);
	assert_true(directory_exists(directory));
	assert_int_equal(1, entries());
	errno = 0;
	assert_int_equal(-1, file_replace(missing, "x", 1));
	assert_int_equal(ENOENT, errno);
	assert_int_equal(1, entries());
	free(directory);
	free(missing);
	free(path);
}

/* Root may write anywhere; who is not root must see the old file stay. */
/* In a child that is nobody: root may write everywhere.  The status is that of
   the attempt. */
static int replace_as_nobody(const char *path)
{
	enum { NOBODY = 65534 };
	pid_t child = fork();
	int status = -1;

	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) || setuid(NOBODY)))
			_exit(2);
		errno = 0;
		_exit(file_replace(path, "new", 3) != -1 || errno != EACCES);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	return status;
}

static void an_unwritable_directory(void **unused)
{
	char *path = in_scratch("f");

	(void)unused;
	assert_int_equal(0, file_replace(path, "old", 3));
	assert_int_equal(0, chmod(scratch, 0555));
	assert_int_equal(0, replace_as_nobody(path));
	assert_int_equal(0, chmod(scratch, 0700));
	assert_content(path, "old");
	free(path);
}

static void directories(void **unused)
{
	char *deep = in_scratch("a b/c/d");
	char *file = in_scratch("a b/file");
	char *below = in_scratch("a b/file/x");
	char *link = in_scratch("a b/link");
	char *top = in_scratch("a b");
	char *outside = in_scratch("outside");

	(void)unused;
	assert_int_equal(0, directory_make(deep));
	assert_int_equal(0, directory_make(deep)); /* it is there already */
	assert_true(directory_exists(deep));
	put_file("a b/file", "");
	put_file("outside/kept", "");
	assert_false(directory_exists(file));
	assert_int_equal(-1, directory_make(file));
	assert_int_equal(ENOTDIR, errno);
	assert_int_equal(-1, directory_make(below));
	assert_int_equal(0, symlink(outside, link));
	directory_remove(top);
	assert_false(directory_exists(top));
	assert_int_equal(1, entries());
	assert_true(directory_exists(outside)); /* links are not followed */
	free(deep);
	free(file);
	free(below);
	free(link);
	free(top);
	free(outside);
}

static void no_name_is_no_directory(void **unused)
{
	char *empty = copy("");

	(void)unused;
	assert_int_equal(-1, directory_make(empty));
	free(empty);
}

static void base_names(void **unused)
{
	(void)unused;
	assert_string_equal("c", file_base("a/b/c"));
	assert_string_equal("c", file_base("c"));
	assert_string_equal("", file_base("a/"));
	assert_string_equal("", file_base(""));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_whole),
		TEST(zero_bytes_are_read),
		TEST(large_files),
		TEST(what_is_no_file_is_refused),
		TEST(a_stream_need_not_be_a_file),
		TEST(a_file_is_replaced),
		TEST(a_write_that_fails_leaves_the_old_file),
		TEST(a_name_that_cannot_be_replaced),
		TEST(an_unwritable_directory),
		TEST(directories),
		TEST(no_name_is_no_directory),
		TEST(base_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
