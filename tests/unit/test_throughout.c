/* SPDX-License-Identifier: MIT
 * What one comparison teaches the next, and what is told once of many places: a phrase replaced, a reference that
 * followed, a column, a box with its arrows. */
#include "compared.h"

/* ---- learned */

static void a_phrase_seen_twice_rescues_a_third_place(void **state)
{
	const char *old = "## A\n\n1. Raise it under the Whistleblowing Policy without delay.\n"
			  "2. Read the Whistleblowing Policy before the first day at work.\n\n## B\n\n1. These are:\n\n"
			  "   - the Handbook;\n   - the Whistleblowing Policy;\n   - the Charter.\n";
	char **parts = g_strsplit(old, "Whistleblowing", -1);
	const char *new = test_keep(state, g_strjoinv("Confidential Reporting", parts));
	g_strfreev(parts);
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 3: [-Whistleblowing Policy-]{+Confidential Reporting Policy+}\n");
}

static void a_reference_that_followed_is_no_change(void **state)
{
	const struct changes *changes =
		compared(state, "## A\n\n1. As in [](#last).\n2. Go on. {#last}\n",
			 "## A\n\n1. As in [](#last).\n2. A new rule stands here now.\n3. Go on. {#last}\n");
	assert_text(told(state, changes), "inserted clause - > 1.2\n");
	assert_int_equal(changes->renumbered->len, 2); /* the clause, and what leads to it */
	const struct renumbering *followed = changes->renumbered->pdata[1];
	assert_string_equal(followed->old, "paragraph 1.2");
	assert_string_equal(followed->new, "paragraph 1.3");
}

