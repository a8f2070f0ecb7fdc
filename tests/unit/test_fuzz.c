/* SPDX-License-Identifier: MIT
 * The seeds of the fuzzers, and whatever they once found, replayed. */
#include "../fuzz/word.c" /* NOLINT(bugprone-suspicious-include): the fuzzer as it is, on its seeds */

#include "test.h"

static void seeds_are_read(void **state)
{
	(void)state;
	GDir *seeds = g_dir_open("tests/fuzz/word", 0, NULL);
	unsigned count = 0;
	assert_non_null(seeds);
	for (const char *name = g_dir_read_name(seeds); name; name = g_dir_read_name(seeds), count++) {
		char *path = g_build_filename("tests/fuzz/word", name, NULL), *bytes = NULL;
		gsize length = 0;
		assert_true(g_file_get_contents(path, &bytes, &length, NULL));
		assert_int_equal(LLVMFuzzerTestOneInput((const uint8_t *)bytes, length), 0);
		g_free(bytes);
		g_free(path);
	}
	g_dir_close(seeds);
	assert_true(count >= 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seeds_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
