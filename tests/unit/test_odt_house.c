/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/templates.h"
#include "format/xml.h"
#include "render/odt/odt_house.h"

#include <string.h>

static const char *const names[ODT_SHELLS] = {"odt/styles.xml", "odt/automatic.xml"};

/* The house as the project has it, but for `from` in one part, which becomes `to`. */
static struct odt_house *house_with(void **state, enum odt_shell shell, const char *from, const char *to)
{
	char *texts[ODT_SHELLS];
	for (int i = 0; i < ODT_SHELLS; i++)
		texts[i] = templates_read(test_templates(state), names[i], NULL, test_diag(state));
	GString *text = g_string_new(texts[shell]);
	assert_int_not_equal(g_string_replace(text, from, to, 1), 0);
	g_free(texts[shell]);
	texts[shell] = g_string_free(text, FALSE);
	return odt_house_from(texts, test_diag(state));
}

static void lengths_are_read_in_the_units_of_the_format(void **state)
{
	(void)state;
	assert_int_equal(odt_length("48.2pt"), 964);
	assert_int_equal(odt_length("-1cm"), -567);
	assert_int_equal(odt_length("10mm"), 567);
	assert_int_equal(odt_length("0.5in\" more"), 720);
	assert_int_equal(odt_length("7%"), 0);
	assert_int_equal(odt_length("wide"), 0);
}

static void the_house_is_known_by_its_templates(void **state)
{
	struct odt_house *house = house_with(state, ODT_STYLES, "fo:page-width=\"595.3pt\"", "fo:page-width=\"21cm\"");
	assert_non_null(house);
	assert_int_equal(house->measures.page.width, 11906);
	assert_int_equal(odt_house_indent(house, "Clause1").left, 0);
	assert_int_equal(odt_house_indent(house, "Clause2").hanging, odt_house_indent(house, "Clause2").left);
	assert_int_equal(odt_house_indent(house, "no such style").left, 0);
	assert_true(house->turned > 10000);
	odt_house_free(house);
}

/* One look: what is numbered or shifted stands where it stands in a Word file. */
static void indents_are_those_of_word_files(void **state)
{
	static const char *const styles[] = {"Clause1",     "Clause2",    "Clause3",     "Clause4",     "Clause5",
					     "Clause6",     "ListBullet", "ListBullet2", "ListNumber3", "ListContinue",
					     "ClauseText3", "Note",       "Meaning",     "TableBullet", "DocumentFacts",
					     "FieldChoice", "TOC2",       "ClauseText6"};
	struct odt_house *ours = odt_house_new(test_templates(state), test_diag(state));
	struct docx_house *word = docx_house_new(test_templates(state), test_diag(state));
	for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
		struct indent mine = odt_house_indent(ours, styles[i]), theirs = docx_house_indent(word, styles[i]);
		if (mine.left != theirs.left || mine.hanging != theirs.hanging)
			fail_msg("%s: %d %d, in Word files %d %d", styles[i], mine.left, mine.hanging, theirs.left,
				 theirs.hanging);
	}
	assert_int_equal(ours->measures.page.left, word->page.left);
	assert_int_equal(ours->measures.page.right, word->page.right);
	docx_house_free(word);
	odt_house_free(ours);
}

static void the_shipped_templates_are_well_formed_and_known(void **state)
{
	for (int i = 0; i < ODT_SHELLS; i++) {
		char *text = templates_read(test_templates(state), names[i], NULL, test_diag(state));
		struct xml_mistake mistake;
		assert_non_null(text);
		test_keep(state, text);
		if (!xml_read(text, strlen(text), NULL, NULL, &mistake))
			fail_msg("%s:%u: %s", names[i], mistake.line, mistake.words);
		if (!odt_shell_is_shipped((enum odt_shell)i, text))
			fail_msg("%s was changed: 'make accept' renews render/odt/odt_shipped.def", names[i]);
	}
}

static void a_part_that_is_not_xml_is_said_with_its_line(void **state)
{
	assert_null(house_with(state, ODT_AUTOMATIC, "</style:style>", "</style:stile>"));
	const char *messages = take_messages(state);
	assert_contains(messages, "odt/automatic.xml:");
	assert_contains(messages, "[template]");
}

static void a_style_that_is_missing_is_named(void **state)
{
	assert_null(house_with(state, ODT_STYLES, "style:name=\"Clause3\"", "style:name=\"Clause33\""));
	assert_contains(take_messages(state), "the style with style:name \"Clause3\" is missing");
	assert_null(house_with(state, ODT_AUTOMATIC, "style:name=\"RowLine\"", "style:name=\"RowLime\""));
	assert_contains(take_messages(state), "the style with style:name \"RowLine\" is missing");
}

static void a_page_without_room_is_refused(void **state)
{
	assert_null(house_with(state, ODT_STYLES, "fo:margin-left=\"104.9pt\"", "fo:margin-left=\"20cm\""));
	assert_contains(take_messages(state), "no room for text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_read_in_the_units_of_the_format),
		TEST(the_house_is_known_by_its_templates),
		TEST(indents_are_those_of_word_files),
		TEST(the_shipped_templates_are_well_formed_and_known),
		TEST(a_part_that_is_not_xml_is_said_with_its_line),
		TEST(a_style_that_is_missing_is_named),
		TEST(a_page_without_room_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
