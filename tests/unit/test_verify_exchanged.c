/* SPDX-License-Identifier: MIT */
#include "compared.h"
#include "explain/verify/verify.h"

/* What is said to be claimed wrongly in an overview of one item; "" for nothing. */
static const char *claimed(void **state, const struct changes *changes, const char *item)
{
	g_autofree char *text = g_strdup_printf("- %s\n", item);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	GString *said = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "    report-claimed: "))
			g_string_append_printf(said, "%s%s", said->len ? "; " : "",
					       *line + strlen("    report-claimed: "));
	return test_keep(state, g_string_free(said, FALSE));
}

/* Each of them is right. */
static void all_sound(void **state, const struct changes *changes, const char *const *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_text(claimed(state, changes, items[i]), "");
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

#define LIMITS(director, manager) \
	"## Gifts\n\n1. The limits:\n\n   | Who | Limit |\n   |---|---|\n   | Director | " director \
	" |\n   | Manager | " manager " |\n   | Clerk | £10 |\n\n"

static const struct changes *limits(void **state)
{
	return compared(state, LIMITS("£25", "£100") "1. Gifts of £25 are kept.\n",
			LIMITS("£50", "£200") "1. Gifts of £30 are kept.\n");
}

static void amounts_are_held_to_their_row(void **state)
{
	static const char *const right[] = {
		"In the row ‘Director’, ‘£25’ is now ‘£50’; in the row ‘Manager’, ‘£100’ is now ‘£200’ (paragraph "
		"1.1).",
		"The limit is raised from £25 to £50 for directors and from £100 to £200 for managers (paragraph 1.1).",
		"For directors the limit is raised from £25 to £50, and for managers from £100 to £200 (paragraph "
		"1.1).",
		"The director’s limit is £50 in place of £25 (paragraph 1.1).",
		"The limits are raised from £25 to £50 and from £100 to £200 (paragraph 1.1).",
		"The manager and the director decide on gifts: £25 is now £50 (paragraph 1.1).",
		"The limit of what a clerk may keep of £10 stays, that of a director is now £50 (paragraph 1.1).",
	};
	const struct changes *changes = limits(state);
	all_sound(state, changes, right, G_N_ELEMENTS(right));
	assert_text(claimed(state, changes,
			    "The limit is raised from £25 to £50 for managers and from £100 to £200 for directors "
			    "(paragraph 1.1)."),
		    "'£25' became '£50' at 'Director', not at 'Manager'; "
		    "'£100' became '£200' at 'Manager', not at 'Director'");
	assert_text(claimed(state, changes,
			    "In the row ‘Director’, ‘£100’ is now ‘£200’; in the row ‘Manager’, ‘£25’ is now ‘£50’ "
			    "(paragraph 1.1)."),
		    "'£100' became '£200' at 'Manager', not at 'Director'; "
		    "'£25' became '£50' at 'Director', not at 'Manager'");
	assert_text(claimed(state, changes, "The limit for clerks is raised from £25 to £50 (paragraph 1.1)."),
		    "'£25' became '£50' at 'Director', not at 'Clerk'");
	assert_text(
		claimed(state, changes, "The limit is now £50 for managers and £200 for directors (paragraph 1.1)."),
		"'£50' stands at 'Director', not at 'Manager'; '£200' stands at 'Manager', not at 'Director'");
}

static void amounts_of_two_rows_are_no_pair(void **state)
{
	const struct changes *changes = limits(state);
	assert_text(claimed(state, changes, "The limit is raised from £25 to £200 (paragraph 1.1)."),
		    "'£25' did not become '£200', but '£50'");
	assert_text(claimed(state, changes, "The limits are others (paragraphs 1.1 and 1.2): £100 is now £30."),
		    "'£100' did not become '£30', but '£200'");
}

/* ---- paragraphs -------------------------------------------------------------------------------------------------- */

static void amounts_are_held_to_their_paragraph(void **state)
{
	static const char *const right[] = {
		"£25 is now £50 in paragraph 1.1, and £25 is now £30 in paragraph 1.2.",
		"The limits have been raised: £200 (paragraph 1.1), £30 (paragraph 1.2).",
	};
	const struct changes *changes = limits(state);
	all_sound(state, changes, right, G_N_ELEMENTS(right));
	assert_text(claimed(state, changes, "£25 is now £30 in paragraph 1.1, and £100 is now £200 in paragraph 1.2."),
		    "'£25' became '£30' at paragraph 1.2, not at paragraph 1.1; "
		    "'£100' became '£200' at 'Manager', not at paragraph 1.2");
	assert_text(claimed(state, changes, "The limits have been raised: £30 (paragraph 1.1), £200 (paragraph 1.2)."),
		    "'£30' stands at paragraph 1.2, not at paragraph 1.1; "
		    "'£200' stands at 'Manager', not at paragraph 1.2");
}

/* What one paragraph lost and another gained is no pair of either. */
static void what_went_elsewhere_is_sound(void **state)
{
	const struct changes *changes = compared(
		state, "1. A gift of up to £25 may be kept.\n\n1. The manager is told of everything else at once.\n",
		"1. A gift may be kept.\n\n1. The manager is told of everything above £50 at once.\n");
	assert_text(claimed(state, changes, "The limit is raised from £25 to £50 (paragraphs 1 and 2)."), "");
}

/* ---- addresses --------------------------------------------------------------------------------------------------- */

#define DESKS(gifts, loans, site) \
	"## Desks\n\n1. Gifts are declared to " gifts " by the officer.\n\n1. Loans are declared to " loans \
	" by the manager.\n\n1. The rest is told in [the register](" site ").\n"

static void addresses_are_held_to_their_paragraph(void **state)
{
	static const char *const right[] = {
		"Gifts are declared to gifts@exampleshire.example (paragraph 1.1), loans at "
		"https://www.loans.example/ (paragraph 1.2).",
		"Two addresses are new: gifts@exampleshire.example (paragraph 1.1) and www.loans.example (paragraph "
		"1.2).",
		"The address in paragraph 1.1 is now gifts@exampleshire.example. That in paragraph 1.2 is now "
		"www.loans.example.",
		"‘desk@exampleshire.example’ has been replaced by ‘gifts@exampleshire.example’ (paragraph 1.1), and "
		"www.desk.example by www.loans.example (paragraph 1.2).",
		"A link now leads to https://new.example/register, formerly to https://old.example/register (paragraph "
		"1.3).",
	};
	const struct changes *changes =
		compared(state, DESKS("desk@exampleshire.example", "www.desk.example", "https://old.example/register"),
			 DESKS("gifts@exampleshire.example", "www.loans.example", "https://new.example/register"));
	all_sound(state, changes, right, G_N_ELEMENTS(right));
	assert_text(claimed(state, changes,
			    "Two addresses are new: www.loans.example (paragraph 1.1) and gifts@exampleshire.example "
			    "(paragraph 1.2)."),
		    "'www.loans.example' stands at paragraph 1.2, not at paragraph 1.1; "
		    "'gifts@exampleshire.example' stands at paragraph 1.1, not at paragraph 1.2");
	assert_text(claimed(state, changes,
			    "The address in paragraph 1.1 is now ‘www.loans.example’. That in paragraph 1.2 is now "
			    "‘gifts@exampleshire.example’."),
		    "'www.loans.example' stands at paragraph 1.2, not at paragraph 1.1; "
		    "'gifts@exampleshire.example' stands at paragraph 1.1, not at paragraph 1.2");
	assert_text(
		claimed(state, changes,
			"‘www.desk.example’ is now ‘www.loans.example’ (paragraph 1.1), "
			"‘desk@exampleshire.example’ is now ‘gifts@exampleshire.example’ (paragraph 1.2)."),
		"'www.desk.example' became 'www.loans.example' at paragraph 1.2, not at paragraph 1.1; "
		"'desk@exampleshire.example' became 'gifts@exampleshire.example' at paragraph 1.1, not at paragraph "
		"1.2");
	assert_text(claimed(state, changes, "Loans are declared to gifts@exampleshire.example (paragraph 1.2)."),
		    "'gifts@exampleshire.example' stands neither in the old nor in the new text there");
	assert_text(claimed(state, changes,
			    "desk@exampleshire.example becomes www.loans.example (paragraphs 1.1 and 1.2)."),
		    "'desk@exampleshire.example' did not become 'www.loans.example', but "
		    "'gifts@exampleshire.example'");
}

static void an_address_is_no_part_of_a_longer_one(void **state)
{
	const struct changes *changes = compared(state, "1. Forms are sent to https://x.example/pens.\n",
						 "1. Forms are sent to https://x.example/gifts-2027.\n");
	assert_text(claimed(state, changes, "The address is now https://x.example/gifts-2027 (paragraph 1)."), "");
	assert_text(claimed(state, changes, "The address is now x.example/gifts-2027 (paragraph 1)."), "");
	assert_non_null(strstr(claimed(state, changes, "The address is now https://x.example/gifts (paragraph 1)."),
			       "https://x.example/gifts"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(amounts_are_held_to_their_row),         TEST(amounts_of_two_rows_are_no_pair),
		TEST(amounts_are_held_to_their_paragraph),   TEST(what_went_elsewhere_is_sound),
		TEST(addresses_are_held_to_their_paragraph), TEST(an_address_is_no_part_of_a_longer_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
