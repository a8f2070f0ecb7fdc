/* SPDX-License-Identifier: MIT */
#include "compared.h"
#include "explain/verify/verify.h"

#define OLD \
	"## Gifts\n\n1. Officers may keep a diary or a calendar.\n\n1. Cash is refused at once.\n\n" \
	"## Politics\n\n1. Officers serve the whole council.\n"
#define NEW \
	"## Fraud\n\n1. Suspicion of fraud is reported to the auditor.\n\n" \
	"## Gifts\n\n1. Officers may keep a diary or a calendar.\n\n1. Cash is refused at once and reported to the " \
	"manager.\n\n" \
	"## Politics\n\n1. Officers serve the whole council.\n"

/* What is said of an overview; true where nothing is off. */
static bool sound(void **state, const char *text)
{
	const struct changes *changes = compared(state, OLD, NEW);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	GString *out = g_string_new(NULL);
	bool fine = overview_verify(&verifying, out, test_diag(state));
	g_string_free(out, TRUE);
	return fine;
}

static void what_is_told_rightly_is_sound(void **state)
{
	assert_true(sound(
		state,
		"a) A section on fraud has been added (section 1).\nb) Cash (paragraph 2.2) has been updated.\n"));
	assert_no_messages(state);
}

static void what_is_left_out_is_named(void **state)
{
	assert_false(sound(state, "a) Cash (paragraph 2.2) has been updated.\n"));
	assert_contains(take_messages(state), "changed, and not mentioned: section 1");
}

static void an_old_number_is_told_with_the_new(void **state)
{
	assert_false(
		sound(state, "a) A new section on fraud (section 1).\nb) Cash (paragraph 1.2) has been updated.\n"));
	assert_contains(take_messages(state), "it is paragraph 2.2 [report-old-number]");
}

static void a_place_nearby_is_told_with_the_right_one(void **state)
{
	assert_false(sound(state, "a) A new section on fraud (section 1).\n"
				  "b) Cash is reported to the manager and refused (paragraph 2.7).\n"));
	assert_contains(take_messages(state), "means paragraph 2.2 [report-wrong-place]");
}

static void what_never_changed_is_claimed(void **state)
{
	assert_false(sound(
		state, "a) A new section on fraud (section 1).\nb) Cash (paragraph 2.2).\nc) Politics (section 3).\n"));
	assert_messages(state, "overview.md:3:1: warning: nothing changed at section 3 [report-claimed]\n");
}

static void a_lost_letter_is_given_back(void **state)
{
	assert_false(
		sound(state, "a) A new section on fraud (section 1).\n\nCash (paragraph 2.2) has been updated.\n"));
	assert_contains(take_messages(state), "it is 'b)' [report-letter]");
}

static void a_place_named_again_is_told_once(void **state)
{
	assert_false(sound(state, "a) A new section on fraud (section 1), and sections 3, 3 and 3.\n\n"
				  "b) Cash (paragraph 2.2) has been updated.\n"));
	const char *messages = take_messages(state), *first = strstr(messages, "nothing changed at");
	assert_non_null(first);
	assert_null(strstr(first + 1, "nothing changed at"));
}

/* ---- letters of appendices, and of the forms in them ------------------------------------------------------------- */

#define FORMS(decides, visits) \
	"## Scope\n\n1. All members.\n\n## Appendix A – Who decides {-}\n\nThe chair decides within " decides \
	" of a request.\n\n## Appendix B – Form A: Site visits {-}\n\nMembers visit together, and " visits " alone.\n"

static const char *forms_told(void **state, const char *text)
{
	const struct changes *changes = compared(state, FORMS("10 days", "never"), FORMS("12 days", "seldom"));
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	GString *out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	g_string_free(out, TRUE);
	return take_messages(state);
}

