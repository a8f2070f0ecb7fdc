/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "compare/units/tokens.h"

#include <string.h>

/* The tokens of a text with a bar between them. */
static const char *cut(void **state, const char *text)
{
	const struct words *words = test_words(state);
	GString *shown = g_string_new(NULL), *folded = g_string_new(NULL), *out = g_string_new(NULL);
	text_shown(shown, text);
	for (const char *at = shown->str; *at;) {
		if (*at == ' ') {
			at++;
			continue;
		}
		size_t length = token_length(at, words);
		token_folded(folded, at, length);
		g_string_append_printf(out, "%s%s", out->len ? "|" : "", folded->str);
		at += length;
	}
	g_string_free(shown, TRUE);
	g_string_free(folded, TRUE);
	return test_keep(state, g_string_free(out, FALSE));
}

static void a_figure_is_one_token(void **state)
{
	assert_text(cut(state, "up to £25, by 30 April, see 16.5."), "up|to|£25|,|by|30 April|,|see|16.5|.");
	assert_text(cut(state, "£5,000 or 2.5% of 1,000 at 10:30"), "£5,000|or|2.5%|of|1,000|at|10:30");
	assert_text(cut(state, "30 people on 3 May"), "30|people|on|3 May");
}

static void an_address_is_one_token(void **state)
{
	assert_text(cut(state, "Write to a.b@council.example, or see https://council.example/a?b=1."),
		    "Write|to|a.b@council.example|,|or|see|https://council.example/a?b=1|.");
}

static void a_word_keeps_its_joints(void **state)
{
	assert_text(cut(state, "the Council’s self-employment (nil)"), "the|Council's|self-employment|(|nil|)");
	assert_text(cut(state, "a man's, the men'"), "a|man's|,|the|men|'");
}

/* What no text of a council has goes on as the next token, at the same places on both sides. */
static void a_word_or_an_address_has_an_end(void **state)
{
	g_autofree char *word = g_strnfill(1200, 'a'), *address = g_strconcat("https://a.example/", word, NULL);
	const char *cut_word = cut(state, word);
	assert_int_equal(strlen(cut_word), 1200 + 2);
	assert_int_equal(cut_word[500], '|');
	assert_int_equal(cut_word[1001], '|');
	assert_true(g_str_has_prefix(cut(state, address), "https|:|/|/|a|.|example|/|aaa"));
}

static void looks_do_not_matter(void **state)
{
	const char *plain = cut(state, "'Must' - or \"should\" - applies.");
	assert_text(cut(state, "‘Must’ – or “should” — applies."), plain);
	assert_text(cut(state, "‘Must’\n\t –  or\u00a0“should” — app\u00adlies."), plain);
	/* A letter with its accent, in one piece or two. */
	assert_text(cut(state, "cafe\u0301"), cut(state, "caf\u00e9"));
}

static void text_is_shown_composed_and_with_single_blanks(void **state)
{
	(void)state;
	GString *out = g_string_new(NULL);
	text_shown(out, " \n a\u00a0 b");
	text_shown(out, " \tcafe\u0301\u200b ");
	text_shown(out, " \u2013 \u212b");
	assert_string_equal(out->str, "a b caf\u00e9 \u2013 \u00c5");
	g_string_free(out, TRUE);
}

static void a_list_of_words_knows_whole_words(void **state)
{
	const struct words *words = test_words(state);
	assert_true(token_listed(words, "diff-duties", "Must"));
	assert_false(token_listed(words, "diff-duties", "mus"));
	assert_false(token_listed(words, "diff-duties", ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_figure_is_one_token),
		TEST(an_address_is_one_token),
		TEST(a_word_keeps_its_joints),
		TEST(a_word_or_an_address_has_an_end),
		TEST(looks_do_not_matter),
		TEST(text_is_shown_composed_and_with_single_blanks),
		TEST(a_list_of_words_knows_whole_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
