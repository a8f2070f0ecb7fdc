/* SPDX-License-Identifier: MIT
 * A Word file is taken apart again, and counted as Word counts. */
#include "test.h"

#include "format/xml.h"
#include "render/docx/docx.h"
#include "resolve/edition.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* ---- the parts of a file -------------------------------------------------------------------------------------- */

static void release_table(void *table)
{
	g_hash_table_unref(table);
}

static void release_bytes(void *bytes)
{
	g_byte_array_unref(bytes);
}

static GByteArray *rendered(void **state, const struct edition *edition)
{
	GByteArray *bytes = test_own(state, g_byte_array_new(), release_bytes);
	assert_true(docx_render(edition, test_templates(state), bytes, test_diag(state)));
	return bytes;
}

static char *entry_text(zip_t *zip, zip_uint64_t i)
{
	zip_stat_t facts;
	assert_int_equal(zip_stat_index(zip, i, 0, &facts), 0);
	char *text = g_malloc0(facts.size + 1);
	zip_file_t *file = zip_fopen_index(zip, i, 0);
	assert_int_equal(zip_fread(file, text, facts.size), (zip_int64_t)facts.size);
	zip_fclose(file);
	return text;
}

/* Name to text of each part; each is well formed. */
static GHashTable *parts_of(void **state, const struct edition *edition)
{
	GByteArray *bytes = rendered(state, edition);
	GHashTable *parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	zip_error_t error;
	zip_t *zip = zip_open_from_source(zip_source_buffer_create(bytes->data, bytes->len, 0, &error), 0, &error);
	assert_non_null(zip);
	for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++) {
		struct xml_mistake mistake;
		char *text = entry_text(zip, i);
		if (!xml_read(text, strlen(text), NULL, NULL, &mistake))
			fail_msg("%s: %s", zip_get_name(zip, i, 0), mistake.words);
		g_hash_table_insert(parts, g_strdup(zip_get_name(zip, i, 0)), text);
	}
	zip_discard(zip);
	return test_own(state, parts, release_table);
}

static const char *part(GHashTable *parts, const char *name)
{
	const char *text = g_hash_table_lookup(parts, name);
	assert_non_null(text);
	return text;
}

static const char *body_of(void **state, const char *markdown)
{
	return part(parts_of(state, edition_from(state, markdown)), "word/document.xml");
}

/* ---- Word, counting ------------------------------------------------------------------------------------------- */

#define LEVELS 9

struct step {
	int start;
	char format[16], text[64];
};

struct definition {
	struct step levels[LEVELS];
	int counts[LEVELS]; /* 0: none yet since something above was counted */
};

struct number {
	int definition, restart, start;
	bool used;
};

struct word {
	struct definition definitions[64];
	struct number numbers[128];
	GHashTable *styles;            /* id to number << 4 | level */
	int definition, level, number; /* where the reader is */
	char style[64];                /* of the style or paragraph being read */
	int numbered, at;              /* of the paragraph: -1 where it says nothing */
	unsigned typed;                /* how many numbers were words */
	GString *words, *printed;      /* of the paragraph; of the whole document, a line each */
};

static int value_of(const struct xml_element *element, const char *name)
{
	const char *text = xml_attribute(element, name);
	return text ? atoi(text) : 0;
}

static void numbering_open(void *data, const char *name, const struct xml_element *element)
{
	struct word *word = data;
	struct step *level = &word->definitions[word->definition].levels[word->level];
	if (!strcmp(name, "w:abstractNum")) {
		word->definition = value_of(element, "w:abstractNumId");
	} else if (!strcmp(name, "w:lvl")) {
		word->level = value_of(element, "w:ilvl");
	} else if (!strcmp(name, "w:start")) {
		level->start = value_of(element, "w:val");
	} else if (!strcmp(name, "w:numFmt")) {
		g_strlcpy(level->format, xml_attribute(element, "w:val"), sizeof level->format);
	} else if (!strcmp(name, "w:lvlText")) {
		g_strlcpy(level->text, xml_attribute(element, "w:val"), sizeof level->text);
	} else if (!strcmp(name, "w:num")) {
		word->number = value_of(element, "w:numId");
		word->numbers[word->number].restart = -1;
	} else if (!strcmp(name, "w:abstractNumId")) {
		word->numbers[word->number].definition = value_of(element, "w:val");
	} else if (!strcmp(name, "w:lvlOverride")) {
		word->numbers[word->number].restart = value_of(element, "w:ilvl");
	} else if (!strcmp(name, "w:startOverride")) {
		word->numbers[word->number].start = value_of(element, "w:val");
	}
}

