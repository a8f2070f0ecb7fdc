/* SPDX-License-Identifier: MIT
 * Welsh mutations, by the rules of templates/words/cy.yaml itself, and its lists of words held against them. */
#include "model/mutation.h"
#include "test.h"

#include <string.h>

static void the_first_letters_change(void **state)
{
	static const struct {
		const char *plain, *soft, *nasal, *aspirate;
	} cases[] = {
		{"paragraff 4.3", "baragraff 4.3", "mharagraff 4.3", "pharagraff 4.3"},
		{"Paragraff", "Baragraff", "Mharagraff", "Pharagraff"},
		{"tabl", "dabl", "nhabl", "thabl"},
		{"cymal", "gymal", "nghymal", "chymal"},
		{"blwyddyn", "flwyddyn", "mlwyddyn", "blwyddyn"},
		{"diwrnod", "ddiwrnod", "niwrnod", "diwrnod"},
		{"Gorffennaf", "Orffennaf", "Ngorffennaf", "Gorffennaf"},
		{"mis", "fis", "mis", "mis"},
		{"llyfr", "lyfr", "llyfr", "llyfr"},
		{"rhan 2", "ran 2", "rhan 2", "rhan 2"},
		{"chwe", "chwe", "chwe", "chwe"},
		{"adran", "adran", "adran", "adran"},
		{"", "", "", ""},
	};
	const struct words *welsh = test_words_in(state, "cy"), *english = test_words(state);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *const expected[] = {cases[i].plain, cases[i].soft, cases[i].nasal, cases[i].aspirate};
		for (int how = MUTATION_NONE; how <= MUTATION_ASPIRATE; how++) {
			assert_text(test_keep(state, text_mutated(welsh, cases[i].plain, (enum mutation)how)),
				    expected[how]);
			assert_text(test_keep(state, text_mutated(english, cases[i].plain, (enum mutation)how)),
				    cases[i].plain);
		}
	}
}

static const char *behind(void **state, const struct words *words, const char *before, const char *text)
{
	GString *out = g_string_new(before);
	mutated_append(words, out, 0, text);
	return test_keep(state, g_string_free(out, FALSE));
}

static void a_provision_goes_by_what_stands_before_it(void **state)
{
	const struct words *welsh = test_words_in(state, "cy"), *english = test_words(state);
	assert_text(behind(state, welsh, "y tabl yn ", "paragraff 4.3"), "y tabl ym mharagraff 4.3");
	assert_text(behind(state, welsh, "Yn ", "cymal 4"), "Yng nghymal 4");
	assert_text(behind(state, welsh, "y tabl yn ", "adran 4"), "y tabl yn adran 4");
	assert_text(behind(state, welsh, "symudwyd i ", "Rhan 2"), "symudwyd i Ran 2");
	assert_text(behind(state, welsh, "cyfeiriad at ", "paragraff 1"), "cyfeiriad at baragraff 1");
	assert_text(behind(state, welsh, "1.1 a ", "paragraff 1"), "1.1 a pharagraff 1");
	assert_text(behind(state, welsh, "o ran ", "paragraff 1"), "o ran paragraff 1");
	assert_text(behind(state, welsh, "symudwyd i ", "<a href=\"#b\">paragraff 1</a>"),
		    "symudwyd i <a href=\"#b\">baragraff 1</a>");
	/* What others called it is theirs, and what is mutated already is not mutated again. */
	assert_text(behind(state, welsh, "yn ", "Cod y Swyddogion"), "yn Cod y Swyddogion");
	assert_text(behind(state, welsh, "o ", "baragraff 1"), "o baragraff 1");
	assert_text(behind(state, welsh, "o", "paragraff 1"), "oparagraff 1");
	assert_text(behind(state, english, "o ", "paragraff 1"), "o paragraff 1");
}

static void a_mutated_provision_is_known(void **state)
{
	const struct words *welsh = test_words_in(state, "cy");
	assert_text(test_keep(state, text_unmutated(welsh, "Mharagraff 9.9")), "Paragraff 9.9");
	assert_text(test_keep(state, text_unmutated(welsh, "ran 2")), "rhan 2");
	assert_null(text_unmutated(welsh, "paragraff 9.9"));
	assert_null(text_unmutated(welsh, "barn 9.9"));
	assert_null(text_unmutated(test_words(state), "mharagraff 9.9"));
	assert_text(test_keep(state, text_renewed(welsh, "y cofnod “x” yn paragraff 3 o adran 2")),
		    "y cofnod “x” ym mharagraff 3 o adran 2");
	assert_null(text_renewed(welsh, "y cofnod “x” ym mharagraff 3"));
}

/* A word that is recognised in one form is recognised in all that it can have. */
static void lists_of_words_have_every_form(void **state)
{
	static const struct {
		const char *key;
		bool nasal;
	} lists[] = {{"ref-kinds", true},    {"ref-short", true},   {"diff-numerals", true},
		     {"diff-scales", true},  {"diff-months", true}, {"diff-periods", true},
		     {"diff-duties", false}, {"diff-roles", true},  {"diff-alone", true}};
	/* What else has that form: 'gan' is 'by' far more often than 'a hundred'. */
	static const char *const other[] = {"gan", NULL};
	const struct words *words = test_words_in(state, "cy");
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		char **list = g_strsplit(word(words, lists[i].key), " ", -1);
		for (char **each = list; *each; each++) {
			g_autofree char *radical = word_radical(words, lists[i].key, *each, strlen(*each));
			for (int how = MUTATION_SOFT; how <= MUTATION_ASPIRATE && !strcmp(radical, *each); how++) {
				g_autofree char *form = text_mutated(words, *each, (enum mutation)how);
				bool asked = how != MUTATION_NASAL || lists[i].nasal;
				if (asked && !g_strv_contains(other, form) &&
				    !word_listed(words, lists[i].key, form, strlen(form)))
					fail_msg("'%s' lacks '%s', a form of '%s'", lists[i].key, form, *each);
			}
		}
		g_strfreev(list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_first_letters_change),
		TEST(a_provision_goes_by_what_stands_before_it),
		TEST(a_mutated_provision_is_known),
		TEST(lists_of_words_have_every_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
