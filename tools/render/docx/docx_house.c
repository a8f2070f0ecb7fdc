/* SPDX-License-Identifier: MIT */
#include "render/docx/docx_house.h"

#include "base/templates.h"
#include "format/xml.h"
#include "format/xml_scan.h"
#include "render/docx/docx_reference.h"
#include "render/shipped.h"

#include <stdlib.h>
#include <string.h>

static const char *const shell_names[SHELLS_OF_HOUSE] = {
	[SHELL_STYLES] = "docx/styles.xml",   [SHELL_SETTINGS] = "docx/settings.xml",
	[SHELL_FONTS] = "docx/fontTable.xml", [SHELL_PAGE] = "docx/page.xml",
	[SHELL_HEADER] = "docx/header.xml",   [SHELL_HEADER_FIRST] = "docx/header-first.xml",
	[SHELL_FOOTER] = "docx/footer.xml",
};

/* Every style that the tools write into a document; those that end in '1' have followers up to 6 or 3. */
static const char *const needed[] = {
	"Normal",          "CoverTitle",     "CoverLine",       "Status",         "DraftMark",    "Title",
	"Subtitle",        "DocumentFacts",  "TOCHeading",      "TOC1",           "TOC2",         "Heading1",
	"Heading2",        "Heading3",       "Heading4",        "Heading5",       "Heading6",     "AppendixTitle",
	"Clause1",         "Clause2",        "Clause3",         "Clause4",        "Clause5",      "Clause6",
	"ClauseText1",     "ClauseText2",    "ClauseText3",     "ClauseText4",    "ClauseText5",  "ClauseText6",
	"ListBullet",      "ListBullet2",    "ListBullet3",     "ListNumber",     "ListNumber2",  "ListNumber3",
	"ListContinue",    "ListContinue2",  "ListContinue3",   "Note",           "Term",         "Meaning",
	"CodeBlock",       "Rule",           "Figure",          "Caption",        "TableHead",    "TableText",
	"TableHeadCentre", "TableHeadRight", "TableTextCentre", "TableTextRight", "TableBullet",  "TableEnd",
	"FormGroup",       "FieldLabel",     "FieldHint",       "FieldAnswer",    "FieldChoice",  "FieldLine",
	"FieldSentence",   "OfficeGroup",    "OfficeLabel",     "OfficeHint",     "OfficeAnswer", "OfficeChoice",
	"OfficeText",      "OfficeLine",     "OfficeSentence",  "Header",         "HeaderFirst",  "HeaderDraft",
	"Footer",          "Strong",         "Emphasis",        "StrongEmphasis", "Code",         "Hyperlink",
	"PlaceholderText", "TickBox",        "Blank",           "DocumentTable",  "FormTable",
};

/* ---- reading -------------------------------------------------------------------------------------------------- */

/* A tag of a shell. */
struct tag {
	const char *start, *end;
};

static int measure(struct tag tag, const char *name)
{
	size_t length;
	const char *text = xml_tag_value(tag.start, tag.end, name, &length);
	return text ? (int)CLAMP(strtol(text, NULL, 10), -100000, 100000) : 0;
}

static unsigned length(struct tag tag, const char *name)
{
	return (unsigned)MAX(measure(tag, name), 0);
}

static struct indent *indent_add(struct docx_house *house, struct tag style)
{
	size_t size = 0;
	const char *id = xml_tag_value(style.start, style.end, "w:styleId", &size);
	struct indent *indent = g_new0(struct indent, 1);
	g_hash_table_insert(house->indents, id ? g_strndup(id, size) : g_strdup(""), indent);
	return indent;
}

static void indents_read(struct docx_house *house)
{
	struct indent *indent = NULL; /* of the style being read */
	for (struct tag tag = {.start = house->shells[SHELL_STYLES]}; *tag.start; tag.start = tag.end) {
		tag.end = xml_piece_end(tag.start);
		if (xml_opens(tag.start, "w:style"))
			indent = indent_add(house, tag);
		else if (indent && xml_opens(tag.start, "w:ind"))
			*indent = (struct indent){measure(tag, "w:left"), measure(tag, "w:hanging")};
	}
}

static void page_read(struct docx_house *house)
{
	struct docx_page *page = &house->page;
	for (struct tag tag = {.start = house->shells[SHELL_PAGE]}; *tag.start; tag.start = tag.end) {
		tag.end = xml_piece_end(tag.start);
		if (xml_opens(tag.start, "w:pgSz")) {
			page->width = length(tag, "w:w");
			page->height = length(tag, "w:h");
		} else if (xml_opens(tag.start, "w:pgMar")) {
			page->top = length(tag, "w:top");
			page->right = length(tag, "w:right");
			page->bottom = length(tag, "w:bottom");
			page->left = length(tag, "w:left");
			page->header = length(tag, "w:header");
			page->footer = length(tag, "w:footer");
		}
	}
}

