/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "publish/told/unrelated.h"

static void release(void *changes)
{
	changes_free(changes);
}

/* Sixty words, ten a clause; `kept` of the clauses are the same in every text. */
static const char *text_of(void **state, const char *word, unsigned kept)
{
	GString *text = g_string_new("## Words\n\n");
	for (unsigned clause = 0; clause < 6; clause++) {
		g_string_append(text, "1.");
		for (unsigned i = 0; i < 10; i++)
			g_string_append_printf(text, " %s%u%c", clause < kept ? "same" : word, clause, 'a' + (int)i);
		g_string_append(text, ".\n");
	}
	return test_keep(state, g_string_free(text, FALSE));
}

static const char *told(void **state, const char *old, const char *new)
{
	struct changes *changes = changes_find(edition_from(state, old), edition_from(state, new), test_diag(state));
	assert_non_null(changes);
	test_own(state, changes, release);
	unrelated_tell(changes, (struct place){.file = "new.md"}, test_diag(state));
	return take_messages(state);
}

static void texts_without_a_word_in_common_are_told(void **state)
{
	assert_contains(told(state, text_of(state, "old", 0), text_of(state, "new", 0)),
			"new.md: warning: these two texts have next to nothing in common");
}

static void texts_that_keep_something_are_not(void **state)
{
	assert_text(told(state, text_of(state, "old", 1), text_of(state, "new", 1)), "");
	assert_text(told(state, text_of(state, "old", 6), text_of(state, "new", 6)), "");
}

static void a_text_that_only_grew_is_not(void **state)
{
	GString *grown = g_string_new(text_of(state, "old", 0));
	for (int i = 0; i < 30; i++)
		g_string_append(grown, "1. Words upon words that were never there before, as many as you like.\n");
	const char *new = test_keep(state, g_string_free(grown, FALSE));
	assert_text(told(state, text_of(state, "old", 0), new), "");
	assert_text(told(state, new, text_of(state, "old", 0)), "");
}

static void a_few_words_say_nothing(void **state)
{
	assert_text(told(state, "1. A few words of a short text.\n", text_of(state, "new", 0)), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(texts_without_a_word_in_common_are_told),
		TEST(texts_that_keep_something_are_not),
		TEST(a_text_that_only_grew_is_not),
		TEST(a_few_words_say_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
