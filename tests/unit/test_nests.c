/* SPDX-License-Identifier: MIT
 * What kept its words and its place in the order, and stands under another provision, or has a number that it had not.
 */
#include "compared.h"

#include "compare/script.h"

#include <string.h>

#define HEAD "## Gifts\n\n"
#define LIST "1. Officers may accept a gift where:\n   1. it is a token;\n   1. it is declared.\n"
#define BIDDERS "Gifts from bidders are refused.\n"
#define RECORDS "1. Records are kept for seven years.\n"

/* One way, and the other. */
static void is_told(void **state, const char *old, const char *new, const char *there, const char *back)
{
	assert_text(told_of(state, old, new), there);
	assert_text(told_of(state, new, old), back);
}

static void a_clause_drawn_into_a_list_moved(void **state)
{
	is_told(state, HEAD LIST "1. " BIDDERS RECORDS, HEAD LIST "   1. " BIDDERS RECORDS, "moved clause 1.2 > (c)\n",
		"moved clause (c) > 1.2\n");
}

static void words_after_a_list_drawn_into_its_last_entry_moved(void **state)
{
	is_told(state, HEAD LIST "\n   This goes for all of them.\n", HEAD LIST "\n      This goes for all of them.\n",
		"moved paragraph * > *\n", "moved paragraph * > *\n");
}

static void a_bullet_under_a_bullet_moved(void **state)
{
	is_told(state, "Gifts are:\n\n- food;\n- tickets;\n- hats.\n", "Gifts are:\n\n- food;\n  - tickets;\n- hats.\n",
		"moved item * > *\n", "moved item * > *\n");
}

static void a_paragraph_of_a_clause_put_outside_it_moved(void **state)
{
	is_told(state, HEAD LIST "\n   The manager keeps the list.\n", HEAD LIST "\nThe manager keeps the list.\n",
		"moved paragraph * > *\n", "moved paragraph * > *\n");
}

static void a_note_that_became_a_paragraph_moved(void **state)
{
	is_told(state, HEAD LIST "\n> The manager keeps the list.\n", HEAD LIST "\nThe manager keeps the list.\n",
		"moved paragraph * > *\n", "moved paragraph * > *\n");
}

static void a_table_takes_its_rows_along(void **state)
{
	is_told(state, HEAD RECORDS "\n   | A | B |\n   |---|---|\n   | one | two |\n",
		HEAD RECORDS "\n| A | B |\n|---|---|\n| one | two |\n", "moved table * > *\n", "moved table * > *\n");
}

static void what_stands_under_it_goes_along(void **state)
{
	const char *under = "   - from those who bid now;\n   - from those who did.\n";
	char *deeper = g_strconcat(HEAD LIST "   1. " BIDDERS "      - from those who bid now;\n"
					     "      - from those who did.\n",
				   NULL);
	const char *old = test_keep(state, g_strconcat(HEAD LIST "1. " BIDDERS, under, NULL));
	is_told(state, old, test_keep(state, deeper), "moved clause 1.2 > (c)\n", "moved clause (c) > 1.2\n");
}

static void entries_of_a_list_under_a_new_lead_moved(void **state)
{
	assert_text(told_of(state, HEAD LIST "   1. it comes from a bidder;\n   1. it is money.\n",
			    HEAD LIST "1. Nobody may keep a gift if:\n   1. it comes from a bidder;\n"
				      "   1. it is money.\n"),
		    "inserted clause - > 1.2\nmoved clause (c) > (a)\nmoved clause (d) > (b)\n");
}

static void a_clause_that_was_divided_holds_its_list_still(void **state)
{
	assert_text(
		told_of(state,
			HEAD RECORDS
			"1. The clerk keeps a list of all gifts, whoever gave them. Officers may accept a gift where:\n"
			"   1. it is a token.\n",
			HEAD RECORDS "1. The clerk keeps a list of all gifts, whoever gave them.\n"
				     "1. Officers may accept a gift where:\n   1. it is a token.\n"),
		"split clause 1.2 > 1.2+1.3\n");
}

