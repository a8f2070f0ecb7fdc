/* SPDX-License-Identifier: MIT
 * What stayed while headings came and went, what is paired at a second look, and what goes along with what moved. */
#include "compared.h"

#include <string.h>

#define RULE(verb, what) "1. Employees must " verb " any " what " to their manager within ten days.\n"
#define CASH "1. Cash is refused, whoever offers it and for whatever reason.\n"
#define FOOD "1. Food may be shared in the office kitchen on the day it comes.\n"
#define VISIT "1. A visit abroad needs the written leave of the chief executive.\n"
#define REGISTER "1. The register lies open to inspection on every working day.\n"

/* ---- headings that came and went */

static void text_under_a_heading_that_went_stays(void **state)
{
	assert_text(told_of(state,
			    "# Code\n\n## In short\n\nBe kind to each other.\n\nAsk when in doubt.\n\n## Rules\n\nNo "
			    "cash is ever taken.\n",
			    "# Code\n\nBe kind to each other.\n\nAsk when in doubt.\n\n## Rules\n\nNo cash is ever "
			    "taken.\n"),
		    "removed section * > -\n");
}

static void text_under_a_heading_that_came_stays(void **state)
{
	assert_text(
		told_of(state, "## A\n\n" CASH FOOD VISIT REGISTER, "## A\n\n" CASH FOOD "\n## B\n\n" VISIT REGISTER),
		"inserted section - > 2.0\n");
}

static void what_left_its_place_as_the_heading_went_moved(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH FOOD "\n## B\n\n" VISIT "\n## C\n\n" REGISTER,
			    "## A\n\n" VISIT CASH FOOD "\n## C\n\n" REGISTER),
		    "moved clause 2.1 > 1.1\nremoved section 2.0 > -\n");
}

static void an_appendix_that_became_a_section_is_told(void **state)
{
	const char *form = "Return the form within a month.\n";
	const char *old = test_keep(state, g_strconcat("# Code\n\n## Appendix A: Forms\n\n", form, NULL));
	const char *new = test_keep(state, g_strconcat("# Code\n\n## Forms\n\n", form, NULL));
	assert_text(told_of(state, old, new), "retitled section A > * [formatting]: Forms\n");
}

/* More sections of one title than are all held against each other. */
static const char *namesakes(void **state, unsigned from, unsigned to, unsigned left_out)
{
	GString *text = g_string_new("# Code\n\n");
	for (unsigned i = from; i < to; i++)
		if (i != left_out)
			g_string_append_printf(text, "## Rules\n\nWords%u of%u their%u own%u.\n\n", i, i, i, i);
	return test_keep(state, g_string_free(text, FALSE));
}

static void of_many_namesakes_the_one_that_went_is_told(void **state)
{
	enum { MANY = 100, MIDDLE = 30 };
	const char *all = namesakes(state, 0, MANY, MANY);
	assert_text(told_of(state, all, namesakes(state, 0, MANY, MIDDLE)), "removed section * > -\n");
	assert_text(told_of(state, namesakes(state, 0, MANY, MIDDLE), all), "inserted section - > *\n");
	const char *fewer = told_of(state, all, namesakes(state, MIDDLE, MANY, MANY));
	guint lines = 0;
	for (const char *at = fewer; *at; at = strchr(at, '\n') + 1, lines++)
		assert_true(g_str_has_prefix(at, "removed section "));
	assert_int_equal(lines, MIDDLE);
}

/* ---- a second look */

static void a_clause_that_became_a_paragraph_is_reworded(void **state)
{
	assert_text(
		told_of(state, "## A\n\n" CASH "2. A partner refers to any firm that a councillor owns a share of.\n",
			"## A\n\n" CASH "\n### More\n\nA partner means any firm that a councillor owns a share of.\n"),
		"inserted section - > 1.2\n"
		"reworded paragraph 1.2 > *: A partner [-refers to -]{+means +}any firm that a councillor owns a "
		"share of.\n");
}

static void a_clause_that_became_a_bullet_where_it_stood_is_told(void **state)
{
	assert_text(told_of(state, "# Code\n\n## A\n\nSee here:\n\nThe clerk keeps the list of firms.\n\nThe end.\n",
			    "# Code\n\n## A\n\nSee here:\n\n- The clerk keeps the list of firms.\n\nThe end.\n"),
		    "reworded item * > * [formatting]: The clerk keeps the list of firms.\n");
}

static void a_text_three_times_as_long_is_the_same_text(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH "1. Abuse may be reported to the clerk of the town.\n" REGISTER,
			    "## A\n\n" CASH
			    "1. Abuse may be reported to the clerk of the town. All complaints are read "
			    "within a week and answered in writing; nobody learns who complained, unless a court "
			    "orders otherwise, and no costs arise.\n" REGISTER),
		    "reworded clause 1.2 > 1.2 [obligation]: Abuse may be reported to the clerk of the town.{+ All "
		    "complaints are "
		    "read within a week and answered in writing; nobody learns who complained, unless a court orders "
		    "otherwise, and no costs arise.+}\n");
}

static void an_address_with_another_scheme_is_alike(void **state)
{
	assert_text(told_of(state, "## A\n\n" CASH "1. <http://example.org/list?all=1>\n" REGISTER,
			    "## A\n\n" CASH "1. <https://example.org/list?all=1>\n" REGISTER),
		    "reworded clause 1.2 > 1.2: "
		    "[-http://example.org/list?all=1-]{+https://example.org/list?all=1+}\n");
}

