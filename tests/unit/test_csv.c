/* SPDX-License-Identifier: MIT */
#include "base/csv.h"
#include "test.h"

static void cells_are_quoted_and_kept(void **state)
{
	GString *out = g_string_new(NULL);
	csv_cell(out, "a \"b\", c\nd");
	csv_cell(out, "-5");
	csv_line_end(out);
	csv_cell(out, "");
	csv_line_end(out);
	assert_text(test_keep(state, g_string_free(out, FALSE)), "\"a \"\"b\"\", c\nd\",\"-5\"\r\n\"\"\r\n");
}

/* The cells of each line, parted by '|', the lines by '/'. */
static const char *cells_shown(void **state, const char *text)
{
	GString *out = g_string_new(NULL);
	const char *at = csv_begin(text);
	for (GPtrArray *cells = csv_line_read(&at); cells; cells = csv_line_read(&at)) {
		for (guint i = 0; i < cells->len; i++)
			g_string_append_printf(out, "%s|", (const char *)cells->pdata[i]);
		g_string_append_c(out, '/');
		g_ptr_array_unref(cells);
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static void what_other_programs_write_is_read(void **state)
{
	assert_text(cells_shown(state, "\"a\",\"b \"\"c\"\"\"\r\n\"d, e\nf\",\"\"\r\n"), "a|b \"c\"|/d, e\nf||/");
	assert_text(cells_shown(state, "\xEF\xBB\xBF"
				       "a,b c,\n,5\" by 3\""),
		    "a|b c||/|5\" by 3\"|/");
	assert_text(cells_shown(state, "a\rb\r\r\n\"open"), "a|/b|/|/open|/");
	assert_text(cells_shown(state, ""), "");
	assert_text(csv_ending("\"a\nb\",c\r\nd\n"), "\r\n");
	assert_text(csv_ending("\xEF\xBB\xBF"
			       "\"a\r\nb\"\nd\r\n"),
		    "\n");
	assert_text(csv_ending("a\rb"), "\r");
	assert_text(csv_ending("a"), "\r\n");
}

static void a_formula_is_told_from_a_number(void **state)
{
	static const char *const formulas[] = {
		"=1+1", "=HYPERLINK(\"x\")",   "@SUM(A1)", "+A1", "-A1+2", "\t=1", "\r=1", "- none", "\uFF1D1",
		"--1",  "-1+cmd|' /C calc'!A0"};
	static const char *const others[] = {"",      "-5",  "+44 1632 960123", "-\u00A32.50",
					     "5 - 3", "a=b", "-12.5%",          "'=1"};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(formulas); i++)
		assert_true(csv_is_formula(formulas[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		assert_false(csv_is_formula(others[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(cells_are_quoted_and_kept),
		TEST(what_other_programs_write_is_read),
		TEST(a_formula_is_told_from_a_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
