/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/xml_tree.h"

#include <string.h>

static void assert_written(void (*write)(GString *out, const char *text), const char *text, const char *expected)
{
	GString *out = g_string_new(NULL);
	write(out, text);
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
}

static void what_means_markup_is_escaped(void **state)
{
	(void)state;
	assert_written(xml_text, "R&D <b> ]]> \"x\"", "R&amp;D &lt;b&gt; ]]&gt; \"x\"");
	assert_written(xml_value, "R&D <b> \"x\"\t'y'\n", "R&amp;D &lt;b&gt; &quot;x&quot;&#9;'y'&#10;");
	assert_written(xml_text, "", "");
	assert_written(xml_text, "Cyngor Sir Gâr ŵ €", "Cyngor Sir Gâr ŵ €");
}

static void what_xml_can_not_hold_is_replaced(void **state)
{
	(void)state;
	assert_written(xml_text,
		       "a\x01"
		       "b\x1f",
		       "a\uFFFDb\uFFFD");
	assert_written(xml_text,
		       "a\xef\xbf\xbe"
		       "b\xef\xbf\xbf",
		       "a\uFFFDb\uFFFD");
	assert_written(xml_text, "\uFF01 \uFFFD", "\uFF01 \uFFFD"); /* others that begin with the same byte stay */
	assert_written(xml_text, "a\rb\n\tc", "a&#13;b\n\tc");
}

static void what_is_written_reads_back(void **state)
{
	GString *out = g_string_new("<a b=\"");
	xml_value(out, "1 < 2 & \"3\"\n");
	g_string_append(out, "\">");
	xml_text(out, "x < y & z > \"\r\n");
	g_string_append(out, "</a>");
	struct xml_mistake mistake;
	assert_true(xml_read(out->str, out->len, NULL, NULL, &mistake));
	test_keep(state, g_string_free(out, FALSE));
}

static void values_are_unpacked_as_they_are_meant(void **state)
{
	static const char text[] = "<a b=\"?x=1&amp;y=2 &amp;#38; &lt;&quot;&#x0a;&gt; &amp;\" c=\"\">R&amp;D</a>";
	static const struct xml_space spaces[] = {{NULL, NULL}};
	struct xml_mistake mistake;
	GString *packed = g_string_new(NULL);
	struct arena *arena = arena_new();
	assert_true(xml_pack(text, sizeof text - 1, spaces, packed, &mistake));
	const struct xml_node *root = xml_unpack(packed->str, packed->len, arena);
	assert_non_null(root);
	assert_string_equal(xml_get(root, "b"), "?x=1&y=2 &#38; <\"\n> &");
	assert_string_equal(xml_get(root, "c"), "");
	assert_string_equal(root->first->text, "R&D");
	arena_free(arena);
	test_keep(state, g_string_free(packed, FALSE));
}

static void numbers_are_decimals(void **state)
{
	(void)state;
	GString *out = g_string_new(NULL);
	xml_number(out, 0);
	xml_number(out, 1009);
	xml_number(out, 4294967295ul);
	assert_string_equal(out->str, "010094294967295");
	g_string_free(out, TRUE);
}

static void note_open(void *data, const char *name, const struct xml_element *element)
{
	const char *value = xml_attribute(element, "w:val");
	g_string_append_printf(data, "<%s %s>", name, value ? value : "-");
}

static void note_close(void *data, const char *name)
{
	g_string_append_printf(data, "</%s>", name);
}

static void note_text(void *data, const char *text)
{
	g_string_append(data, text);
}

static void a_reader_is_told_what_stands_there(void **state)
{
	(void)state;
	static const struct xml_visitor visitor = {note_open, note_close, note_text};
	const char *text = "<w:p xmlns:w='u'><!-- no --><?no?><w:b w:val='1 &amp; 2'/>x &lt; y</w:p>";
	struct xml_mistake mistake;
	GString *seen = g_string_new(NULL);
	assert_true(xml_read(text, strlen(text), &visitor, seen, &mistake));
	assert_string_equal(seen->str, "<w:p -><w:b 1 & 2></w:b>x < y</w:p>");
	g_string_free(seen, TRUE);
}

static void assert_refused(const char *text, unsigned line)
{
	struct xml_mistake mistake;
	assert_false(xml_read(text, strlen(text), NULL, NULL, &mistake));
	assert_int_equal(mistake.line, line);
	assert_true(mistake.words[0] != '\0');
}

static void what_is_not_well_formed_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_refused("<a>\n<b></a>\n", 2);
	assert_refused("<a>\n\n&nothing;</a>", 3);
	assert_refused("<a/><b/>", 1);
	assert_refused("", 0);
	assert_refused("<a>\x01</a>", 1);
}

static void a_document_type_is_refused_before_anything_is_loaded(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
		"<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<a>&e;</a>",
		"<!DOCTYPE a [<!ENTITY e \"xx\"><!ENTITY f \"&e;&e;\">]><a>&f;</a>",
	};
	static const struct xml_visitor visitor = {note_open, note_close, note_text};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct xml_mistake mistake;
		GString *seen = g_string_new(NULL);
		assert_false(xml_read(texts[i], strlen(texts[i]), &visitor, seen, &mistake));
		assert_string_equal(mistake.words, "a document type is not allowed here");
		assert_string_equal(seen->str, "");
		g_string_free(seen, TRUE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_means_markup_is_escaped),
		cmocka_unit_test(what_xml_can_not_hold_is_replaced),
		TEST(values_are_unpacked_as_they_are_meant),
		TEST(what_is_written_reads_back),
		cmocka_unit_test(numbers_are_decimals),
		cmocka_unit_test(a_reader_is_told_what_stands_there),
		cmocka_unit_test(what_is_not_well_formed_is_refused_with_its_line),
		cmocka_unit_test(a_document_type_is_refused_before_anything_is_loaded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