static void a_clause_divided_and_extended_is_divided(void **state)
{
	assert_text(
		told_of(state,
			"## A\n\n" CASH "1. The clerk removes posts that break the rules. Whoever runs a page "
			"answers for all that stands on it.\n" REGISTER,
			"## A\n\n" CASH "1. The clerk removes posts that break the rules, or bars their author.\n1. "
			"Whoever runs a page answers for all that stands on it.\n" REGISTER),
		"split clause 1.2 > 1.2+1.3: The clerk removes posts that break the rules{+, or bars their author+}. "
		"Whoever runs a page answers for all that stands on it.\n");
}

static void halves_may_be_parted_by_what_came(void **state)
{
	const char *first = "1. The clerk removes posts that break the rules.",
		   *second = "Whoever runs a page answers for it.\n";
	const char *old = test_keep(state, g_strconcat("## A\n\n" CASH, first, " ", second, REGISTER, NULL));
	const char *new =
		test_keep(state, g_strconcat("## A\n\n" CASH, first, "\n" VISIT "1. ", second, REGISTER, NULL));
	assert_text(told_of(state, old, new), "split clause 1.2 > 1.2+1.4\ninserted clause - > 1.3\n");
	assert_text(told_of(state, new, old), "merged clause 1.2+1.4 > 1.2\nremoved clause 1.3 > -\n");
}

/* ---- moves */

static void boilerplate_that_moved_with_other_words_is_found(void **state)
{
	const char *others = RULE("declare", "gift") RULE("report", "loan") RULE("declare", "debt");
	const char *old =
		test_keep(state, g_strconcat("## A\n\n", others, RULE("return", "ticket"), "\n## B\n\n" VISIT, NULL));
	const char *new =
		test_keep(state, g_strconcat("## A\n\n", others, "\n## B\n\n" VISIT RULE("give", "ticket"), NULL));
	assert_text(told_of(state, old, new),
		    "moved-reworded clause 1.4 > 2.2: Employees must [-return -]{+give +}any ticket to "
		    "their manager within ten days.\n");
}

static void what_lost_its_order_within_what_moved_is_told(void **state)
{
	const char *old =
		"## A\n\n" CASH "1. Without leave nobody may accept from a firm:\n\n   - cash;\n   - tickets;\n   - "
		"trips;\n\n" FOOD "\n## B\n\n" REGISTER;
	const char *new =
		"## A\n\n" CASH FOOD "\n## B\n\n" REGISTER "1. Without leave nobody may accept from a firm:\n\n   - "
		"tickets;\n   - trips;\n   - cash;\n\n";
	assert_text(told_of(state, old, new), "moved clause 1.2 > 2.2\nreordered item * > *\n");
}

static void a_head_goes_with_its_members(void **state)
{
	const char *tail = "### Who decides\n\n" CASH FOOD;
	const char *old = test_keep(state, g_strconcat("## A\n\n" REGISTER "\n", tail, "\n## B\n\n" VISIT, NULL));
	const char *new = test_keep(state, g_strconcat("## A\n\n" REGISTER "\n## B\n\n" VISIT "\n", tail, NULL));
	assert_text(told_of(state, old, new), "moved section 1.2 > 2.2\n");
}

/* ---- sections, and what was learned */

static void sections_of_boilerplate_without_a_clause_in_common_are_two(void **state)
{
	const char *old =
		"## A\n\n" CASH "\n## B\n\n" RULE("declare", "gift") RULE("report", "loan") RULE("show", "debt");
	const char *new = "## A\n\n" CASH "\n## C\n\n"
			  "1. To the clerk any debt must be declared within ten working days by employees.\n"
			  "1. A gift is never taken; any loan is the manager's business alone.\n"
			  "1. Report nothing that their own town would not show.\n";
	assert_text(told_of(state, old, new), "removed section 2.0 > -\ninserted section - > 2.0\n");
}

static void what_nobody_touched_is_never_told(void **state)
{
	assert_text(told_of(state,
			    "# Code\n\n## A\n\nA compact form is read.\n\nA compact list is kept.\n\nCompact:\n\nIt is "
			    "short.\n\nCollapsed:\n\nIt is shorter.\n",
			    "# Code\n\n## A\n\nA collapsed form is read.\n\nA collapsed list is "
			    "kept.\n\nShortcut:\n\nIt is "
			    "short.\n\nCollapsed:\n\nIt is shorter.\n"),
		    "replaced-throughout paragraph x 2: [-compact-]{+collapsed+}\n"
		    "removed paragraph * > -\ninserted paragraph - > *\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_under_a_heading_that_went_stays),
		TEST(text_under_a_heading_that_came_stays),
		TEST(what_left_its_place_as_the_heading_went_moved),
		TEST(an_appendix_that_became_a_section_is_told),
		TEST(of_many_namesakes_the_one_that_went_is_told),
		TEST(a_clause_that_became_a_paragraph_is_reworded),
		TEST(a_clause_that_became_a_bullet_where_it_stood_is_told),
		TEST(a_text_three_times_as_long_is_the_same_text),
		TEST(an_address_with_another_scheme_is_alike),
		TEST(a_clause_divided_and_extended_is_divided),
		TEST(halves_may_be_parted_by_what_came),
		TEST(boilerplate_that_moved_with_other_words_is_found),
		TEST(what_lost_its_order_within_what_moved_is_told),
		TEST(a_head_goes_with_its_members),
		TEST(sections_of_boilerplate_without_a_clause_in_common_are_two),
		TEST(what_nobody_touched_is_never_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
