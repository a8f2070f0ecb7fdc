/* SPDX-License-Identifier: MIT
 * Tracked changes in Word files: who takes out what was removed reads the new text, who takes out what was inserted the
 * old one; and nothing is marked that is the same. */
#include "test.h"

#include "compare/changes.h"
#include "explain/redline/redline.h"
#include "format/xml.h"
#include "render/docx/docx.h"

#include <string.h>
#include <zip.h>

static void release_bytes(void *bytes)
{
	g_byte_array_unref(bytes);
}

static void release_changes(void *changes)
{
	changes_free(changes);
}

static void release_redline(void *redline)
{
	redline_free(redline);
}

/* A part of the package; NULL where there is none. */
static const char *part_of(void **state, const GByteArray *bytes, const char *name)
{
	zip_error_t error;
	zip_t *zip = zip_open_from_source(zip_source_buffer_create(bytes->data, bytes->len, 0, &error), 0, &error);
	zip_stat_t facts;
	char *text = NULL;
	if (zip_stat(zip, name, 0, &facts) == 0) {
		zip_file_t *file = zip_fopen(zip, name, 0);
		text = g_malloc0(facts.size + 1);
		assert_int_equal(zip_fread(file, text, facts.size), (zip_int64_t)facts.size);
		zip_fclose(file);
	}
	zip_discard(zip);
	return text ? test_keep(state, text) : NULL;
}

static const GByteArray *redline_of(void **state, const char *old, const char *new, bool plain_moves)
{
	const struct docx_revising revising = {
		.author = "Monitoring Officer", .day = "2027-02-18", .plain_moves = plain_moves};
	const struct edition *before = edition_from(state, old), *after = edition_from(state, new);
	struct changes *changes = test_own(state, changes_find(before, after, test_diag(state)), release_changes);
	struct edition *redline = test_own(state, redline_make(changes, before, after, NULL), release_redline);
	GByteArray *bytes = test_own(state, g_byte_array_new(), release_bytes);
	assert_true(docx_render_redline(redline, &revising, test_templates(state), bytes, test_diag(state)));
	return bytes;
}

static const char *body_of(void **state, const char *old, const char *new)
{
	const char *body = part_of(state, redline_of(state, old, new, false), "word/document.xml");
	return body;
}

/* ---- reading the marks ---------------------------------------------------------------------------------------- */

struct reader {
	GString *marked; /* words, those that came in {+ +}, those that went in [- -]; a line a paragraph */
	GHashTable *ids;
	int came, gone; /* how deep in such elements */
	bool words, properties;
	char end; /* what the paragraph's end is: '+', '-' or 0 */
};

static bool is_any(const char *name, const char *first, const char *second)
{
	return !strcmp(name, first) || !strcmp(name, second);
}

static void reader_open(void *data, const char *name, const struct xml_element *element)
{
	struct reader *reader = data;
	const char *id = xml_attribute(element, "w:id");
	bool came = is_any(name, "w:ins", "w:moveTo"), gone = is_any(name, "w:del", "w:moveFrom");
	if (came || gone || !strcmp(name, "w:bookmarkStart") || !strcmp(name, "w:commentRangeStart"))
		assert_true(g_hash_table_add(reader->ids, g_strdup(id)));
	if (came || gone) {
		assert_string_equal(xml_attribute(element, "w:author"), "Monitoring Officer");
		assert_true(g_str_has_prefix(xml_attribute(element, "w:date"), "2027-02-18T"));
	}
	if (!strcmp(name, "w:pPr"))
		reader->properties = true;
	if (reader->properties)
		reader->end = came ? '+' : gone ? '-' : reader->end;
	reader->came += came && !reader->properties;
	reader->gone += gone && !reader->properties;
	reader->words = is_any(name, "w:t", "w:delText");
	if (reader->words)
		assert_int_equal(!strcmp(name, "w:delText"), reader->gone > 0);
}

static void reader_close(void *data, const char *name)
{
	struct reader *reader = data;
	reader->words = false;
	reader->came -= is_any(name, "w:ins", "w:moveTo") && !reader->properties;
	reader->gone -= is_any(name, "w:del", "w:moveFrom") && !reader->properties;
	if (!strcmp(name, "w:pPr"))
		reader->properties = false;
	if (strcmp(name, "w:p") != 0)
		return;
	g_string_append_printf(reader->marked, "%s\n",
			       reader->end == '+'   ? "{+/+}"
			       : reader->end == '-' ? "[-/-]"
						    : "");
	reader->end = 0;
}

static void reader_text(void *data, const char *text)
{
	struct reader *reader = data;
	if (reader->words)
		g_string_append_printf(reader->marked, "%s%s%s",
				       reader->came   ? "{+"
				       : reader->gone ? "[-"
						      : "",
				       text,
				       reader->came   ? "+}"
				       : reader->gone ? "-]"
						      : "");
}

