/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "compare/match/order.h"

static double kept_weight(const uint32_t *places, const double *weights, size_t count)
{
	bool kept[16];
	order_keep(places, weights, count, kept);
	double sum = 0;
	uint32_t last = 0;
	for (size_t i = 0; i < count; i++) {
		if (!kept[i])
			continue;
		assert_true(sum <= 0 || places[i] > last);
		last = places[i];
		sum += weights[i];
	}
	return sum;
}

/* The best over all subsets. */
static double best_weight(const uint32_t *places, const double *weights, size_t count)
{
	double best = 0;
	for (unsigned set = 0; set < 1u << count; set++) {
		double sum = 0;
		uint32_t last = 0;
		bool rises = true;
		for (size_t i = 0; i < count && rises; i++) {
			if (!(set & 1u << i))
				continue;
			rises = sum <= 0 || places[i] > last;
			last = places[i];
			sum += weights[i];
		}
		best = rises && sum > best ? sum : best;
	}
	return best;
}

static void the_heaviest_keeps_its_order(void **state)
{
	(void)state;
	uint32_t seed = 3, places[10];
	double weights[10];
	for (int round = 0; round < 500; round++) {
		for (uint32_t i = 0; i < 10; i++) {
			places[i] = i;
			weights[i] = 1 + (seed >> 20) % 9;
			seed = seed * 1664525u + 1013904223u;
			uint32_t k = (seed >> 16) % (i + 1), swapped = places[k];
			places[k] = places[i];
			places[i] = swapped;
		}
		assert_int_equal((int)kept_weight(places, weights, 10), (int)best_weight(places, weights, 10));
	}
}

static void of_places_that_are_the_same_one_is_kept_at_most(void **state)
{
	(void)state;
	uint32_t seed = 5, places[10];
	double weights[10];
	for (int round = 0; round < 500; round++) {
		for (uint32_t i = 0; i < 10; i++) {
			seed = seed * 1664525u + 1013904223u;
			places[i] = (seed >> 16) % 6;
			weights[i] = 1;
		}
		assert_int_equal((int)kept_weight(places, weights, 10), (int)best_weight(places, weights, 10));
	}
}

static void a_light_section_moves_past_a_heavy_one(void **state)
{
	(void)state;
	const uint32_t places[] = {1, 0};
	const double weights[] = {2, 9};
	bool kept[2];
	order_keep(places, weights, 2, kept);
	assert_false(kept[0]);
	assert_true(kept[1]);
	order_keep(places, weights, 0, kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_heaviest_keeps_its_order),
		cmocka_unit_test(of_places_that_are_the_same_one_is_kept_at_most),
		cmocka_unit_test(a_light_section_moves_past_a_heavy_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
