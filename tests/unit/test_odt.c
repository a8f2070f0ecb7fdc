/* SPDX-License-Identifier: MIT
 * An OpenDocument file is taken apart again, and counted as the format says. */
#include "test.h"

#include "format/package.h"
#include "format/xml.h"
#include "render/odt/odt.h"
#include "resolve/edition.h"

#include <stdlib.h>
#include <string.h>

/* ---- the parts of a file -------------------------------------------------------------------------------------- */

static void release_bytes(void *bytes)
{
	g_byte_array_unref(bytes);
}

static GByteArray *rendered(void **state, const struct edition *edition, bool by_hand)
{
	GByteArray *bytes = test_own(state, g_byte_array_new(), release_bytes);
	const struct odt_wishes wishes = {.by_hand = by_hand};
	assert_true(odt_render(edition, &wishes, test_templates(state), bytes, test_diag(state)));
	return bytes;
}

/* A part, which is well formed. */
static const char *part_of(void **state, const GByteArray *file, const char *name)
{
	struct xml_mistake mistake;
	GByteArray *part = package_read(file->data, file->len, name);
	assert_non_null(part);
	const char *text = (const char *)((GByteArray *)test_own(state, part, release_bytes))->data;
	if (!xml_read(text, strlen(text), NULL, NULL, &mistake))
		fail_msg("%s: %s", name, mistake.words);
	return text;
}

static const char *part_from(void **state, const char *markdown, const char *name)
{
	return part_of(state, rendered(state, edition_from(state, markdown), false), name);
}

static const char *text_from(void **state, const char *markdown)
{
	return strstr(part_from(state, markdown, "content.xml"), "<office:text>");
}

static int occurrences(const char *text, const char *part)
{
	int count = 0;
	for (const char *p = strstr(text, part); p; p = strstr(p + strlen(part), part))
		count++;
	return count;
}

/* ---- counting ------------------------------------------------------------------------------------------------- */

#define LEVELS 9

struct step {
	char before[64], after[64], format;
	int start, shown;
};

/* A list: the steps of its style, and how far it has counted. */
struct counted {
	const struct step *steps;
	int values[LEVELS];
};

struct counter {
	GHashTable *styles; /* name to struct step[LEVELS] */
	struct step *style; /* the one being read */
	GHashTable *lists;  /* id to struct counted * */
	struct counted *open;
	int level, start;
	bool waiting, within; /* for the first paragraph of an item; in any paragraph */
	GString *out;         /* a line a paragraph: its number, a blank, its words */
};

static int number_or(const char *text, int otherwise)
{
	return text ? atoi(text) : otherwise;
}

static void style_open(void *data, const char *name, const struct xml_element *element)
{
	struct counter *counter = data;
	if (!strcmp(name, "text:list-style")) {
		counter->style = g_new0(struct step, LEVELS);
		g_hash_table_insert(counter->styles, g_strdup(xml_attribute(element, "style:name")), counter->style);
	} else if (!strcmp(name, "text:list-level-style-number")) {
		struct step *step = &counter->style[atoi(xml_attribute(element, "text:level")) - 1];
		const char *before = xml_attribute(element, "style:num-prefix");
		g_strlcpy(step->before, before ? before : "", sizeof step->before);
		const char *after = xml_attribute(element, "style:num-suffix");
		g_strlcpy(step->after, after ? after : "", sizeof step->after);
		step->format = *xml_attribute(element, "style:num-format");
		step->start = number_or(xml_attribute(element, "text:start-value"), 1);
		step->shown = number_or(xml_attribute(element, "text:display-levels"), 1);
	}
}

static void letters(GString *out, int value, char first)
{
	if (value > 26)
		letters(out, (value - 1) / 26, first);
	g_string_append_c(out, (char)(first + (value - 1) % 26));
}

static void count_print(GString *out, int value, char format)
{
	static const char *const small[] = {"", "i", "ii", "iii", "iv", "v", "vi"};
	if (format == 'A' || format == 'a')
		letters(out, value, format);
	else if (format == 'i')
		g_string_append(out, small[value]);
	else
		g_string_append_printf(out, "%d", value);
}

