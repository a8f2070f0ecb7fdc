/* SPDX-License-Identifier: MIT
 * The overview and the table of changes: items, sentences, order, account, and how a report is written. */
#include "test.h"

#include "explain/explain.h"
#include "explain/overview/patterns.h"
#include "publish/patterns_file.h"
#include "read/words.h"

#include <string.h>

#define HEAD "---\ntitle: Code\nnumbering: [\"1.\", \"1.1\", \"(a)\"]\n---\n\n"
#define GIFTS \
	"## Gifts {#gifts}\n\n1. A gift worth £20 may be kept. {#limit}\n1. It is declared within 28 days. " \
	"{#days}\n\n"
#define GIFTS_NEW \
	"## Gifts {#gifts}\n\n1. A gift worth £25 may be kept. {#limit}\n1. It is declared within 14 days. " \
	"{#days}\n\n"
#define MONEY "## Money {#money}\n\n1. Public money is spent lawfully and with value for money in mind.\n\n"

static void release_changes(void *changes)
{
	changes_free(changes);
}

static void release_words(void *words)
{
	words_free(words);
}

static void release_reasons(void *reasons)
{
	reasons_free(reasons);
}

static struct reasons *reasons_here(void **state)
{
	return test_own(state, reasons_new(), release_reasons);
}

static const struct words *patterns_here(void **state, const char *language)
{
	struct words *words = words_read(test_templates(state), language, test_diag(state));
	assert_non_null(words);
	struct words *patterns = patterns_read(test_templates(state), words, test_diag(state));
	words_free(words);
	assert_non_null(patterns);
	return test_own(state, patterns, release_words);
}

static const struct changes *compared(void **state, const char *old, const char *new)
{
	struct changes *changes = changes_find(edition_from(state, old), edition_from(state, new), test_diag(state));
	assert_non_null(changes);
	return test_own(state, changes, release_changes);
}

static const char *markdown_of(void **state, struct report *report)
{
	GString *out = g_string_new(NULL);
	report_markdown(report, out);
	report_free(report);
	return test_keep(state, g_string_free(out, FALSE));
}

static const char *overview_of(void **state, const char *old, const char *new, const struct reasons *reasons)
{
	return markdown_of(state,
			   explain_overview(compared(state, old, new), reasons, patterns_here(state, "en-GB"), NULL));
}

static void a_figure_says_what_it_is_now(void **state)
{
	const char *told = overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, NULL);
	assert_contains(told, "a) The requirement under ‘Gifts’ has been updated (paragraph 1.1). ‘£20’ is now ‘£25’.");
	assert_contains(told, "(paragraph 1.2). ‘28 days’ is now ‘14 days’.");
	assert_contains(told, "2 changes, 2 told, 0 consequential");
}

static void a_word_slipped_in_is_told_with_the_one_before_it(void **state)
{
	const char *told = overview_of(state, HEAD "## A\n\n1. A gift must be kept by the officer who gets it.\n",
				       HEAD "## A\n\n1. A gift must not be kept by the officer who gets it.\n", NULL);
	assert_contains(told, "‘must’ is now ‘must not’.");
}

static void nothing_new_is_no_list(void **state)
{
	assert_string_equal(overview_of(state, HEAD GIFTS, HEAD GIFTS, NULL), "No changes.\n");
}

static void what_is_hidden_is_counted(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "limit", .hide = "settled in May"});
	const char *told = overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, reasons);
	assert_null(strstr(told, "£25"));
	assert_contains(told, "\n\nOne change is not set out here: settled in May.\n\n2 changes, 1 told, "
			      "1 left out by the author (settled in May), 0 consequential");
}

static void a_reason_to_hide_is_said_once_and_without_its_stop(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "limit", .hide = "settled in May."});
	reason_add(reasons, (struct reason){.id = "days", .hide = "settled in May"});
	assert_contains(overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, reasons),
			"2 changes are not set out here: settled in May.\n");
}

/* In the author's own sentence what is gone has the number that it had. */
static void a_sentence_of_what_is_gone_says_where_it_was(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "limit", .text = "Gifts are no longer limited ({place})"});
	assert_contains(overview_of(state, HEAD "## A\n\n1. Up to £20. {#limit}\n\n1. A diary is kept.\n",
				    HEAD "## A\n\n1. A diary is kept.\n", reasons),
			"Gifts are no longer limited (formerly paragraph 1.1).");
}

static void an_order_is_a_place_in_the_list(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "days", .order = 1, .because = "first"});
	const char *told = overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, reasons);
	assert_contains(told, "a) The text under ‘Gifts’ has been updated (paragraph 1.2).");
	assert_contains(told, "Reason: first.");
}

