/* SPDX-License-Identifier: MIT
 * Which words are marked, and what a change of them is about. */
#include "compared.h"

static const char *change_of(void **state, const char *old, const char *new)
{
	const char *first = test_keep(state, g_strconcat("## A\n\n1. ", old, "\n2. The rest stays as it is.\n", NULL));
	const char *second = test_keep(state, g_strconcat("## A\n\n1. ", new, "\n2. The rest stays as it is.\n", NULL));
	const char *text = told_of(state, first, second);
	const char *head = "reworded clause 1.1 > 1.1";
	assert_true(g_str_has_prefix(text, head));
	return text + strlen(head);
}

/* ---- words */

static void a_sum_a_date_and_an_address_are_one_word_each(void **state)
{
	assert_text(
		change_of(state,
			  "Pay £25 in full by 30 April to a.b@council.example in one sum and without a reminder.",
			  "Pay £50 in full by 3 May to c.d@council.example in one sum and without a reminder."),
		" [amount] [date]: Pay [-£25 -]{+£50 +}in full by [-30 April -]{+3 May +}to [-a.b@council.example -]"
		"{+c.d@council.example +}in one sum and without a reminder.\n");
}

static void an_insertion_stands_between_sentences(void **state)
{
	assert_text(change_of(state, "Ask the clerk first. Ask the mayor then.",
			      "Ask the clerk first. Ask the dean too. Ask the mayor then."),
		    ": Ask the clerk first. {+Ask the dean too. +}Ask the mayor then.\n");
}

static void a_little_word_between_two_replacements_is_no_island(void **state)
{
	assert_text(change_of(state,
			      "Bring copper pans of Cornish tin and leave the harbour at noon by the northern gate "
			      "with the tide.",
			      "Bring silver bowls of Welsh gold and leave the harbour at noon by the northern gate "
			      "with the tide."),
		    ": Bring [-copper pans of Cornish tin -]{+silver bowls of Welsh gold +}and leave the harbour at "
		    "noon by the northern gate with the tide.\n");
}

static void bold_type_alone_is_formatting(void **state)
{
	assert_text(change_of(state, "Never take cash.", "**Never** take cash."), " [formatting]: Never take cash.\n");
}

/* ---- what it is about */

static void duties_are_tagged(void **state)
{
	assert_text(change_of(state, "Officers must ask their manager.", "Officers may ask their manager."),
		    " [obligation]: Officers [-must -]{+may +}ask their manager.\n");
	assert_text(change_of(state, "Officers may take cash home.", "Officers may not take cash home."),
		    " [obligation]: Officers may {+not +}take cash home.\n");
}

static void a_number_of_days_is_a_deadline_and_a_sum_is_not(void **state)
{
	assert_text(change_of(state, "Answer within 10 days of it.", "Answer within 14 days of it."),
		    " [deadline]: Answer within [-10 -]{+14 +}days of it.\n");
	assert_text(change_of(state, "Answer within ten working days.", "Answer within five working days."),
		    " [deadline]: Answer within [-ten -]{+five +}working days.\n");
	assert_text(change_of(state, "Keep gifts up to £10 in all.", "Keep gifts up to £20 in all."),
		    " [amount]: Keep gifts up to [-£10 -]{+£20 +}in all.\n");
}

static void who_is_responsible_is_a_role(void **state)
{
	assert_text(change_of(state, "Ask the Head of Service first.", "Ask the Director of Service first."),
		    " [role]: Ask the [-Head -]{+Director +}of Service first.\n");
}

static void capitals_are_typography_and_a_slip_is_spelling(void **state)
{
	assert_text(change_of(state, "The council answers letters.", "The Council answers letters."),
		    " [typography]: The [-council -]{+Council +}answers letters.\n");
	assert_text(change_of(state, "Every goverment answers letters.", "Every government answers letters."),
		    " [spelling]: Every [-goverment -]{+government +}answers letters.\n");
	assert_text(change_of(state, "Every officer answers letters.", "Every officer answered letters."),
		    ": Every officer [-answers -]{+answered +}letters.\n");
}

static void a_meaning_is_a_term(void **state)
{
	assert_text(told_of(state, "## A\n\nGift\n: Cash or food.\n", "## A\n\nGift\n: Cash or drink.\n"),
		    "reworded definition * > * [term]: Gift: Cash or [-food-]{+drink+}.\n");
}

static void a_word_that_says_something_is_kept_before_one_that_says_little(void **state)
{
	assert_text(change_of(state, "It means a parent or child of the house.",
			      "It means a parent, child or cousin of the house."),
		    ": It means a parent[- or-]{+,+} child {+or cousin +}of the house.\n");
}

static void an_insertion_in_a_list_stands_between_commas(void **state)
{
	assert_text(
		change_of(state, "Nobody is refused for gender, religion or belief.",
			  "Nobody is refused for age, gender, gender identity, gender expression, religion or belief."),
		": Nobody is refused for {+age, +}gender, {+gender identity, gender expression, +}religion or "
		"belief.\n");
}

static void an_insertion_begins_where_a_phrase_does(void **state)
{
	assert_text(change_of(state, "Ask the clerk and the mayor first.",
			      "Ask the clerk and the dean and the mayor first."),
		    ": Ask the clerk {+and the dean +}and the mayor first.\n");
}

static void joined_words_have_a_blank_between_them(void **state)
{
	assert_text(told_of(state,
			    "## A\n\n1. Cash of any kind is refused.\n2. Food may be shared in the office at noon.\n",
			    "## A\n\n1. Cash of any kind is refused. Food may be shared in the office at noon, but not "
			    "later.\n"),
		    "merged clause 1.1+1.2 > 1.1 [obligation]: Cash of any kind is refused. Food may be shared in the "
		    "office at "
		    "noon{+, but not later+}.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_sum_a_date_and_an_address_are_one_word_each),
		TEST(an_insertion_stands_between_sentences),
		TEST(a_little_word_between_two_replacements_is_no_island),
		TEST(bold_type_alone_is_formatting),
		TEST(duties_are_tagged),
		TEST(a_number_of_days_is_a_deadline_and_a_sum_is_not),
		TEST(who_is_responsible_is_a_role),
		TEST(capitals_are_typography_and_a_slip_is_spelling),
		TEST(a_meaning_is_a_term),
		TEST(a_word_that_says_something_is_kept_before_one_that_says_little),
		TEST(an_insertion_in_a_list_stands_between_commas),
		TEST(an_insertion_begins_where_a_phrase_does),
		TEST(joined_words_have_a_blank_between_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
