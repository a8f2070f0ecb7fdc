/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/markdown/lines.h"

#include <string.h>

static void every_ending_ends_a_line(void **state)
{
	(void)state;
	static const char text[] = "one\ntwo\r\nthree\rfour";
	struct lines lines;
	lines_open(&lines, text, strlen(text));
	assert_int_equal(lines_count(&lines), 4);
	static const char *const expected[] = {"one", "two", "three", "four"};
	for (unsigned line = 1; line <= 4; line++) {
		struct slice slice = lines_get(&lines, line);
		assert_int_equal(slice.length, strlen(expected[line - 1]));
		assert_memory_equal(slice.start, expected[line - 1], slice.length);
	}
	assert_int_equal(lines_get(&lines, 0).length, 0);
	assert_int_equal(lines_get(&lines, 5).length, 0);
	assert_int_equal(lines_start(&lines, 3), 9);
	lines_close(&lines);
}

static void a_byte_is_found_on_its_line(void **state)
{
	(void)state;
	struct lines lines;
	lines_open(&lines, "ab\ncd\n\nef", 9);
	assert_int_equal(lines_at(&lines, 0), 1);
	assert_int_equal(lines_at(&lines, 3), 2);
	assert_int_equal(lines_at(&lines, 6), 3);
	assert_int_equal(lines_at(&lines, 8), 4);
	lines_close(&lines);
}

static void columns_count_characters(void **state)
{
	(void)state;
	static const char text[] = "£25 ŵ [x]";
	struct slice slice = {text, strlen(text)};
	assert_int_equal(slice_column(slice, strchr(text, '[')), 7);
	assert_int_equal(slice_column(slice, text), 1);
}

static void quotation_marks_go_only_in_quotations(void **state)
{
	(void)state;
	struct slice slice = {"  > > | a |", 11};
	assert_true(slice_begins(slice_bare(slice, true), "| a"));
	assert_true(slice_begins(slice_bare(slice, false), "> >"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_ending_ends_a_line),
		cmocka_unit_test(a_byte_is_found_on_its_line),
		cmocka_unit_test(columns_count_characters),
		cmocka_unit_test(quotation_marks_go_only_in_quotations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
