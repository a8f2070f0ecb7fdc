/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/package.h"
#include "publish/word/word_list.h"

#include <string.h>

#define P(inner) "<w:p>" inner "</w:p>"
#define T(words) "<w:r><w:t>" words "</w:t></w:r>"
#define NUMBERED(words) P("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" T(words))

#define SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define RELATION(type, target) \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship " \
	"Id=\"a\" " \
	"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target \
	"\"/></Relationships>"

/* The list in a Word file with this body; "none" where it can't be read. */
static const char *list_of(void **state, const char *body)
{
	static const char top[] = RELATION("officeDocument", "word/document.xml");
	static const char beside[] = RELATION("numbering", "numbering.xml");
	static const char numbering[] =
		"<w:numbering " SPACE "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>"
		"<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
	struct package *package = package_new();
	char *part = g_strdup_printf("<w:document " SPACE "><w:body>%s</w:body></w:document>", body);
	GByteArray *bytes = g_byte_array_new();
	GString *out = g_string_new(NULL);
	package_add(package, "_rels/.rels", top, strlen(top));
	package_add(package, "word/_rels/document.xml.rels", beside, strlen(beside));
	package_add(package, "word/numbering.xml", numbering, strlen(numbering));
	package_add(package, "word/document.xml", part, strlen(part));
	assert_true(package_finish(package, bytes));
	bool fine = word_list_read(bytes->data, bytes->len, out);
	package_free(package);
	g_byte_array_unref(bytes);
	g_free(part);
	return test_keep(state, fine ? g_string_free(out, FALSE) : (g_string_free(out, TRUE), g_strdup("none")));
}

static void the_longest_list_is_taken(void **state)
{
	const char *list = list_of(state, P(T("Overview")) NUMBERED("One") NUMBERED("two "
										    "words") P(T("After")));
	assert_text(list, "\n- One\n- two words\n");
}

static void typed_letters_make_a_list_and_the_next_has_lost_its_own(void **state)
{
	assert_text(list_of(state, P(T("a) One")) P(T("b) Two")) P(T("Three, new"))), "a) One\nb) Two\n\nThree, new\n");
	assert_text(list_of(state, P(T("a) One")) P(T("b) Two")) P(T("2.3 Training"))), "a) One\nb) Two\n");
}

static void a_list_goes_on_where_its_letters_do(void **state)
{
	assert_text(list_of(state, P(T("1. note")) P(T("x")) P(T("a) One")) P(T("b) Two")) P(T("Part B"))
					   P(T("c) Three")) P(T("Papers")) P(T("a) A paper"))),
		    "\n\na) One\nb) Two\n\nc) Three\n\nPapers\n");
	assert_text(list_of(state, P(T("a) One")) P(T("Part B")) P(T("b) Two")) P(T("c) Three"))),
		    "a) One\n\nb) Two\nc) Three\n");
}

static void signs_are_marks_too(void **state)
{
	assert_text(list_of(state, P(T("Words")) P(T("• One")) P(T("• Two"))), "\n• One\n• Two\n");
}

static void runs_and_tabs_are_joined(void **state)
{
	assert_text(list_of(state, NUMBERED("A</w:t><w:tab/><w:t>B") NUMBERED("C</w:t></w:r><w:r><w:t>D")),
		    "- A B\n- CD\n");
}

static void no_list_and_no_file(void **state)
{
	assert_text(list_of(state, P(T("Words only"))), "");
	assert_text(list_of(state, "<w:p>"), "none");
	GString *out = g_string_new(NULL);
	assert_false(word_list_read("PK", 2, out));
	assert_null(package_read("", 0, "x"));
	g_string_free(out, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_longest_list_is_taken),
		TEST(typed_letters_make_a_list_and_the_next_has_lost_its_own),
		TEST(a_list_goes_on_where_its_letters_do),
		TEST(signs_are_marks_too),
		TEST(runs_and_tabs_are_joined),
		TEST(no_list_and_no_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
