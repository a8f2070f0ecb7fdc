/* SPDX-License-Identifier: MIT
 * The reader of Word files, on small ones that are made here: the numbers that Word prints above all. */
#include "test.h"

#include "format/package.h"
#include "publish/word/word_source.h"
#include "read/word/word.h"
#include "read/word/word_figures.h"

#include <string.h>

#define W \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define STRICT "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"" TYPE type "\" Target=\"" target "\"/>"

struct parts {
	const char *body, *styles, *numbering, *space; /* space: W by default */
};

static void part_add(struct package *package, GPtrArray *kept, const char *name, const char *element, const char *space,
		     const char *inner)
{
	char *text = g_strdup_printf("<w:%s %s>%s</w:%s>", element, space, inner ? inner : "", element);
	g_ptr_array_add(kept, text);
	package_add(package, name, text, strlen(text));
}

static GByteArray *docx_of(const struct parts *parts)
{
	static const char top[] = RELATIONS RELATION("a", "officeDocument", "word/document.xml") "</Relationships>";
	static const char beside[] = RELATIONS RELATION("a", "styles", "styles.xml")
		RELATION("b", "numbering", "numbering.xml") "<Relationship Id=\"c\" Type=\"" TYPE "hyperlink\" Target="
							    "\"https://a.example/\" TargetMode=\"External\"/>"
							    "</Relationships>";
	const char *space = parts->space ? parts->space : W;
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);
	GByteArray *bytes = g_byte_array_new();
	struct package *package = package_new();
	char *body = g_strdup_printf("<w:body>%s</w:body>", parts->body);
	g_ptr_array_add(kept, body);
	package_add(package, "_rels/.rels", top, strlen(top));
	package_add(package, "word/_rels/document.xml.rels", beside, strlen(beside));
	part_add(package, kept, "word/document.xml", "document", space, body);
	part_add(package, kept, "word/styles.xml", "styles", space, parts->styles);
	part_add(package, kept, "word/numbering.xml", "numbering", space, parts->numbering);
	assert_true(package_finish(package, bytes));
	package_free(package);
	g_ptr_array_unref(kept);
	return bytes;
}

static struct word *word_of(const struct parts *parts, enum word_view view)
{
	GByteArray *bytes = docx_of(parts);
	struct diag *diag = diag_new();
	struct word *word = word_read(bytes->data, bytes->len, view, (struct place){.file = "x.docx"}, diag);
	assert_int_equal(diag_count(diag), 0);
	assert_non_null(word);
	diag_free(diag);
	g_byte_array_unref(bytes);
	return word;
}

/* 'number words; number words'. */
static void numbers_are(const struct parts *parts, enum word_view view, const char *expected)
{
	struct word *word = word_of(parts, view);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < word->blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)word->blocks->pdata[i])->paragraph;
		g_string_append_printf(out, "%s%s ", i ? "; " : "", paragraph->number ? paragraph->number : "-");
		word_plain(paragraph, out);
	}
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
	word_free(word);
}

#define P(properties, words) "<w:p><w:pPr>" properties "</w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define NUM(id, level, words) P("<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" id "\"/></w:numPr>", words)
#define LEVEL(level, format, text, more) \
	"<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more \
	"<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define ABSTRACT(id, inner) "<w:abstractNum w:abstractNumId=\"" id "\">" inner "</w:abstractNum>"
#define USE(id, list, inner) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list "\"/>" inner "</w:num>"
#define THREE LEVEL("0", "decimal", "%1.", "") LEVEL("1", "decimal", "%1.%2", "") LEVEL("2", "lowerLetter", "(%3)", "")

static void levels_count_and_restart(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "a") NUM("1", "1", "b") NUM("1", "2", "c") NUM("1", "2", "d")
					    P("", "plain") NUM("1", "1", "e") NUM("1", "0", "f") NUM("1", "2", "g")
						    NUM("1", "1", "h"),
				    .numbering = ABSTRACT("0", THREE) USE("1", "0", "")},
		    VIEW_ACCEPTED, "1. a; 1.1 b; (a) c; (b) d; - plain; 1.2 e; 2. f; (a) g; 2.1 h");
}

static void lists_of_one_kind_count_together_until_one_starts_again(void **state)
{
	(void)state;
	numbers_are(
		&(struct parts){.body = NUM("1", "0", "a") NUM("2", "0", "b") NUM("3", "0", "c") NUM("3", "0", "d")
					NUM("1", "0", "e"),
				.numbering = ABSTRACT("0", THREE) USE("1", "0", "") USE("2", "0", "") USE(
					"3", "0",
					"<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")},
		VIEW_ACCEPTED, "1. a; 2. b; 7. c; 8. d; 9. e");
}

