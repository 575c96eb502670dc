/* The addresses in an explorer's report become words of their executable,
   which here is this test itself. */
#include "unit.h"

#include <link.h>

#include "explore/report.h"

static const char self[] = "/proc/self/exe";

int explored_table[8];
int explored_lock;

__attribute__((noinline)) int explored_clerk(int a)
{
	return a * 5 + 2;
}

static int take_base(struct dl_phdr_info *info, size_t size, void *base)
{
	(void)size;
	*(uintptr_t *)base = info->dlpi_addr;
	return 1; /* the first one is the executable */
}

/* As the executable's own file numbers it. */
static unsigned long in_file(const volatile void *at)
{
	uintptr_t base = 0;

	dl_iterate_phdr(take_base, &base);
	return (unsigned long)((uintptr_t)at - base);
}

static unsigned long clerk(void)
{
	return in_file((void *)(uintptr_t)explored_clerk);
}

/* The report `text`, which is freed, resolved. */
static char *resolved(char *text)
{
	char *got = explore_resolve(text, self);

	free(text);
	assert_non_null(got);
	return got;
}

static void assert_holds(const char *text, const char *what)
{
	if (!strstr(text, what))
		fail_msg("no \"%s\" in:\n%s", what, text);
}

static void lines_without_addresses_stay(void **unused)
{
	static const char text[] =
		"racelab-explore 1\npolicy auto\nseed 7\n"
		"shown all 24\n\n"
		"finding check schedule 1 times 2 : place a\n"
		"saved a/b place\nend racelab-explore\n";
	char *got = explore_resolve(text, self);

	(void)unused;
	assert_string_equal(text, got);
	free(got);
	got = explore_resolve("", self);
	assert_string_equal("", got);
	free(got);
}

static void a_pc_becomes_a_function_and_its_line(void **unused)
{
	char *got = resolved(say("place write thread 2 pc 0x%lx object 0x0 "
				 "size 4 locks - stack 0x%lx,0x%lx\n",
				 clerk(), clerk(), clerk()));
	const char *at = strstr(got, "frame\t");
	int frames = 0;

	(void)unused;
	assert_int_equal(7, explored_clerk(1));
	assert_int_equal(0, strncmp(got, "place\twrite\t2\t4\t-\tnone\n", 23));
	for (; at; at = strstr(at + 1, "frame\t"), frames++) {
		int line = 0;
		const char *file = strchr(at + 6, '\t');

		assert_int_equal(0, strncmp(at, "frame\texplored_clerk\t", 21));
		assert_non_null(strstr(file, "explore_resolve.c\t"));
		assert_int_equal(1,
				 sscanf(strstr(file, ".c\t"), ".c\t%d", &line));
		assert_in_range(line, 14, 19);
	}
	assert_int_equal(3, frames);
	free(got);
}

static void an_object_becomes_a_variable_and_how_far_inside(void **unused)
{
	static const char form[] = "place read thread 0 pc 0x0 object 0x%lx "
				   "size 4 locks 0x%lx,0x%lx stack -\n";
	char *got = resolved(say(form, in_file(explored_table),
				 in_file(&explored_lock),
				 in_file(explored_table + 2)));

	(void)unused;
	assert_holds(got, "place\tread\t0\t4\texplored_table\t"
			  "explored_lock, explored_table+8\n");
	free(got);
	got = resolved(say(form, in_file(explored_table + 7), 0x100000000000,
			   in_file(&explored_lock)));
	assert_holds(got, "\texplored_table+28\t"
			  "0x100000000000, explored_lock\n");
	free(got);
}

static void what_is_unknown_stays_an_address(void **unused)
{
	char *got = resolved(say("place at thread 1 pc 0x3 object "
				 "0x100000000010 size 8 locks - stack -\n"));

	(void)unused;
	assert_string_equal("place\tat\t1\t8\t0x100000000010\tnone\n"
			    "frame\t?\t?\t0\n",
			    got);
	free(got);
	/* A function is no variable. */
	got = resolved(say("place at thread 1 pc 0x0 object 0x%lx size 8 "
			   "locks - stack -\n",
			   clerk()));
	assert_null(strstr(got, "explored_clerk"));
	free(got);
}

static void without_an_executable_addresses_stay(void **unused)
{
	char *got = explore_resolve("racelab-explore 1\n"
				    "finding data-race schedule 0 times 1\n"
				    "place read thread 0 pc 0x4011d6 object "
				    "0x404060 size 4 locks 0x404064 stack -\n"
				    "end racelab-explore\n",
				    "/nonexistent/program");

	(void)unused;
	assert_string_equal("racelab-explore 1\n"
			    "finding data-race schedule 0 times 1\n"
			    "place\tread\t0\t4\t0x404060\t0x404064\n"
			    "frame\t?\t?\t0\nend racelab-explore\n",
			    got);
	free(got);
}

static void notes_and_inabilities_get_their_line(void **unused)
{
	char *got = resolved(say("note pc 0x%lx weaker than it looks\n"
				 "note pc 0x0 everywhere\n"
				 "cannot fork pc 0x%lx another process\n",
				 clerk(), clerk()));
	const char *second = strchr(got, '\n') + 1;
	const char *third = strchr(second, '\n') + 1;

	(void)unused;
	assert_int_equal(0, strncmp(got, "note\t", 5));
	assert_non_null(strstr(got, "explore_resolve.c:"));
	assert_holds(got, "\tweaker than it looks\n");
	assert_int_equal(0, strncmp(second, "note\t-\teverywhere\n", 18));
	assert_int_equal(0, strncmp(third, "cannot\tfork\t", 12));
	assert_non_null(strstr(third, "explore_resolve.c:"));
	assert_holds(third, "\tanother process\n");
	free(got);
}

/* So that parse() sees that it is cut. */
static void a_cut_line_stays_cut(void **unused)
{
	char *got = resolved(copy("racelab-explore 1\nplace read thre"));

	(void)unused;
	assert_string_equal("racelab-explore 1\nplace read thre", got);
	free(got);
	got = resolved(copy("end racelab-explore"));
	assert_string_equal("end racelab-explore", got);
	free(got);
}

/* However a report is damaged, reading it ends, and in words. */
static void a_damaged_report_harms_nobody(void **unused)
{
	static const char *const lines[] = {
		"place\n",
		"place \n",
		"place  thread\n",
		"note\n",
		"note \n",
		"note pc\n",
		"note pc \n",
		"note pc zz\n",
		"cannot\n",
		"cannot \n",
		"cannot pc 0x1\n",
		"cannot fork pc 0x1\n",
		"cannot fork\n",
		"place read thread 1 pc zz object zz size x locks zz stack "
		"zz\n",
		"place read thread 1 pc 0x1 object 0x1 size 1 locks ,,, "
		"stack ,,,\n",
		"place read thread 1 pc 0xffffffffffffffffffff object 0x1 "
		"size 1 locks 0x stack 0x\n",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		free(resolved(copy(lines[i])));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_without_addresses_stay),
		cmocka_unit_test(a_pc_becomes_a_function_and_its_line),
		cmocka_unit_test(
			an_object_becomes_a_variable_and_how_far_inside),
		cmocka_unit_test(what_is_unknown_stays_an_address),
		cmocka_unit_test(without_an_executable_addresses_stay),
		cmocka_unit_test(notes_and_inabilities_get_their_line),
		cmocka_unit_test(a_cut_line_stays_cut),
		cmocka_unit_test(a_damaged_report_harms_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