/* Of styles and of paragraphs alike: what numbers they have. */
static void properties_open(struct word *word, const char *name, const struct xml_element *element)
{
	if (!strcmp(name, "w:ilvl"))
		word->at = value_of(element, "w:val");
	else if (!strcmp(name, "w:numId"))
		word->numbered = value_of(element, "w:val");
}

static void styles_open(void *data, const char *name, const struct xml_element *element)
{
	struct word *word = data;
	if (!strcmp(name, "w:style")) {
		g_strlcpy(word->style, xml_attribute(element, "w:styleId"), sizeof word->style);
		word->numbered = word->at = 0;
	}
	properties_open(word, name, element);
}

static void styles_close(void *data, const char *name)
{
	struct word *word = data;
	if (!strcmp(name, "w:style") && word->numbered)
		g_hash_table_insert(word->styles, g_strdup(word->style),
				    GINT_TO_POINTER(word->numbered << 4 | word->at));
}

static void count_print(GString *out, const char *format, int count)
{
	static const char *const romans[] = {"",    "i",    "ii", "iii", "iv", "v",  "vi",
					     "vii", "viii", "ix", "x",   "xi", "xii"};
	if (!strcmp(format, "upperLetter") || !strcmp(format, "lowerLetter")) {
		for (int i = 0; i <= (count - 1) / 26; i++)
			g_string_append_c(out, (char)((*format == 'u' ? 'A' : 'a') + (count - 1) % 26));
	} else if (!strcmp(format, "lowerRoman") || !strcmp(format, "upperRoman")) {
		assert_in_range(count, 1, 12);
		char *roman = *format == 'u' ? g_ascii_strup(romans[count], -1) : g_strdup(romans[count]);
		g_string_append(out, roman);
		g_free(roman);
	} else {
		assert_string_equal(format, "decimal");
		g_string_append_printf(out, "%d", count);
	}
}

/* Counts a paragraph and prints its number as Word does. */
static void word_count(struct word *word, int numbered, int at)
{
	struct number *number = &word->numbers[numbered];
	struct definition *definition = &word->definitions[number->definition];
	if (number->restart == at && !number->used)
		definition->counts[at] = number->start;
	else
		definition->counts[at] =
			definition->counts[at] ? definition->counts[at] + 1 : definition->levels[at].start;
	number->used = true;
	for (int i = at + 1; i < LEVELS; i++)
		definition->counts[i] = 0;
	for (const char *p = definition->levels[at].text; *p; p++) {
		if (*p != '%') {
			g_string_append_c(word->printed, *p);
			continue;
		}
		int shown = *++p - '1';
		/* A level above that was never counted stands at its start. */
		int count = definition->counts[shown] ? definition->counts[shown] : definition->levels[shown].start;
		count_print(word->printed, definition->levels[shown].format, count);
	}
}

static void document_open(void *data, const char *name, const struct xml_element *element)
{
	struct word *word = data;
	if (!strcmp(name, "w:p")) {
		word->numbered = word->at = -1;
		word->style[0] = '\0';
		g_string_truncate(word->words, 0);
	} else if (!strcmp(name, "w:pStyle")) {
		g_strlcpy(word->style, xml_attribute(element, "w:val"), sizeof word->style);
	} else if (!strcmp(name, "w:tab")) {
		g_string_append_c(word->words, '\t');
	}
	properties_open(word, name, element);
}

static bool is_counted(const char *style)
{
	return g_str_has_prefix(style, "Heading") || !strcmp(style, "AppendixTitle") ||
	       (g_str_has_prefix(style, "Clause") && !g_str_has_prefix(style, "ClauseText"));
}

