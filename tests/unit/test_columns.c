/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "render/pages/columns.h"

#include <math.h>

static double sum_of(const double *widths, unsigned count)
{
	double sum = 0;
	for (unsigned i = 0; i < count; i++)
		sum += widths[i];
	return sum;
}

static void the_whole_width_is_shared(void **state)
{
	(void)state;
	static const struct want cases[][3] = {
		{{10, 20}, {10, 20}, {10, 20}},     {{50, 400}, {60, 900}, {40, 60}},
		{{200, 300}, {200, 300}, {20, 30}}, {{500, 600}, {500, 600}, {500, 600}},
		{{1, 1}, {1, 100000}, {299, 300}},  {{100, 100}, {100, 100}, {100, 100}},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		double widths[3];
		columns_share(cases[i], 3, 400, widths);
		assert_true(fabs(sum_of(widths, 3) - 400) < 0.001);
		for (unsigned k = 0; k < 3; k++)
			assert_true(widths[k] > 0);
	}
}

static void each_column_has_room_for_its_widest_word_where_there_is_room_at_all(void **state)
{
	(void)state;
	const struct want wants[] = {{120, 700}, {60, 65}, {150, 160}};
	double widths[3];
	columns_share(wants, 3, 400, widths);
	for (unsigned i = 0; i < 3; i++)
		assert_true(widths[i] >= wants[i].least - 0.001);
}

static void a_narrow_column_is_not_wrapped(void **state)
{
	(void)state;
	const struct want wants[] = {{60, 700}, {40, 65}, {60, 300}};
	double widths[3];
	columns_share(wants, 3, 400, widths);
	assert_true(fabs(widths[1] - 65) < 0.001);
	assert_true(widths[0] > widths[2]);
}

static void too_little_room_is_shared_by_need(void **state)
{
	(void)state;
	const struct want wants[] = {{300, 300}, {100, 100}};
	double widths[2];
	columns_share(wants, 2, 200, widths);
	assert_true(fabs(widths[0] - 150) < 0.001 && fabs(widths[1] - 50) < 0.001);
}

static void columns_to_write_in_are_nearly_alike(void **state)
{
	(void)state;
	/* 'Kind' needs no more than its word, but somebody has to write in it. */
	const struct want wants[] = {{25, 25}, {60, 120}, {60, 120}, {60, 120}};
	double read[4], write[4], all = 0;
	columns_share(wants, 4, 240, read);
	columns_write(wants, 4, 240, write);
	for (unsigned i = 0; i < 4; i++) {
		all += write[i];
		assert_true(write[i] >= wants[i].least - 0.001);
	}
	assert_true(fabs(all - 240) < 0.001);
	assert_true(write[0] > read[0] + 10 && write[0] <= write[1]);
	/* Where words have to be cut, both do the same. */
	columns_share(wants, 4, 100, read);
	columns_write(wants, 4, 100, write);
	for (unsigned i = 0; i < 4; i++)
		assert_true(fabs(read[i] - write[i]) < 0.001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_width_is_shared),
		cmocka_unit_test(each_column_has_room_for_its_widest_word_where_there_is_room_at_all),
		cmocka_unit_test(a_narrow_column_is_not_wrapped),
		cmocka_unit_test(too_little_room_is_shared_by_need),
		cmocka_unit_test(columns_to_write_in_are_nearly_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