/* The first paragraph of an item is the one that is counted. */
static void item_print(struct counter *counter)
{
	struct counted *list = counter->open;
	const struct step *step = &list->steps[counter->level];
	int *own = &list->values[counter->level];
	*own = counter->start ? counter->start : *own ? *own + 1 : step->start;
	for (int deeper = counter->level + 1; deeper < LEVELS; deeper++)
		list->values[deeper] = 0;
	g_string_append(counter->out, step->before);
	for (int level = counter->level + 1 - step->shown; level <= counter->level; level++) {
		count_print(counter->out, list->values[level], list->steps[level].format);
		if (level < counter->level)
			g_string_append_c(counter->out, '.');
	}
	g_string_append(counter->out, step->after);
	g_string_append_c(counter->out, ' ');
}

static void list_open(struct counter *counter, const struct xml_element *element)
{
	const char *id = xml_attribute(element, "xml:id");
	const char *on = id ? id : xml_attribute(element, "text:continue-list");
	counter->level++;
	if (!on)
		return;
	char *key = g_strdup(on);
	counter->open = g_hash_table_lookup(counter->lists, key);
	if (!counter->open) {
		counter->open = g_new0(struct counted, 1);
		counter->open->steps = g_hash_table_lookup(counter->styles, xml_attribute(element, "text:style-name"));
		assert_non_null(counter->open->steps);
		g_hash_table_insert(counter->lists, key, counter->open);
	} else {
		g_free(key);
	}
}

static void text_open(void *data, const char *name, const struct xml_element *element)
{
	struct counter *counter = data;
	if (!strcmp(name, "text:list")) {
		counter->waiting = false;
		list_open(counter, element);
	} else if (!strcmp(name, "text:list-item")) {
		counter->waiting = true;
		counter->start = number_or(xml_attribute(element, "text:start-value"), 0);
	} else if (!strcmp(name, "text:p") || !strcmp(name, "text:h")) {
		if (counter->waiting)
			item_print(counter);
		counter->waiting = false;
		counter->within = true;
	} else if (!strcmp(name, "text:tab")) {
		g_string_append_c(counter->out, ' ');
	}
}

static void text_close(void *data, const char *name)
{
	struct counter *counter = data;
	if (!strcmp(name, "text:list"))
		counter->level--;
	if (!strcmp(name, "text:p") || !strcmp(name, "text:h")) {
		g_string_append_c(counter->out, '\n');
		counter->within = false;
	}
}

static void text_words(void *data, const char *text)
{
	struct counter *counter = data;
	if (counter->within)
		g_string_append(counter->out, text);
}

/* The text as it is read, with its numbers; what stands before the first section is left out. */
static const char *read_from(void **state, const char *markdown)
{
	static const struct xml_visitor styles = {style_open, NULL, NULL}, text = {text_open, text_close, text_words};
	GByteArray *file = rendered(state, edition_from(state, markdown), false);
	const char *sheet = part_of(state, file, "styles.xml"), *content = part_of(state, file, "content.xml");
	struct counter counter = {.styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
				  .lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
				  .level = -1,
				  .out = g_string_new(NULL)};
	struct xml_mistake mistake;
	assert_true(xml_read(sheet, strlen(sheet), &styles, &counter, &mistake));
	assert_true(xml_read(content, strlen(content), &text, &counter, &mistake));
	g_hash_table_unref(counter.lists);
	g_hash_table_unref(counter.styles);
	return test_keep(state, g_string_free(counter.out, FALSE));
}

static void every_scheme_is_counted(void **state)
{
	const char *text = read_from(
		state,
		"---\ntitle: X\nnumbering: [\"1.0\", \"1.1\", \"(a)\", \"(i)\"]\n---\n\n## One\n\n1. a\n   1. b\n"
		"      1. c\n   1. d\n1. e\n\n## Two\n\n1. f\n");
	assert_contains(text, "1.0 One\n1.1 a\n(a) b\n(i) c\n(b) d\n1.2 e\n2.0 Two\n2.1 f\n");
	text = read_from(
		state, "---\ntitle: X\nnumbering: [\"A.\", \"1.\", \"(a)\"]\n---\n\n## One\n\n1. a\n1. b\n\n## Two\n\n"
		       "1. c\n   1. d\n");
	assert_contains(text, "A. One\n1. a\n2. b\nB. Two\n1. c\n(a) d\n");
}

static void what_stands_between_never_breaks_a_count(void **state)
{
	const char *text =
		read_from(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\"]\n---\n\n## One\n\n1. a\n\n   Under "
				 "it.\n\n   | h |\n   |---|\n"
				 "   | c |\n\n   - bullet\n\nPlain.\n\n1. b\n\n> Note.\n\n1. c\n\n## Two\n\n1. d\n");
	assert_contains(text, "1.1 a\nUnder it.\nh\nc\n");
	assert_contains(text, "Plain.\n1.2 b\nNote.\n1.3 c\n2. Two\n2.1 d\n");
}