static void document_close(void *data, const char *name)
{
	struct word *word = data;
	if (strcmp(name, "w:p") != 0 || !is_counted(word->style))
		return;
	int tied = GPOINTER_TO_INT(g_hash_table_lookup(word->styles, word->style));
	int numbered = word->numbered >= 0 ? word->numbered : tied >> 4;
	int at = word->at >= 0 ? word->at : word->numbered >= 0 ? 0 : tied & 0xf;
	const char *tab = strchr(word->words->str, '\t');
	if (numbered)
		word_count(word, numbered, at);
	else if (tab)
		g_string_append_len(word->printed, word->words->str, tab - word->words->str);
	word->typed += !numbered && tab;
	g_string_append_c(word->printed, '\n');
}

static void document_text(void *data, const char *text)
{
	g_string_append(((struct word *)data)->words, text);
}

/* What Word prints at the margin of each heading and clause, a line each; how many of them were words. */
static const char *word_numbers(void **state, GHashTable *parts, unsigned *typed)
{
	static const struct xml_visitor numbering = {numbering_open, NULL, NULL};
	static const struct xml_visitor styles = {styles_open, styles_close, NULL};
	static const struct xml_visitor document = {document_open, document_close, document_text};
	struct word *word = g_new0(struct word, 1);
	struct xml_mistake mistake;
	word->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	word->words = g_string_new(NULL);
	word->printed = g_string_new(NULL);
	const char *text = part(parts, "word/numbering.xml");
	assert_true(xml_read(text, strlen(text), &numbering, word, &mistake));
	text = part(parts, "word/styles.xml");
	assert_true(xml_read(text, strlen(text), &styles, word, &mistake));
	text = part(parts, "word/document.xml");
	assert_true(xml_read(text, strlen(text), &document, word, &mistake));
	char *printed = g_string_free(word->printed, FALSE);
	*typed = word->typed;
	g_string_free(word->words, TRUE);
	g_hash_table_unref(word->styles);
	g_free(word);
	return test_keep(state, printed);
}

/* What they are. */
static void numbers_append(const struct edition *edition, const struct node *node, GString *out)
{
	const char *number = edition_number(edition, node);
	if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || (node->kind == NODE_CLAUSE && *number))
		g_string_append_printf(out, "%s\n", number);
	else if (node->kind == NODE_APPENDIX)
		g_string_append_printf(out, "%s\n", *number ? edition_label(edition, node) : "");
	for (const struct node *child = node->first; child; child = child->next)
		numbers_append(edition, child, out);
}

/* `words`: how many of the numbers may be words because Word can't count them. */
static void assert_counted(void **state, const char *markdown, unsigned words)
{
	const struct edition *edition = edition_from(state, markdown);
	GHashTable *parts = parts_of(state, edition);
	GString *expected = g_string_new(NULL);
	numbers_append(edition, edition_root(edition), expected);
	unsigned typed;
	assert_text(word_numbers(state, parts, &typed), test_keep(state, g_string_free(expected, FALSE)));
	assert_int_equal(typed, words);
	(void)take_messages(state);
}

#define BODY "---\n\n## S\n\n1. a\n2. b\n   1. c\n      1. c1\n      2. c2\n   2. d\n\n## T\n\n1. e\n   1. f\n"

static void every_scheme_is_counted_by_word_itself(void **state)
{
	assert_counted(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\", \"a)\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\nnumbering: [\"1.0\", \"1.1\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1.\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\nnumbering: [\"A.\", \"1.\", \"(a)\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\", \"1.1.1\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\nnumbering: [\"I.\", \"A.1\"]\n" BODY, 0);
	assert_counted(state, "---\ntitle: X\n" BODY, 0);
}

static void what_stands_between_never_breaks_a_count(void **state)
{
	assert_counted(
		state,
		"# X\n\n## S\n\nLead.\n\n1. a\n\n   More.\n\n   - bullet\n     - deeper\n\n   1. "
		"inner\n\nUnnumbered.\n\n"
		"2. b\n\n> 1. in a note\n> 2. and on\n\n- bullet\n\n3. c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n4. d\n\n"
		"### Sub\n\n1. e\n\n## T\n\n### Sub\n\n1. f\n   1. g\n",
		0);
}