static void a_form_in_a_heading_is_not_the_appendix_of_its_letter(void **state)
{
	assert_string_equal(forms_told(state, "a) The time has been changed (Appendix A).\n"
					      "b) The rule on visits has been updated (Appendix B).\n"),
			    "");
	assert_string_equal(forms_told(state, "a) The time has been changed (Appendix A – Who decides).\n"
					      "b) Site visits (Appendix B – Form A: Site visits).\n"),
			    "");
	assert_contains(forms_told(state, "a) The rule on visits has been updated (Form A).\n"),
			"changed, and not mentioned: Appendix A [report-missed]");
	assert_contains(forms_told(state, "a) The time has been changed (Appendix A).\n"),
			"changed, and not mentioned: Appendix B [report-missed]");
}

/* ---- what is said of the right places ---------------------------------------------------------------------------- */

#define CODE_OLD \
	"## Gifts\n\n1. Officers may keep a gift worth up to £25, and tell the manager within ten working days.\n\n" \
	"1. The Head of Paperwork keeps the register.\n\n1. Cash is refused.\n\n" \
	"1. Officers serve the whole council. They never take sides in a dispute between political groups.\n\n" \
	"## Meetings\n\n1. The Head of Paperwork attends each of the meetings.\n\n1. A diary may be kept by anybody " \
	"who " \
	"likes one.\n"
#define CODE_NEW \
	"## Gifts\n\n1. Officers may keep a gift worth up to £30, and tell the manager within 15 working days.\n\n" \
	"1. The Keeper of Records keeps the register.\n\n1. Cash is refused.\n\n" \
	"1. Officers serve the whole council.\n\n1. They never take sides in a dispute between political groups.\n\n" \
	"## Meetings\n\n1. The Keeper of Records attends each of the meetings.\n\n" \
	"1. Suspicion of fraud is reported to the auditor within 28 days.\n\n" \
	"1. A diary may be kept by anybody who likes one.\n"

/* What is said of one item, without what it leaves out. */
static const char *claimed(void **state, const char *item)
{
	const struct changes *changes = compared(state, CODE_OLD, CODE_NEW);
	char *text = g_strdup_printf("- %s\n", item);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	GString *out = g_string_new(NULL), *said = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	char **lines = g_strsplit(out->str, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "    report-claimed: "))
			g_string_append_printf(said, "%s%s", said->len ? "; " : "",
					       *line + strlen("    report-claimed: "));
	g_strfreev(lines);
	g_string_free(out, TRUE);
	g_free(text);
	return test_keep(state, g_string_free(said, FALSE));
}

static void an_amount_that_stands_nowhere_there_is_claimed(void **state)
{
	assert_text(claimed(state, "The limit is raised from £20 to £500 (paragraph 1.1)."),
		    "'£20' stands neither in the old nor in the new text there; '£500' stands neither in the old nor "
		    "in the new "
		    "text there");
	assert_text(claimed(state, "Managers are told in three working days (paragraph 1.1)."),
		    "'three working days' stands neither in the old nor in the new text there");
	assert_text(claimed(state, "Fraud is reported within 14 days (paragraph 2.2)."),
		    "'14 days' stands neither in the old nor in the new text there");
	assert_text(claimed(state, "‘gold’ has been replaced by ‘silver’ (paragraph 1.1)."),
		    "'gold' stands neither in the old nor in the new text there; 'silver' stands neither in the old "
		    "nor in the "
		    "new text there");
	assert_text(claimed(state, "The manager is told by 30 April (paragraph 1.1)."),
		    "'30 April' stands neither in the old nor in the new text there");
}

static void amounts_the_wrong_way_round_are_told(void **state)
{
	static const char said[] = "it is the other way round: '£25' became '£30'";
	assert_text(claimed(state, "The limit is reduced from £30 to £25 (paragraph 1.1)."), said);
	assert_text(claimed(state, "‘£30’ has been replaced by ‘£25’ (paragraph 1.1)."), said);
	assert_text(claimed(state, "The limit is £25 in place of £30 (paragraph 1.1)."), said);
	assert_text(claimed(state, "Managers have ten working days rather than 15 (paragraph 1.1)."),
		    "it is the other way round: 'ten working days' became '15'");
	assert_text(claimed(state, "‘£30’ is now ‘15’ (paragraph 1.1)."), "'£30' does not stand in the old text there");
	assert_text(claimed(state, "‘£25’ is now ‘ten’ (paragraph 1.1)."),
		    "'ten' does not stand in the new text there");
}

