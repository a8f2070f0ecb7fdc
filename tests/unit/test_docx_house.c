/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/templates.h"
#include "format/xml.h"
#include "render/docx/docx_house.h"

#include <string.h>

static const char *const names[SHELLS_OF_HOUSE] = {
	"docx/styles.xml", "docx/settings.xml",     "docx/fontTable.xml", "docx/page.xml",
	"docx/header.xml", "docx/header-first.xml", "docx/footer.xml",
};

/* The house as the project has it, but for `from` in one part, which becomes `to`. */
static struct docx_house *house_with(void **state, enum docx_shell shell, const char *from, const char *to)
{
	char *texts[DOCX_SHELLS] = {NULL};
	for (int i = 0; i < SHELLS_OF_HOUSE; i++)
		texts[i] = templates_read(test_templates(state), names[i], NULL, test_diag(state));
	if (from) {
		GString *text = g_string_new(texts[shell]);
		assert_int_not_equal(g_string_replace(text, from, to, 1), 0);
		g_free(texts[shell]);
		texts[shell] = g_string_free(text, FALSE);
	}
	return docx_house_from(texts, test_diag(state));
}

static void the_house_is_known_by_its_templates(void **state)
{
	struct docx_house *house = house_with(state, SHELL_PAGE, "w:w=\"11906\"", "w:w=\"12000\"");
	assert_non_null(house);
	assert_int_equal(house->page.width, 12000);
	assert_int_equal(docx_house_indent(house, "Clause1").left, 0);
	assert_true(docx_house_indent(house, "Clause1").hanging > 0);
	assert_int_equal(docx_house_indent(house, "Clause2").hanging, docx_house_indent(house, "Clause2").left);
	assert_int_equal(docx_house_indent(house, "no such style").left, 0);
	docx_house_free(house);
}

/* What is shipped isn't parsed when a Word file is made: it is here. */
static void the_shipped_templates_are_well_formed_and_known(void **state)
{
	for (int i = 0; i < SHELLS_OF_HOUSE; i++) {
		char *text = templates_read(test_templates(state), names[i], NULL, test_diag(state));
		struct xml_mistake mistake;
		assert_non_null(text);
		test_keep(state, text);
		if (!xml_read(text, strlen(text), NULL, NULL, &mistake))
			fail_msg("%s:%u: %s", names[i], mistake.line, mistake.words);
		if (!docx_shell_is_shipped((enum docx_shell)i, text))
			fail_msg("%s was changed: 'make accept' renews render/docx/docx_shipped.def", names[i]);
		text[strlen(text) / 2] ^= 1;
		assert_false(docx_shell_is_shipped((enum docx_shell)i, text));
	}
}

static void slot_show(void *data, const char *slot, const char *style, GString *out)
{
	(void)data;
	g_string_append_printf(out, "[%s %s]", slot, style ? style : "-");
}

static void slots_are_filled_and_comments_left_out(void **state)
{
	struct docx_house *house = house_with(state, SHELL_HEADER, NULL, NULL);
	GString *out = g_string_new(NULL);
	docx_house_fill(house, SHELL_HEADER, slot_show, NULL, out);
	assert_contains(out->str, "[draft -][comparison -]<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>[title -]");
	assert_lacks(out->str, "<!--");
	g_string_truncate(out, 0);
	docx_house_fill(house, SHELL_STYLES, slot_show, NULL, out);
	assert_contains(out->str, "[number Clause1]");
	assert_contains(out->str, "<w:color w:val=\"1A1A1A\"/>");
	assert_lacks(out->str, "<?keeling");
	test_keep(state, g_string_free(out, FALSE));
	docx_house_free(house);
}

static void a_part_that_is_not_xml_is_said_with_its_line(void **state)
{
	assert_null(house_with(state, SHELL_FOOTER, "</w:p>", "</w:q>"));
	const char *messages = take_messages(state);
	assert_contains(messages, "docx/footer.xml:");
	assert_contains(messages, "[template]");
}

static void a_style_that_is_missing_is_named(void **state)
{
	assert_null(house_with(state, SHELL_STYLES, "w:styleId=\"Clause3\"", "w:styleId=\"Clause33\""));
	assert_contains(take_messages(state), "the style with w:styleId \"Clause3\" is missing");
}

static void a_page_without_room_is_refused(void **state)
{
	assert_null(house_with(state, SHELL_PAGE, "w:left=\"2098\"", "w:left=\"9999\""));
	assert_contains(take_messages(state), "no room for text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_house_is_known_by_its_templates),    TEST(the_shipped_templates_are_well_formed_and_known),
		TEST(slots_are_filled_and_comments_left_out), TEST(a_part_that_is_not_xml_is_said_with_its_line),
		TEST(a_style_that_is_missing_is_named),       TEST(a_page_without_room_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