static void numbers_fixed_by_their_author_print_as_they_are(void **state)
{
	assert_counted(state,
		       "# X\n\n## S\n\n1. a\n2. b {number=1A}\n3. c\n\n## T {number=2A}\n\n1. d\n   1. e\n2. f\n\n## "
		       "U\n\n1. g\n",
		       2);
	assert_counted(
		state,
		"---\ntitle: X\nnumbering: typed\n---\n\n## 1.0 S\n\n1.1 a\n\n1.2 b\n\n(a) c\n\n## 3.0 T\n\n3.5 d\n",
		6);
}

static void headings_without_a_number_have_none(void **state)
{
	assert_counted(state,
		       "# X\n\n## Foreword {-}\n\nWords.\n\n## S\n\n1. a\n\n## Between {-}\n\nText.\n\n## T\n\n1. b\n",
		       0);
}

static void each_appendix_counts_for_itself(void **state)
{
	test_file(
		state, "b.md",
		"---\ntitle: Register\nnumbering: [\"A.1\", \"(a)\"]\n---\n\n## One\n\n1. a\n2. b\n\n## Two\n\n1. c\n");
	test_file(state, "c.md", "# Procedure\n\n## One\n\n1. a\n   1. b\n\n## Two\n\n1. c\n");
	test_file(state, "whole/document.md",
		  "---\ntitle: Protocol\nid: protocol\nversion: \"1\"\nstatus: draft\n---\n\n"
		  "## One\n\n1. a\n   1. b\n\n## Two\n\n1. c\n");
	assert_counted(
		state,
		"---\ntitle: X\nappendices: [b.md, c.md, whole/document.md]\n---\n\n## S\n\n1. a\n\n## T\n\n1. b\n", 0);
}

static void letters_after_z_print_as_they_are(void **state)
{
	GString *text = g_string_new("# X\n\n## S\n\n1. a\n");
	for (int i = 0; i < 30; i++)
		g_string_append(text, "   1. b\n");
	const struct edition *edition = edition_from(state, test_keep(state, g_string_free(text, FALSE)));
	GString *expected = g_string_new(NULL);
	numbers_append(edition, edition_root(edition), expected);
	unsigned typed;
	assert_text(word_numbers(state, parts_of(state, edition), &typed),
		    test_keep(state, g_string_free(expected, FALSE)));
}

/* ---- references and bookmarks --------------------------------------------------------------------------------- */

#define REFERENCES \
	"# X\n\n## Gifts\n\n1. At most a pound. {#limit}\n   1. In a year. {#year}\n2. See [](#limit), [](#year), " \
	"[](#home) and [here](#limit).\n\n## Home {#home}\n\n1. b\n"

static void references_are_fields_with_their_words(void **state)
{
	const char *body = body_of(state, REFERENCES);
	assert_contains(body, "<w:t xml:space=\"preserve\">See paragraph </w:t>");
	assert_contains(body, " REF limit \\r \\h ");
	assert_contains(body, " REF year \\w \\h ");
	assert_contains(body, "<w:t>1.1(a)</w:t>");
	assert_contains(body, " REF home \\r \\h ");
	assert_contains(body,
			"<w:hyperlink w:anchor=\"limit\" w:history=\"1\"><w:r><w:t>here</w:t></w:r></w:hyperlink>");
}

static unsigned occurrences(const char *text, const char *wanted)
{
	unsigned count = 0;
	for (const char *p = strstr(text, wanted); p; p = strstr(p + 1, wanted))
		count++;
	return count;
}

/* The values that follow `before` in `text`, up to one of `end`; each occurs once. */
static GHashTable *names_after(void **state, const char *text, const char *before, const char *end, bool once)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (const char *p = strstr(text, before); p; p = strstr(p + 1, before)) {
		const char *name = p + strlen(before);
		bool added = g_hash_table_add(names, g_strndup(name, strcspn(name, end)));
		assert_true(added || !once);
	}
	return test_own(state, names, release_table);
}