static void a_level_may_be_a_lists_own(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "a") NUM("2", "0", "b"),
				    .numbering = ABSTRACT("0", THREE) USE("1", "0", "")
					    USE("2", "0",
						"<w:lvlOverride w:ilvl=\"0\">" LEVEL("0", "upperRoman", "[%1]",
										     "") "</w:lvlOverride>")},
		    VIEW_ACCEPTED, "1. a; [II] b");
}

static void a_level_restarts_after_the_one_that_is_named(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "a") NUM("1", "1", "b") NUM("1", "2", "c") NUM("1", "1", "d")
					    NUM("1", "2", "e") NUM("1", "0", "f") NUM("1", "2", "g"),
				    .numbering = ABSTRACT(
					    "0", LEVEL("0", "decimal", "%1.", "") LEVEL("1", "decimal", "%1.%2",
											"<w:lvlRestart w:val=\"0\"/>")
							 LEVEL("2", "lowerLetter", "(%3)",
							       "<w:lvlRestart w:val=\"1\"/>")) USE("1", "0", "")},
		    VIEW_ACCEPTED, "1. a; 1.1 b; (a) c; 1.2 d; (b) e; 2. f; (a) g");
}

static void legal_numbers_are_in_decimals(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "a") NUM("1", "1", "b"),
				    .numbering = ABSTRACT("0", LEVEL("0", "upperRoman", "Article %1", "")
								       LEVEL("1", "decimal", "%1.%2", "<w:isLgl/>"))
					    USE("1", "0", "")},
		    VIEW_ACCEPTED, "Article I a; 1.1 b");
}

#define STYLE(id, name, based, properties) \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"" based \
	"\"/><w:pPr>" properties "</w:pPr></w:style>"
#define STYLED(id, words) P("<w:pStyle w:val=\"" id "\"/>", words)

static void numbers_come_with_styles(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = STYLED("H", "a") STYLED("C", "b") STYLED("D", "c")
					    P("<w:pStyle w:val=\"C\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "d")
						    STYLED("C", "e"),
				    .styles = STYLE("H", "heading 1", "N", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
					    STYLE("C", "Clause", "H", "") STYLE("D", "Deep", "C", ""),
				    .numbering =
					    ABSTRACT("0", LEVEL("0", "decimal", "%1.", "<w:pStyle w:val=\"H\"/>") LEVEL(
								  "1", "decimal", "%1.%2", "<w:pStyle w:val=\"C\"/>"))
						    USE("1", "0", "")},
		    VIEW_ACCEPTED, "1. a; 1.1 b; 2. c; - d; 2.1 e");
}

static void a_list_may_stand_behind_a_style_of_numbers(void **state)
{
	(void)state;
	numbers_are(
		&(struct parts){
			.body = NUM("1", "0", "a") NUM("2", "0", "b"),
			.styles = "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr>"
				  "<w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>",
			.numbering = ABSTRACT("0", "<w:numStyleLink w:val=\"L\"/>")
				ABSTRACT("1", "<w:styleLink w:val=\"L\"/>" LEVEL("0", "decimal", "%1)", ""))
					USE("1", "0", "") USE("2", "1", "")},
		VIEW_ACCEPTED, "1) a; 2) b");
}

/* A style based on itself, a list that points to itself, ids twice: the first counts, and nothing hangs. */
static void cycles_end(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = STYLED("A", "a") NUM("1", "0", "b") NUM("9", "0", "c"),
				    .styles = STYLE("A", "A", "B", "") STYLE("B", "B", "A", "")
					    STYLE("A", "heading 1", "A", ""),
				    .numbering = ABSTRACT("0", "<w:numStyleLink w:val=\"A\"/>" THREE) USE("1", "0", "")
					    USE("1", "5", "")},
		    VIEW_ACCEPTED, "- a; 1. b; - c");
}

static void figures_are_as_word_writes_them(void **state)
{
	(void)state;
	static const struct {
		const char *format;
		int count;
		const char *text;
	} cases[] = {{"lowerLetter", 27, "aa"},
		     {"upperLetter", 54, "BBB"},
		     {"lowerRoman", 1994, "mcmxciv"},
		     {"decimalZero", 7, "07"},
		     {"ordinal", 111, "111th"},
		     {"ordinal", 22, "22nd"},
		     {"cardinalText", 42, "Forty-Two"},
		     {"ordinalText", 20, "Twentieth"},
		     {"ordinalText", 21, "Twenty-First"},
		     {"decimalEnclosedCircle", 3, "③"},
		     {"none", 4, ""},
		     {"someday", 4, "4"}};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GString *out = g_string_new(NULL);
		word_figure(out, cases[i].format, cases[i].count);
		assert_string_equal(out->str, cases[i].text);
		g_string_free(out, TRUE);
	}
}