static void an_edit_beside_it_is_told_too(void **state)
{
	assert_text(told_of(state, HEAD LIST "1. Gifts from bidders are refused by the officers.\n",
			    HEAD LIST "   1. Gifts from bidders are refused by all officers.\n"),
		    "moved-reworded clause 1.2 > (c): Gifts from bidders are refused by [-the -]{+all +}officers.\n");
}

static void a_number_gained_or_lost_is_no_matter_of_looks(void **state)
{
	is_told(state, HEAD RECORDS "\n" BIDDERS "\n" LIST, HEAD RECORDS "1. " BIDDERS LIST, "moved clause * > 1.2\n",
		"moved paragraph 1.2 > *\n");
	assert_text(told_of(state, HEAD RECORDS "\nThe manager keeps the regsiter.\n",
			    HEAD RECORDS "1. The manager keeps the register.\n"),
		    "reworded clause * > 1.2: The manager keeps the [-regsiter-]{+register+}.\n");
}

static void a_numbered_entry_that_became_a_bullet_lost_its_number(void **state)
{
	const char *old = "- Letters go out at noon:\n  1. to the clerk of the town;\n  1. to the bidders.\n";
	const char *new = "- Letters go out at noon:\n  - to the clerk of the town;\n  - to the bidders.\n";
	const struct changes *changes = compared(state, old, new);
	assert_int_equal(changes->list->len, 2);
	for (guint i = 0; i < changes->list->len; i++)
		assert_int_equal(((const struct change *)changes->list->pdata[i])->kind, CHANGE_MOVED);
}

/* Nothing of it is indented in the text, and the numbers are what they were. */
static void numbers_typed_otherwise_are_no_change(void **state)
{
	assert_text(
		told_of(state, "# Code\n\n## 1. Gifts\n\n1.1 Officers may accept a gift where:\n\n(a) it is a token.\n",
			"# Code\n\n## 1. Gifts\n\n- 1.1 Officers may accept a gift where:\n\n  - (a) it is a token.\n"),
		"");
}

static void what_only_follows_is_no_change(void **state)
{
	is_told(state, HEAD RECORDS LIST "1. " BIDDERS, HEAD LIST "1. " BIDDERS, "removed clause 1.1 > -\n",
		"inserted clause - > 1.1\n");
	is_told(state, HEAD RECORDS LIST, HEAD RECORDS "\n### How\n\n" LIST, "inserted section - > 1.2\n",
		"removed section 1.2 > -\n");
}

static void the_proof_and_the_script_know_what_holds_it(void **state)
{
	struct changes *changes =
		(struct changes *)compared(state, HEAD LIST "1. " BIDDERS RECORDS, HEAD LIST "   1. " BIDDERS RECORDS);
	GString *sums = g_string_new(NULL);
	script_sums(changes, sums);
	char **pieces = g_strsplit(sums->str, "\"", -1);
	assert_string_equal(pieces[1], "old");
	assert_string_equal(pieces[5], "new");
	assert_string_not_equal(pieces[3], pieces[7]);
	g_strfreev(pieces);
	g_string_free(sums, TRUE);
	assert_true(changes_prove(changes, test_diag(state)));
	g_ptr_array_remove_index(changes->list, 0);
	assert_false(changes_prove(changes, test_diag(state)));
	assert_contains(take_messages(state), "a difference is not told");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_clause_drawn_into_a_list_moved),
		TEST(words_after_a_list_drawn_into_its_last_entry_moved),
		TEST(a_bullet_under_a_bullet_moved),
		TEST(a_paragraph_of_a_clause_put_outside_it_moved),
		TEST(a_note_that_became_a_paragraph_moved),
		TEST(a_table_takes_its_rows_along),
		TEST(what_stands_under_it_goes_along),
		TEST(entries_of_a_list_under_a_new_lead_moved),
		TEST(a_clause_that_was_divided_holds_its_list_still),
		TEST(an_edit_beside_it_is_told_too),
		TEST(a_number_gained_or_lost_is_no_matter_of_looks),
		TEST(a_numbered_entry_that_became_a_bullet_lost_its_number),
		TEST(numbers_typed_otherwise_are_no_change),
		TEST(what_only_follows_is_no_change),
		TEST(the_proof_and_the_script_know_what_holds_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
