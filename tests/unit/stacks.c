/* Addresses in a record become functions and lines of their executable. */
#include "unit.h"

#include <link.h>

#include "symbols.h"

static const char self[] = "/proc/self/exe";

__attribute__((noinline)) int landmark(int a)
{
	return a * 7 + 1;
}

/* Where this executable was loaded; the first object is itself. */
static int take_base(struct dl_phdr_info *info, size_t size, void *base)
{
	(void)size;
	*(uintptr_t *)base = info->dlpi_addr;
	return 1;
}

/* `@0x...` of landmark(), in the numbering of the file. */
static char *its_address(void)
{
	uintptr_t base = 0;

	dl_iterate_phdr(take_base, &base);
	return say("@0x%lx", (unsigned long)((uintptr_t)landmark - base));
}

static void assert_resolved(const char *want, const char *executable,
			    const char *text)
{
	char *got = addresses_resolve(executable, text);

	assert_string_equal(want, got);
	free(got);
}

static void text_without_addresses_stays(void **unused)
{
	(void)unused;
	assert_resolved("", self, "");
	assert_resolved("end 5\n", self, "end 5\n");
	assert_resolved("@ 0x10 @0 mail@0y", self, "@ 0x10 @0 mail@0y");
}

static void an_address_is_named(void **unused)
{
	char *address = its_address();
	char *text = say("leak blocked %s\nend 1\n", address);
	char *got = addresses_resolve(self, text);

	(void)unused;
	assert_int_equal(8, landmark(1));
	assert_non_null(strstr(got, "leak blocked landmark ("));
#ifndef __clang__ /* which needs -gdwarf-aranges for the line */
	assert_non_null(strstr(got, "tests/unit/stacks.c:"));
	assert_null(strstr(got, ":0)"));
#endif
	assert_non_null(strstr(got, ")\nend 1\n"));
	assert_null(strstr(got, "@0x"));
	free(got);
	free(text);
	free(address);
}

static void several_addresses(void **unused)
{
	char *address = its_address();
	char *text = say("crash SIGSEGV %s %s @0x1", address, address);
	char *got = addresses_resolve(self, text);
	const char *first = strstr(got, "landmark (");

	(void)unused;
	assert_non_null(first);
	assert_non_null(strstr(first + 1, "landmark ("));
	assert_null(strstr(got, "@0x"));
	free(got);
	free(text);
	free(address);
}

static void what_cannot_be_resolved(void **unused)
{
	(void)unused;
	assert_resolved("a ? (?:0) b", "/nonexistent", "a @0x10 b");
	assert_resolved("? (?:0)", "/etc/passwd", "@0x10");
	assert_resolved("? (?:0)", scratch, "@0xffffffffffffffff");
	assert_resolved("? (?:0)", self, "@0xffffffffffffffff");
	assert_resolved("? (?:0)", self, "@0xfffffffffffffffffffffff");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(text_without_addresses_stays),
		TEST(an_address_is_named),
		TEST(several_addresses),
		TEST(what_cannot_be_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