static void numbers_fixed_by_their_author_print_as_they_are(void **state)
{
	const char *text = read_from(
		state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\"]\n---\n\n## One\n\n1. a\n1. b {number=1A}\n1. c\n\n"
		       "## Between {number=1A}\n\n1. d\n1. e\n\n## Two\n\n1. f\n");
	assert_contains(text, "1.1 a\n1.1A b\n1.2 c\n1A. Between\n1A.1 d\n1A.2 e\n2. Two\n2.1 f\n");
}

static void typed_numbers_print_as_they_are(void **state)
{
	const char *text = read_from(state, "# X\n\n## 3. Three\n\n3.1 a\n\n3.4 b\n\n(c) c\n\n## 7. Seven\n\n7.1 d\n");
	assert_contains(text, "3. Three\n3.1 a\n3.4 b\n");
	assert_contains(text, "7. Seven\n7.1 d\n");
	take_messages(state); /* numbers between them are missing */
}

static void letters_after_z_are_counted(void **state)
{
	GString *source = g_string_new("---\ntitle: X\nnumbering: [\"a.\"]\n---\n\n");
	for (int i = 0; i < 29; i++)
		g_string_append_printf(source, "## Section %d\n\n", i);
	const char *text = read_from(state, test_keep(state, g_string_free(source, FALSE)));
	assert_contains(text, "z. Section 25\naa. Section 26\nab. Section 27\nac. Section 28\n");
}

static void lists_that_are_no_clauses_begin_anew(void **state)
{
	const char *text = read_from(state, "# X\n\n> 1. a\n> 2. b\n>\n> Between.\n>\n> 5. c\n> 6. d\n");
	assert_contains(text, "1. a\n2. b\nBetween.\n5. c\n6. d\n");
}

/* ---- references ----------------------------------------------------------------------------------------------- */

static void references_are_fields_where_the_number_is_shown_alike(void **state)
{
	const char *text =
		text_from(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\", \"(a)\"]\n---\n\n## One {#one}\n\n1. See "
				 "[](#one), [](#two), [](#three). {#two}\n   1. b {#three}\n");
	assert_contains(text, "section <text:bookmark-ref text:reference-format=\"number-no-superior\" "
			      "text:ref-name=\"one\">1</text:bookmark-ref>");
	assert_contains(text, "text:ref-name=\"two\">1.1</text:bookmark-ref>");
	assert_contains(text, "text:reference-format=\"number-all-superior\" text:ref-name=\"three\">1.1(a)<");
	assert_contains(text, "<text:bookmark-start text:name=\"three\"/>b<text:bookmark-end text:name=\"three\"/>");
}

/* An office program shows no more than '2' of '2.0'. */
static void other_references_are_links(void **state)
{
	const char *text = text_from(
		state, "---\ntitle: X\nnumbering: [\"1.0\", \"1.1\"]\n---\n\n## One {#one}\n\n1. See [](#one) and "
		       "[here](#one).\n");
	assert_contains(text, "xlink:href=\"#one\" text:style-name=\"Reference\" "
			      "text:visited-style-name=\"Reference\">section 1.0</text:a>");
	assert_contains(text, ">here</text:a>");
	assert_lacks(text, "<text:bookmark-ref");
}

static void only_known_schemes_become_links(void **state)
{
	const char *text = text_from(state, "# X\n\n[a](https://a.example/?x=1&y=2) [b](page.html)\n");
	assert_contains(text, "xlink:href=\"https://a.example/?x=1&amp;y=2\"");
	assert_int_equal(occurrences(text, "<text:a "), 1);
}

/* ---- words, tables, forms --------------------------------------------------------------------------------------- */

static void no_space_is_lost(void **state)
{
	const char *text = text_from(state, "# X\n\n**A** b `x  y` c\n\n```\n  in\n\tt\n```\n");
	assert_contains(text, "<text:span text:style-name=\"Strong\">A</text:span> b ");
	assert_contains(text, "x <text:s/>y");
	assert_contains(text, "<text:s text:c=\"2\"/>in<text:line-break/><text:tab/>t");
}