static void an_author_has_the_last_word(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "limit", .text = "More may be kept ({place})", .source = "Minute 5"});
	const char *told = overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, reasons);
	assert_contains(told, "a) More may be kept (paragraph 1.1). See Minute 5.\n");
}

static void a_group_is_one_item_with_one_reason(void **state)
{
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons,
		   (struct reason){.id = "limit", .group = "g", .because = "as elsewhere.", .source = "Minute 5"});
	reason_add(reasons, (struct reason){.id = "days", .group = "g"});
	const char *told = overview_of(state, HEAD GIFTS MONEY, HEAD GIFTS_NEW MONEY, reasons);
	assert_contains(told, "‘14 days’. Reason: as elsewhere (Minute 5).");
	assert_null(strstr(told, "\nb) "));
}

/* Where more than 26 clauses changed, those of one section are one item, each with its place. */
static void many_changes_are_told_by_section(void **state)
{
	static const char *const words[] = {"clerk",   "parish",   "ledger", "surveyor", "harbour",
					    "orchard", "minister", "window", "railway",  "charter"};
	GString *old = g_string_new(HEAD), *new = g_string_new(HEAD);
	for (int i = 0; i < 30; i++) {
		static const char text[] = "%s%d. Of the %s and the %s of the %s in %d the keeper %s-%c%c.\n\n";
		char head[32] = "";
		if (i % 10 == 0)
			g_snprintf(head, sizeof head, "## Part %c\n\n", 'A' + i / 10);
		for (int side = 0; side < 2; side++) {
			const char *verb = !side ? "rests" : i == 4 ? "must tell all in 28 days" : words[i % 10];
			g_string_append_printf(side ? new : old, text, head, i % 10 + 1, words[i % 10],
					       words[(i * 3 + i / 10) % 10], words[(i * 7 + 3) % 10], i * 7 + 200, verb,
					       'a' + i % 10, 'a' + i / 10);
		}
	}
	g_string_append(new, "11. Nothing of this is told to those who did not ask for it.\n");
	const char *told = overview_of(state, test_keep(state, g_string_free(old, FALSE)),
				       test_keep(state, g_string_free(new, FALSE)), NULL);
	assert_contains(told, "a) ‘Part A’ has been revised (section 1). Paragraph 1.1: ‘rests-aa’ is now ‘clerk-aa’; "
			      "paragraph 1.2: ‘rests-ba’ is now ‘parish-ba’; paragraph 1.3: ");
	assert_contains(told, "; paragraph 1.5: ‘rests-ea’ is now ‘must tell all in 28 days-ea’; ");
	assert_contains(told, "is now ‘charter-ja’. This changes what must or may be done (paragraph 1.5).\n");
	assert_contains(told,
			"c) ‘Part C’ has been revised (section 3). An additional paragraph has been included under "
			"‘Part C’ (paragraph 3.11). Paragraph 3.1: ‘rests-ac’ is now ");
	assert_null(strstr(told, "\nd) "));
	assert_contains(told, "31 changes, 31 told, 0 consequential");
}

/* The words say what is now; that it binds is said too, where the sentence before does not. */
static void a_divided_paragraph_says_that_it_changes_a_duty(void **state)
{
	const char *told = overview_of(
		state,
		HEAD
		"## Action\n\n1. The manager agrees the action with the officer in writing, and has it put down in "
		"the register within five working days. Where both share the interest, the next level decides.\n",
		HEAD
		"## Action\n\n1. The manager may agree the action with the officer in writing, and has it put down "
		"in the register within 14 days.\n1. Where both share the interest, the next level decides.\n",
		NULL);
	assert_contains(told, "‘agrees’ is now ‘may agree’ and ‘five working days’ is now ‘14 days’. This changes a "
			      "time limit and what must or may be done.\n");
}

static void a_duty_that_is_gone_was_a_requirement(void **state)
{
	const char *told = overview_of(state, HEAD "## Keys\n\n1. The clerk must keep the keys in the locked box.\n",
				       HEAD "## Keys\n\n1. The clerk keeps the keys in the locked box.\n", NULL);
	assert_contains(told, "a) The requirement under ‘Keys’ has been updated (paragraph 1.1). ");
}

