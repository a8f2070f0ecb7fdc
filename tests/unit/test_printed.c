/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "publish/printed.h"

static void compare(void **state, const char *numbers)
{
	const struct edition *code =
		edition_from(state, "# Code\n\n## Gifts {#gifts}\n\n1. One. {#one}\n2. Two. {#two}\n");
	test_file(state, "numbers.yaml", numbers);
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	printed_check(sources, "numbers.yaml", code, test_diag(state));
	sources_close(sources);
}

static void the_same_numbers_are_no_finding(void **state)
{
	compare(state, "gifts: \"1.\"\none: \"1.1\"\ntwo: \"1.2\"\n");
	assert_no_messages(state);
}

static void another_number_is_a_finding_at_its_line(void **state)
{
	compare(state, "gifts: \"1.\"\none: \"1.1\"\ntwo: \"1.3\"\n");
	const char *messages = take_messages(state);
	assert_contains(messages, "numbers.yaml:3:1: error:");
	assert_contains(messages, "with two 1.3 here, but would now print two 1.2");
	assert_contains(messages, "[history-altered]");
}

static void a_number_too_few_or_too_many_is_a_finding(void **state)
{
	compare(state, "gifts: \"1.\"\none: \"1.1\"\n");
	assert_contains(take_messages(state), "nothing more here, but would now print two 1.2");
	compare(state, "gifts: \"1.\"\none: \"1.1\"\ntwo: \"1.2\"\nthree: \"1.3\"\n");
	assert_contains(take_messages(state), "with three here, but would now print nothing more");
}

static void no_file_is_no_finding(void **state)
{
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	printed_check(sources, "numbers.yaml", edition_from(state, "# Code\n"), test_diag(state));
	sources_close(sources);
	assert_no_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_same_numbers_are_no_finding),
		TEST(another_number_is_a_finding_at_its_line),
		TEST(a_number_too_few_or_too_many_is_a_finding),
		TEST(no_file_is_no_finding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
