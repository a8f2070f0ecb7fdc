/* SPDX-License-Identifier: MIT */
#include "model/entry.h"
#include "test.h"

#include <string.h>

static void release(void *words)
{
	words_free(words);
}

static const struct words *words_with(void **state, const char *joints)
{
	struct words *words = words_new("en-GB");
	g_hash_table_insert(words->table, g_strdup("entry-joints"), g_strdup(joints));
	return test_own(state, words, release);
}

static void an_entry_ends_before_what_leads_to_the_next(void **state)
{
	static const struct {
		const char *joints, *text, *entry;
	} cases[] = {
		{"and or", "race", "race"},
		{"and or", "race.", "race"},
		{"and or", "race;", "race"},
		{"and or", "race; and", "race"},
		{"and or", "race, or", "race"},
		{"and or", "race and", "race"},
		{"and or", "young people and carers;", "young people and carers"},
		{"and or", "a stand", "a stand"},
		{"and or", "the word AND", "the word AND"},
		{"and or", "and", "and"},
		{"and or", ".", "."},
		{"and or", "", ""},
		{"a ac neu", "oedran; neu", "oedran"},
		{"a ac neu", "Atodiad A.", "Atodiad A"},
		{"a ac neu", "hil; ac", "hil"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct words *words = words_with(state, cases[i].joints);
		size_t length = entry_length(words, cases[i].text, strlen(cases[i].text));
		char *entry = g_strndup(cases[i].text, length);
		assert_text(entry, cases[i].entry);
		g_free(entry);
	}
}

static void an_entry_is_known_in_each_of_its_forms(void **state)
{
	const struct words *words = words_with(state, "and or");
	static const char *const once[] = {"race", "race.", "race;", "race; and", "race, or", "race and"};
	for (size_t i = 0; i < G_N_ELEMENTS(once); i++) {
		g_autoptr(GPtrArray) forms = entry_forms(words, once[i]);
		for (size_t k = 0; k < G_N_ELEMENTS(once); k++)
			assert_true(g_ptr_array_find_with_equal_func(forms, once[k], g_str_equal, NULL));
		assert_false(g_ptr_array_find_with_equal_func(forms, "races", g_str_equal, NULL));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_entry_ends_before_what_leads_to_the_next),
		TEST(an_entry_is_known_in_each_of_its_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