/* Text that came under a sub-heading which stands in a new section now, and was there before. */
static void text_under_a_kept_heading_is_told(void **state)
{
	const char *told = overview_of(state,
				       HEAD "## Marks\n\nOur marks stand for the quality that people expect.\n\n### "
					    "Copies\n\nYou may keep the crest that we have put on it.\n",
				       HEAD "## Marks\n\nOur marks stand for the quality that people expect.\n\n## "
					    "Signs\n\n### Copies\n\nYou may keep the crest that we have put on "
					    "it.\n\nHanding on unaltered copies by e-mail is allowed everywhere.\n",
				       NULL);
	assert_contains(told, "Text has been added: ‘Handing on unaltered copies by e-mail is allowed everywhere’");
}

/* Twenty-eight sections that are all different, each with one reworded clause. */
static const char *many_sections(void **state, const char *word)
{
	static const char *const topics[] = {"gifts", "money", "travel", "letters", "visits", "tenders", "leave"};
	GString *out = g_string_new(HEAD);
	for (int i = 0; i < 28; i++)
		g_string_append_printf(
			out, "## Part %c%c {#s%d}\n\n1. Number %d is about %s and it is %s by the office. {#c%d}\n\n",
			'A' + i / 7, 'a' + i % 7, i, i * 37, topics[i % 7], i ? word : "kept", i);
	return test_keep(state, g_string_free(out, FALSE));
}

static void after_z_comes_aa(void **state)
{
	struct report *report = report_new("Title", "en-GB");
	for (int i = 0; i < 28; i++)
		report_item(report, g_strdup("x"));
	const char *told = markdown_of(state, report);
	assert_contains(told, "z) x\n\naa) x\n\nab) x\n");
}

static void one_word_replaced_throughout_is_told_once(void **state)
{
	const char *told = overview_of(state, many_sections(state, "noted"), many_sections(state, "registered"), NULL);
	assert_contains(told, "a) ‘noted’ has been replaced by ‘registered’ (paragraphs 2.1, 3.1,");
	assert_contains(told, "27.1 and 28.1).");
	assert_contains(told, "1 change, 1 told, 0 consequential");
}

static void a_table_of_changes_escapes_what_it_holds(void **state)
{
	const struct changes *changes = compared(state, HEAD "## A\n\n1. Words.\n",
						 HEAD "## A\n\n1. Words.\n1. A \\| bar and a \\*star\\* in it.\n");
	const char *table = markdown_of(state, explain_table(changes, NULL, patterns_here(state, "en-GB"), 0));
	assert_contains(table, "| Old number | Old text | New number | New text | Reason |\n|---|---|---|---|---|\n");
	assert_contains(table, "A \\| bar and a \\*star\\* in it.");
}

static void a_table_marks_words_without_colour(void **state)
{
	const struct changes *changes = compared(state, HEAD GIFTS, HEAD GIFTS_NEW);
	const char *table = markdown_of(state, explain_table(changes, NULL, patterns_here(state, "en-GB"), 0));
	assert_contains(table, "A gift worth \\[£20\\] may be kept.");
	assert_contains(table, "A gift worth **£25** may be kept.");
}

static void a_table_marks_what_is_replaced_in_many_places_in_every_row(void **state)
{
	const struct changes *changes = compared(
		state, HEAD "## A\n\n1. A gift is one worth £25 or less.\n1. Above £25, ask.\n1. Under £25, keep.\n",
		HEAD "## A\n\n1. A gift is anything worth £30 or less.\n1. Above £30, ask.\n1. Under £30, keep.\n");
	const char *table = markdown_of(state, explain_table(changes, NULL, patterns_here(state, "en-GB"), 0));
	assert_contains(table, "A gift is \\[one\\] worth \\[£25\\] or less.");
	assert_contains(table, "A gift is **anything** worth **£30** or less.");
}

#define LONG \
	"Public money is spent lawfully and with value for money in mind, and each officer who orders goods or works " \
	"keeps the papers for six years, so that the auditors can see who asked, who agreed, what it cost and why."

/* A section that came is shortened, and says so; a clause never is. */
static void a_table_shortens_whole_sections_alone(void **state)
{
	const struct changes *changes =
		compared(state, HEAD GIFTS,
			 HEAD GIFTS "1. " LONG " Every time.\n\n## Money\n\n1. " LONG "\n1. " LONG " Once.\n1. " LONG
				    " Twice.\n   - a bullet within it\n");
	const char *table = markdown_of(state, explain_table(changes, NULL, patterns_here(state, "en-GB"), 0));
	assert_contains(table, "what it cost and why. Every time.");
	assert_contains(table,
			"2. Money<br>2.1 Public money is spent lawfully and with value for money in mind …<br>2.2 ");
	assert_contains(table, "(in full in the new text)");
	assert_null(strstr(table, "Twice."));
	assert_null(strstr(table, "a bullet"));
}

