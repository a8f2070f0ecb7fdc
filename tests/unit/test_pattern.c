/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "resolve/pattern.h"

static char *counted(unsigned count, char style)
{
	GString *out = g_string_new(NULL);
	count_append(out, count, style);
	return g_string_free(out, FALSE);
}

static void assert_counted(unsigned count, char style, const char *expected)
{
	char *text = counted(count, style);
	assert_string_equal(text, expected);
	g_free(text);
}

static void counters_stand_alone(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned counters;
	} patterns[] = {{"1.", 1},    {"1.1", 2}, {"1.0", 1}, {"(a)", 1},    {"a)", 1},   {"Section 1.", 1},
			{"1.1.1", 3}, {"A.1", 2}, {"(i)", 1}, {"Rule A", 1}, {"part", 0}, {"10.", 0}};
	for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++)
		if (pattern_read(patterns[i].text).counters != patterns[i].counters)
			fail_msg("%s: %u counters", patterns[i].text, pattern_read(patterns[i].text).counters);
}

static void counts_are_written_in_their_style(void **state)
{
	(void)state;
	assert_counted(12, '1', "12");
	assert_counted(1, 'a', "a");
	assert_counted(26, 'A', "Z");
	assert_counted(27, 'A', "AA");
	assert_counted(53, 'a', "ba");
	assert_counted(702, 'A', "ZZ");
	assert_counted(703, 'A', "AAA");
	assert_counted(9, 'i', "ix");
	assert_counted(49, 'I', "XLIX");
	assert_counted(1994, 'i', "mcmxciv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counters_stand_alone),
		cmocka_unit_test(counts_are_written_in_their_style),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
