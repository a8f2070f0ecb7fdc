/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "render/table_shape.h"
#include "resolve/edition.h"

#include <string.h>

static const struct node *table_in(const struct node *node)
{
	for (const struct node *child = node->first; child && !node_is_inline(child); child = child->next) {
		const struct node *table = child->kind == NODE_TABLE ? child : table_in(child);
		if (table)
			return table;
	}
	return NULL;
}

static const struct node *table_from(void **state, const char *markdown, const struct edition **edition)
{
	*edition = edition_from(state, markdown);
	const struct node *table = table_in(edition_root(*edition));
	assert_non_null(table);
	return table;
}

static void columns_fill_the_room_as_their_words_ask(void **state)
{
	const struct edition *edition;
	const struct node *table = table_from(state,
					      "# X\n\n| No | What is to be done about it |\n|---|---|\n| 1 | "
					      "Something that takes a long time to say, and longer to read |\n",
					      &edition);
	unsigned *widths = table_widths(edition, table, 8561);
	assert_int_equal(table_columns(table), 2);
	assert_int_equal(widths[0] + widths[1], 8561);
	assert_true(widths[1] > 4 * widths[0]);
	g_free(widths);
	widths = table_widths(edition, table, 300); /* less than any word needs */
	assert_int_equal(widths[0] + widths[1], 300);
	g_free(widths);
}

static void columns_to_fill_in_are_as_wide_as_their_heads(void **state)
{
	(void)state;
	GPtrArray *heads = g_ptr_array_new();
	g_ptr_array_add(heads, "From");
	g_ptr_array_add(heads, "Responsibilities");
	unsigned *widths = head_widths(heads, 5000);
	assert_int_equal(widths[0] + widths[1], 5000);
	assert_true(widths[1] > widths[0]);
	g_free(widths);
	widths = equal_widths(3, 1000);
	assert_int_equal(widths[0], 333);
	assert_int_equal(widths[2], 334);
	g_free(widths);
	g_ptr_array_unref(heads);
}

static void a_table_of_many_columns_is_wide(void **state)
{
	const struct edition *edition;
	assert_false(
		table_wide(table_from(state, "# X\n\n|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|\n", &edition)));
	assert_true(table_wide(
		table_from(state, "# X\n\n|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|8|\n", &edition)));
}

static void a_table_is_called_by_its_caption(void **state)
{
	const struct edition *edition;
	const struct node *table =
		table_from(state, "# X\n\nTable: What **offers** are\n\n| a |\n|---|\n| b |\n", &edition);
	GString *words = g_string_new(NULL);
	table_words(edition, table, words);
	assert_string_equal(words->str, "What offers are");
	g_string_free(words, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(columns_fill_the_room_as_their_words_ask),
		TEST(columns_to_fill_in_are_as_wide_as_their_heads),
		TEST(a_table_of_many_columns_is_wide),
		TEST(a_table_is_called_by_its_caption),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
