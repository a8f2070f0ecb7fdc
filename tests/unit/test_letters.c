/* SPDX-License-Identifier: MIT */
#include "resolve/letters.h"
#include "test.h"

#include <string.h>

/* The text of what comes after `before` and before `after`; each is read after `counted` others. NULL: there is none.
 */
static const char *between(struct arena *arena, char style, unsigned counted, const char *before, const char *after)
{
	struct numeral first = {0}, second = {0};
	if (before)
		first = numeral_read(before, style, counted);
	if (after)
		second = numeral_read(after, style, before ? first.count : 0);
	struct numeral made = numeral_between(arena, before ? &first : NULL, after ? &second : NULL, style);
	GString *text = g_string_new(NULL);
	numeral_append(text, &made, style);
	const char *kept = arena_text_n(arena, text->str, text->len);
	g_string_free(text, TRUE);
	return kept;
}

static void the_rules_of_uk_drafting(void **state)
{
	(void)state;
	static const struct {
		char style;
		unsigned counted; /* before the first of the two */
		const char *before, *after, *expected;
	} rules[] = {
		/* at the end the series goes on */
		{'1', 4, "5", NULL, "6"},
		{'1', 0, NULL, NULL, "1"},
		{'1', 5, "5A", NULL, "6"},
		/* a capital letter in between, and one more between letters */
		{'1', 0, "1", "2", "1A"},
		{'1', 1, "1A", "2", "1B"},
		{'1', 1, "1A", "1B", "1AA"},
		{'1', 1, "1AA", "1B", "1AB"},
		{'1', 1, "1AA", "1AB", "1AAA"},
		/* Z before a letter */
		{'1', 0, "1", "1A", "1ZA"},
		{'1', 1, "1ZA", "1A", "1ZB"},
		{'1', 0, "1", "1ZA", "1ZZA"},
		{'1', 1, "1A", "1AA", "1AZA"},
		/* after Z */
		{'1', 360, "360Z", "361", "360Z1"},
		{'1', 360, "360Z1", "361", "360Z2"},
		{'1', 360, "360Z9", "361", "360Z10"},
		/* before the first */
		{'1', 0, NULL, "1", "A1"},
		{'1', 0, "A1", "1", "B1"},
		{'1', 0, NULL, "A1", "ZA1"},
		{'1', 0, "ZA1", "A1", "ZB1"},
		{'1', 0, "A1", "B1", "AA1"},
		/* letters */
		{'a', 0, "a", "b", "aa"},
		{'a', 1, "aa", "b", "ab"},
		{'a', 1, "aa", "ab", "aaa"},
		{'a', 0, "a", "aa", "aza"},
		{'a', 0, NULL, "a", "za"},
		{'a', 0, "za", "a", "zb"},
		{'a', 0, NULL, "za", "zza"},
		{'a', 0, "za", "zb", "zaa"},
		{'a', 25, "z", NULL, "z1"},
		{'a', 26, "z1", NULL, "z2"},
		{'a', 24, "y", NULL, "z"},
		{'A', 0, "A", "B", "AA"},
		{'A', 0, NULL, "A", "ZA"},
		/* Roman numerals */
		{'i', 0, "i", "ii", "ia"},
		{'i', 1, "ia", "ii", "ib"},
		{'i', 3, "iv", "v", "iva"},
		{'i', 0, NULL, "i", "ai"},
		{'i', 0, "ai", "i", "bi"},
		{'I', 1, "II", "III", "IIA"},
		{'i', 2, "iii", NULL, "iv"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const char *made = between(arena, rules[i].style, rules[i].counted, rules[i].before, rules[i].after);
		if (strcmp(made, rules[i].expected))
			fail_msg("between %s and %s: %s, not %s", rules[i].before ? rules[i].before : "nothing",
				 rules[i].after ? rules[i].after : "nothing", made, rules[i].expected);
	}
	arena_free(arena);
}

/* However many are put in, each before or behind any other, no number comes twice. */
static void no_number_comes_twice(void **state)
{
	(void)state;
	GRand *dice = g_rand_new_with_seed(7);
	for (const char *style = "1aAiI"; *style; style++) {
		struct arena *arena = arena_new();
		GPtrArray *texts = g_ptr_array_new();
		GArray *list = g_array_new(FALSE, FALSE, sizeof(struct numeral));
		for (unsigned i = 1; i <= 3; i++) {
			struct numeral numeral = {.count = i, .hung = ""};
			g_array_append_val(list, numeral);
		}
		for (int i = 0; i < 120; i++) {
			guint at = (guint)g_rand_int_range(dice, 0, (gint32)list->len); /* never at the end */
			struct numeral made =
				numeral_between(arena, at ? &g_array_index(list, struct numeral, at - 1) : NULL,
						&g_array_index(list, struct numeral, at), *style);
			g_array_insert_val(list, at, made);
		}
		for (guint i = 0; i < list->len; i++) {
			GString *text = g_string_new(NULL);
			numeral_append(text, &g_array_index(list, struct numeral, i), *style);
			char *kept = arena_text_n(arena, text->str, text->len);
			if (g_ptr_array_find_with_equal_func(texts, kept, g_str_equal, NULL))
				fail_msg("'%s' comes twice in style %c", kept, *style);
			g_ptr_array_add(texts, kept);
			g_string_free(text, TRUE);
		}
		g_array_unref(list);
		g_ptr_array_unref(texts);
		arena_free(arena);
	}
	g_rand_free(dice);
}

static void numbers_are_read_again(void **state)
{
	(void)state;
	struct numeral numeral = numeral_read("5A", '1', 5);
	assert_int_equal(numeral.count, 5);
	assert_text(numeral.hung, "A");
	assert_false(numeral_is_plain(&numeral));
	numeral = numeral_read("6", '1', 5);
	assert_true(numeral_is_plain(&numeral));
	numeral = numeral_read("iv", 'i', 3);
	assert_true(numeral_is_plain(&numeral));
	numeral = numeral_read("12", '1', 5); /* an author's own */
	assert_text(numeral.opaque, "12");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rules_of_uk_drafting),
		cmocka_unit_test(no_number_comes_twice),
		cmocka_unit_test(numbers_are_read_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
