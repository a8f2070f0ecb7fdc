/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/xml_scan.h"

#include <string.h>

static void assert_pieces(const char *text, const char *expected)
{
	GString *out = g_string_new(NULL);
	for (const char *end; *text; text = end) {
		end = xml_piece_end(text);
		g_string_append_printf(out, "%.*s|", (int)(end - text), text);
	}
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
}

static void pieces_end_where_they_do(void **state)
{
	(void)state;
	assert_pieces("<a>words</a>", "<a>|words|</a>|");
	assert_pieces("<?xml version='1.0'?>\n<!-- <a> -- > --><b/>",
		      "<?xml version='1.0'?>|\n|<!-- <a> -- > -->|<b/>|");
	assert_pieces("<a b='>' c=\"'>\">x</a>", "<a b='>' c=\"'>\">|x|</a>|");
	assert_pieces("<a><![CDATA[<b>]]></a>", "<a>|<![CDATA[<b>]]>|</a>|");
	assert_pieces("<a b='", "<a b='|");
	assert_pieces("", "");
}

static void a_tag_is_known_by_its_whole_name(void **state)
{
	(void)state;
	assert_true(xml_opens("<w:style w:styleId=\"a\">", "w:style"));
	assert_true(xml_opens("<w:b/>", "w:b"));
	assert_true(xml_opens("<w:b\n>", "w:b"));
	assert_false(xml_opens("<w:styles>", "w:style"));
	assert_false(xml_opens("</w:style>", "w:style"));
	assert_false(xml_opens("w:style", "w:style"));
}

static void assert_value(const char *tag, const char *name, const char *expected)
{
	size_t length = 0;
	const char *value = xml_tag_value(tag, tag + strlen(tag), name, &length);
	if (!expected) {
		assert_null(value);
		return;
	}
	assert_non_null(value);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(value, expected, length);
}

static void an_attribute_is_found_by_its_whole_name(void **state)
{
	(void)state;
	const char *tag = "<w:ind w:leftChars=\"7\" w:left='12' w:hanging = \"3\" w:note=\"w:right='9'\"/>";
	assert_value(tag, "w:left", "12");
	assert_value(tag, "w:leftChars", "7");
	assert_value(tag, "w:hanging", "3");
	assert_value(tag, "w:right", NULL);
	assert_value("<w:ind/>", "w:left", NULL);
	assert_value("<w:ind>", "w:left", NULL);
	assert_value("<a b=\"\">", "b", "");
	/* Nothing is looked for behind the tag. */
	const char *two = "<a><b c=\"1\"/>";
	size_t length;
	assert_null(xml_tag_value(two, two + 3, "c", &length));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_end_where_they_do),
		cmocka_unit_test(a_tag_is_known_by_its_whole_name),
		cmocka_unit_test(an_attribute_is_found_by_its_whole_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