static void a_heading_alone_is_no_section(void **state)
{
	const char *told = overview_of(state, HEAD GIFTS, HEAD GIFTS MONEY, NULL);
	assert_contains(told, "a) An additional section has been included: Money (section 2).\n");
	told = overview_of(state, HEAD GIFTS "1. " LONG "\n", HEAD GIFTS "## Money\n\n1. " LONG "\n", NULL);
	assert_contains(told, "a) A heading has been added above existing text: ‘Money’ (section 2; the text was in "
			      "paragraph 1.3).\n");
	told = overview_of(state, HEAD GIFTS "## Money\n\n1. " LONG "\n", HEAD GIFTS "1. " LONG "\n", NULL);
	assert_contains(told, "a) A heading has been removed, and the text under it kept: ‘Money’ (section 2; the "
			      "text is now in paragraph 1.3).\n");
}

static void headings_alone_leave_all_of_the_text(void **state)
{
	const char *with = HEAD GIFTS "## Money\n\n1. " LONG "\n\n### Cash\n\n1. No officer holds any cash.\n";
	const char *without = HEAD GIFTS "1. " LONG "\n1. No officer holds any cash.\n";
	const char *told = overview_of(state, with, without, NULL);
	assert_contains(told, "a) Two headings have been removed, and the text under them kept: ‘Money’ (section 2; "
			      "the text is now in paragraph 1.3) and ‘Cash’ (section 2.2; the text is now in paragraph "
			      "1.4).\n");
	told = overview_of(state, without, with, NULL);
	assert_contains(told, "a) Two headings have been added above existing text: ‘Money’ (section 2; the text was "
			      "in paragraph 1.3) and ‘Cash’ (section 2.2; the text was in paragraph 1.4).\n");
}

static void a_heading_of_another_level_is_one_item(void **state)
{
	const char *section = HEAD GIFTS "## Cash\n\n1. " LONG "\n\n### Coins\n\n1. No officer holds any.\n";
	const char *within = HEAD GIFTS "### Cash\n\n1. " LONG "\n\n#### Coins\n\n1. No officer holds any.\n";
	const char *told = overview_of(state, section, within, NULL);
	assert_contains(told, "a) The heading ‘Cash’ has been moved to another level (section 1.3, was section 2).\n");
	assert_null(strstr(told, "b) "));
	assert_contains(overview_of(state, within, section, NULL),
			"a) The heading ‘Cash’ has been moved to another level (section 2, was section 1.3).\n");
	told = overview_of(state, section,
			   HEAD GIFTS "## Cash\n\n1. " LONG "\n\n## Coins\n\n1. No officer holds any.\n", NULL);
	assert_contains(told, "a) The heading ‘Coins’ has been moved to another level (section 3, was section 2.2).\n");
	assert_null(strstr(told, "b) "));
}

#define FORM(lines) HEAD "## Forms\n\n```form {#f}\n- text: Full name\n" lines "```\n"

static void a_heading_of_a_form_is_no_answer(void **state)
{
	const char *group = FORM("- group: Receipt\n- text: Stamp\n");
	const char *office = FORM("- office: Receipt\n- text: Stamp\n");
	assert_contains(overview_of(state, group, office, NULL),
			"What stands under ‘Receipt’ is now for the office to fill in.\n");
	assert_contains(overview_of(state, office, group, NULL),
			"What stands under ‘Receipt’ is no longer for the office to fill in.\n");
	assert_contains(overview_of(state, group, FORM("- note: Receipt\n- text: Stamp\n"), NULL),
			"‘Receipt’ is now a note, formerly a heading.\n");
}

#define ASKED(lines) FORM("- tick: Married\n  id: m\n- text: Spouse\n" lines)

static void a_condition_is_told_as_one(void **state)
{
	assert_contains(overview_of(state, ASKED(""), ASKED("  if: m\n"), NULL),
			"(section 1). ‘Spouse’ now has the condition ‘Only if “Married” is ticked’.\n");
	assert_contains(overview_of(state, ASKED("  if: m\n  hint: In full.\n"), ASKED("  hint: In full.\n"), NULL),
			"(section 1). ‘Spouse’ no longer has the condition ‘Only if “Married” is ticked’.\n");
	assert_contains(overview_of(state, ASKED(""), ASKED("  if: m\n  hint: In full.\n"), NULL),
			"‘Only if “Married” is ticked’ and ‘In full’ has been added.\n");
}