static void a_new_name_is_looked_up(void **state)
{
	assert_text(claimed(state, "The Head of Paperwork is now called the Chief Clerk (paragraphs 1.2 and 2.1)."),
		    "'Chief Clerk' stands neither in the old nor in the new text there");
	assert_text(
		claimed(state, "The Keeper of Records has been renamed Head of Paperwork (paragraphs 1.2 and 2.1)."),
		"'Head of Paperwork' stands in the old text there, not in the new");
	assert_text(claimed(state, "The Head of Paperwork has been replaced by the Chief Clerk (paragraph 2.1)."),
		    "'Chief Clerk' stands neither in the old nor in the new text there");
}

static void what_came_and_went_is_counted(void **state)
{
	assert_text(claimed(state, "The Keeper of Records has been removed (paragraph 1.2)."),
		    "'Keeper of Records' was not removed: it stands in the new text there, not in the old");
	assert_text(claimed(state, "The Head of Paperwork has been added (paragraph 1.2)."),
		    "'Head of Paperwork' was not added: it stands in the old text there, not in the new");
	assert_text(claimed(state, "‘register’ has been removed (paragraph 1.2)."),
		    "'register' was not removed: it stands there still");
	assert_text(claimed(state, "‘register’ has been added (paragraph 1.2)."),
		    "'register' was not added: it stood there before");
	assert_text(claimed(state, "The Keeper of Records has been removed (paragraph 1.1)."),
		    "'Keeper of Records' stands neither in the old nor in the new text there");
}

static void what_was_done_to_a_place_is_held(void **state)
{
	assert_text(claimed(state, "Paragraph 1.1 has been removed."),
		    "this item says that Paragraph 1.1 was removed, and it was reworded, or something in it was");
	assert_text(claimed(state, "Paragraph 1.1 is new."),
		    "this item says that Paragraph 1.1 was added, and it was reworded, or something in it was");
	assert_text(claimed(state, "Paragraph 2.2 has been moved to paragraph 2.1."),
		    "this item says that Paragraph 2.2 was moved, and it is new");
	assert_text(claimed(state, "Paragraph 2.2 has not been changed."),
		    "this item says that Paragraph 2.2 has not changed, and it is new");
	assert_text(claimed(state, "Paragraphs 1.4 and 1.5 have been merged."),
		    "this item says that Paragraph 1.4 was merged, and it was divided; this item says that Paragraph "
		    "1.5 was "
		    "merged, and it was divided");
	assert_text(claimed(state, "Two duties have been merged into one (paragraphs 1.4 and 1.5)."),
		    "this item says 'merged', and what is there was divided");
}