static void tables_have_heads_that_repeat_and_cells_with_paragraphs(void **state)
{
	const char *text = text_from(
		state, "# X\n\nTable: Gifts & more\n\n| a | b |\n|---|--:|\n| one<br>- bullet<br>- two | |\n");
	assert_contains(text, "<table:title>Gifts &amp; more</table:title>");
	assert_int_equal(occurrences(text, "<table:table-header-rows>"), 1);
	assert_int_equal(occurrences(text, "<table:table-cell "), 4);
	assert_contains(text, "<text:p text:style-name=\"TableTextRight\"></text:p></table:table-cell>");
	assert_contains(text, "</text:list></table:table-cell>");
}

static void wide_tables_stand_on_turned_pages(void **state)
{
	const char *content =
		part_from(state,
			  "# X\n\nBefore.\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
			  "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n\nAfter.\n",
			  "content.xml");
	assert_int_equal(occurrences(content, "style:master-page-name=\"FirstPage\""), 1);
	assert_int_equal(occurrences(content, "style:master-page-name=\"Landscape\""), 1);
	assert_int_equal(occurrences(content, "style:master-page-name=\"Standard\""), 1);
}

#define FORM \
	"# X\n\n```form\n- text: Full name\n  required: true\n  limit: 40\n- date: Date\n- choice: Kind\n" \
	"  options: [Financial, Other]\n- tick: I agree\n- long: Describe\n- statement: I am [text: Name].\n```\n"

static void forms_are_controls_of_the_format(void **state)
{
	const char *text = text_from(state, FORM);
	assert_contains(text, "form:title=\"Full name\" form:max-length=\"40\"");
	assert_contains(text,
			"<form:option form:label=\"Financial\"/><form:option form:label=\"Other\"/></form:listbox>");
	assert_int_equal(occurrences(text, "<form:checkbox "), 1);
	assert_int_equal(occurrences(text, "<form:textarea "), 1);
	assert_int_equal(occurrences(text, "<draw:control "), occurrences(text, " form:id=\""));
	assert_contains(text, "Full name (required)");
	assert_contains(text, "</draw:control> (Name).");
	assert_contains(text, "<svg:title>I agree</svg:title>");
}

#define GROUPS \
	"```form\n- text: Name\n- group: About you\n- text: Post\n- privacy: Kept.\n- office: Office\n- text: " \
	"Received\n```\n"

#define HEADS(style, level) "<text:h text:style-name=\"" style "\" text:outline-level=\"" level "\">"

static void groups_of_a_form_are_headings(void **state)
{
	const char *alone = text_from(state, "# X\n\n" GROUPS), *within = text_from(state, "# X\n\n## Y\n\n" GROUPS);
	assert_contains(alone, HEADS("FormGroup", "1") "About you</text:h>");
	assert_contains(alone, HEADS("FormGroup", "2") "Privacy notice</text:h>");
	assert_contains(alone, HEADS("OfficeGroup", "1"));
	assert_contains(within, HEADS("FormGroup", "3") "About you</text:h>");
}

#define HELP "\"HelpText\" office:value-type=\"string\" office:string-value=\""

/* LibreOffice has its name for a screen reader from nowhere else. */
static void each_control_says_what_it_asks_for(void **state)
{
	const char *text = text_from(
		state,
		"# X\n\n```form\n- text: Number\n  boxes: 6\n  required: true\n- tick: Partner\n  id: t\n"
		"- date: Day\n  hint: As far as you know.\n- statement: I am [text: Name] since [date: day].\n  if: t\n"
		"- choices: Whom\n  options: [Me]\n  hint: All of them.\n- rows: Posts\n  columns: [time: From]\n"
		"- signature: Employee\n  required: true\n- office: Office\n- text: Received\n```\n");
	assert_contains(text, HELP "Number (required). At most 6 characters.\"");
	assert_contains(text, HELP "Partner\"");
	assert_contains(text, HELP "Day. As far as you know. DD / MM / YYYY\"");
	assert_contains(text,
			HELP "I am \u2026 since \u2026: day. Only if \u2018Partner\u2019 is ticked. DD / MM / YYYY\"");
	assert_contains(text, HELP "Whom: Me. All of them.\"");
	assert_contains(text, HELP "Posts: From, row 1. HH : MM\"");
	assert_contains(text, HELP "Employee: Signature (type your name) (required)\"");
	assert_contains(text, HELP "Received. For the office to fill in\"");
	assert_int_equal(occurrences(text, HELP), occurrences(text, "<draw:control "));
}

