/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/cut.h"

#include <string.h>

static void what_is_short_is_whole(void **state)
{
	(void)state;
	assert_int_equal(cut_length("Tŷ", strlen("Tŷ"), 3), 3);
	assert_int_equal(cut_length("Tŷ", strlen("Tŷ"), 100), 3);
	assert_int_equal(cut_length("", 0, 0), 0);
}

static void no_character_is_cut_in_two(void **state)
{
	(void)state;
	static const char text[] = "Tŷ’r"; /* of one, two, three and one byte */
	static const size_t kept[] = {0, 1, 1, 3, 3, 3, 6, 7};
	for (size_t most = 0; most < G_N_ELEMENTS(kept); most++)
		assert_int_equal(cut_length(text, strlen(text), most), kept[most]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_short_is_whole),
		cmocka_unit_test(no_character_is_cut_in_two),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