static void what_is_true_and_said_otherwise_is_sound(void **state)
{
	static const char *const items[] = {
		"The limit for gifts goes up by £5 to thirty pounds (paragraph 1.1).",
		"Following a review of 3 May 2026, the limit is raised from £25 to £30 (paragraph 1.1).",
		"The limit is raised to £30 (paragraph 1.1). Reason: £45 was too much, and ‘generous’.",
		"Managers have 15 days in place of ten (paragraph 1.1).",
		"Managers have five days longer: three weeks (paragraph 1.1).",
		"‘ten’ is now ‘15’ and “£25” is now '£30' (paragraph 1.1).",
		"The Head of Paperwork is now called the Keeper of Records (paragraphs 1.2 and 2.1).",
		"The Head of Paperwork has been removed (paragraph 1.2).",
		"A new duty to report fraud in four weeks (paragraph 2.2).",
		"Paragraph 1.4 has been divided into two (paragraphs 1.4 to 1.5).",
		"Paragraph 2.2 is new.",
		"Paragraph 1.3 has not been changed.",
		"Section 1 has been revised, and section 2 too.",
		"A word under ‘Gifts’ has been removed (paragraph 1.1).",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
		assert_text(claimed(state, items[i]), "");
}

#define RULES_OLD \
	"## Gifts\n\n1. Officers may keep a diary or a calendar. {#diary}\n\n" \
	"1. Cash is refused at once. {#cash}\n\n" \
	"## Politics {#politics}\n\n1. Officers serve the whole council. {#serve}\n\n" \
	"## Grounds {#grounds}\n\n1. The grounds are ‘Urgency’ and ‘Other’. {#list}\n"
#define RULES_NEW \
	"## Gifts\n\n1. Cash is refused at once. {#cash}\n\n" \
	"1. Officers may keep a diary or a calendar. {#diary}\n\n" \
	"1. Vouchers count as cash. {#vouchers}\n\n1. Tips are shared by all. {#tips}\n\n" \
	"## Grounds {#grounds}\n\n1. The grounds are ‘Urgency’ and ‘Emergency’. {#list}\n\n" \
	"## Politics {#politics}\n\n1. Officers serve the whole council. {#serve}\n"

/* What is said of an item of these rules; "" for nothing. */
static const char *ruled(void **state, const char *item)
{
	const struct changes *changes = compared(state, RULES_OLD, RULES_NEW);
	g_autofree char *text = g_strdup_printf("- %s\n", item);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	const char *off = strstr(out->str, "    report-"), *missed = strstr(out->str, "    report-missed");
	return test_keep(state, off && off != missed ? g_strndup(off + 4, strcspn(off + 4, "\n")) : g_strdup(""));
}

static void places_that_changed_are_held_in_pairs(void **state)
{
	assert_text(ruled(state, "Paragraphs 1.1 and 1.2 have changed places."), "");
	assert_text(ruled(state, "Sections 2 and 3 have changed places."), "");
	assert_text(ruled(state, "Paragraph 1.1 is now paragraph 1.2."), "");
	assert_text(ruled(state, "‘Grounds’ is now section 2."), "");
	assert_text(ruled(state, "Paragraphs 1.1 and 1.3 have changed places."),
		    "report-claimed: Paragraph 1.1 and Paragraph 1.3 have not changed places");
	assert_text(ruled(state, "A paragraph has been moved (paragraph 1.2, was paragraph 1.2)."),
		    "report-claimed: what was paragraph 1.2 is paragraph 1.1 now, not paragraph 1.2");
	assert_text(ruled(state, "‘Politics’ is now section 2."), "report-claimed: section 2 is 'grounds'");
}

#define LOANS \
	"## Loans\n\n1. Loans are declared to the manager within ten days of the offer.\n\n" \
	"1. Nobody lends to a contractor whose work he has to judge.\n\n"
#define REST "## Politics\n\n1. Officers serve the whole council.\n"

static void what_was_removed_was_not_moved(void **state)
{
	static const struct {
		const char *item, *said;
	} cases[] = {
		{"Section 2.0 has been moved.", "that Section 2.0 was moved, and it was removed"},
		{"Former section 2.0 has been moved to section 1.0.", "that section 2.0 was moved, and it was removed"},
		{"What officers lend has been moved to paragraph 1.3 (formerly in section 2.0).", NULL},
		{"Section 2.0 has been removed, and a part of it moved.", NULL},
	};
	const struct changes *changes =
		compared(state, "## Gifts\n\n1. Cash is refused at once.\n\n" LOANS REST,
			 "## Gifts\n\n1. Cash is refused at once.\n\n1. Vouchers count as cash.\n\n"
			 "1. Nobody lends to a contractor whose work he or she has to judge.\n\n" REST);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf("- %s\n", cases[i].item);
		const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
		g_autoptr(GString) out = g_string_new(NULL);
		overview_verify(&verifying, out, test_diag(state));
		take_messages(state);
		if (cases[i].said)
			assert_contains(out->str, cases[i].said);
		else
			assert_null(strstr(out->str, "'moved'"));
	}
	const struct changes *whole = compared(state, LOANS REST, "## Gifts\n\n1. Vouchers count as cash.\n\n" REST);
	const struct verifying verifying = {whole,
					    NULL,
					    "- Loans (was section 1.0) has been moved and updated.\n"
					    "- The section on loans has been moved (formerly section 1.0). A section "
					    "has been added (section 1.0).\n",
					    "overview.md",
					    0,
					    NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	assert_messages(state, "overview.md:1:1: warning: this item says 'moved' of section 1.0, and it was removed "
			       "[report-claimed]\n"
			       "overview.md:2:1: warning: this item says 'moved' of section 1.0, and it was removed "
			       "[report-claimed]\n");
}

static void new_paragraphs_are_new_and_counted(void **state)
{
	assert_text(ruled(state, "Two additional paragraphs have been included (paragraphs 1.3 and 1.4)."), "");
	assert_text(ruled(state, "Additional paragraphs 1.3 and 2.1 have been included."),
		    "report-claimed: this item says that paragraph 2.1 is new, and it was there before");
	assert_text(ruled(state, "Three additional paragraphs have been included (paragraphs 1.3 and 1.4)."),
		    "report-claimed: this item says 'Three', and names 2");
}

static void what_a_list_came_to_is_held(void **state)
{
	assert_text(ruled(state, "The options of ‘Grounds’ now include ‘Emergency’ (section 2)."), "");
	assert_text(ruled(state, "A ground has been taken out: ‘Other’ (section 2)."), "");
	assert_text(ruled(state, "The options of ‘Grounds’ no longer include ‘Urgency’ (section 2)."),
		    "report-claimed: 'Urgency' was not removed: it stands there still");
	assert_text(ruled(state, "A ground has been added: ‘Other’ (section 2)."),
		    "report-claimed: 'Other' was not added: it stands in the old text there, not in the new");
	assert_text(ruled(state, "The rule under ‘Grounds’ has not been changed (paragraph 2.1)."),
		    "report-claimed: this item says that no word of paragraph 2.1 has changed, and it was reworded");
}

/* An item of ours is right by itself, whatever the rules of thumb make of it. */
static void what_we_write_is_taken_as_it_is(void **state)
{
	const struct changes *changes = compared(state, OLD, NEW);
	struct report *own = report_new("Code", "en-GB");
	report_item(own, g_strdup("Nothing (paragraphs 7.1 and 2.2). Reason: none."));
	struct verifying verifying = {
		changes, NULL, "- Nothing (paragraphs 7.1 and 2.2).\n- Fraud (section 1).\n", "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	assert_false(overview_verify(&verifying, out, test_diag(state)));
	assert_contains(take_messages(state), "nothing changed at paragraph 7.1");
	verifying.own = own;
	assert_true(overview_verify(&verifying, out, test_diag(state)));
	report_free(own);
}

static void punctuation_is_no_more_than_that(void **state)
{
	const struct changes *changes = compared(state, "1. Cash is refused, always\n\n1. Cash is kept, never\n",
						 "1. Cash is refused, always.\n\n1. Cash is not kept, ever.\n");
	g_autoptr(GString) out = g_string_new(NULL);
	struct verifying verifying = {
		changes,       NULL, "- The punctuation has been changed (paragraph 1).\n- Cash (paragraph 2).\n",
		"overview.md", 0,    NULL};
	assert_true(overview_verify(&verifying, out, test_diag(state)));
	verifying.text = "- The punctuation has been changed (paragraphs 1 and 2).\n";
	assert_false(overview_verify(&verifying, out, test_diag(state)));
	assert_contains(take_messages(state), "no more than spelling or appearance at paragraph 2");
}

static void a_definition_is_known_by_its_term(void **state)
{
	const struct changes *changes = compared(
		state, "## Words\n\n1. In this Code:\n\n   Gift\n   : anything given.\n\n   Partner\n   : a spouse.\n",
		"## Words\n\n1. In this Code:\n\n   Gift\n   : anything given or lent.\n\n   Partner\n   : a "
		"spouse.\n");
	const struct verifying wrong = {changes,       NULL, "- The definition of Partner is wider (paragraph 1.1).\n",
					"overview.md", 0,    NULL};
	const struct verifying right = {changes,       NULL, "- The definition of a ‘gift’ is wider (paragraph 1.1).\n",
					"overview.md", 0,    NULL};
	GString *out = g_string_new(NULL);
	assert_false(overview_verify(&wrong, out, test_diag(state)));
	assert_contains(take_messages(state),
			"the definition that changed there is that of 'Gift', not that of 'Partner'");
	assert_true(overview_verify(&right, out, test_diag(state)));
	g_string_free(out, TRUE);
}

static void throughout_covers_all_places(void **state)
{
	assert_true(sound(state, "a) A new section on fraud (section 1).\nb) Cash (paragraph 2.2).\n"));
	const struct changes *changes = compared(state, CODE_OLD, CODE_NEW);
	const struct verifying verifying = {changes,
					    NULL,
					    "- The Head of Paperwork has been renamed Keeper of Records throughout.\n"
					    "- The limit is £30 (paragraph 1.1).\n- Divided (paragraphs 1.4-1.5).\n"
					    "- Fraud (paragraph 2.2).\n",
					    "overview.md",
					    0,
					    NULL};
	GString *out = g_string_new(NULL);
	assert_true(overview_verify(&verifying, out, test_diag(state)));
	assert_contains(out->str, "4 items held against 4 changes: nothing is off");
	g_string_free(out, TRUE);
}

static void one_is_no_plural(void **state)
{
	const struct changes *changes = compared(state, "1. Cash is refused.\n", "1. Cash is refused at once.\n");
	const struct verifying verifying = {changes, NULL, "- Cash (paragraph 1).\n", "overview.md", 0, NULL};
	GString *out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	assert_contains(out->str, "1 item held against 1 change: ");
	g_string_free(out, TRUE);
}

#define WELSH "---\ntitle: Cod\nlanguage: cy\nnumbering: [\"1.0\", \"1.1\"]\n---\n\n## Rhoddion\n\n1. Hyd at "

/* As it is written now, and as it was by versions before. */
static void a_value_in_welsh_is_held_on_its_side(void **state)
{
	static const struct {
		const char *said;
		bool right;
	} cases[] = {
		{"Disodlwyd ‘£25’ gan ‘£50’", true},
		{"Disodlwyd ‘£50’ gan ‘£25’", false},
		{"‘£50’ yw ‘£25’ bellach", true},
		{"‘£25’ yw ‘£50’ bellach", false},
		{"Disodlwyd chwe blynedd gan ddeng mlynedd", true},
		{"Disodlwyd deng mlynedd gan chwe blynedd", false},
	};
	const struct changes *changes = compared(state, WELSH "£25. Cedwir y cofnod am chwe blynedd.\n",
						 WELSH "£50. Cedwir y cofnod am ddeng mlynedd.\n");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf("a) Diweddarwyd paragraff 1.1. %s.\n", cases[i].said);
		const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
		GString *out = g_string_new(NULL);
		assert_int_equal(overview_verify(&verifying, out, test_diag(state)), cases[i].right);
		g_string_free(out, TRUE);
		if (!cases[i].right)
			assert_contains(take_messages(state), "it is the other way round");
	}
	assert_no_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_told_rightly_is_sound),
		TEST(what_is_left_out_is_named),
		TEST(an_old_number_is_told_with_the_new),
		TEST(a_place_nearby_is_told_with_the_right_one),
		TEST(what_never_changed_is_claimed),
		TEST(a_lost_letter_is_given_back),
		TEST(a_place_named_again_is_told_once),
		TEST(a_form_in_a_heading_is_not_the_appendix_of_its_letter),
		TEST(an_amount_that_stands_nowhere_there_is_claimed),
		TEST(amounts_the_wrong_way_round_are_told),
		TEST(a_new_name_is_looked_up),
		TEST(what_came_and_went_is_counted),
		TEST(what_was_done_to_a_place_is_held),
		TEST(what_is_true_and_said_otherwise_is_sound),
		TEST(places_that_changed_are_held_in_pairs),
		TEST(what_was_removed_was_not_moved),
		TEST(new_paragraphs_are_new_and_counted),
		TEST(what_a_list_came_to_is_held),
		TEST(what_we_write_is_taken_as_it_is),
		TEST(punctuation_is_no_more_than_that),
		TEST(a_definition_is_known_by_its_term),
		TEST(throughout_covers_all_places),
		TEST(one_is_no_plural),
		TEST(a_value_in_welsh_is_held_on_its_side),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