#define RUN(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"

static void changes_are_accepted_or_rejected(void **state)
{
	(void)state;
	const struct parts parts = {
		.body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
			"w:val=\"1\"/></w:numPr></w:pPr>" RUN("keep ") "<w:ins w:id=\"1\" w:author=\"A\">" RUN(
				"new") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>old"
				       "</w:delText></w:r></w:del></w:p>"
				       "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
				       "w:val=\"1\"/></w:numPr><w:rPr><w:ins w:id=\"3\"/>"
				       "</w:rPr></w:pPr><w:ins w:id=\"4\">" RUN("whole") "</w:ins></w:p>" NUM("1", "0",
													      "last"),
		.numbering = ABSTRACT("0", THREE) USE("1", "0", "")};
	numbers_are(&parts, VIEW_ACCEPTED, "1. keep new; 2. whole; 3. last");
	numbers_are(&parts, VIEW_REJECTED, "1. keep old; 2. last");
}

static void looks_that_changed_read_as_they_were(void **state)
{
	(void)state;
	static const struct parts parts = {
		.body = "<w:p>" RUN("Officers ") "<w:r><w:rPr><w:b/><w:rPrChange "
						 "w:id=\"1\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
						 "<w:t>must</w:t></w:r></w:p>"};
	static const unsigned marks[] = {
		[VIEW_ACCEPTED] = WORD_BOLD, [VIEW_REJECTED] = WORD_ITALIC, [VIEW_BOTH] = WORD_BOLD};
	for (enum word_view view = VIEW_ACCEPTED; view <= VIEW_BOTH; view++) {
		struct word *word = word_of(&parts, view);
		const struct word_block *block = word->blocks->pdata[0];
		assert_int_equal(block->paragraph->pieces->len, 2);
		assert_int_equal(g_array_index(block->paragraph->pieces, struct word_piece, 1).marks, marks[view]);
		word_free(word);
	}
}

static void a_mark_that_went_joins_its_paragraph_to_the_next(void **state)
{
	(void)state;
	const struct parts parts = {.body = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" RUN(
					    "one ") "</w:p>"
						    "<w:p>" RUN("two") "</w:p>"};
	numbers_are(&parts, VIEW_ACCEPTED, "- one two");
	numbers_are(&parts, VIEW_REJECTED, "- one ; - two");
}

static void strict_files_read_the_same(void **state)
{
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "a"),
				    .numbering = ABSTRACT("0", THREE) USE("1", "0", ""),
				    .space = STRICT},
		    VIEW_ACCEPTED, "1. a");
}

/* What the source says of a body. */
static void source_is(const char *body, const char *expected)
{
	struct word *word = word_of(&(struct parts){.body = body,
						    .styles = STYLE("H", "heading 1", "N", ""),
						    .numbering = ABSTRACT("0", THREE) USE("1", "0", "")},
				    VIEW_ACCEPTED);
	struct word_source *source = word_source_new(word, false, "x", "Notes");
	const char *text = strstr(source->text->str, "\n---\n");
	assert_non_null(text);
	assert_string_equal(text + strlen("\n---\n\n"), expected);
	word_source_free(source);
	word_free(word);
}

#define FIELD(instruction, words) \
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" instruction "</w:instrText></w:r>" \
	"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN( \
		words) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

/* Words of a link that stayed and words of it that came are one link, not two. */
static void a_link_with_changes_in_it_is_one(void **state)
{
	(void)state;
	source_is("<w:p>" RUN("See ") "<w:hyperlink r:id=\"c\">" RUN(
			  "the table in ") "<w:del w:id=\"1\"><w:r><w:delText>2.1"
					   "</w:delText></w:r></w:del><w:ins w:id=\"2\">" RUN(
						   "3.1") "</w:ins></w:hyperlink></w:p>",
		  "See [the table in 3.1](https://a.example/)\n");
}

