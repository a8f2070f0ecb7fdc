/* SPDX-License-Identifier: MIT
 * Items of an overview that name the right place and say of it what did not happen there; and those that are true. */
#include "compared.h"
#include "explain/verify/verify.h"

#define CODE(approver, time, extra) \
	"## Gifts\n\n1. The limits:\n\n   | Post | Duty |\n   |---|---|\n   | Chief Officer | keeps a diary |\n" extra \
	"   | Line Manager | reads the diary |\n\n" \
	"1. The " approver " decides within " time " working days, and the Line Manager is told.\n\n"
#define LIST(more) \
	"1. Work is refused where it would:\n\n   - take up office time; or\n   - weaken confidence" more ".\n\n"
#define GONE "1. Gifts for the Council are paid from its own money. {#own}\n\n"
#define LAST "1. A fee of £25 is paid for each year of six months.\n\n1. A fee of £90 is paid for two years.\n"
#define LAST_NEW "1. A fee of £30 is paid for each year of six months.\n\n1. A fee of £90 is paid for two years.\n"
#define TOOLS \
	"\n## Tools {#tools}\n\n1. The Head of Digital keeps the list of tools, and reads it every six months.\n\n" \
	"1. Officers must not put personal data into other tools.\n"
#define FORM(options, more) \
	"\n## Form\n\n```form {#form}\n- choice: Outcome\n  id: outcome\n  options: [" options "]\n" more "```\n"

static const struct changes *changed(void **state)
{
	return compared(state, CODE("Head of Service", "ten", "") LIST("") GONE LAST FORM("Kept, Returned", ""),
			CODE("Executive Director", "fifteen",
			     "   | Chief Auditor | tests the diary |\n") LIST("; or\n   - exceed ten hours a week")
				LAST_NEW TOOLS FORM("Kept, Returned, Destroyed", "- text: Reason\n  id: reason\n"));
}

/* All that is said of one item, but what it leaves out. */
static const char *said(void **state, const struct changes *changes, const char *item)
{
	g_autofree char *text = g_strdup_printf("- %s\n", item);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	GString *told = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "    ") && !strstr(*line, "report-missed"))
			g_string_append_printf(told, "%s%s", told->len ? "; " : "", *line + 4);
	return test_keep(state, g_string_free(told, FALSE));
}

struct told {
	const char *item, *said;
};

static void all_told(void **state, const struct changes *changes, const struct told *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_text(said(state, changes, cases[i].item), cases[i].said);
}

static void what_came_or_went_is_held_by_its_sort(void **state)
{
	static const struct told cases[] = {
		{"A row ‘Chief Auditor’ has been added to the table (paragraph 1.1).", ""},
		{"A row for the Chief Auditor has been added to the table (paragraph 1.1).", ""},
		{"An entry has been added to the list (paragraph 1.3).", ""},
		{"‘Destroyed’ is a new answer to the question ‘Outcome’ (section 3).", ""},
		{"A question has been added to the form (section 3).", ""},
		{"A row ‘Chief Officer’ has been added to the table (paragraph 1.1).",
		 "report-claimed: 'row': none that is called 'Chief Officer' was added there"},
		{"The row ‘Line Manager’ is new (paragraph 1.1).",
		 "report-claimed: 'row': none that is called 'Line Manager' was added there"},
		{"Two rows have been added to the table (paragraph 1.1).",
		 "report-claimed: 'rows': 1 was added there, and this item says 2"},
		{"A column has been added to the table (paragraph 1.1).",
		 "report-claimed: 'column': none was added there"},
		{"An entry has been removed from the list (paragraph 1.3).",
		 "report-claimed: 'entry': none was removed there"},
		{"An option has been removed from the question ‘Outcome’ (section 3).",
		 "report-claimed: 'option': none was removed there"},
		{"A table has been added (paragraph 1.1).", "report-claimed: 'table': none was added there"},
		{"A question has been removed from the form (section 3).",
		 "report-claimed: 'question': none was removed there"},
		{"A new paragraph 1.2 has been included.",
		 "report-claimed: this item says that paragraph 1.2 is new, and it was there before; "
		 "report-claimed: 'paragraph': none was added there"},
	};
	all_told(state, changed(state), cases, G_N_ELEMENTS(cases));
}

