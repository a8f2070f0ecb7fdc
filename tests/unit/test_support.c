/* SPDX-License-Identifier: MIT
 * The tests' own helpers: what asserts must be able to fail. */
#include "test.h"

#include <string.h>

static void a_message_left_unread_fails_the_test(void **state)
{
	(void)state;
	void *own = NULL;
	test_setup(&own);
	diag_add(test_diag(&own), CODE_FILE_MISSING, (struct place){"a.md", 3, 1}, "not read by anyone");
	print_message("(the next message is what this test looks for)\n");
	assert_int_equal(test_teardown(&own), -1);
}

static void a_message_that_was_read_is_gone(void **state)
{
	diag_add(test_diag(state), CODE_RAW_HTML, (struct place){"a.md", 3, 1}, "no %s here", "HTML");
	assert_messages(state, "a.md:3:1: error: no HTML here [raw-html]\n");
	assert_no_messages(state);
}

static void a_file_is_put_where_it_is_named(void **state)
{
	const char *path = test_file(state, "deep/er/name.md", "words\n");
	assert_file(path, "words\n");
	assert_true(g_str_has_prefix(path, test_folder(state)));
	assert_text(test_read(state, path), "words\n");
}

static void the_folder_goes_with_the_test(void **state)
{
	(void)state;
	void *own = NULL;
	test_setup(&own);
	char *path = g_strdup(test_file(&own, "deep/name", "x"));
	assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	assert_int_equal(test_teardown(&own), 0);
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	g_free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_left_unread_fails_the_test),
		TEST(a_message_that_was_read_is_gone),
		TEST(a_file_is_put_where_it_is_named),
		cmocka_unit_test(the_folder_goes_with_the_test),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
