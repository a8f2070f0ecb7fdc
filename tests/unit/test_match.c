/* SPDX-License-Identifier: MIT
 * What is paired with what: sections, gaps with splits and merges, moves. */
#include "compared.h"

#define RULE(what) "1. Employees must declare any " what " to their manager within ten days.\n"
#define CASH "1. Cash is refused, whoever offers it and for whatever reason.\n"
#define FOOD "1. Food may be shared in the office kitchen on the day it comes.\n"
#define VISIT "1. A visit abroad needs the written leave of the chief executive.\n"
#define REGISTER "1. The register lies open to inspection on every working day.\n"

/* ---- sections */

static void a_section_with_another_title_is_known_by_its_clauses(void **state)
{
	assert_text(told_of(state, "## Gifts\n\n" CASH FOOD "\n## Files\n\n" REGISTER,
			    "## Hospitality\n\n" CASH FOOD "\n## Files\n\n" REGISTER),
		    "retitled section 1.0 > 1.0: [-Gifts-]{+Hospitality+}\n");
}

static void sections_of_one_title_are_told_apart_by_their_clauses(void **state)
{
	assert_text(told_of(state, "## Notes\n\n" CASH FOOD "\n## Notes\n\n" VISIT REGISTER,
			    "## Notes\n\n" VISIT REGISTER "\n## Notes\n\n" CASH FOOD),
		    "moved section 2.0 > 1.0\n");
}

static void a_title_that_another_text_took_is_known_by_its_clauses(void **state)
{
	assert_text(told_of(state, "## Gifts\n\n" CASH FOOD "\n## Files\n\n" REGISTER,
			    "## Gifts\n\n" VISIT "\n## Hospitality\n\n" CASH FOOD "\n## Files\n\n" REGISTER),
		    "inserted section - > 1.0\nretitled section 1.0 > 2.0: [-Gifts-]{+Hospitality+}\n");
}

static void a_title_says_more_than_one_clause(void **state)
{
	assert_text(told_of(state, "## Gifts\n\n" CASH "\n## Files\n\n" REGISTER,
			    "## Gifts\n\n" VISIT "\n## Hospitality\n\n" CASH "\n## Files\n\n" REGISTER),
		    "inserted clause - > 1.1\ninserted section - > 2.0\n");
}

static void a_section_is_known_by_what_is_left_of_it(void **state)
{
	assert_text(told_of(state,
			    "## Gifts\n\n" CASH FOOD RULE("bequest") RULE("shareholding") RULE("directorship") VISIT
			    "\n## Files\n\n" REGISTER,
			    "## Hospitality\n\n" CASH "\n## Files\n\n" REGISTER),
		    "retitled section 1.0 > 1.0: [-Gifts-]{+Hospitality+}\nremoved clause 1.2 > -\nremoved clause 1.3 "
		    "> -\nremoved clause 1.4 > -\nremoved clause 1.5 > -\nremoved clause 1.6 > -\n");
}

static void a_letter_pairs_nothing(void **state)
{
	const char *old = "# Code\n\n## 1. A\n\n1.1 See.\n\n1.2 Hear.\n\n## Appendix A: Forms\n\nReturn the form "
			  "within a month.\n";
	const char *new = "# Code\n\n## 1. A\n\n1.1 See.\n\n1.2 Hear.\n\n## Appendix A: Steps\n\nThe clerk books a "
			  "room and a date.\n\n"
			  "## Appendix B: Forms\n\nReturn the form within a month.\n";
	assert_text(told_of(state, old, new), "inserted appendix - > A\n");
}

/* ---- gaps */

static void a_clause_among_boilerplate_is_the_one_that_came(void **state)
{
	assert_text(
		told_of(state, "## A\n\n" RULE("gift") RULE("debt"), "## A\n\n" RULE("loan") RULE("gift") RULE("debt")),
		"inserted clause - > 1.1\n");
	assert_text(
		told_of(state, "## A\n\n" RULE("gift") RULE("loan") RULE("debt"), "## A\n\n" RULE("gift") RULE("debt")),
		"removed clause 1.2 > -\n");
}

static void what_has_little_in_common_is_no_pair(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH FOOD, "## A\n\n" CASH REGISTER),
		    "removed clause 1.2 > -\ninserted clause - > 1.2\n");
}

