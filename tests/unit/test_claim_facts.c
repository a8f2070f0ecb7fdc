/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "explain/verify/grounds.h"
#include "read/words.h"

#include <string.h>

/* '£25=money 2500 | ten=ten 1000': the words of each fact, and what it counts. */
static const char *facts_of(void **state, const struct words *words, const char *text)
{
	GString *out = g_string_new(NULL);
	GArray *facts = facts_read(words, text);
	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		g_string_append_printf(out, "%s%.*s=", i ? " | " : "", (int)(fact->to - fact->from), text + fact->from);
		if (fact->folded)
			g_string_append(out, fact->folded);
		else
			g_string_append_printf(out, "%s %" G_GUINT64_FORMAT, *fact->unit ? fact->unit : "?",
					       fact->value * fact->factor);
		if (fact->year)
			g_string_append_printf(out, " %u", fact->year);
	}
	g_array_unref(facts);
	return test_keep(state, g_string_free(out, FALSE));
}

static void amounts_are_read_however_they_are_written(void **state)
{
	const struct words *words = test_words(state);
	assert_text(
		facts_of(state, words, "£1,500.50, £2 million, £3k, thirty pounds and 5 per cent, 7.5%"),
		"£1,500.50=money 150050 | £2 million=money 200000000 | £3k=money 300000 | thirty pounds=money 3000 | "
		"5 per cent=per cent 500 | 7.5%=per cent 750");
	assert_text(facts_of(state, words, "gone, tenth, B2, 1.2.3 and someone"), "");
}

static void periods_are_counted_in_days_and_months(void **state)
{
	const struct words *words = test_words(state);
	assert_text(
		facts_of(state, words, "28 days, twenty-eight days, four weeks, ten working days, 15 clear days"),
		"28 days=day 2800 | twenty-eight days=day 2800 | four weeks=day 2800 | ten working days=working day "
		"1000 | 15 clear days=day 1500");
	assert_text(facts_of(state, words, "two years, a 28-day period, twelve months, ten"),
		    "two years=month 2400 | 28-day=day 2800 | twelve months=month 1200 | ten=? 1000");
}

static void hundreds_in_words_are_numbers(void **state)
{
	const struct words *words = test_words(state);
	assert_text(facts_of(state, words,
			     "one hundred and twenty days, a hundred pounds, two thousand five hundred pounds, five "
			     "hundred thousand pounds"),
		    "one hundred and twenty days=day 12000 | a hundred pounds=money 10000 | two thousand five hundred "
		    "pounds=money 250000 | five hundred thousand pounds=money 50000000");
	assert_text(facts_of(state, words, "one hundred or two hundred days, a day"),
		    "one hundred=? 10000 | two hundred days=day 20000");
}

static void a_calendar_day_is_no_working_day(void **state)
{
	const struct words *words = test_words(state);
	assert_text(facts_of(state, words, "ten calendar days, ten days"),
		    "ten calendar days=calendar day 1000 | ten days=day 1000");
	struct ground *days = ground_new(words, "within ten days"),
		      *working = ground_new(words, "within ten working days");
	GArray *facts = facts_read(words, "ten calendar days");
	assert_true(ground_has(days, &g_array_index(facts, struct fact, 0)));
	assert_false(ground_has(working, &g_array_index(facts, struct fact, 0)));
	g_array_unref(facts);
	ground_free(days);
	ground_free(working);
}

static void days_of_the_year_are_known_by_their_month(void **state)
{
	assert_text(facts_of(state, test_words(state), "30 April, 1st of May 2027, June 3, 2028; 12 may do"),
		    "30 April=day of the year 430 | 1st of May 2027=day of the year 501 2027 | June 3, 2028=day of the "
		    "year "
		    "603 2028 | 12=? 1200");
}

static void quotations_end_where_no_letter_follows(void **state)
{
	const struct words *words = test_words(state);
	assert_text(facts_of(state, words, "‘the Council’s officers’ is now “£5”, 'a b' and \"c,\""),
		    "the Council’s officers=the councils officers | £5=£5 | a b=a b | c,=c");
	assert_text(facts_of(state, words, "members' and officers' duties"), "");
}

static void welsh_is_read_too(void **state)
{
	struct words *words = words_read(test_templates(state), "cy", test_diag(state));
	assert_text(facts_of(state, words, "15 diwrnod gwaith, tri mis, £25, 30 Ebrill, 4 o wythnosau"),
		    "15 diwrnod gwaith=working day 1500 | tri mis=month 300 | £25=money 2500 | 30 Ebrill=day of the "
		    "year 430 | "
		    "4 o wythnosau=day 2800");
	words_free(words);
}

/* Whether the first fact of a claim stands in a text. */
static bool has(void **state, const char *text, const char *claim)
{
	struct ground *ground = ground_new(test_words(state), text);
	GArray *facts = facts_read(test_words(state), claim);
	bool found = ground_has(ground, &g_array_index(facts, struct fact, 0));
	g_array_unref(facts);
	ground_free(ground);
	return found;
}

static void what_is_said_otherwise_stands_there(void **state)
{
	assert_true(has(state, "within twenty-eight days", "four weeks"));
	assert_true(has(state, "within 15 working days", "15 days"));
	assert_true(has(state, "within 15 working days", "three weeks"));
	assert_false(has(state, "within 15 days", "15 working days"));
	assert_true(has(state, "for a month", "one month"));
	assert_true(has(state, "up to £25.00", "£25"));
	assert_false(has(state, "up to £250", "£25"));
	assert_true(has(state, "by 30 April", "30 April 2027"));
	assert_false(has(state, "by 30 April 2026", "30 April 2027"));
	assert_true(has(state, "the “Register” of gifts", "“register”"));
	assert_false(has(state, "up to £25,000", "‘£25’"));
	assert_true(has(state, "nobody may be told of it", "‘nobody may … of it’"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(amounts_are_read_however_they_are_written),
		TEST(periods_are_counted_in_days_and_months),
		TEST(hundreds_in_words_are_numbers),
		TEST(a_calendar_day_is_no_working_day),
		TEST(days_of_the_year_are_known_by_their_month),
		TEST(quotations_end_where_no_letter_follows),
		TEST(welsh_is_read_too),
		TEST(what_is_said_otherwise_stands_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
