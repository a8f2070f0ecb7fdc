/* SPDX-License-Identifier: MIT */
#include "publish/patterns_file.h"
#include "test.h"

static void release(void *kept)
{
	g_ptr_array_unref(kept);
}

static void let_go(void *words)
{
	words_free(words);
}

static void sentences_are_read_once_for_words_that_have_them_alike(void **state)
{
	GPtrArray *kept = test_own(state, g_ptr_array_new_with_free_func((GDestroyNotify)words_free), release);
	const struct templates *templates = test_templates(state);
	const struct words *welsh = test_words_in(state, "cy");
	const struct words *english = patterns_kept(kept, templates, test_words(state), test_diag(state));
	const struct words *first = patterns_kept(kept, templates, welsh, test_diag(state));
	assert_true(english && first && english != first);
	assert_ptr_equal(patterns_kept(kept, templates, test_words(state), test_diag(state)), english);
	assert_ptr_equal(patterns_kept(kept, templates, welsh, test_diag(state)), first);
	assert_int_equal(kept->len, 2);
	assert_no_messages(state);
}

static void words_of_another_day_have_sentences_of_their_own(void **state)
{
	GPtrArray *kept = test_own(state, g_ptr_array_new_with_free_func((GDestroyNotify)words_free), release);
	const struct words *today = test_words_in(state, "cy");
	GHashTable *then = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_insert(then, (gpointer) "ref-kinds", (gpointer) "adran paragraff");
	const struct words *before = test_own(state, words_frozen(today, then), let_go);
	g_hash_table_unref(then);
	const struct words *first = patterns_kept(kept, test_templates(state), today, test_diag(state));
	const struct words *second = patterns_kept(kept, test_templates(state), before, test_diag(state));
	assert_ptr_not_equal(first, second);
	assert_text(word(first, "ref-kinds"), word(today, "ref-kinds"));
	assert_text(word(second, "ref-kinds"), "adran paragraff");
	assert_ptr_equal(patterns_kept(kept, test_templates(state), before, test_diag(state)), second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sentences_are_read_once_for_words_that_have_them_alike),
		TEST(words_of_another_day_have_sentences_of_their_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
