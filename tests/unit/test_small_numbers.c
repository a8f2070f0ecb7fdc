/* SPDX-License-Identifier: MIT
 * Small numbers for large keys. */
#include "compare/units/numbers.h"
#include "test.h"

static void a_key_has_one_number(void **state)
{
	(void)state;
	struct numbers *numbers = numbers_new();
	assert_int_equal(number_of(numbers, UINT64_MAX), 1);
	assert_int_equal(number_of(numbers, 0), 2);
	assert_int_equal(number_of(numbers, UINT64_MAX), 1);
	assert_int_equal(number_known(numbers, 0), 2);
	assert_int_equal(number_known(numbers, 7), 0);
	assert_int_equal(numbers_count(numbers), 2);
	numbers_free(numbers);
}

static void room_grows_and_is_cleared(void **state)
{
	(void)state;
	struct numbers *numbers = numbers_new();
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(number_of(numbers, (uint64_t)i << 32 | i % 3), i + 1);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(number_known(numbers, (uint64_t)i << 32 | i % 3), i + 1);
	numbers_clear(numbers, 10);
	assert_int_equal(numbers_count(numbers), 0);
	assert_int_equal(number_known(numbers, 1ull << 32 | 1), 0);
	assert_int_equal(number_of(numbers, 4), 1);
	numbers_free(numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_has_one_number),
		TEST(room_grows_and_is_cleared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