static void by_hand_there_is_room_to_write(void **state)
{
	const char *text = strstr(part_of(state, rendered(state, edition_from(state, FORM), true), "content.xml"),
				  "<office:text>");
	assert_lacks(text, "<form:");
	assert_lacks(text, "<draw:control");
	assert_int_equal(occurrences(text, "\"FieldLine\""), 6); /* name, date, and four lines to describe */
	assert_contains(text, "\u2610</text:span><text:tab/>Financial");
}

static void a_flowchart_is_vectors_and_words(void **state)
{
	const struct edition *edition = edition_from(
		state, "# X\n\n```dot {alt=\"Ask; declare\"}\ndigraph { a [label=\"Ask & see\"]; b; a -> b }\n```\n");
	GByteArray *file = rendered(state, edition, false);
	const char *text = part_of(state, file, "content.xml");
	const char *picture = part_of(state, file, "Pictures/flowchart-1.svg");
	assert_contains(text, "xlink:href=\"Pictures/flowchart-1.svg\"");
	assert_contains(text, "<svg:desc>Ask; declare</svg:desc>");
	assert_contains(picture, "Ask &amp; see</text>");
	assert_contains(part_of(state, file, "META-INF/manifest.xml"), "\"Pictures/flowchart-1.svg\"");
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static void the_kind_of_the_file_comes_first_and_as_it_is(void **state)
{
	GByteArray *file = rendered(state, edition_from(state, "# X\n\nText.\n"), false);
	static const char kind[] = "mimetypeapplication/vnd.oasis.opendocument.textPK";
	assert_true(file->len > 30 + sizeof kind);
	assert_memory_equal(file->data + 30, kind, sizeof kind - 1);
}

static void two_runs_give_the_same_bytes(void **state)
{
	const struct edition *edition = edition_from(state, FORM);
	GByteArray *first = rendered(state, edition, false), *second = rendered(state, edition, false);
	assert_int_equal(first->len, second->len);
	assert_memory_equal(first->data, second->data, first->len);
}

static void a_draft_says_so_on_every_page(void **state)
{
	const struct edition *edition = edition_from(
		state, "---\ntitle: Code & <rules>\nversion: \"2\"\nstatus: draft\nlanguage: cy\n---\n\nText.\n");
	GByteArray *file = rendered(state, edition, false);
	const char *styles = part_of(state, file, "styles.xml"), *meta = part_of(state, file, "meta.xml");
	assert_int_equal(occurrences(styles, "<text:p text:style-name=\"HeaderDraft\">Draft"), 2);
	assert_contains(styles, "Code &amp; &lt;rules&gt;");
	assert_contains(styles, "<text:page-count>1</text:page-count>");
	assert_contains(styles, "fo:language=\"cy\" fo:country=\"GB\"");
	assert_lacks(styles, "<?keeling");
	assert_contains(meta, "<dc:language>cy-GB</dc:language>");
	assert_contains(meta, "meta:name=\"Status\" meta:value-type=\"string\">draft<");
}

static void long_documents_have_contents(void **state)
{
	const char *text = text_from(state, "---\ntitle: X\nnumbering: [\"1.\"]\n---\n\n## One\n\na\n\n## "
					    "Two\n\nb\n\n## Three\n\nc\n\n## Four\n\nd\n");
	assert_contains(text, "<text:table-of-content ");
	assert_contains(text, ">4.<text:tab/>Four</text:a>");
	assert_lacks(text_from(state, "# X\n\n## One\n\na\n"), "<text:table-of-content ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_scheme_is_counted),
		TEST(what_stands_between_never_breaks_a_count),
		TEST(numbers_fixed_by_their_author_print_as_they_are),
		TEST(typed_numbers_print_as_they_are),
		TEST(letters_after_z_are_counted),
		TEST(lists_that_are_no_clauses_begin_anew),
		TEST(references_are_fields_where_the_number_is_shown_alike),
		TEST(other_references_are_links),
		TEST(only_known_schemes_become_links),
		TEST(no_space_is_lost),
		TEST(tables_have_heads_that_repeat_and_cells_with_paragraphs),
		TEST(wide_tables_stand_on_turned_pages),
		TEST(forms_are_controls_of_the_format),
		TEST(groups_of_a_form_are_headings),
		TEST(each_control_says_what_it_asks_for),
		TEST(by_hand_there_is_room_to_write),
		TEST(a_flowchart_is_vectors_and_words),
		TEST(the_kind_of_the_file_comes_first_and_as_it_is),
		TEST(two_runs_give_the_same_bytes),
		TEST(a_draft_says_so_on_every_page),
		TEST(long_documents_have_contents),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
