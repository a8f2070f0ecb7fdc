/* SPDX-License-Identifier: MIT */
#include "base/system_files.h"
#include "test.h"

static void what_a_system_leaves_is_known_by_its_name(void **state)
{
	static const char *const left[] = {".DS_Store",         "history/2.0/Thumbs.db", "thumbs.db",
					   "a/Desktop.ini",     "forms/._gifts.md",      "~$cument.docx",
					   "a/.~lock.code.odt#"};
	static const char *const written[] = {"document.md",  ".gitattributes", "a/x.DS_Store", "._a/document.md",
					      "thumbs.db.md", "a~$.md",         ".DS_Store/x",  ""};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(left); i++)
		assert_true(is_system_file(left[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		assert_false(is_system_file(written[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_system_leaves_is_known_by_its_name)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
