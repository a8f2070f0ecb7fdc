/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "resolve/edition.h"

#define CODE_HEAD \
	"---\ntitle: Officer Code\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\nvalues:\n  gift-limit: £25\n---\n\n"

/* Text of the n-th reference, value or policy, in reading order. */
static const struct reference *reference_at(const struct edition *edition, const struct node *node, unsigned *left)
{
	bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	if (refers && (*left)-- == 0)
		return edition_reference(edition, node);
	for (const struct node *child = node->first; child; child = child->next) {
		const struct reference *found = reference_at(edition, child, left);
		if (found)
			return found;
	}
	return NULL;
}

static void assert_reference(const struct edition *edition, unsigned n, const char *text)
{
	const struct reference *reference = reference_at(edition, edition_root(edition), &n);
	assert_non_null(reference);
	assert_string_equal(reference->text, text);
}

static void an_empty_reference_prints_the_label(void **state)
{
	const struct edition *code =
		edition_from(state, CODE_HEAD "## Gifts {#gifts}\n\n1. Words. {#limit}\n   1. Sub. {#sub}\n\nSee "
					      "[](#gifts), [](#limit) and [](#sub).\n");
	assert_reference(code, 0, "section 1.0");
	assert_reference(code, 1, "paragraph 1.1");
	assert_reference(code, 2, "paragraph 1.1(a)");
}

static void plain_words_are_those_that_are_printed(void **state)
{
	const struct edition *code = edition_from(
		state, CODE_HEAD "## Gifts {#gifts}\n\n1. At most **[](value:gift-limit)**,\\\nsee [](#gifts) and [the "
				 "rule](#limit). {#limit}\n\n   - `One`\n   - two\n");
	GString *words = g_string_new(NULL);
	edition_plain(code, edition_find(code, "limit"), words);
	assert_text(test_keep(state, g_string_free(words, FALSE)),
		    "At most £25, see section 1.0 and the rule. One two");
}

static void a_sentence_begins_with_a_capital(void **state)
{
	const struct edition *code = edition_from(
		state, CODE_HEAD "## Gifts {#gifts}\n\n[](#gifts) applies. [](#gifts) again, and [](#gifts).\n");
	assert_reference(code, 0, "Section 1.0");
	assert_reference(code, 1, "Section 1.0");
	assert_reference(code, 2, "section 1.0");
}

static void typed_figures_are_renewed_and_reported(void **state)
{
	const struct edition *code =
		edition_from(state, CODE_HEAD "## A\n\n1. One. {#one}\n\n## B\n\nSee [clause 9.9](#one), [Paragraph "
					      "1.1](#one), [2.3](#one) and [the rule](#one).\n");
	assert_reference(code, 0, "clause 1.1");
	assert_reference(code, 1, "Paragraph 1.1");
	assert_reference(code, 2, "1.1");
	assert_reference(code, 3, "the rule");
	const char *messages = take_messages(state);
	assert_contains(messages, "'clause 9.9'");
	assert_contains(messages, "'2.3'");
	assert_lacks(messages, "the rule");
	assert_lacks(messages, "'Paragraph 1.1'");
}

/* What a reference with these words prints, to a paragraph 2.1, a section 2.0 or a table in paragraph 2.1. */
static const char *printed_in(void **state, const char *language, const char *words, const char *target)
{
	char *text =
		g_strdup_printf(CODE_HEAD "## A\n\nSee [%s](#%s).\n\n## B {#b}\n\n1. One. {#one}\n\n"
					  "   Table: What to do {#table}\n\n   | A | B |\n   |---|---|\n   | c | d |\n",
				words, target);
	const struct edition *code = edition_in(state, language, test_keep(state, text));
	unsigned first = 0;
	return reference_at(code, edition_root(code), &first)->text;
}

static const char *printed(void **state, const char *words, const char *target)
{
	return printed_in(state, "en-GB", words, target);
}