static void words_keep_their_marks_links_and_references(void **state)
{
	(void)state;
	source_is("<w:p>" RUN("See ") "<w:r><w:rPr><w:b/></w:rPr><w:t>bold </w:t></w:r>" RUN("a*b ")
			  FIELD(" HYPERLINK \"https://a.example/\" ", "page") "</w:p>",
		  "See **bold** a\\*b [page](https://a.example/)\n");
	source_is("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
		  "<w:bookmarkStart w:id=\"1\" w:name=\"_Ref12\"/>" RUN("One") "</w:p><w:p>" RUN("under ")
			  FIELD("REF _Ref12 \\r \\h", "1") "</w:p>",
		  "- 1\\. One {#ref12}\n\nunder [1](#ref12)\n");
}

#define LOOKS(properties, words) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define ABOVE "<w:vertAlign w:val=\"superscript\"/>"
#define BELOW "<w:vertAlign w:val=\"subscript\"/>"

/* 'why: words; ' of all that was left out. */
static void left_is(const char *body, enum word_view view, const char *expected)
{
	struct word *word = word_of(&(struct parts){.body = body}, view);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < word->left->len; i++) {
		const struct word_left *left = &g_array_index(word->left, struct word_left, i);
		g_string_append_printf(out, "%s: %s; ", left->why, left->words);
	}
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
	word_free(word);
}

static void figures_above_and_below_the_line_stay_there(void **state)
{
	static const char fits[] = "<w:p>" RUN("10") LOOKS(ABOVE, "6") RUN(" or 2") LOOKS(ABOVE, "n+1") RUN(", H")
		LOOKS(BELOW, "2") RUN("O, 50 m") LOOKS(ABOVE, "-2 ") RUN("on the 21") LOOKS(ABOVE, "st") "</w:p>";
	static const char others[] = "<w:p>" RUN("x") LOOKS(ABOVE, "ab2") RUN("y") LOOKS(BELOW, "max") "</w:p>";
	(void)state;
	source_is(fits, "10⁶ or 2ⁿ⁺¹, H₂O, 50 m⁻² on the 21st\n");
	left_is(fits, VIEW_ACCEPTED, "");
	source_is(others, "xab2ymax\n");
	left_is(others, VIEW_ACCEPTED,
		"words above the line have no signs of their own: they stand on it now: ab2; "
		"words below the line have no signs of their own: they stand on it now: max; ");
}

static void what_is_struck_out_is_deleted(void **state)
{
	static const char body[] = "<w:p>" RUN("Five ") LOOKS("<w:strike/>", "sta") LOOKS("<w:strike/><w:b/>", "nds ")
		LOOKS("<w:u w:val=\"single\"/>", "sits ") LOOKS("<w:strike w:val=\"0\"/>", "al")
			LOOKS("<w:dstrike/>", "together") RUN("one.") "</w:p>";
	(void)state;
	source_is(body, "Five sits alone.\n");
	left_is(body, VIEW_ACCEPTED,
		"words that are struck out count as deleted: stands; words that are struck out count as deleted: "
		"together; ");
	left_is(body, VIEW_BOTH, "");
}