static void every_reference_has_its_bookmark(void **state)
{
	const char *body =
		body_of(state, REFERENCES "\n## A heading with a very long name that goes on and on and on\n\n"
					  "## A heading with a very long name that goes on and on and on, too\n");
	GHashTable *names = names_after(state, body, "w:name=\"", "\"", true);
	GHashTable *fields = names_after(state, body, " REF ", " ", false);
	GHashTable *anchors = names_after(state, body, "w:anchor=\"", "\"", false);
	GHashTableIter iter;
	gpointer name;
	for (g_hash_table_iter_init(&iter, fields); g_hash_table_iter_next(&iter, &name, NULL);)
		assert_true(g_hash_table_contains(names, name));
	for (g_hash_table_iter_init(&iter, anchors); g_hash_table_iter_next(&iter, &name, NULL);)
		assert_true(g_hash_table_contains(names, name));
	for (g_hash_table_iter_init(&iter, names); g_hash_table_iter_next(&iter, &name, NULL);) {
		assert_in_range(strlen(name), 1, 40);
		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(name));
	}
	names_after(state, body, "<w:bookmarkStart w:id=\"", "\"", true);
	assert_int_equal(occurrences(body, "<w:bookmarkStart"), occurrences(body, "<w:bookmarkEnd"));
	(void)take_messages(state);
}

static void only_known_schemes_become_links(void **state)
{
	GHashTable *parts = parts_of(state, edition_from(state, "# X\n\n[a](https://council.example/?a=1&b=2) and "
								"[b](mailto:x@council.example)\n"));
	assert_contains(part(parts, "word/_rels/document.xml.rels"), "Target=\"https://council.example/?a=1&amp;b=2\"");
	assert_contains(part(parts, "word/_rels/document.xml.rels"), "Target=\"mailto:x@council.example\"");
	assert_contains(part(parts, "word/document.xml"), "<w:hyperlink r:id=\"rId8\"");
}

/* ---- tables, forms -------------------------------------------------------------------------------------------- */

static void every_cell_ends_in_a_paragraph(void **state)
{
	const char *body =
		body_of(state, "# X\n\n| a | b |\n|---|--:|\n| one<br>- bullet<br>- two | |\n| three | 4 |\n\n"
			       "```form\n- rows: Interests\n  columns: [One, Two]\n- signature: Employee\n```\n");
	assert_int_equal(occurrences(body, "</w:tc>"), occurrences(body, "</w:p></w:tc>"));
	assert_int_equal(occurrences(body, "</w:tbl>"), occurrences(body, "</w:tbl><w:p>"));
	assert_int_equal(occurrences(body, "<w:tblHeader/>"), 3);
	assert_contains(body, "<w:pStyle w:val=\"TableTextRight\"/>");
	assert_contains(body, "<w:pStyle w:val=\"TableBullet\"/>");
}

static void wide_tables_stand_on_turned_pages(void **state)
{
	const char *body = body_of(
		state, "# X\n\nBefore.\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
		       "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n\nAfter.\n");
	assert_int_equal(occurrences(body, "<w:sectPr>"), 3);
	assert_int_equal(occurrences(body, "w:orient=\"landscape\""), 1);
	assert_int_equal(occurrences(body, "<w:titlePg/>"), 1);
}

#define GROUPS \
	"```form\n- text: Name\n- group: About you\n- text: Post\n- privacy: Kept.\n- office: Office\n- text: " \
	"Received\n```\n"

#define HEADS(style, level) "<w:pStyle w:val=\"" style "\"/><w:outlineLvl w:val=\"" level "\"/>"