static void columns_are_those_of_the_head(void **state)
{
	const struct changes *changes =
		compared(state, "1. So:\n\n   | Post | Duty |\n   |---|---|\n   | Chief | reads |\n",
			 "1. So:\n\n   | Post | Duty | Day |\n   |---|---|---|\n   | Chief | reads | Monday |\n");
	assert_text(said(state, changes, "A column ‘Day’ has been added to the table (paragraph 1)."), "");
	assert_text(said(state, changes, "A column ‘Duty’ has been added to the table (paragraph 1)."),
		    "report-claimed: 'column': none that is called 'Duty' was added there; "
		    "report-claimed: 'Duty' was not added: it stood there before");
	assert_text(said(state, changes, "A column has been removed from the table (paragraph 1)."),
		    "report-claimed: 'column': none was removed there");
}

static void what_was_not_divided_or_merged_is_told(void **state)
{
	static const struct told cases[] = {
		{"Paragraph 1.2 has been divided.",
		 "report-claimed: this item says that Paragraph 1.2 was divided, and "
		 "it was reworded, or something in it was"},
		{"Two duties have been divided (paragraph 1.2).",
		 "report-claimed: this item says 'divided', and nothing there was"},
		{"Two duties have been merged (paragraph 1.2).",
		 "report-claimed: this item says 'merged', and nothing there was"},
		{"Section 2.0 has been divided.",
		 "report-claimed: this item says that Section 2.0 was divided, and it is new"},
		{"Paragraph 2.2 was paragraph 2.1.", "report-claimed: Paragraph 2.2 was not paragraph 2.1: it is new"},
		{"Paragraph 2.1 has been reworded.",
		 "report-claimed: this item says 'reworded', and what changed there is new"},
	};
	all_told(state, changed(state), cases, G_N_ELEMENTS(cases));
}

static void what_one_paragraph_gave_to_a_new_one_divides_it(void **state)
{
	const struct changes *changes = compared(
		state,
		"1. The manager keeps the register of gifts.\n\n1. Officers tell the manager of each gift at once and "
		"return whatever was offered by a contractor of the Council, and the clerk writes a letter.\n",
		"1. The manager keeps the register of gifts.\n\n1. Officers tell the manager of each gift at once.\n\n"
		"1. Officers return whatever was offered by a contractor of the Council, and the clerk of the town "
		"writes a polite letter to the sender.\n");
	assert_text(said(state, changes, "Paragraph 2 has been divided."), "");
}

static void who_took_whose_place_is_held(void **state)
{
	static const struct told cases[] = {
		{"The Head of Service has been replaced by the Executive Director (paragraph 1.2).", ""},
		{"The Executive Director has been replaced by the Head of Service (paragraph 1.2).",
		 "report-claimed: 'Head of Service' stands in the old text there, not in the new"},
		{"The Chief Executive has been replaced by the Executive Director (paragraph 1.2).",
		 "report-claimed: 'Chief Executive' does not stand in the old text there; "
		 "somebody has to read: The Chief Executive has been replaced by the Executive Director (paragraph "
		 "1.2)"},
		{"The Heads of Service have been replaced by the Executive Director (paragraph 1.2).", ""},
		{"The Chief Executive now decides (paragraph 1.2).",
		 "report-claimed: 'Chief Executive' stands neither in the old nor in the new text there; "
		 "somebody has to read: The Chief Executive now decides (paragraph 1.2)"},
		{"The Line Manager now decides instead of the Head of Service (paragraph 1.2).",
		 "report-claimed: 'Line Manager' took the place of nothing: it stood there before"},
		{"The decision now lies with the Head of Service (paragraph 1.2).",
		 "report-claimed: 'Head of Service' stands in the old text there, not in the new; "
		 "somebody has to read: The decision now lies with the Head of Service (paragraph 1.2)"},
		{"The Executive Director now decides instead of the Line Manager (paragraph 1.2).",
		 "report-claimed: 'Line Manager' was not replaced: it stands there still"},
	};
	all_told(state, changed(state), cases, G_N_ELEMENTS(cases));
}

static void words_that_stand_on_both_sides_are_held_to_what_changed(void **state)
{
	const struct changes *changes = compared(
		state, "1. The clerk asks the manager, and the mayor tells the clerk.\n\n1. The mayor may speak.\n",
		"1. The manager asks the manager, and the mayor tells the clerk.\n\n1. The mayor may speak.\n");
	assert_text(said(state, changes, "‘clerk’ is now ‘manager’ (paragraph 1)."), "");
	assert_text(said(state, changes, "‘manager’ is now ‘clerk’ (paragraph 1)."),
		    "report-claimed: it is the other way round: 'clerk' became 'manager'");
	assert_text(said(state, changes, "‘clerk’ has been replaced by ‘manager’ throughout (paragraph 1)."),
		    "report-claimed: 'clerk' was not replaced throughout: it stands there still");
}

static void an_option_that_stays_was_not_replaced(void **state)
{
	assert_text(said(state, changed(state), "The option ‘Destroyed’ has replaced ‘Returned’ (section 3)."),
		    "report-claimed: 'Returned' was not replaced: it stands there still");
}

