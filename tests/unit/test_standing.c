/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "model/day.h"
#include "model/standing.h"

static void says(void **state, struct meta meta, const char *wanted)
{
	g_autofree char *words = standing_words(test_words(state), &meta);
	assert_string_equal(words, wanted);
}

#define ADOPTED .status_given = true, .status = DOC_ADOPTED

static void what_is_said_is_true_on_every_day(void **state)
{
	says(state, (struct meta){ADOPTED}, "In force");
	says(state, (struct meta){ADOPTED, .adopted = "2026-11-19"}, "In force from 19 November 2026");
	says(state, (struct meta){ADOPTED, .adopted = "2026-11-19", .effective = "2027-04-01"},
	     "In force from 1 April 2027");
	says(state, (struct meta){ADOPTED, .adopted = "2026-11-19", .replaced = "2027-04-01"},
	     "In force from 19 November 2026 until 31 March 2027");
	says(state, (struct meta){ADOPTED, .replaced = "2028-03-01"}, "In force until 29 February 2028");
}

static void what_was_replaced_before_its_day_was_never_in_force(void **state)
{
	says(state, (struct meta){ADOPTED, .adopted = "2027-04-01", .replaced = "2027-04-01"},
	     "Superseded on 1 April 2027");
}

static void a_draft_has_no_days(void **state)
{
	const struct meta draft = {.status_given = true, .status = DOC_DRAFT, .effective = "2027-04-01"};
	says(state, draft, "Draft");
	assert_null(standing_since(&draft));
	says(state, (struct meta){.status_given = true, .status = DOC_SUPERSEDED, .adopted = "2020-01-01"},
	     "Superseded");
	assert_null(standing_words(test_words(state), &(struct meta){.adopted = "2020-01-01"}));
}

static void what_holds_on_a_day(void **state)
{
	(void)state;
	assert_true(standing_holds("2026-11-19", "2027-04-01", "2026-11-19"));
	assert_true(standing_holds("2026-11-19", "2027-04-01", "2027-03-31"));
	assert_false(standing_holds("2026-11-19", "2027-04-01", "2027-04-01"));
	assert_false(standing_holds("2026-11-19", NULL, "2026-11-18"));
	assert_true(standing_holds(NULL, NULL, "2026-11-18"));
}

static void the_day_before_may_be_in_another_year(void **state)
{
	(void)state;
	g_autofree char *eve = day_before("2027-01-01");
	assert_string_equal(eve, "2026-12-31");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_said_is_true_on_every_day),
		TEST(what_was_replaced_before_its_day_was_never_in_force),
		TEST(a_draft_has_no_days),
		TEST(what_holds_on_a_day),
		TEST(the_day_before_may_be_in_another_year),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
