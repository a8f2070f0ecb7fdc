/* SPDX-License-Identifier: MIT
 * Tables of two Word files held against each other: which is which, and which rows and columns came or went. */
#include "test.h"

#include "publish/back/round_grid.h"

#include <string.h>

static void line_clear(gpointer line)
{
	g_free(((struct line *)line)->text);
	g_free(((struct line *)line)->key);
}

/* The lines of tables that are written 'a|b/c|d;e': two of them, the first of two rows. '+' parts paragraphs of a cell.
 */
static GArray *lines_from(const char *written)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	g_array_set_clear_func(lines, line_clear);
	char **tables = g_strsplit(written, ";", -1);
	for (unsigned t = 0; tables[t]; t++) {
		char **rows = g_strsplit(tables[t], "/", -1);
		for (unsigned r = 0; rows[r]; r++) {
			char **cells = g_strsplit(rows[r], "|", -1);
			for (unsigned c = 0; cells[c]; c++) {
				char **words = g_strsplit(*cells[c] ? cells[c] : " ", "+", -1);
				for (unsigned i = 0; words[i]; i++) {
					struct line line = {.text = g_strdup(g_strstrip(words[i])), .table = t + 1};
					line.key = g_strdup(line.text);
					line.row = r + 1;
					line.cell = line.column = c + 1;
					line.partner = LINE_NONE;
					g_array_append_val(lines, line);
				}
				g_strfreev(words);
			}
			g_strfreev(cells);
		}
		g_strfreev(rows);
	}
	g_strfreev(tables);
	return lines;
}

/* Numbers from 0 as they stand, '-' where there is none. */
static char *places(const guint *partners, guint count)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < count; i++)
		if (partners[i] == LINE_NONE)
			g_string_append(out, "-");
		else
			g_string_append_printf(out, "%u", partners[i]);
	return g_string_free(out, FALSE);
}

/* The rows and columns of one table, 'rows columns', or '' where it is not sure. */
static void map_is(const char *old, const char *new, const char *expected)
{
	GArray *lines = lines_from(old), *others = lines_from(new);
	GArray *grids = grids_of(lines), *other_grids = grids_of(others);
	const struct grid *grid = &g_array_index(grids, struct grid, 0);
	struct grid_map map;
	bool sure = grid_map(lines, grid, others, &g_array_index(other_grids, struct grid, 0), &map);
	char *rows = sure ? places(map.rows, grid->rows) : g_strdup(""), *found = rows;
	if (sure) {
		char *columns = places(map.columns, grid->columns);
		found = g_strconcat(rows, " ", columns, NULL);
		g_free(columns);
		g_free(rows);
		grid_map_clear(&map);
	}
	assert_string_equal(found, expected);
	g_free(found);
	g_array_unref(other_grids);
	g_array_unref(grids);
	g_array_unref(others);
	g_array_unref(lines);
}

static void pairs_are(const char *old, const char *new, const char *expected)
{
	GArray *lines = lines_from(old), *others = lines_from(new);
	GArray *grids = grids_of(lines), *other_grids = grids_of(others);
	guint *partners = grids_pair(lines, grids, others, other_grids);
	char *found = places(partners, grids->len);
	assert_string_equal(found, expected);
	g_free(found);
	g_free(partners);
	g_array_unref(other_grids);
	g_array_unref(grids);
	g_array_unref(others);
	g_array_unref(lines);
}

static void columns_that_came_or_went_are_found(void **state)
{
	(void)state;
	map_is("A|B/1|2/3|4", "A|B|C/1|2|x/3|4|y", "012 01");
	map_is("A|B/1|2/3|4", "C|A|D|B/x|1|z|2/y|3||4", "012 13");
	map_is("A|B|C/1|2|3/4|5|6", "A|C/1|3/4|6", "012 0-1");
	map_is("A|B|C/1|2|3/4|5|6", "B|C|D/2|3|x/5|6|y", "012 -01");
	map_is("A|B/1+one|2/|", "A|C|B/1+one|x|2/||", "012 02");
}

static void rows_may_have_come_and_gone_too(void **state)
{
	(void)state;
	map_is("A|B/1|2/3|4/5|6", "A|B|C/1|2|x/7|8|y/5|6|z", "01-3 01");
	map_is("A|B/1|2/|/3|4", "A|B|C/1|2|x/7|8|y/||", "013- 01");
	map_is("A|B/1|2/|/3|4", "A|B|C/1|2|x/7|8|y/||z/3|4|", "0134 01");
	map_is("A|B/one two three|2/3|4", "A|C|B/one two four|x|2/3|y|4", "012 02");
}

static void what_is_not_sure_is_not_said(void **state)
{
	(void)state;
	map_is("A|B/1|2", "A|B/1|2", "");                             /* no column came */
	map_is("A|B/1|2/3|4", "A|C/1|x/3|y", "");                     /* each is where it was */
	map_is("A|B|C/1|2|3/4|5|6", "A|X|Y|C/1|x|v|3/4|y|w|6", "");   /* one of two in its place is it */
	map_is("A|B/1|2/3|4", "A|B|C/1|2/3|4|y", "");                 /* not all rows have as many cells */
	map_is("A|B/1|2/3|4", "New|head|here/A|B|C/1|2|x/3|4|y", ""); /* the head is another */
	map_is("A|B/1|2/3|4", "P|Q|R/s|t|u", "");
}

static void tables_are_known_by_their_words(void **state)
{
	(void)state;
	pairs_are("Name|Limit/Red|10", "Name|Limit/Green|5;Name|Limit/Red|10", "1");
	pairs_are("Name|Limit/Green|5;Name|Limit/Red|10", "Name|Limit/Red|10", "-0");
	pairs_are("A|B/1|2;C|D/3|4", "A|B|X/1|2|y;C|D/3|5", "01");
	pairs_are("A|B/1|2", "C|D/3|4", "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_that_came_or_went_are_found),
		cmocka_unit_test(rows_may_have_come_and_gone_too),
		cmocka_unit_test(what_is_not_sure_is_not_said),
		cmocka_unit_test(tables_are_known_by_their_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
