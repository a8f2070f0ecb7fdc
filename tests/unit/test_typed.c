/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/markdown/typed.h"

#include <string.h>

struct example {
	const char *text, *number; /* number NULL: none */
	enum shape shape;
};

static void check(const struct example *examples, size_t count, bool heading)
{
	for (size_t i = 0; i < count; i++) {
		struct typed typed = typed_number(examples[i].text, heading);
		if (!examples[i].number) {
			if (typed.shape != SHAPE_NONE)
				fail_msg("'%s' has no number, but '%.*s' was found", examples[i].text,
					 (int)typed.length, examples[i].text);
			continue;
		}
		if (typed.length != strlen(examples[i].number) || typed.shape != examples[i].shape)
			fail_msg("'%s': found '%.*s', shape %d", examples[i].text, (int)typed.length, examples[i].text,
				 (int)typed.shape);
		assert_memory_equal(examples[i].text, examples[i].number, typed.length);
	}
}

static void every_official_form_is_a_number(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"1.1 Words", "1.1", SHAPE_DECIMAL},
		{"1.1. Words", "1.1.", SHAPE_DECIMAL},
		{"2.0 Words", "2.0", SHAPE_DECIMAL},
		{"16.5A Words", "16.5A", SHAPE_DECIMAL},
		{"G1.1 Words", "G1.1", SHAPE_DECIMAL},
		{"F.1 Words", "F.1", SHAPE_DECIMAL},
		{"(a) words", "(a)", SHAPE_SMALL},
		{"a) words", "a)", SHAPE_SMALL},
		{"(iv) words", "(iv)", SHAPE_ROMAN},
		{"(12) words", "(12)", SHAPE_DIGITS},
		{"A. Words", "A.", SHAPE_CAPITAL},
		{"(B) Words", "(B)", SHAPE_CAPITAL},
		{"1c3a) words", "1c3a)", SHAPE_COMPOUND},
		{"§12(3)(a) words", "§12(3)(a)", SHAPE_SIGN},
		{"Section 5. Words", "Section 5.", SHAPE_WORD},
		{"3. Words", "3.", SHAPE_DECIMAL},
		{"1.1", "1.1", SHAPE_DECIMAL},
	};
	check(examples, G_N_ELEMENTS(examples), false);
}

static void ordinary_words_are_none(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"2021 was a good year", NULL, SHAPE_NONE},
		{"25 pounds", NULL, SHAPE_NONE},
		{"(see below)", NULL, SHAPE_NONE},
		{"Section 149 of the Equality Act", NULL, SHAPE_NONE},
		{"A gift", NULL, SHAPE_NONE},
		{"I. e. not", "I.", SHAPE_CAPITAL},
		{"£25", NULL, SHAPE_NONE},
		{"30 April", NULL, SHAPE_NONE},
		{"words", NULL, SHAPE_NONE},
		{"", NULL, SHAPE_NONE},
		{"1.5m high", NULL, SHAPE_NONE},
	};
	check(examples, G_N_ELEMENTS(examples), false);
}

static void a_heading_may_have_a_bare_number(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"2 Framework", "2", SHAPE_DECIMAL},
		{"2.0 Framework", "2.0", SHAPE_DECIMAL},
		{"C.", "C.", SHAPE_CAPITAL},
		{"Gifts", NULL, SHAPE_NONE},
	};
	check(examples, G_N_ELEMENTS(examples), true);
}

static void the_words_begin_after_the_blank(void **state)
{
	(void)state;
	struct typed typed = typed_number("1.1  Words", false);
	assert_string_equal(&"1.1  Words"[typed.rest], "Words");
	assert_true(typed_is_certain(&typed));
	typed = typed_number("A. Words", false);
	assert_false(typed_is_certain(&typed));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_official_form_is_a_number),
		cmocka_unit_test(ordinary_words_are_none),
		cmocka_unit_test(a_heading_may_have_a_bare_number),
		cmocka_unit_test(the_words_begin_after_the_blank),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
