/* SPDX-License-Identifier: MIT */
#include "render/pages/form_rows.h"
#include "test.h"

#include <math.h>

#define NO ROWS_UNFIT

/* Fields as high alone, as one of two, of three and of four; narrow, and beside a narrow one. */
static const struct need text = {0, {36, 36, NO, NO}, NO, NO}, date = {0, {36, 36, 36, NO}, NO, NO},
			 folds = {0, {36, 50, NO, NO}, NO, NO}, wide = {0, {60, NO, NO, NO}, NO, NO},
			 sign = {1, {50, 60, NO, NO}, NO, NO}, hours = {0, {36, 36, 36, 40}, NO, NO},
			 day = {0, {36, 36, 36, NO}, 40, 36}, signs = {1, {50, 90, NO, NO}, NO, 60},
			 asks = {0, {30, 50, NO, NO}, NO, 30};

/* How many fields stand on each line: '2 1'; of two that are not alike, '<2' where the first is narrow, else '2>'. */
static const char *shared(void **state, const struct need *needs, unsigned count)
{
	struct rows_line lines[16];
	GString *out = g_string_new(NULL);
	assert_true(count <= G_N_ELEMENTS(lines));
	rows_share(needs, count, 6, lines);
	unsigned at = 0;
	for (; at < count; at += lines[at].count)
		g_string_append_printf(out, "%s%s%u%s", at ? " " : "", lines[at].split == ROWS_NARROW_FIRST ? "<" : "",
				       lines[at].count, lines[at].split == ROWS_NARROW_LAST ? ">" : "");
	assert_int_equal(at, count);
	return test_keep(state, g_string_free(out, FALSE));
}

static void short_fields_stand_beside_each_other(void **state)
{
	assert_text(shared(state, (const struct need[]){text, text}, 2), "2");
	assert_text(shared(state, (const struct need[]){date, date, date}, 3), "3");
	assert_text(shared(state, (const struct need[]){text, text, text}, 3), "2 1");
	assert_text(shared(state, (const struct need[]){text, date, date}, 3), "2 1");
	assert_text(shared(state, (const struct need[]){text}, 1), "1");
	assert_text(shared(state, NULL, 0), "");
}

static void four_stand_two_and_two(void **state)
{
	assert_text(shared(state, (const struct need[]){date, date, date, date}, 4), "2 2");
	assert_text(shared(state, (const struct need[]){date, date, date, date, date, date}, 6), "3 3");
	/* Four that are short save a line, though their labels are higher. */
	assert_text(shared(state, (const struct need[]){hours, hours, hours, hours}, 4), "4");
	assert_text(shared(state, (const struct need[]){hours, hours, hours, date}, 4), "2 2");
}

static void what_needs_the_whole_line_gets_it(void **state)
{
	assert_text(shared(state, (const struct need[]){text, wide, text}, 3), "1 1 1");
	assert_text(shared(state, (const struct need[]){date, date, wide, date, date, date}, 6), "2 1 3");
	assert_text(shared(state, (const struct need[]){wide, wide}, 2), "1 1");
}

static void fields_of_another_kind_stand_apart(void **state)
{
	assert_text(shared(state, (const struct need[]){text, sign, sign, text}, 4), "1 2 1");
	assert_text(shared(state, (const struct need[]){date, sign}, 2), "1 1");
}

static void the_lowest_way_is_taken(void **state)
{
	/* Which two of three stand together: those whose labels need not fold. */
	assert_text(shared(state, (const struct need[]){folds, text, text}, 3), "1 2");
	assert_text(shared(state, (const struct need[]){text, text, folds}, 3), "2 1");
	/* A folded label still saves a line. */
	assert_text(shared(state, (const struct need[]){folds, text}, 2), "2");
}

static void a_narrow_field_stands_beside_one_that_takes_the_rest(void **state)
{
	assert_text(shared(state, (const struct need[]){day, signs}, 2), "<2");
	assert_text(shared(state, (const struct need[]){asks, day}, 2), "2>");
	/* Alike, where that is as low. */
	assert_text(shared(state, (const struct need[]){day, day}, 2), "2");
	/* Two signatures do without. */
	assert_text(shared(state, (const struct need[]){day, signs, signs}, 3), "<2 1");
	assert_text(shared(state, (const struct need[]){day, sign, sign}, 3), "1 2");
	assert_text(shared(state, (const struct need[]){wide, signs}, 2), "1 1");
}

static void the_shares_of_a_line_fill_it(void **state)
{
	(void)state;
	for (unsigned count = 1; count <= ROWS_MOST; count++)
		assert_true(fabs(count * rows_width(count, 480, 20) + (count - 1) * 20 - 480) < 0.001);
}

static void options_stand_in_as_few_rows_as_fit(void **state)
{
	(void)state;
	const double widths[] = {60, 40, 100, 50};
	double columns[4];
	assert_int_equal(rows_options(widths, 4, 280, 10, columns), 4);
	assert_int_equal(rows_options(widths, 4, 279, 10, columns), 2);
	assert_true(fabs(columns[0] - 100) < 0.001 && fabs(columns[1] - 50) < 0.001);
	assert_int_equal(rows_options(widths, 4, 159, 10, columns), 1);
	assert_true(fabs(columns[0] - 159) < 0.001);
	assert_int_equal(rows_options(widths, 1, 20, 10, columns), 1);
	assert_int_equal(rows_options(widths, 0, 20, 10, columns), 1);
}

/* A hundred thousand at once: no more ways are tried than columns fit. */
static void many_options_are_tried_in_few_ways(void **state)
{
	(void)state;
	enum { MANY = 100000 };
	double *widths = g_new(double, MANY), *columns = g_new(double, MANY + 1);
	for (unsigned i = 0; i < MANY; i++)
		widths[i] = 30 + i % 7;
	assert_int_equal(rows_options(widths, MANY, 500, 10, columns), 11);
	assert_true(fabs(columns[0] - 36) < 0.001);
	g_free(widths);
	g_free(columns);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(short_fields_stand_beside_each_other),
		TEST(four_stand_two_and_two),
		TEST(what_needs_the_whole_line_gets_it),
		TEST(fields_of_another_kind_stand_apart),
		TEST(the_lowest_way_is_taken),
		TEST(a_narrow_field_stands_beside_one_that_takes_the_rest),
		TEST(the_shares_of_a_line_fill_it),
		TEST(options_stand_in_as_few_rows_as_fit),
		TEST(many_options_are_tried_in_few_ways),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
