/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "compare/match/myers.h"

/* A small generator, the same on every machine. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* How many numbers are dropped and added; the hunks must lead from one to the other. */
static uint32_t cost_of(const uint32_t *old, uint32_t n, const uint32_t *new, uint32_t m)
{
	GArray *hunks = myers_hunks(old, n, new, m);
	uint32_t x = 0, y = 0, cost = 0;
	for (guint i = 0; i < hunks->len; i++) {
		const struct hunk *hunk = &g_array_index(hunks, struct hunk, i);
		assert_true(hunk->old_at <= n && hunk->new_at <= m);
		assert_int_equal(hunk->old_at - x, hunk->new_at - y);
		for (; x < hunk->old_at; x++, y++)
			assert_int_equal(old[x], new[y]);
		x += hunk->old_count;
		y += hunk->new_count;
		cost += hunk->old_count + hunk->new_count;
	}
	assert_int_equal(n - x, m - y);
	for (; x < n; x++, y++)
		assert_int_equal(old[x], new[y]);
	g_array_unref(hunks);
	return cost;
}

/* The least there is, by the table. */
static uint32_t least(const uint32_t *old, uint32_t n, const uint32_t *new, uint32_t m)
{
	uint32_t table[41][41] = {{0}};
	for (uint32_t i = n; i-- > 0;)
		for (uint32_t k = m; k-- > 0;)
			table[i][k] =
				old[i] == new[k] ? table[i + 1][k + 1] + 1 : MAX(table[i + 1][k], table[i][k + 1]);
	return n + m - 2 * table[0][0];
}

static void the_way_is_the_shortest(void **state)
{
	(void)state;
	uint32_t seed = 7, old[40], new[40];
	for (int round = 0; round < 3000; round++) {
		uint32_t n = next(&seed) % 41, m = next(&seed) % 41, letters = 1 + next(&seed) % 9;
		for (uint32_t i = 0; i < 40; i++) {
			old[i] = next(&seed) % letters;
			new[i] = next(&seed) % letters;
		}
		assert_int_equal(cost_of(old, n, new, m), least(old, n, new, m));
	}
}

static void nothing_and_something(void **state)
{
	(void)state;
	const uint32_t some[] = {1, 2, 3};
	assert_int_equal(cost_of(some, 0, some, 0), 0);
	assert_int_equal(cost_of(some, 0, some, 3), 3);
	assert_int_equal(cost_of(some, 3, some, 0), 3);
	assert_int_equal(cost_of(some, 3, some, 3), 0);
}

static void a_total_rewrite_stays_bounded(void **state)
{
	(void)state;
	uint32_t count = 30000, *old = g_new(uint32_t, count), *new = g_new(uint32_t, count);
	for (uint32_t i = 0; i < count; i++) {
		old[i] = 2 * i;
		new[i] = 2 * i + 1;
	}
	assert_int_equal(cost_of(old, count, new, count), 2 * count);
	g_free(old);
	g_free(new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_way_is_the_shortest),
		cmocka_unit_test(nothing_and_something),
		cmocka_unit_test(a_total_rewrite_stays_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