static const char *followed_in(void **state, const char *old, const char *new)
{
	const struct changes *changes = compared(state, old, new);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < changes->renumbered->len; i++) {
		const struct renumbering *followed = changes->renumbered->pdata[i];
		g_string_append_printf(out, "%s %s > %s\n", followed->unit, followed->old, followed->new);
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static void clauses_behind_one_that_came_or_went_are_counted(void **state)
{
	const char *head = "## A\n\n1. Go on.\n", *rest = "1. Keep the list of keys.\n1. Close the door at night.\n";
	const char *without = test_keep(state, g_strconcat(head, rest, NULL));
	const char *with = test_keep(state, g_strconcat(head, "1. A new rule stands here now.\n", rest, NULL));
	assert_text(followed_in(state, without, with), "clause 1.2 > 1.3\nclause 1.3 > 1.4\n");
	assert_text(followed_in(state, with, without), "clause 1.3 > 1.2\nclause 1.4 > 1.3\n");
	assert_text(followed_in(state, with, with), "");
}

static void clauses_of_a_section_that_followed_are_counted_with_it(void **state)
{
	const char *rest = "## B {#b}\n\n1. Keep the list of keys.\n1. Close the door at night.\n";
	const char *new = test_keep(state, g_strconcat("## N\n\n1. A new rule stands here now.\n\n", rest, NULL));
	assert_text(followed_in(state, rest, new), "section 1.0 > 2.0\n");
}

static void a_reference_led_elsewhere_is_one(void **state)
{
	const char *rest = "2. Go on. {#go}\n3. Halt there. {#halt}\n";
	const char *old = test_keep(state, g_strconcat("## A\n\n1. As in [](#go).\n", rest, NULL));
	const char *new = test_keep(state, g_strconcat("## A\n\n1. As in [](#halt).\n", rest, NULL));
	assert_text(told_of(state, old, new),
		    "reworded clause 1.1 > 1.1: As in [-paragraph 1.2 (Go on.)-]{+paragraph 1.3 (Halt there.)+}.\n");
}

static void a_reference_led_elsewhere_is_no_look_where_the_number_is_the_same(void **state)
{
	const char *old = "## A\n\n1. As in [](#go).\n2. Go on. {#go}\n3. Halt there. {#halt}\n";
	const char *new = "## A\n\n1. As in [](#halt).\n2. Halt there. {#halt}\n3. Go on. {#go}\n";
	assert_non_null(strstr(told_of(state, old, new), "reworded clause 1.1 > 1.1: As in [-paragraph 1.2 (Go on.)-]"
							 "{+paragraph 1.2 (Halt there.)+}.\n"));
}

/* ---- replaced throughout */

static void one_place_is_a_rewording(void **state)
{
	assert_text(
		told_of(state,
			"## A\n\n1. Ask the Records Office first before any letter leaves the house.\n2. Then wait.\n",
			"## A\n\n1. Ask the Town Archive first before any letter leaves the house.\n2. Then wait.\n"),
		"reworded clause 1.1 > 1.1: Ask the [-Records Office -]{+Town Archive +}first before any letter leaves "
		"the house.\n");
}

static void a_place_that_changed_otherwise_too_is_told_as_well(void **state)
{
	assert_text(
		told_of(state,
			"## A\n\n1. Ask the Records Office first.\n2. Write to the Records Office by noon on Friday.\n",
			"## A\n\n1. Ask the Town Archive first.\n2. Write to the Town Archive by noon on Monday.\n"),
		"replaced-throughout clause x 2: [-Records Office-]{+Town Archive+}\n"
		"reworded clause 1.2 > 1.2: Write to the [-Records Office -]{+Town Archive +}by noon on "
		"[-Friday-]{+Monday+}.\n");
}

static void little_words_are_no_phrase(void **state)
{
	const char *text = told_of(state, "## A\n\n1. Copies for the mayor.\n2. Letters for the clerk.\n",
				   "## A\n\n1. Copies of the mayor.\n2. Letters of the clerk.\n");
	assert_lacks(text, "replaced-throughout");
}

/* ---- tables and flowcharts */

static void a_column_is_told_with_its_table(void **state)
{
	assert_text(told_of(state, "## A\n\n| What | Who |\n|---|---|\n| cash | officer |\n| food | manager |\n",
			    "## A\n\n| What | When | Who |\n|---|---|---|\n| cash | never | officer |\n| food | at "
			    "noon | manager |\n"),
		    "reworded table * > * [obligation]: What | {+When | +}Who\n"
		    "cash | {+never | +}officer\nfood | {+at noon | +}manager\n");
}

static void a_cell_is_told_with_its_row(void **state)
{
	assert_text(told_of(state, "## A\n\n| What | Who |\n|---|---|\n| cash | officer |\n| food | manager |\n",
			    "## A\n\n| What | Who |\n|---|---|\n| cash | nobody |\n| food | manager |\n"),
		    "reworded row * > * [obligation]: cash | [-officer-]{+nobody+}\n");
}

static void a_row_is_known_by_its_first_cell(void **state)
{
	assert_text(told_of(state, "## A\n\n| What | Who |\n|---|---|\n| cash | an officer |\n| food | the manager |\n",
			    "## A\n\n| What | Who |\n|---|---|\n| food | nobody at all |\n| cash | an officer |\n"),
		    "moved-reworded row * > * [obligation]: food | [-the manager-]{+nobody at all+}\n");
}

static void a_box_is_told_with_its_arrows(void **state)
{
	const char *head =
		"## A\n\n```dot {#c alt=\"Ask; Wait\"}\ndigraph {\n\ta [label=\"Ask\"];\n\tb [label=\"Wait\"];\n";
	const char *old = test_keep(state, g_strconcat(head, "\ta -> b;\n}\n```\n", NULL));
	const char *new =
		test_keep(state, g_strconcat(head, "\tc [label=\"Write\"];\n\ta -> c;\n\tc -> b;\n}\n```\n", NULL));
	assert_text(told_of(state, old, new), "removed flowchart * > -\ninserted flowchart - > *\n");
}

static void an_arrow_that_leads_elsewhere_is_told_whatever_else_changed(void **state)
{
	const char *chart =
		"## A\n\n```dot {#c alt=\"Ask within %s\"}\ndigraph {\n\ta [label=\"Ask\"];\n\tb [label=\"Wait "
		"for a %s\"];\n\tc [label=\"Go\"];\n\ta -> b;\n\tb -> c;\n\ta -> c [label=\"%s\"];\n}\n```\n";
	const char *old = test_keep(state, g_strdup_printf(chart, "30 days", "week", "no"));
	const char *box = test_keep(state, g_strdup_printf(chart, "30 days", "month", "yes"));
	const char *words = test_keep(state, g_strdup_printf(chart, "10 days", "week", "yes"));
	assert_text(told_of(state, old, box), "reworded flowchart * > *: Wait for a [-week-]{+month+}\n"
					      "reworded flowchart * > * [obligation]: Ask → Go: [-no-]{+yes+}\n");
	assert_text(told_of(state, old, words), "reworded flowchart * > * [deadline]: Ask within [-30 -]{+10 +}days\n"
						"reworded flowchart * > * [obligation]: Ask → Go: [-no-]{+yes+}\n");
}

static void a_name_of_which_parts_stayed_is_replaced_whole(void **state)
{
	const char *text = "## A\n\n1. Each %s keeps a list.\n2. Give it to the %s at noon.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "Director of Parks", "Director of Parks"));
	const char *new =
		test_keep(state, g_strdup_printf(text, "Executive Director of Places", "Executive Director of Places"));
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 2: [-Director of Parks-]{+Executive Director of Places+}\n");
}

static void a_word_added_to_a_name_in_many_places_is_told_once(void **state)
{
	const char *text = "## A\n\n1. Each %s keeps a list.\n2. Give it to the %s at noon.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "Director of Parks", "Director of Parks"));
	const char *new =
		test_keep(state, g_strdup_printf(text, "Deputy Director of Parks", "Deputy Director of Parks"));
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 2: [-Director of Parks-]{+Deputy Director of Parks+}\n");
}

static void a_word_that_still_stands_in_another_title_is_told_with_its_own(void **state)
{
	const char *text = "## A\n\n1. The %s of Human Resources agrees it.\n"
			   "2. The Head of Service decides, and the %s of Human Resources is told.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "Head", "Head"));
	const char *new = test_keep(state, g_strdup_printf(text, "Director", "Director"));
	assert_text(told_of(state, old, new), "replaced-throughout clause x 2: [-Head of Human Resources-]"
					      "{+Director of Human Resources+}\n");
}

static void of_a_title_joined_by_and_no_part_is_left_out(void **state)
{
	const char *text = "## A\n\n1. The %s of Law and Governance and the Mayor agree.\n"
			   "2. The Head of Service asks the %s of Law and Governance.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "Head", "Head"));
	const char *new = test_keep(state, g_strdup_printf(text, "Director", "Director"));
	assert_contains(told_of(state, old, new),
			": [-Head of Law and Governance-]{+Director of Law and Governance+}\n");
}

static void a_word_that_still_stands_is_told_with_the_next(void **state)
{
	const char *text = "## A\n\n1. Ask the %s manager first.\n2. The %s manager keeps a line of cards.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "line", "line"));
	const char *new = test_keep(state, g_strdup_printf(text, "nearest", "nearest"));
	assert_text(told_of(state, old, new), "replaced-throughout clause x 2: [-line manager-]{+nearest manager+}\n");
}

static void a_place_where_the_words_still_stand_is_told_by_itself(void **state)
{
	const char *text = "## A\n\n1. Any %s may ask.\n2. Each %s is told.\n3. No %s waits, but a clerk sits.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "clerk", "clerk", "clerk"));
	const char *new = test_keep(state, g_strdup_printf(text, "porter", "porter", "porter"));
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 2: [-clerk-]{+porter+}\n"
		    "reworded clause 1.3 > 1.3: No [-clerk -]{+porter +}waits, but a clerk sits.\n");
}