static void one_clause_became_two_and_three(void **state)
{
	const char *old = "## A\n\n1. Cash is refused by everyone. Food may be shared in the kitchen. Tickets go to "
			  "the mayor's charity.\n";
	assert_text(told_of(state, old,
			    "## A\n\n1. Cash is refused by everyone.\n2. Food may be shared in the kitchen. Tickets go "
			    "to the mayor's charity.\n"),
		    "split clause 1.1 > 1.1+1.2\n");
	assert_text(told_of(state, old,
			    "## A\n\n1. Cash is refused by everyone.\n2. Food may be shared in the kitchen.\n3. "
			    "Tickets go to the mayor's charity.\n"),
		    "split clause 1.1 > 1.1+1.2+1.3\n");
}

static void two_clauses_became_one(void **state)
{
	assert_text(told_of(state, "## A\n\n1. Cash is refused by everyone.\n2. Food may be shared in the kitchen.\n",
			    "## A\n\n1. Cash is refused by everyone. Food may be shared in the kitchen.\n"),
		    "merged clause 1.1+1.2 > 1.1\n");
}

static void a_rest_that_is_new_makes_no_split(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH FOOD, "## A\n\n" CASH VISIT FOOD), "inserted clause - > 1.2\n");
}

/* ---- moves */

static void a_clause_that_stands_elsewhere_moved(void **state)
{
	assert_text(
		told_of(state, "## A\n\n" CASH FOOD "\n## B\n\n" REGISTER, "## A\n\n" FOOD "\n## B\n\n" REGISTER CASH),
		"moved clause 1.1 > 2.2\n");
}

static void with_other_words_it_moved_and_was_reworded(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH FOOD "\n## B\n\n" REGISTER,
			    "## A\n\n" FOOD "\n## B\n\n" REGISTER
			    "1. Cash is refused, whoever offers it and for whatever sum.\n"),
		    "moved-reworded clause 1.1 > 2.2: Cash is refused, whoever offers it and for whatever "
		    "[-reason-]{+sum+}.\n");
}

static void what_stands_under_it_goes_along(void **state)
{
	const char *under = "\n   - in coins of any country;\n   - in notes.\n\n";
	const char *old = test_keep(state, g_strconcat("## A\n\n" CASH, under, FOOD "\n## B\n\n" REGISTER, NULL));
	const char *new = test_keep(state, g_strconcat("## A\n\n" FOOD "\n## B\n\n" REGISTER CASH, under, NULL));
	assert_text(told_of(state, old, new), "moved clause 1.1 > 2.2\n");
}

static void a_few_words_found_elsewhere_are_no_move(void **state)
{
	assert_text(told_of(state, "## A\n\n1. Spend with care.\n" FOOD "\n## B\n\n" REGISTER,
			    "## A\n\n" FOOD "\n## B\n\n" REGISTER "1. Spend with care.\n"),
		    "removed clause 1.1 > -\ninserted clause - > 2.2\n");
}

static void a_bullet_in_another_place_of_its_list_is_reordered(void **state)
{
	assert_text(told_of(state, "## A\n\n1. Never:\n\n   - take cash;\n   - take tickets;\n   - take trips.\n",
			    "## A\n\n1. Never:\n\n   - take tickets;\n   - take trips.\n   - take cash;\n"),
		    "reordered item * > *\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_section_with_another_title_is_known_by_its_clauses),
		TEST(sections_of_one_title_are_told_apart_by_their_clauses),
		TEST(a_title_that_another_text_took_is_known_by_its_clauses),
		TEST(a_title_says_more_than_one_clause),
		TEST(a_section_is_known_by_what_is_left_of_it),
		TEST(a_letter_pairs_nothing),
		TEST(a_clause_among_boilerplate_is_the_one_that_came),
		TEST(what_has_little_in_common_is_no_pair),
		TEST(one_clause_became_two_and_three),
		TEST(two_clauses_became_one),
		TEST(a_rest_that_is_new_makes_no_split),
		TEST(a_clause_that_stands_elsewhere_moved),
		TEST(with_other_words_it_moved_and_was_reworded),
		TEST(what_stands_under_it_goes_along),
		TEST(a_few_words_found_elsewhere_are_no_move),
		TEST(a_bullet_in_another_place_of_its_list_is_reordered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
