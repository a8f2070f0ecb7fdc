/* SPDX-License-Identifier: MIT
 * What a change shows of what it takes with it; and what is told where no words changed. */
#include "compared.h"

#include <string.h>

static const struct change *change_at(const struct changes *changes, guint place)
{
	assert_true(place < changes->list->len);
	return changes->list->pdata[place];
}

static const char *text_of(const GPtrArray *side)
{
	assert_int_equal(side->len, 1);
	return ((const struct provision *)side->pdata[0])->text;
}

static void a_section_that_came_shows_all_that_came_with_it(void **state)
{
	const struct changes *changes = compared(
		state, "## Old\n\n1. Public money is spent lawfully and with value for money in mind. {#money}\n",
		"## Old\n\n1. Letters go out at noon.\n\n## New\n\n1. Ask the clerk first.\n"
		"2. Public money is spent lawfully and with value for money in mind. {#money}\n3. Then wait for an "
		"answer.\n");
	const struct change *came = NULL;
	for (guint i = 0; i < changes->list->len; i++)
		if (change_at(changes, i)->kind == CHANGE_INSERTED && !strcmp(change_at(changes, i)->unit, "section"))
			came = change_at(changes, i);
	assert_non_null(came);
	assert_string_equal(text_of(came->new), "New\nAsk the clerk first.\nThen wait for an answer.");
}

static void a_subheading_that_went_takes_what_stood_under_it(void **state)
{
	const char *rest = "## A\n\nThese are the rules of the house.\n\n";
	const char *old = test_keep(state, g_strconcat(rest, "### Cash\n\nCash is refused.\n\n- Coins too.\n", NULL));
	const struct changes *changes = compared(state, old, rest);
	assert_int_equal(changes->list->len, 1);
	assert_string_equal(text_of(change_at(changes, 0)->old), "Cash\nCash is refused.\nCoins too.");
}

static void a_clause_that_moved_shows_its_bullets(void **state)
{
	const char *clause = "1. Vouchers are handed to the charity of the year, among them:\n\n   - book tokens;\n"
			     "   - the hamper at Christmas.\n";
	const char *gifts = "## Gifts\n\n1. Officers must declare every gift that a supplier offers.\n";
	const char *money = "## Money\n\n1. The register is open to inspection on working days.\n";
	const struct changes *changes = compared(state, test_keep(state, g_strconcat(gifts, clause, "\n", money, NULL)),
						 test_keep(state, g_strconcat(gifts, "\n", money, clause, NULL)));
	assert_text(told(state, changes), "moved clause 1.2 > 2.2\n");
	assert_string_equal(text_of(change_at(changes, 0)->new),
			    "Vouchers are handed to the charity of the year, among them:\nbook tokens;\n"
			    "the hamper at Christmas.");
}

static void a_link_that_came_or_leads_elsewhere_is_told(void **state)
{
	assert_text(told_of(state, "## A\n\n1. Read the guide first of all.\n",
			    "## A\n\n1. Read the [guide](https://a.example/g) first of all.\n"),
		    "reworded clause 1.1 > 1.1 [reference]: Read the guide{+ (https://a.example/g)+} first of all.\n");
	assert_text(told_of(state, "## A\n\n1. Read [it](https://a.example/g).\n",
			    "## A\n\n1. Read [it](https://b.example/g).\n"),
		    "reworded clause 1.1 > 1.1 [reference]: Read it[- (https://a.example/g)-]{+ "
		    "(https://b.example/g)+}.\n");
	assert_text(told_of(state, "## A\n\n1. Look: ![a map](a.png)\n", "## A\n\n1. Look: ![a map](b.png)\n"),
		    "reworded clause 1.1 > 1.1 [reference]: Look: a map[- (a.png)-]{+ (b.png)+}\n");
	take_messages(state);
}

static void a_link_to_a_clause_that_followed_is_no_change(void **state)
{
	assert_text(told_of(state, "## A\n\n1. As [it says](#last).\n2. Go on. {#last}\n",
			    "## A\n\n1. As [it says](#last).\n2. A new rule stands here now.\n3. Go on. {#last}\n"),
		    "inserted clause - > 1.2\n");
}

#define TYPED \
	"# Code\n\n## 1. A\n\n1.1 As paragraph 2.2 says.\n\n## 2. B\n\n2.1 Letters are answered within a week.\n\n"

static void words_that_stayed_beside_a_clause_that_went_are_no_change(void **state)
{
	const char *old = TYPED "2.2 Diaries lie in the locked cabinet of the office.\n";
	assert_text(told_of(state, old, TYPED), "removed clause 2.2 > -\n");
	const char *messages = take_messages(state);
	assert_contains(messages, "'paragraph 2.2' stood here for ‘Diaries lie in the locked cabinet of the office.’");
	assert_contains(messages, "nothing has that number now");
	assert_contains(messages, "[reference-elsewhere]");
}

static void words_that_stayed_while_their_number_went_to_another_are_told_of(void **state)
{
	const char *old =
		TYPED "2.2 Diaries lie in the locked cabinet of the office.\n\n2.3 Paper is shredded after years.\n";
	assert_text(told_of(state, old, TYPED "2.2 Paper is shredded after years.\n"), "removed clause 2.2 > -\n");
	assert_contains(take_messages(state), "it now leads to ‘Paper is shredded after years.’");
}

static void a_number_that_followed_by_hand_is_no_warning(void **state)
{
	const char *old = TYPED "2.2 Diaries lie in the locked cabinet of the office.\n";
	const char *new = "# Code\n\n## 1. A\n\n1.1 As paragraph 2.1 says.\n\n## 2. B\n\n"
			  "2.1 Diaries lie in the locked cabinet of the office.\n";
	assert_text(told_of(state, old, new), "removed clause 2.1 > -\n");
	assert_no_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_section_that_came_shows_all_that_came_with_it),
		TEST(a_subheading_that_went_takes_what_stood_under_it),
		TEST(a_clause_that_moved_shows_its_bullets),
		TEST(a_link_that_came_or_leads_elsewhere_is_told),
		TEST(a_link_to_a_clause_that_followed_is_no_change),
		TEST(words_that_stayed_beside_a_clause_that_went_are_no_change),
		TEST(words_that_stayed_while_their_number_went_to_another_are_told_of),
		TEST(a_number_that_followed_by_hand_is_no_warning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