static void two_words_of_one_title_are_one_replacement(void **state)
{
	const char *text = "## A\n\n1. The %s agrees it.\n2. Another is told by the %s at noon.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "Head of Human Resources", "Head of Human Resources"));
	const char *new = test_keep(state, g_strdup_printf(text, "Director of People", "Director of People"));
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 2: [-Head of Human Resources-]{+Director of People+}\n");
}

static void two_words_that_stand_apart_somewhere_are_two_replacements(void **state)
{
	const char *text = "## A\n\n1. The %s and %s agree.\n2. Ask the %s and %s.\n3. The %s waits.\n";
	const char *old = test_keep(state, g_strdup_printf(text, "clerk", "porter", "clerk", "porter", "clerk"));
	const char *new = test_keep(state, g_strdup_printf(text, "scribe", "guard", "scribe", "guard", "scribe"));
	assert_text(told_of(state, old, new), "replaced-throughout clause x 2: [-porter-]{+guard+}\n"
					      "replaced-throughout clause x 3: [-clerk-]{+scribe+}\n");
}

static void a_plural_is_told_with_its_singular(void **state)
{
	const char *text = "## A\n\n1. Each %s keeps a list.\n2. Give it to the %s at noon.\n3. All %ss agree.\n";
	const char *old = test_keep(
		state, g_strdup_printf(text, "Executive Director", "Executive Director", "Executive Director"));
	const char *new = test_keep(
		state, g_strdup_printf(text, "Corporate Director", "Corporate Director", "Corporate Director"));
	assert_text(told_of(state, old, new),
		    "replaced-throughout clause x 3: [-Executive Director-]{+Corporate Director+}\n");
}