/* ---- checking ------------------------------------------------------------------------------------------------- */

static struct place shell_place(enum docx_shell shell, unsigned line, unsigned column)
{
	return (struct place){g_intern_static_string(shell_names[shell]), line, column};
}

bool docx_shell_is_shipped(enum docx_shell shell, const char *text)
{
	static const char *const sums[SHELLS_OF_HOUSE] = {
#define SHIPPED(shell, sum) [shell] = sum,
#include "render/docx/docx_shipped.def"
#undef SHIPPED
	};
	return text_is_shipped(text, sums[shell]);
}

static bool shell_check(enum docx_shell shell, const char *text, struct diag *diag)
{
	struct xml_mistake mistake;
	if (docx_shell_is_shipped(shell, text) || xml_read(text, strlen(text), NULL, NULL, &mistake))
		return true;
	diag_add(diag, CODE_TEMPLATE, shell_place(shell, mistake.line, mistake.column),
		 "this part of the Word template can't be read: %s; mend it, or put back the one that came with the "
		 "tools",
		 mistake.words);
	return false;
}

static bool styles_check(const struct docx_house *house, struct diag *diag)
{
	bool whole = true;
	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
		if (!g_hash_table_contains(house->indents, needed[i])) {
			diag_add(
				diag, CODE_TEMPLATE, shell_place(SHELL_STYLES, 0, 0),
				"the style with w:styleId \"%s\" is missing; change how a style looks, but keep its id",
				needed[i]);
			whole = false;
		}
	}
	return whole;
}

static bool page_check(const struct docx_house *house, struct diag *diag)
{
	const struct docx_page *page = &house->page;
	if (page->width >= page->left + page->right + 2000 && page->height >= page->top + page->bottom + 2000)
		return true;
	diag_add(diag, CODE_TEMPLATE, shell_place(SHELL_PAGE, 0, 0),
		 "the page leaves no room for text between its margins; w:pgSz and w:pgMar are measured in twentieths "
		 "of a "
		 "point, 567 to the centimetre");
	return false;
}

struct docx_house *docx_house_from(char *texts[DOCX_SHELLS], struct diag *diag)
{
	struct docx_house *house = g_new0(struct docx_house, 1);
	house->indents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	house->looks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	bool whole = true;
	for (int i = 0; i < DOCX_SHELLS; i++) {
		house->shells[i] = texts[i];
		whole = (i >= SHELLS_OF_HOUSE || shell_check((enum docx_shell)i, texts[i], diag)) && whole;
	}
	if (whole) {
		indents_read(house);
		page_read(house);
		if (styles_check(house, diag) && page_check(house, diag))
			return house;
	}
	docx_house_free(house);
	return NULL;
}

/* The house of the texts, or of those of the reference. */
static struct docx_house *house_dressed(char *texts[DOCX_SHELLS], const struct docx_reference *reference,
					struct diag *diag)
{
	GHashTable *looks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (reference)
		docx_reference_dress(reference, texts, looks, diag);
	struct docx_house *house = docx_house_from(texts, diag);
	if (house) {
		house->reference = reference;
		g_hash_table_unref(house->looks);
		house->looks = g_hash_table_ref(looks);
	}
	g_hash_table_unref(looks);
	return house;
}

struct docx_house *docx_house_new(const struct templates *templates, struct diag *diag)
{
	char *texts[DOCX_SHELLS] = {NULL};
	bool whole = true;
	for (int i = 0; i < SHELLS_OF_HOUSE; i++) {
		texts[i] = templates_read(templates, shell_names[i], NULL, diag);
		whole = whole && texts[i];
	}
	if (whole)
		return house_dressed(texts, docx_reference_kept(templates), diag);
	for (int i = 0; i < DOCX_SHELLS; i++)
		g_free(texts[i]);
	return NULL;
}

void docx_house_free(struct docx_house *house)
{
	if (!house)
		return;
	for (int i = 0; i < DOCX_SHELLS; i++)
		g_free(house->shells[i]);
	g_hash_table_unref(house->looks);
	g_hash_table_unref(house->indents);
	g_free(house);
}

struct indent docx_house_indent(const struct docx_house *house, const char *style)
{
	const struct indent *indent = g_hash_table_lookup(house->indents, style);
	return indent ? *indent : (struct indent){0, 0};
}

struct indent docx_house_heading(const struct docx_house *house, const char *style)
{
	struct indent own = docx_house_indent(house, style);
	return own.left || own.hanging ? own : (struct indent){0, docx_house_indent(house, "Clause1").hanging};
}

void docx_house_fill(const struct docx_house *house, enum docx_shell shell, slot_fill_function *fill, void *data,
		     GString *out)
{
	slots_fill(house->shells[shell], "w:style", "w:styleId", fill, data, out);
}