#define PLAIN(title) title "Please read this.\n\n## Rules\n\n- be fair\n- be kind and be quiet\n- be early\n"

static void without_numbers_places_are_headings(void **state)
{
	const char *told = overview_of(
		state, PLAIN("# Code\n\n"),
		"# Code\n\nPlease read this.\n\n- a list\n- of some words\n\n## Rules\n\n- be early\n", NULL);
	assert_contains(told,
			"a) The opening text of the Code has been updated. Two entries have been added to a list: "
			"‘a list’; ‘of some words’.\n");
	assert_contains(told, "b) The section ‘Rules’ has been updated. Two entries have been taken out of a list: "
			      "‘be fair’; ‘be kind and be quiet’.\n");
	assert_null(strstr(told, "()"));
	assert_null(strchr(told, 1));
}

/* More than four replacements in many places are one item. */
static void many_replacements_are_told_together(void **state)
{
	static const char *const olds[] = {"councillor", "clerk", "parish", "ledger", "surveyor may"};
	static const char *const news[] = {"Member", "officer", "county", "register", "surveyor must"};
	GString *old = g_string_new(HEAD), *new = g_string_new(HEAD);
	for (int i = 0; i < 20; i++) {
		static const char text[] =
			"## Part %c {#s%d}\n\n1. In matter %d.%d.%d the %s signs, and so it stands.\n\n";
		g_string_append_printf(old, text, 'A' + i, i, i * 7, i * 11, i * 13, olds[i % 5]);
		g_string_append_printf(new, text, 'A' + i, i, i * 7, i * 11, i * 13, news[i % 5]);
	}
	const char *told = overview_of(state, test_keep(state, g_string_free(old, FALSE)),
				       test_keep(state, g_string_free(new, FALSE)), NULL);
	assert_contains(told, "a) Five expressions have been replaced: ‘councillor’ by ‘Member’ (paragraphs 1.1, 6.1, "
			      "11.1 and 16.1); ");
	assert_contains(told, ". This changes what must or may be done.\n");
	assert_null(strstr(told, "\nb) "));
}

static void what_has_no_title_is_not_called_by_its_file(void **state)
{
	const char *told = overview_of(state, PLAIN(""), PLAIN("") "- be merry whatever comes\n", NULL);
	assert_contains(told,
			"\n\nChanges:\n\na) An entry has been added to a list: ‘be merry whatever comes’ (Rules).");
}

static void each_language_has_all_sentences(void **state)
{
	for (enum pattern_name name = 0; name < PATTERNS; name++) {
		assert_true(*pattern_text(patterns_here(state, "en-GB"), name));
		assert_true(*pattern_text(patterns_here(state, "cy"), name));
		assert_int_equal(pattern_find(pattern_key(name)), name);
	}
	assert_true(pattern_takes(PATTERN_WAS, "was", 3));
	assert_false(pattern_takes(PATTERN_WAS, "wa", 2));
	assert_false(pattern_takes(PATTERN_AND, "was", 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_figure_says_what_it_is_now),
		TEST(a_word_slipped_in_is_told_with_the_one_before_it),
		TEST(nothing_new_is_no_list),
		TEST(what_is_hidden_is_counted),
		TEST(a_reason_to_hide_is_said_once_and_without_its_stop),
		TEST(a_sentence_of_what_is_gone_says_where_it_was),
		TEST(an_order_is_a_place_in_the_list),
		TEST(an_author_has_the_last_word),
		TEST(a_group_is_one_item_with_one_reason),
		TEST(after_z_comes_aa),
		TEST(one_word_replaced_throughout_is_told_once),
		TEST(a_table_of_changes_escapes_what_it_holds),
		TEST(a_table_marks_words_without_colour),
		TEST(a_table_marks_what_is_replaced_in_many_places_in_every_row),
		TEST(a_table_shortens_whole_sections_alone),
		TEST(a_heading_alone_is_no_section),
		TEST(headings_alone_leave_all_of_the_text),
		TEST(a_heading_of_another_level_is_one_item),
		TEST(a_heading_of_a_form_is_no_answer),
		TEST(a_condition_is_told_as_one),
		TEST(without_numbers_places_are_headings),
		TEST(many_replacements_are_told_together),
		TEST(many_changes_are_told_by_section),
		TEST(a_divided_paragraph_says_that_it_changes_a_duty),
		TEST(a_duty_that_is_gone_was_a_requirement),
		TEST(text_under_a_kept_heading_is_told),
		TEST(what_has_no_title_is_not_called_by_its_file),
		TEST(each_language_has_all_sentences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
