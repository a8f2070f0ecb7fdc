/* SPDX-License-Identifier: MIT
 * The seeds of the fuzzers, and whatever they once found, replayed. */
/* NOLINTBEGIN(bugprone-suspicious-include): the fuzzers as they are, on their seeds */
#define REPLAY
#include "../fuzz/try.c"
#define LLVMFuzzerTestOneInput changes_one
#include "../fuzz/changes.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput dot_one
#include "../fuzz/dot.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput front_one
#include "../fuzz/front.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput markdown_one
#include "../fuzz/markdown.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput pdf_one
#include "../fuzz/pdf.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput request_one
#include "../fuzz/request.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput revision_one
#include "../fuzz/revision.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput word_one
#include "../fuzz/word.c"
#undef LLVMFuzzerTestOneInput
/* NOLINTEND(bugprone-suspicious-include) */

#include "test.h"

/* Something that does not hold ends the program: then the test has failed. */
static void seeds_are_read(void **state)
{
	static const struct {
		const char *name;
		int (*one)(const uint8_t *bytes, size_t length);
	} targets[] = {{"changes", changes_one},   {"dot", dot_one},  {"front", front_one},
		       {"markdown", markdown_one}, {"pdf", pdf_one},  {"request", request_one},
		       {"revision", revision_one}, {"word", word_one}};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
		char *folder = g_build_filename("tests/fuzz", targets[i].name, NULL);
		GDir *seeds = g_dir_open(folder, 0, NULL);
		unsigned count = 0;
		assert_non_null(seeds);
		for (const char *name = g_dir_read_name(seeds); name; name = g_dir_read_name(seeds), count++) {
			char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
			gsize length = 0;
			assert_true(g_file_get_contents(path, &bytes, &length, NULL));
			assert_int_equal(targets[i].one((const uint8_t *)bytes, length), 0);
			g_free(bytes);
			g_free(path);
		}
		g_dir_close(seeds);
		g_free(folder);
		assert_true(count >= 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seeds_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