static void a_box_for_a_bullet_is_words_and_none_is_no_bullet(void **state)
{
	static const char boxes[] = ABSTRACT("0", LEVEL("0", "bullet", "\u2610", "")) USE("1", "0", "")
		ABSTRACT("1", LEVEL("0", "bullet", "\uf0fe", "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>"))
			USE("2", "1", "") ABSTRACT("2", LEVEL("0", "bullet", " ", "")) USE("3", "2", "") ABSTRACT(
				"3", LEVEL("0", "bullet", "\uf0b7", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>"))
				USE("4", "3", "");
	(void)state;
	numbers_are(&(struct parts){.body = NUM("1", "0", "open") NUM("2", "0", "done") NUM("3", "0", "goes on")
					    NUM("4", "0", "a"),
				    .numbering = boxes},
		    VIEW_ACCEPTED, "☐ ☐ open; ☑ ☑ done; - goes on; • a");
}

static void a_link_keeps_its_place_in_the_page(void **state)
{
	(void)state;
	source_is("<w:p><w:hyperlink r:id=\"c\" w:anchor=\"part-2\">" RUN("x") "</w:hyperlink>" RUN(" or ")
			  FIELD(" HYPERLINK \"https://b.example/\" \\l \"part-3\" ", "y") "</w:p>",
		  "[x](https://a.example/#part-2) or [y](https://b.example/#part-3)\n");
	source_is("<w:p><w:hyperlink r:id=\"c\" w:anchor=\"\">" RUN("x") "</w:hyperlink>" RUN(" or ")
			  FIELD(" HYPERLINK \"https://b.example/#one\" \\l \"two\" ", "y") "</w:p>",
		  "[x](https://a.example/) or [y](https://b.example/#one)\n");
}

static void words_before_a_link_make_no_picture_of_it(void **state)
{
	(void)state;
	source_is("<w:p>" RUN("Hello!") "<w:hyperlink r:id=\"c\" w:anchor=\"&amp;copy;\">" RUN(
			  "x") "</w:hyperlink></w:p>",
		  "Hello\\![x](https://a.example/#&amp;copy;)\n");
	source_is("<w:tbl><w:tr><w:tc><w:p><w:hyperlink r:id=\"c\" w:anchor=\"a|b\">" RUN(
			  "x") "</w:hyperlink></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
		  "| [x](https://a.example/#a\\|b) |  |\n|---|---|\n");
}

/* It is none of the text, so that a file from before they were headings reads the same. */
static void the_heading_of_a_group_of_fields_is_words(void **state)
{
	(void)state;
	struct parts parts = {
		.styles = "<w:style w:type=\"paragraph\" w:styleId=\"g\"><w:name w:val=\"Form group\"/></w:style>"
			  "<w:style w:type=\"paragraph\" w:styleId=\"o\"><w:name w:val=\"Office group\"/></w:style>",
		.body = "<w:p><w:pPr><w:pStyle w:val=\"g\"/><w:outlineLvl w:val=\"2\"/></w:pPr></w:p>"
			"<w:p><w:pPr><w:pStyle w:val=\"o\"/><w:outlineLvl w:val=\"2\"/></w:pPr></w:p>"
			"<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:p>"};
	struct word *word = word_of(&parts, VIEW_ACCEPTED);
	for (guint i = 0; i < 3; i++) {
		const struct word_block *block = word->blocks->pdata[i];
		assert_int_equal(block->paragraph->outline, i == 2 ? 3 : 0);
	}
	word_free(word);
}

static void tables_and_fields_of_forms(void **state)
{
	(void)state;
	source_is("<w:tbl><w:tr><w:tc>" P("", "a|b") "</w:tc><w:tc>" P("", "c") P("", "d") "</w:tc></w:tr></w:tbl>",
		  "| a\\|b | c<br><br>d |\n|---|---|\n");
	source_is("<w:p>" RUN("Name: ") "<w:sdt><w:sdtPr><w:tag "
					"w:val=\"full_name\"/><w:text/></w:sdtPr><w:sdtContent>" RUN(
						"x") "</w:sdtContent></w:sdt></w:p>",
		  "```form\n- text: Name:\n  id: full-name\n```\n");
#define BLANK(alias) \
	"<w:sdt><w:sdtPr><w:alias w:val=\"" alias \
	"\"/><w:tag w:val=\"b\"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>" RUN( \
		"x") "</w:sdtContent></w:sdt>"
	source_is("<w:p>" RUN("I am ") BLANK("I am …, of …: age") RUN(" (age), of ") BLANK("place")
			  RUN(" (not the place).") "</w:p>",
		  "```form\n- statement: I am [text: age], of [text: place] (not the place).\n```\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_count_and_restart),
		cmocka_unit_test(lists_of_one_kind_count_together_until_one_starts_again),
		cmocka_unit_test(a_level_may_be_a_lists_own),
		cmocka_unit_test(a_level_restarts_after_the_one_that_is_named),
		cmocka_unit_test(legal_numbers_are_in_decimals),
		cmocka_unit_test(numbers_come_with_styles),
		cmocka_unit_test(a_list_may_stand_behind_a_style_of_numbers),
		cmocka_unit_test(cycles_end),
		cmocka_unit_test(figures_are_as_word_writes_them),
		cmocka_unit_test(changes_are_accepted_or_rejected),
		cmocka_unit_test(a_link_with_changes_in_it_is_one),
		cmocka_unit_test(looks_that_changed_read_as_they_were),
		cmocka_unit_test(a_mark_that_went_joins_its_paragraph_to_the_next),
		cmocka_unit_test(strict_files_read_the_same),
		cmocka_unit_test(words_keep_their_marks_links_and_references),
		cmocka_unit_test(figures_above_and_below_the_line_stay_there),
		cmocka_unit_test(what_is_struck_out_is_deleted),
		cmocka_unit_test(a_box_for_a_bullet_is_words_and_none_is_no_bullet),
		cmocka_unit_test(a_link_keeps_its_place_in_the_page),
		cmocka_unit_test(words_before_a_link_make_no_picture_of_it),
		cmocka_unit_test(the_heading_of_a_group_of_fields_is_words),
		cmocka_unit_test(tables_and_fields_of_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
