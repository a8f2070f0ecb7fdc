/* SPDX-License-Identifier: MIT
 * What a change of wording is about: each tag where it belongs, and not where it does not. */
#include "compared.h"

#include <string.h>

/* The tags of the only change between two texts of a clause: '[amount] [date]', or ''. */
static const char *tags_behind(void **state, const char *head_matter, const char *old, const char *new)
{
	const char *rest = "\n2. The rest of the section stays as it is.\n";
	const char *first = test_keep(state, g_strconcat(head_matter, "## A\n\n1. ", old, rest, NULL));
	const char *second = test_keep(state, g_strconcat(head_matter, "## A\n\n1. ", new, rest, NULL));
	const char *head = "reworded clause 1.1 > 1.1";
	char *text = g_strdup(told_of(state, first, second));
	if (!g_str_has_prefix(text, head))
		fail_msg("%s", text);
	*strchr(text, ':') = '\0';
	char *found = g_strstrip(g_strdup(text + strlen(head)));
	g_free(text);
	return test_keep(state, found);
}

static const char *tags(void **state, const char *old, const char *new)
{
	return tags_behind(state, "", old, new);
}

static const char *tags_in_welsh(void **state, const char *old, const char *new)
{
	return tags_behind(state, "---\ntitle: Cod\nlanguage: cy\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n", old,
			   new);
}

static void a_duty_that_changed_is_an_obligation(void **state)
{
	assert_string_equal(
		tags(state, "Officers must ask their manager first.", "Officers may ask their manager first."),
		"[obligation]");
	assert_string_equal(tags(state, "Officers may keep a token gift.", "Officers may not keep a token gift."),
			    "[obligation]");
	assert_string_equal(tags(state, "Officers may rest and must work on Mondays.",
				 "Officers must rest and may work on Mondays."),
			    "[obligation]");
	assert_string_equal(tags(state, "Officers keep a diary of visits.",
				 "Officers keep a diary of visits. Members may read it."),
			    "[role] [obligation]");
}