static void typed_figures_are_known_in_their_usual_forms(void **state)
{
	static const char *const forms[][3] = {
		{"the table in paragraph 3.4", "table", "the table in paragraph 2.1"},
		{"see paragraph 3.4", "one", "see paragraph 2.1"},
		{"(see paragraph 3.4)", "one", "(see paragraph 2.1)"},
		{"para 3.4", "one", "para 2.1"},
		{"para. 3.4", "one", "para. 2.1"},
		{"Para.3.4", "one", "Para.2.1"},
		{"paragraph\u00a03.4", "one", "paragraph\u00a02.1"},
		{"No. 3.4(a)", "one", "No. 2.1"},
		{"s. 12", "b", "s. 2.0"},
		{"sec 12", "b", "sec 2.0"},
		{"Sect. 12.0", "b", "Sect. 2.0"},
		{"§ 12", "b", "§ 2.0"},
		{"§12", "b", "§2.0"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		assert_string_equal(printed(state, forms[i][0], forms[i][1]), forms[i][2]);
		assert_contains(take_messages(state), "[reference-stale]");
		assert_string_equal(printed(state, forms[i][2], forms[i][1]), forms[i][2]);
		assert_no_messages(state);
	}
}

/* Behind other words, as 'ym mharagraff', and with a capital. */
static void typed_figures_are_known_in_their_welsh_forms(void **state)
{
	static const char *const nouns[] = {"paragraff",   "baragraff",    "mharagraff",  "pharagraff",
					    "Pharagraff",  "cymal",        "gymal",       "nghymal",
					    "baragraffau", "pharagraffau", "rhan",        "ran",
					    "reol",        "is-baragraff", "yng nghymal", "gweler rif"};
	for (size_t i = 0; i < G_N_ELEMENTS(nouns); i++) {
		g_autofree char *was = g_strdup_printf("%s 9.9", nouns[i]), *now = g_strdup_printf("%s 2.1", nouns[i]);
		assert_string_equal(printed_in(state, "cy", was, "one"), now);
		assert_contains(take_messages(state), "[reference-stale]");
		assert_string_equal(printed_in(state, "cy", now, "one"), now);
		assert_no_messages(state);
	}
	assert_string_equal(printed_in(state, "cy", "", "table"), "y tabl ym mharagraff 2.1");
}

static void other_figures_are_words_like_others(void **state)
{
	static const char *const forms[][2] = {
		{"the notice under section 117", "one"},
		{"s. 117", "one"},
		{"the Act of 1972", "b"},
		{"version 3.4", "one"},
		{"within 3.5 hours", "one"},
		{"paras 2.1 and 2.2", "one"},
		{"the part 2 of us play", "b"},
		{"see section (a)", "b"},
		{"its 3.4", "one"},
		{"see section 3A of the Act", "b"},
		{"what Appendix A is", "b"},
		{"see Appendix A", "b"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		assert_string_equal(printed(state, forms[i][0], forms[i][1]), forms[i][0]);
		assert_no_messages(state);
	}
}

static void an_unknown_target_is_a_mistake(void **state)
{
	const struct edition *code = edition_from(state, CODE_HEAD "## A\n\nSee [](#nowhere) and [](value:nothing).\n");
	(void)code;
	const char *messages = take_messages(state);
	assert_contains(messages, "test.md:10:5: error: nothing here has the id 'nowhere'");
	assert_contains(messages, "[value-unknown]");
}

static void a_value_prints_its_one_text(void **state)
{
	const struct edition *code =
		edition_from(state, CODE_HEAD "## A\n\n1. At most [£20](value:gift-limit).\n\n| Gift | To do "
					      "|\n|---|---|\n| up to [](value:gift-limit) | keep |\n");
	assert_reference(code, 0, "£25");
	assert_reference(code, 1, "£25");
	assert_contains(take_messages(state), "this says '£20', but the value gift-limit is now '£25'");
}

static void a_section_of_an_act_is_nobodys_reference(void **state)
{
	const struct edition *code =
		edition_from(state, CODE_HEAD "## A\n\nSection 149 of the Equality Act 2010, section 1.\n");
	unsigned first = 0;
	assert_null(reference_at(code, edition_root(code), &first));
	assert_no_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_reference_prints_the_label),
		TEST(plain_words_are_those_that_are_printed),
		TEST(a_sentence_begins_with_a_capital),
		TEST(typed_figures_are_renewed_and_reported),
		TEST(typed_figures_are_known_in_their_usual_forms),
		TEST(typed_figures_are_known_in_their_welsh_forms),
		TEST(other_figures_are_words_like_others),
		TEST(an_unknown_target_is_a_mistake),
		TEST(a_value_prints_its_one_text),
		TEST(a_section_of_an_act_is_nobodys_reference),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
