/* SHA-256 against the examples of FIPS 180-4. */
#include "unit.h"

#include "digest.h"

static const struct {
	const char *text;
	const char *digest;
} vectors[] = {
	{"", "e3b0c44298fc1c149afbf4c8996fb924"
	     "27ae41e4649b934ca495991b7852b855"},
	{"abc", "ba7816bf8f01cfea414140de5dae2223"
		"b00361a396177a9cb410ff61f20015ad"},
	{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	 "248d6a61d20638b8e5c026930c3e6039"
	 "a33ce45964ff2167f6ecedd419db06c1"},
};

static void known_vectors(void **unused)
{
	digest got;

	(void)unused;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		char *path = in_scratch("file");

		digest_bytes(got, vectors[i].text, strlen(vectors[i].text));
		assert_string_equal(vectors[i].digest, got);
		put_file("file", vectors[i].text);
		digest_file(got, path);
		assert_string_equal(vectors[i].digest, got);
		free(path);
	}
}

static void a_file_that_cannot_be_read(void **unused)
{
	digest got;

	(void)unused;
	digest_file(got, "/nonexistent");
	assert_string_equal("-", got);
	digest_file(got, scratch);
	assert_string_equal("-", got);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(known_vectors),
		TEST(a_file_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