static void what_is_limited_is_an_obligation(void **state)
{
	static const struct {
		const char *old, *new;
	} cases[] = {
		{"No officer signs it alone today.", "An officer signs it alone today."},
		{"It is signed only if it is sealed.", "It is signed if it is sealed."},
		{"Gifts by bidders are prohibited here.", "Gifts by bidders are permitted here."},
		{"Neither part of it is left empty.", "Either part of it is left empty."},
		{"It is open unless it rains all day.", "It is open when it rains all day."},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(tags(state, cases[i].old, cases[i].new), "[obligation]");
	assert_string_equal(tags(state, "No gift is kept; no cup is.", "No gift is sold; no cup is."), "");
}

static void a_duty_that_stayed_is_none(void **state)
{
	assert_string_equal(tags(state, "Officers may keep one token gift of a partner a year.",
				 "Officers may keep two token gifts of a partner a year."),
			    "");
	assert_string_equal(tags(state,
				 "Bring copper pans that may hold Cornish tin and leave the harbour at noon by the "
				 "northern gate with the tide.",
				 "Bring silver bowls which may carry Welsh gold and leave the harbour at noon by the "
				 "northern gate with the tide."),
			    "");
}

static void a_month_is_no_duty(void **state)
{
	assert_string_equal(tags(state, "The list closes in April each year.", "The list closes in May each year."),
			    "[date]");
	assert_string_equal(tags(state, "The list closes on 3 April each year.", "The list closes on 3 May each year."),
			    "[date]");
	assert_string_equal(tags(state, "The list closes in May 2025 at noon.", "The list closes in May 2026 at noon."),
			    "[date]");
	assert_string_equal(tags(state, "The list closes on 1st May at noon.", "The list closes on 2nd May at noon."),
			    "[date]");
	assert_string_equal(tags(state, "The list closes on the 1st of May.", "The list closes on the 2nd of May."),
			    "[date]");
	assert_string_equal(tags(state, "The 1st officer answers all letters.", "The 2nd officer answers all letters."),
			    "[amount]");
}

static void a_year_is_a_date_and_a_sum_an_amount(void **state)
{
	assert_string_equal(
		tags(state, "As the Localism Act 2011 has it for all.", "As the Localism Act 2024 has it for all."),
		"[date]");
	assert_string_equal(
		tags(state, "Gifts up to £2,011 are kept by the house.", "Gifts up to £2,024 are kept by the house."),
		"[amount]");
	assert_string_equal(tags(state, "Grants of £1 million are published.", "Grants of £1 billion are published."),
			    "[amount]");
	assert_string_equal(tags(state, "Some million are published.", "Some billion are published."), "");
	assert_string_equal(
		tags(state, "At least 50% of the members are there.", "At least 60% of the members are there."),
		"[amount]");
}

static void a_number_of_days_is_a_deadline(void **state)
{
	assert_string_equal(
		tags(state, "Answer within 28 days of the letter.", "Answer within 28 working days of the letter."),
		"[deadline]");
	assert_string_equal(
		tags(state, "Answer within two days of the letter.", "Answer within two weeks of the letter."),
		"[deadline]");
	assert_string_equal(tags(state, "Answer within twenty-one days of the letter.",
				 "Answer within twenty-eight days of the letter."),
			    "[deadline]");
	assert_string_equal(
		tags(state, "Answer on the same day as it came in.", "Answer on the next day as it came in."), "");
}

static void who_is_responsible_is_a_role(void **state)
{
	assert_string_equal(
		tags(state, "The Chief Executive signs every form.", "The Monitoring Officer signs every form."),
		"[role]");
	assert_string_equal(tags(state, "A member signs every form at once.", "An officer signs every form at once."),
			    "");
	/* No word of it is in the list, the post that it is of is. */
	assert_string_equal(
		tags(state, "It is kept by the Director of Law.", "It is kept by the Director of Law and Governance."),
		"[role]");
}

static void where_a_link_leads_is_a_reference_and_an_address_in_the_words_is_none(void **state)
{
	assert_string_equal(
		tags(state, "Write to clerk@council.example about it.", "Write to mayor1@council.example about it."),
		"");
	assert_string_equal(
		tags(state, "Read http://council.example/rules before.", "Read https://council.example/rules before."),
		"");
	assert_string_equal(tags(state, "Read [the rules](http://council.example/20) before.",
				 "Read [the rules](https://council.example/30) before."),
			    "[reference]");
	assert_string_equal(
		tags(state, "Pay £20 to clerk@council.example at once.", "Pay £30 to mayor@council.example at once."),
		"[amount]");
}

static void a_slip_is_spelling_and_a_capital_typography(void **state)
{
	assert_string_equal(tags(state, "Every goverment answers letters.", "Every government answers letters."),
			    "[spelling]");
	assert_string_equal(tags(state, "The council answers letters.", "The Council answers letters."),
			    "[typography]");
	assert_string_equal(tags(state, "Never take cash.", "**Never** take cash."), "[formatting]");
}

struct welsh {
	const char *old, *new;
};

static void all_are(void **state, const struct welsh *cases, size_t count, const char *expected)
{
	for (size_t i = 0; i < count; i++) {
		const char *found = tags_in_welsh(state, cases[i].old, cases[i].new);
		if (strcmp(found, expected) != 0)
			fail_msg("'%s' to '%s' is '%s', not '%s'", cases[i].old, cases[i].new, found, expected);
	}
}

/* Numbers and periods in the forms that they have behind other words. */
static void a_time_in_welsh_is_a_deadline(void **state)
{
	static const struct welsh cases[] = {
		{"Cedwir y cofnodion am chwe blynedd.", "Cedwir y cofnodion am ddeng mlynedd."},
		{"Cedwir y cofnodion am dair blynedd.", "Cedwir y cofnodion am bedair blynedd."},
		{"Ateb o fewn pum niwrnod gwaith i’r llythyr.", "Ateb o fewn deng niwrnod gwaith i’r llythyr."},
		{"Ateb o fewn pum niwrnod gwaith i’r llythyr.", "Ateb o fewn pum niwrnod i’r llythyr."},
		{"Ateb o fewn 28 niwrnod i’r llythyr.", "Ateb o fewn 21 niwrnod i’r llythyr."},
		{"Ateb o fewn 28 o ddiwrnodau i’r llythyr.", "Ateb o fewn 21 o ddiwrnodau i’r llythyr."},
		{"Ateb o fewn 28 o ddiwrnodau i’r llythyr.", "Ateb o fewn 28 o wythnosau i’r llythyr."},
		{"Ateb o fewn pythefnos i’r llythyr.", "Ateb o fewn mis i’r llythyr."},
		{"Adroddir bob blwyddyn i’r Cyngor.", "Adroddir bob mis i’r Cyngor."},
		{"Ateb o fewn pymtheg diwrnod ar hugain.", "Ateb o fewn pymtheg diwrnod."},
		{"Ateb ymhen tri mis i’r llythyr.", "Ateb ymhen dau fis i’r llythyr."},
	};
	all_are(state, cases, G_N_ELEMENTS(cases), "[deadline]");
	assert_string_equal(tags_in_welsh(state, "Ateb ar ddiwedd y mis sydd i ddod yn llawn.",
					  "Ateb ar ddiwedd y flwyddyn sydd i ddod yn llawn."),
			    "");
}

static void a_duty_in_welsh_is_an_obligation(void **state)
{
	static const struct welsh cases[] = {
		{"Gellir cadw rhodd fach yn y swyddfa.", "Dylid cadw rhodd fach yn y swyddfa."},
		{"Caniateir cadw rhodd fach yn y swyddfa.", "Gwaherddir cadw rhodd fach yn y swyddfa."},
		{"Fe ddylai aelod gadw rhodd fach.", "Fe gaiff aelod gadw rhodd fach."},
		{"Nid oes raid i aelod gadw rhodd fach.", "Nid yw aelod i gadw rhodd fach."},
		{"Ni chaiff aelod gadw rhodd fach yma.", "Ni ddylai aelod gadw rhodd fach yma."},
		{"Ceir cadw rhodd fach yn y swyddfa.", "Rhaid cadw rhodd fach yn y swyddfa."},
		{"Mae’n rhaid cadw rhodd fach yma.", "Mae’n rhaid peidio â chadw rhodd fach yma."},
	};
	all_are(state, cases, G_N_ELEMENTS(cases), "[obligation]");
}

static void a_month_in_welsh_is_a_date(void **state)
{
	static const struct welsh cases[] = {
		{"Daw’r rhestr i ben ar 1 Fai bob tro.", "Daw’r rhestr i ben ar 1 Fehefin bob tro."},
		{"Daw’r rhestr i ben ar 1 Dachwedd bob tro.", "Daw’r rhestr i ben ar 2 Dachwedd bob tro."},
		{"Daw’r rhestr i ben yng Ngorffennaf bob tro.", "Daw’r rhestr i ben yn Nhachwedd bob tro."},
	};
	all_are(state, cases, G_N_ELEMENTS(cases), "[date]");
}

/* Two words that are alike are two words: what was told of them once was 'a minor correction of spelling'. */
static void another_word_is_no_spelling(void **state)
{
	assert_string_equal(tags(state, "A person suspected is heard. Persons are suspended.",
				 "A person suspended is heard. Persons are suspended."),
			    "");
	assert_string_equal(
		tags(state, "Cups are refused. All else is reused.", "Cups are reused. All else is reused."), "");
	assert_string_equal(tags(state, "A firm is barred at once.", "A firm is banned at once."), "");
	assert_string_equal(tags(state, "Who is charged pays later.", "Who is changed pays later."), "");
	assert_string_equal(tags(state, "The later of both counts.", "The latter of both counts."), "");
	assert_string_equal(tags(state, "A shirt striped is kept.", "A shirt stripped is kept."), "");
	assert_string_equal(tags(state, "They resign a lease.", "They re-sign a lease."), "");
	assert_string_equal(tags(state, "Every government answers letters.", "Every goverment answers letters."), "");
}

static void the_same_word_is_spelling(void **state)
{
	assert_string_equal(tags(state, "Whoever recieves a gift.", "Whoever receives a gift."), "[spelling]");
	assert_string_equal(tags(state, "Teams organise visits.", "Teams organize visits."), "[spelling]");
	assert_string_equal(tags(state, "Teams cooperate always.", "Teams co-operate always."), "[spelling]");
}

/* A letter doubled: only where the old text has the new word elsewhere, and the new text has the old one no more. */
static void a_doubled_letter_asks_for_evidence(void **state)
{
	assert_string_equal(tags(state, "The harbour barometter falls.", "The harbour barometer falls."), "");
	assert_string_equal(
		tags(state, "A barrometer falls. Our barometer stays.", "A barometer falls. Our barometer stays."),
		"[spelling]");
	assert_string_equal(tags(state, "A barrometer, a barometer and a barrometer fall.",
				 "A barometer, a barometer and a barrometer fall."),
			    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_duty_that_changed_is_an_obligation),
		TEST(what_is_limited_is_an_obligation),
		TEST(a_duty_that_stayed_is_none),
		TEST(a_month_is_no_duty),
		TEST(a_year_is_a_date_and_a_sum_an_amount),
		TEST(a_number_of_days_is_a_deadline),
		TEST(who_is_responsible_is_a_role),
		TEST(where_a_link_leads_is_a_reference_and_an_address_in_the_words_is_none),
		TEST(a_slip_is_spelling_and_a_capital_typography),
		TEST(a_time_in_welsh_is_a_deadline),
		TEST(a_duty_in_welsh_is_an_obligation),
		TEST(a_month_in_welsh_is_a_date),
		TEST(another_word_is_no_spelling),
		TEST(the_same_word_is_spelling),
		TEST(a_doubled_letter_asks_for_evidence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