static const char *marked(void **state, const char *old, const char *new)
{
	static const struct xml_visitor visitor = {reader_open, reader_close, reader_text};
	struct reader reader = {.marked = g_string_new(NULL),
				.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
	struct xml_mistake mistake;
	const char *body = body_of(state, old, new);
	assert_true(xml_read(body, strlen(body), &visitor, &reader, &mistake));
	g_hash_table_unref(reader.ids);
	return test_keep(state, g_string_free(reader.marked, FALSE));
}

/* ---- tests ---------------------------------------------------------------------------------------------------- */

#define HEAD "# Code\n\n## Gifts {#gifts}\n\n"

static void words_alone_are_marked(void **state)
{
	const char *text = marked(state, HEAD "1. Officers must declare gifts above £25 to the Council.\n",
				  HEAD "1. Officers must declare gifts above £30 to the Council.\n");
	assert_contains(text, "Officers must declare gifts above [-£25-]{+£30+} to the Council.\n");
	assert_lacks(text, "/");
}

static void clauses_come_and_go_with_their_ends(void **state)
{
	const char *text = marked(state,
				  HEAD "1. Officers must declare gifts.\n2. Registers are kept for six years.\n"
				       "3. Breaches are misconduct.\n",
				  HEAD "1. Officers must declare gifts.\n2. Breaches are misconduct.\n"
				       "3. Managers may withhold entries from publication.\n");
	assert_contains(text, "\n[-Registers are kept for six years.-][-/-]\n");
	/* Word can't take away the last paragraph of all: an empty one follows. */
	assert_contains(text,
			"\nBreaches are misconduct.\n{+Managers may withhold entries from publication.+}{+/+}\n\n");
}

static void a_reference_that_followed_is_a_field_with_both_numbers(void **state)
{
	const char *body = body_of(state, HEAD "1. Gifts are declared.\n\n## Law {#law}\n\n1. See [](#law) for more.\n",
				   HEAD "1. Gifts are declared.\n\n## Added {#added}\n\n1. This is quite new.\n\n"
					"## Law {#law}\n\n1. See [](#law) for more.\n");
	assert_contains(body, " REF law \\r \\h ");
	assert_contains(body, "<w:delText>2</w:delText>");
	assert_contains(body, "<w:t>3</w:t>");
	assert_lacks(body, "<w:pPrChange"); /* the numbers follow by themselves */
}

static const char moved_before[] =
	"# Code\n\n## Gifts {#gifts}\n\n1. Officers must declare every gift above the limit.\n"
	"2. The register is open to the public at the town hall.\n\n"
	"## Register {#register}\n\n1. Entries are kept for six years after they are made.\n";
static const char moved_after[] =
	"# Code\n\n## Gifts {#gifts}\n\n1. Officers must declare every gift above the limit.\n\n"
	"## Register {#register}\n\n1. Entries are kept for six years after they are made.\n"
	"2. The register is open to the public at the town hall.\n";

static void a_move_is_one_by_name(void **state)
{
	const char *body = body_of(state, moved_before, moved_after);
	const char *from = strstr(body, "<w:moveFromRangeStart"), *to = strstr(body, "<w:moveToRangeStart");
	assert_non_null(from);
	assert_non_null(to);
	from = strstr(from, "w:name=\"");
	to = strstr(to, "w:name=\"");
	assert_memory_equal(from, to, strcspn(from, ">"));
	assert_contains(body, "<w:moveFromRangeEnd");
	assert_contains(body, "<w:moveToRangeEnd");
	assert_lacks(body, "<w:delText>");
}

/* LibreOffice would leave its end behind, if that were not inserted too. */
static void what_moved_here_has_its_fields(void **state)
{
	const char *start = "# Code\n\n## Gifts {#gifts}\n\n1. Officers must declare every gift above the limit.\n";
	const char *end = "## Register {#register}\n\n1. Entries are kept for six years after they are made.\n";
	const char *clause = "1. The register is open to the public, as [](#gifts) says, at the town hall.\n";
	const char *old = test_keep(state, g_strconcat(start, "\n", clause, "\n", end, NULL));
	const char *new = test_keep(state, g_strconcat(start, "\n", end, "\n", clause, NULL));
	const char *body = body_of(state, old, new), *to = strstr(body, "<w:moveTo ");
	const char *from = test_keep(state, g_strndup(body, (gsize)(to - body)));
	assert_contains(from, "as section 1 says, at the town hall.");
	assert_lacks(from, " REF gifts ");
	assert_contains(to, " REF gifts \\r \\h ");
	assert_contains(g_strrstr(from, "<w:rPr>"), "<w:ins ");
}

static void a_move_may_be_told_as_removed_and_inserted(void **state)
{
	const char *body = part_of(state, redline_of(state, moved_before, moved_after, true), "word/document.xml");
	assert_lacks(body, "<w:move");
	assert_contains(body, "<w:delText>The register is open to the public at the town hall.</w:delText>");
	assert_contains(body, "<w:t>The register is open to the public at the town hall.</w:t>");
}

static void a_clause_is_divided_by_its_end_alone(void **state)
{
	const char *text = marked(
		state,
		HEAD "1. Officers must declare every gift. Managers must keep the register of gifts up to date.\n",
		HEAD "1. Officers must declare every gift.\n2. Managers must keep the register of gifts up to date.\n");
	assert_contains(text, "Officers must declare every gift.[- -]{+/+}\n"
			      "Managers must keep the register of gifts up to date.\n");
}

static void rows_and_columns_have_marks_of_their_own(void **state)
{
	const char *old = "# Code\n\n| Post | Limit |\n| --- | --- |\n| Clerk | £25 |\n| Head | £50 |\n";
	const char *row = body_of(state, old,
				  "# Code\n\n| Post | Limit |\n| --- | --- |\n| Clerk | £25 |\n| Head | £50 |\n"
				  "| Director | £75 |\n");
	const char *column = body_of(state, old,
				     "# Code\n\n| Post | Limit | Form |\n| --- | --- | --- |\n| Clerk | £25 | A |\n"
				     "| Head | £50 | B |\n");
	assert_contains(row, "<w:cantSplit/><w:ins ");
	assert_lacks(row, "<w:cellIns");
	assert_contains(column, "<w:cellIns ");
	assert_lacks(column, "<w:cantSplit/><w:ins ");
	assert_lacks(column, "<w:delText>");
}

#define FORM(columns) "# Code\n\n```form\n- rows: Interests\n  columns: [" columns "]\n  count: 2\n```\n"

static void columns_of_forms_have_marks_of_their_own(void **state)
{
	const char *came = body_of(state, FORM("Body, Role"), FORM("Body, Pay, Role"));
	const char *gone = body_of(state, FORM("Body, Pay, Role"), FORM("Body, Role"));
	const char *cell = "<w:cellIns ";
	for (unsigned i = 0; i < 3; i++) { /* of the head and of two rows */
		assert_contains(came, cell);
		came = strstr(came, cell) + strlen(cell);
	}
	assert_lacks(came, cell);
	assert_contains(gone, "<w:cellDel ");
	/* The control of a column that stays has the name that the new text gives it. */
	assert_contains(came, "<w:tag w:val=\"interests-2-3\"/>");
	assert_contains(gone, "<w:tag w:val=\"interests-2-2\"/>");
	assert_lacks(gone, "<w:tag w:val=\"interests-2-3\"/>");
}

static void other_patterns_are_other_properties(void **state)
{
	const char *text = "## Gifts {#gifts}\n\n1. Officers must declare gifts.\n2. Registers are kept.\n";
	const char *old =
		test_keep(state, g_strconcat("---\nnumbering: [\"1.\", \"1.1\"]\n---\n# Code\n\n", text, NULL));
	const char *new =
		test_keep(state, g_strconcat("---\nnumbering: [\"1.0\", \"1.1\"]\n---\n# Code\n\n", text, NULL));
	const char *body = body_of(state, old, new);
	assert_contains(body, "<w:pStyle w:val=\"Heading1\"/><w:pPrChange ");
	assert_lacks(body, "<w:delText>");
}

static void typed_numbers_are_words(void **state)
{
	const char *text =
		marked(state, "---\nnumbering: typed\n---\n# Code\n\n## 1. Gifts\n\n1.1 Officers declare gifts.\n",
		       "---\nnumbering: typed\n---\n# Code\n\n## 2. Gifts\n\n2.1 Officers declare gifts.\n");
	assert_contains(text, "[-1.-]{+2.+}");
	assert_contains(text, "[-1.1-]{+2.1+}");
	assert_contains(text, "Officers declare gifts.");
}

static void an_ordinary_file_knows_nothing_of_it(void **state)
{
	GByteArray *bytes = test_own(state, g_byte_array_new(), release_bytes);
	const struct edition *edition = edition_from(state, HEAD "1. Officers must declare gifts.\n");
	assert_true(docx_render(edition, test_templates(state), bytes, test_diag(state)));
	assert_lacks(part_of(state, bytes, "word/settings.xml"), "trackRevisions");
	assert_lacks(part_of(state, bytes, "word/header.xml"), "Comparison");
	assert_null(part_of(state, bytes, "word/comments.xml"));
	const GByteArray *redline =
		redline_of(state, HEAD "1. Officers declare gifts.\n", HEAD "1. Officers must declare gifts.\n", false);
	assert_contains(part_of(state, redline, "word/settings.xml"), "<w:trackRevisions/>");
	assert_contains(part_of(state, redline, "word/header-first.xml"), "Comparison of two texts");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_alone_are_marked),
		TEST(clauses_come_and_go_with_their_ends),
		TEST(a_reference_that_followed_is_a_field_with_both_numbers),
		TEST(a_move_is_one_by_name),
		TEST(what_moved_here_has_its_fields),
		TEST(a_move_may_be_told_as_removed_and_inserted),
		TEST(a_clause_is_divided_by_its_end_alone),
		TEST(rows_and_columns_have_marks_of_their_own),
		TEST(columns_of_forms_have_marks_of_their_own),
		TEST(other_patterns_are_other_properties),
		TEST(typed_numbers_are_words),
		TEST(an_ordinary_file_knows_nothing_of_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