static void a_row_that_moved_beside_a_new_column_has_moved(void **state)
{
	const char *told = told_of(
		state, "## A\n\n| What | How |\n|---|---|\n| old brass keys | hand in |\n| red paper boxes | keep |\n",
		"## A\n\n| What | Who | How |\n|---|---|---|\n| red paper boxes | clerk | keep |\n"
		"| old brass keys | clerk | hand in |\n");
	assert_contains(told, "reworded table * > *: What | {+Who | +}How\n");
	assert_contains(told, "reordered row * > *\n");
	assert_lacks(told, "moved-reworded");
}

static void a_step_that_the_words_of_a_flowchart_name_is_told_with_them(void **state)
{
	const char *chart = "## A\n\n```dot {#c alt=\"%s\"}\ndigraph {\n\ta [label=\"Ask\"];\n%s}\n```\n";
	const char *old = test_keep(state, g_strdup_printf(chart, "Ask", ""));
	const char *new = test_keep(
		state, g_strdup_printf(chart, "Ask; Wait a week", "\tb [label=\"Wait a week\"];\n\ta -> b;\n"));
	assert_text(told_of(state, old, new), "reworded flowchart * > *: Ask{+; Wait a week+}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_phrase_seen_twice_rescues_a_third_place),
		TEST(a_reference_that_followed_is_no_change),
		TEST(clauses_behind_one_that_came_or_went_are_counted),
		TEST(clauses_of_a_section_that_followed_are_counted_with_it),
		TEST(a_reference_led_elsewhere_is_one),
		TEST(a_reference_led_elsewhere_is_no_look_where_the_number_is_the_same),
		TEST(one_place_is_a_rewording),
		TEST(a_place_that_changed_otherwise_too_is_told_as_well),
		TEST(little_words_are_no_phrase),
		TEST(a_column_is_told_with_its_table),
		TEST(a_cell_is_told_with_its_row),
		TEST(a_row_is_known_by_its_first_cell),
		TEST(a_box_is_told_with_its_arrows),
		TEST(an_arrow_that_leads_elsewhere_is_told_whatever_else_changed),
		TEST(a_name_of_which_parts_stayed_is_replaced_whole),
		TEST(a_word_added_to_a_name_in_many_places_is_told_once),
		TEST(a_word_that_still_stands_in_another_title_is_told_with_its_own),
		TEST(of_a_title_joined_by_and_no_part_is_left_out),
		TEST(a_word_that_still_stands_is_told_with_the_next),
		TEST(a_place_where_the_words_still_stand_is_told_by_itself),
		TEST(two_words_of_one_title_are_one_replacement),
		TEST(two_words_that_stand_apart_somewhere_are_two_replacements),
		TEST(a_plural_is_told_with_its_singular),
		TEST(a_row_that_moved_beside_a_new_column_has_moved),
		TEST(a_step_that_the_words_of_a_flowchart_name_is_told_with_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