static void amounts_are_held_to_how_much_and_which_way(void **state)
{
	static const struct told cases[] = {
		{"The fee has been raised by 20% from £25 to £30 (paragraph 1.4).", ""},
		{"The fee has been raised by £5 to £30 (paragraph 1.4).", ""},
		{"The time has been extended by five days (paragraph 1.2).", ""},
		{"The fee has been raised by 40% from £25 to £30 (paragraph 1.4).",
		 "report-claimed: no amount there changed by '40%'"},
		{"The fee has been raised by £10 to £30 (paragraph 1.4).",
		 "report-claimed: no amount there changed by '£10'"},
		{"The fee has been lowered from £25 to £30 (paragraph 1.4).",
		 "report-claimed: this item says that it went down, and '£30' is more than '£25'"},
		{"The time is now fifteen calendar days (paragraph 1.2).",
		 "report-claimed: 'fifteen calendar days' stands neither in the old nor in the new text there"},
		{"Managers have a month (paragraph 1.2).",
		 "report-claimed: 'a month' stands neither in the old nor in the new text there; "
		 "somebody has to read: Managers have a month (paragraph 1.2)"},
		{"The fee is now one hundred and twenty pounds (paragraph 1.4).",
		 "report-claimed: 'one hundred and twenty pounds' stands neither in the old nor in the new text there"},
	};
	all_told(state, changed(state), cases, G_N_ELEMENTS(cases));
}

static void a_clause_of_a_new_section_is_a_place(void **state)
{
	const struct changes *changes = changed(state);
	assert_text(said(state, changes, "Paragraph 2.2 is new."), "");
	assert_text(said(state, changes, "The list of tools is read every six months (paragraph 2.1)."), "");
	assert_text(said(state, changes, "A rule has been added, which holds for six months (paragraph 2.2)."),
		    "report-claimed: 'six months' stands neither in the old nor in the new text there; "
		    "somebody has to read: A rule has been added, which holds for six months (paragraph 2.2)");
	assert_text(said(state, changes, "Paragraph 2.2 has been removed."),
		    "report-claimed: this item says that Paragraph 2.2 was removed, and it is new");
	assert_contains(said(state, changes, "Paragraph 2.7 is new."), "nothing changed at Paragraph 2.7");
}

static void all_clauses_of_a_new_section_are_the_section(void **state)
{
	const struct changes *changes = changed(state);
	struct verifying verifying = {changes, NULL, "- Tools (paragraphs 2.1 and 2.2).\n", "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	assert_null(strstr(take_messages(state), "section 2"));
	verifying.text = "- Tools (paragraph 2.1).\n";
	overview_verify(&verifying, out, test_diag(state));
	assert_contains(take_messages(state), "changed, and not mentioned: section 2.0 [");
}

static void what_was_removed_is_told_by_its_own_number(void **state)
{
	const struct changes *changes = changed(state);
	const struct verifying verifying = {changes, NULL, "- Tools (section 2).\n", "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	assert_contains(take_messages(state),
			"changed, and not mentioned: paragraph 1.4 of the old text, which was removed [report-missed]");
}

static void what_is_held_against_nothing_is_told(void **state)
{
	static const struct told cases[] = {
		{"The fee has been updated (paragraph 1.4). It must be paid by noon.",
		 "somebody has to read: It must be paid by noon"},
		{"The fee has been updated so often that we wonder (paragraph 1.4).",
		 "somebody has to read: The fee has been updated so often that we wonder (paragraph 1.4)"},
		{"The number of fees is now 19 (paragraph 1.4).",
		 "somebody has to read: The number of fees is now 19 (paragraph 1.4)"},
		{"The fee has been updated (paragraph 1.4). Reason: nobody must pay more.", ""},
	};
	all_told(state, changed(state), cases, G_N_ELEMENTS(cases));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_came_or_went_is_held_by_its_sort),
		TEST(columns_are_those_of_the_head),
		TEST(what_was_not_divided_or_merged_is_told),
		TEST(what_one_paragraph_gave_to_a_new_one_divides_it),
		TEST(who_took_whose_place_is_held),
		TEST(words_that_stand_on_both_sides_are_held_to_what_changed),
		TEST(an_option_that_stays_was_not_replaced),
		TEST(amounts_are_held_to_how_much_and_which_way),
		TEST(a_clause_of_a_new_section_is_a_place),
		TEST(all_clauses_of_a_new_section_are_the_section),
		TEST(what_was_removed_is_told_by_its_own_number),
		TEST(what_is_held_against_nothing_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
