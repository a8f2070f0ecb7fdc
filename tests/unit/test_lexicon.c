/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "compare/units/lexicon.h"

#include <string.h>

static void a_word_has_one_number(void **state)
{
	(void)state;
	struct lexicon *lexicon = lexicon_new();
	uint32_t must = lexicon_word(lexicon, "must"), may = lexicon_word(lexicon, "may");
	assert_int_not_equal(must, may);
	assert_int_not_equal(must, 0);
	assert_int_equal(lexicon_word(lexicon, "must"), must);
	assert_int_equal(lexicon_word_n(lexicon, "maybe", 3), may);
	assert_string_equal(lexicon_text(lexicon, must), "must");
	assert_string_equal(lexicon_text(lexicon, 0), "");
	assert_int_equal(lexicon_size(lexicon), 3);
	lexicon_free(lexicon);
}

static void lower_case_is_a_word_too(void **state)
{
	(void)state;
	struct lexicon *lexicon = lexicon_new();
	uint32_t word = lexicon_word(lexicon, "Ŵy"), lower = lexicon_lower(lexicon, word);
	assert_string_equal(lexicon_text(lexicon, lower), "ŵy");
	assert_int_equal(lexicon_lower(lexicon, word), lower);
	assert_int_equal(lexicon_lower(lexicon, lower), lower);
	uint32_t plain = lexicon_word(lexicon, "plain");
	assert_int_equal(lexicon_lower(lexicon, plain), plain);
	lexicon_free(lexicon);
}

static void many_words_keep_their_numbers(void **state)
{
	(void)state;
	struct lexicon *lexicon = lexicon_new();
	char text[32];
	for (uint32_t i = 1; i <= 50000; i++) {
		g_snprintf(text, sizeof text, "word-%u", i);
		assert_int_equal(lexicon_word(lexicon, text), i);
	}
	for (uint32_t i = 50000; i; i--) {
		g_snprintf(text, sizeof text, "word-%u", i);
		assert_int_equal(lexicon_word(lexicon, text), i);
		assert_string_equal(lexicon_text(lexicon, i), text);
	}
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_has_one_number),
		cmocka_unit_test(lower_case_is_a_word_too),
		cmocka_unit_test(many_words_keep_their_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