/* Of a form by itself the first ones; within a document below its headings, and below those that contents list. */
static void groups_of_a_form_are_headings(void **state)
{
	const char *alone = body_of(state, "# X\n\n" GROUPS), *within = body_of(state, "# X\n\n## Y\n\n" GROUPS),
		   *deep = body_of(state, "# X\n\n## Y\n\n### Z\n\n#### A\n\n" GROUPS);
	assert_contains(alone, HEADS("FormGroup", "0") "</w:pPr><w:r><w:t>About you");
	assert_contains(alone, HEADS("FormGroup", "1") "</w:pPr><w:r><w:t>Privacy notice");
	assert_contains(alone, HEADS("OfficeGroup", "0"));
	assert_contains(within, HEADS("FormGroup", "2") "</w:pPr><w:r><w:t>About you");
	assert_contains(within, HEADS("FormGroup", "3") "</w:pPr><w:r><w:t>Privacy notice");
	assert_contains(deep, HEADS("FormGroup", "3") "</w:pPr><w:r><w:t>About you");
}

static void forms_are_content_controls(void **state)
{
	const char *body =
		body_of(state, "# X\n\n```form\n- text: Full name\n  required: true\n- date: Date\n- choice: Kind\n"
			       "  options: [Financial, Other]\n- tick: I agree\n- long: Describe\n- choices: Which\n"
			       "  options: [One, Two]\n- statement: I am [text: Name].\n```\n");
	assert_contains(body, "<w:alias w:val=\"Full name\"/>");
	assert_contains(body, "</w:sdtContent></w:sdt><w:r><w:t xml:space=\"preserve\"> (Name).</w:t></w:r>");
	assert_contains(body, "<w:text w:multiLine=\"1\"/>");
	assert_contains(body, "<w:lid w:val=\"en-GB\"/>");
	assert_contains(body, "<w:dropDownList><w:listItem w:displayText=\"Choose one\" w:value=\"\"/>"
			      "<w:listItem w:displayText=\"Financial\" w:value=\"Financial\"/>");
	assert_contains(body_of(state, "# X\n\n```form\n- choice: Kind\n  options: [A, B]\n  required: true\n```\n"),
			"<w:dropDownList><w:listItem w:displayText=\"A\"");
	assert_int_equal(occurrences(body, "<w14:checkbox>"), 3);
	assert_contains(body, "Full name (required)");
	names_after(state, body, "<w:id w:val=\"", "\"", true);
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static void two_runs_give_the_same_bytes(void **state)
{
	const struct edition *edition = edition_from(state, REFERENCES);
	GByteArray *first = rendered(state, edition), *second = rendered(state, edition);
	assert_int_equal(first->len, second->len);
	assert_memory_equal(first->data, second->data, first->len);
}

static void a_draft_says_so_on_every_page(void **state)
{
	GHashTable *parts =
		parts_of(state, edition_from(state, "---\ntitle: Code & <rules>\nversion: \"2\"\nstatus: draft\n"
						    "language: cy\n---\n\nText.\n"));
	assert_contains(part(parts, "word/header.xml"), "Draft");
	assert_contains(part(parts, "word/header.xml"), "Code &amp; &lt;rules&gt;");
	assert_contains(part(parts, "docProps/custom.xml"), "<vt:lpwstr>draft</vt:lpwstr>");
	assert_contains(part(parts, "docProps/core.xml"), "<dc:language>cy-GB</dc:language>");
	assert_contains(part(parts, "word/styles.xml"), "<w:lang w:val=\"cy-GB\"");
	assert_lacks(part(parts, "word/styles.xml"), "<?keeling");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_scheme_is_counted_by_word_itself),
		TEST(what_stands_between_never_breaks_a_count),
		TEST(numbers_fixed_by_their_author_print_as_they_are),
		TEST(headings_without_a_number_have_none),
		TEST(each_appendix_counts_for_itself),
		TEST(letters_after_z_print_as_they_are),
		TEST(references_are_fields_with_their_words),
		TEST(every_reference_has_its_bookmark),
		TEST(only_known_schemes_become_links),
		TEST(every_cell_ends_in_a_paragraph),
		TEST(wide_tables_stand_on_turned_pages),
		TEST(groups_of_a_form_are_headings),
		TEST(forms_are_content_controls),
		TEST(two_runs_give_the_same_bytes),
		TEST(a_draft_says_so_on_every_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
