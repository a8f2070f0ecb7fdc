/* SPDX-License-Identifier: MIT */
#include "render/odt/odt_house.h"

#include "base/templates.h"
#include "format/xml.h"
#include "format/xml_scan.h"
#include "render/shipped.h"

#include <math.h>
#include <string.h>

static const char *const shell_names[ODT_SHELLS] = {
	[ODT_STYLES] = "odt/styles.xml",
	[ODT_AUTOMATIC] = "odt/automatic.xml",
};

/* Every style that the tools write into a document, and where it is. */
static const char *const needed[] = {
	"Standard",
	"Normal",
	"Status",
	"DraftMark",
	"Title",
	"AboveTitle",
	"Subtitle",
	"DocumentFacts",
	"TOCHeading",
	"TOC1",
	"TOC2",
	"Heading1",
	"Heading2",
	"Heading3",
	"Heading4",
	"Heading5",
	"Heading6",
	"AppendixTitle",
	"Clause1",
	"Clause2",
	"Clause3",
	"Clause4",
	"Clause5",
	"Clause6",
	"ClauseText1",
	"ClauseText2",
	"ClauseText3",
	"ClauseText4",
	"ClauseText5",
	"ClauseText6",
	"ListBullet",
	"ListBullet2",
	"ListBullet3",
	"ListNumber",
	"ListNumber2",
	"ListNumber3",
	"ListContinue",
	"ListContinue2",
	"ListContinue3",
	"Note",
	"Term",
	"Meaning",
	"CodeBlock",
	"Rule",
	"Figure",
	"Caption",
	"TableHead",
	"TableText",
	"TableHeadCentre",
	"TableHeadRight",
	"TableTextCentre",
	"TableTextRight",
	"TableBullet",
	"FormGroup",
	"FieldLabel",
	"FieldHint",
	"FieldAnswer",
	"FieldChoice",
	"FieldLine",
	"FieldSentence",
	"OfficeGroup",
	"OfficeLabel",
	"OfficeHint",
	"OfficeAnswer",
	"OfficeChoice",
	"OfficeText",
	"OfficeLine",
	"OfficeSentence",
	"Header",
	"HeaderDraft",
	"Footer",
	"Strong",
	"Emphasis",
	"StrongEmphasis",
	"Code",
	"Hyperlink",
	"Reference",
	"Capitals",
	"BoldNumber",
	"TickBox",
	"Blank",
	"Upright",
	"Turned",
	"FirstPage",
	"Landscape",
};
static const char *const needed_apart[] = {
	"DocumentHead", "DocumentCell", "FormHead", "FormCell", "Row",
	"RowLine",      "RowSignature", "Chart",    "Control",  "Tick",
};

/* ---- reading -------------------------------------------------------------------------------------------------- */

int odt_length(const char *text)
{
	static const struct {
		const char *name;
		double twentieths;
	} units[] = {{"pt", 20}, {"cm", 1440 / 2.54}, {"mm", 144 / 2.54}, {"in", 1440}};
	char *unit;
	double value = g_ascii_strtod(text, &unit);
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (unit > text && g_str_has_prefix(unit, units[i].name))
			return (int)lround(CLAMP(value * units[i].twentieths, -100000, 100000));
	return 0;
}

/* A tag of a shell. */
struct tag {
	const char *start, *end;
};

static int measure(struct tag tag, const char *name)
{
	size_t length;
	const char *text = xml_tag_value(tag.start, tag.end, name, &length);
	return text ? odt_length(text) : 0;
}

static unsigned room(struct tag tag, const char *name)
{
	return (unsigned)MAX(measure(tag, name), 0);
}

static bool opens_named(const char *tag)
{
	return xml_opens(tag, "style:style") || xml_opens(tag, "style:page-layout") ||
	       xml_opens(tag, "style:master-page");
}

static struct indent *indent_add(GHashTable *styles, struct tag style)
{
	size_t size = 0;
	const char *name = xml_tag_value(style.start, style.end, "style:name", &size);
	struct indent *indent = g_new0(struct indent, 1);
	g_hash_table_insert(styles, name ? g_strndup(name, size) : g_strdup(""), indent);
	return indent;
}

/* The names of all styles of a shell, with their indents. */
static void styles_read(GHashTable *styles, const char *shell)
{
	struct indent *indent = NULL; /* of the style being read */
	for (struct tag tag = {.start = shell}; *tag.start; tag.start = tag.end) {
		tag.end = xml_piece_end(tag.start);
		if (opens_named(tag.start))
			indent = indent_add(styles, tag);
		else if (indent && xml_opens(tag.start, "style:paragraph-properties"))
			*indent = (struct indent){measure(tag, "fo:margin-left"), -measure(tag, "fo:text-indent")};
	}
}

/* The pages stand in the order upright, turned. */
static void pages_read(struct odt_house *house)
{
	unsigned pages = 0;
	for (struct tag tag = {.start = house->shells[ODT_STYLES]}; *tag.start && pages < 2; tag.start = tag.end) {
		tag.end = xml_piece_end(tag.start);
		if (!xml_opens(tag.start, "style:page-layout-properties"))
			continue;
		struct docx_page page = {
			.width = room(tag, "fo:page-width"),
			.height = room(tag, "fo:page-height"),
			.top = room(tag, "fo:margin-top"),
			.right = room(tag, "fo:margin-right"),
			.bottom = room(tag, "fo:margin-bottom"),
			.left = room(tag, "fo:margin-left"),
		};
		if (pages++ == 0)
			house->measures.page = page;
		else if (page.width > page.left + page.right)
			house->turned = page.width - page.left - page.right;
	}
}

/* ---- checking ------------------------------------------------------------------------------------------------- */

static struct place shell_place(enum odt_shell shell, unsigned line, unsigned column)
{
	return (struct place){g_intern_static_string(shell_names[shell]), line, column};
}

bool odt_shell_is_shipped(enum odt_shell shell, const char *text)
{
	static const char *const sums[ODT_SHELLS] = {
#define SHIPPED(shell, sum) [shell] = sum,
#include "render/odt/odt_shipped.def"
#undef SHIPPED
	};
	return text_is_shipped(text, sums[shell]);
}

static bool shell_check(enum odt_shell shell, const char *text, struct diag *diag)
{
	struct xml_mistake mistake;
	if (odt_shell_is_shipped(shell, text) || xml_read(text, strlen(text), NULL, NULL, &mistake))
		return true;
	diag_add(
		diag, CODE_TEMPLATE, shell_place(shell, mistake.line, mistake.column),
		"this part of the OpenDocument template can't be read: %s; mend it, or put back the one that came with "
		"the tools",
		mistake.words);
	return false;
}

static bool names_check(enum odt_shell shell, const char *text, const char *const *names, size_t count,
			struct diag *diag)
{
	GHashTable *styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	bool whole = true;
	styles_read(styles, text);
	for (size_t i = 0; i < count; i++) {
		if (g_hash_table_contains(styles, names[i]))
			continue;
		diag_add(diag, CODE_TEMPLATE, shell_place(shell, 0, 0),
			 "the style with style:name \"%s\" is missing; change how a style looks, but keep its name",
			 names[i]);
		whole = false;
	}
	g_hash_table_unref(styles);
	return whole;
}

static bool pages_check(const struct odt_house *house, struct diag *diag)
{
	const struct docx_page *page = &house->measures.page;
	if (page->width >= page->left + page->right + 2000 && page->height >= page->top + page->bottom + 2000 &&
	    house->turned >= 2000)
		return true;
	diag_add(diag, CODE_TEMPLATE, shell_place(ODT_STYLES, 0, 0),
		 "the page leaves no room for text between its margins; see style:page-layout-properties");
	return false;
}

struct odt_house *odt_house_from(char *texts[ODT_SHELLS], struct diag *diag)
{
	struct odt_house *house = g_new0(struct odt_house, 1);
	house->measures.indents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	house->measures.looks = g_hash_table_new(g_str_hash, g_str_equal);
	bool whole = true;
	for (int i = 0; i < ODT_SHELLS; i++) {
		house->shells[i] = texts[i];
		whole = shell_check((enum odt_shell)i, texts[i], diag) && whole;
	}
	if (whole) {
		styles_read(house->measures.indents, texts[ODT_STYLES]);
		pages_read(house);
		whole = names_check(ODT_STYLES, texts[ODT_STYLES], needed, G_N_ELEMENTS(needed), diag);
		whole = names_check(ODT_AUTOMATIC, texts[ODT_AUTOMATIC], needed_apart, G_N_ELEMENTS(needed_apart),
				    diag) &&
			whole;
		if (whole && pages_check(house, diag))
			return house;
	}
	odt_house_free(house);
	return NULL;
}

struct odt_house *odt_house_new(const struct templates *templates, struct diag *diag)
{
	char *texts[ODT_SHELLS];
	bool whole = true;
	for (int i = 0; i < ODT_SHELLS; i++) {
		texts[i] = templates_read(templates, shell_names[i], NULL, diag);
		whole = whole && texts[i];
	}
	if (whole)
		return odt_house_from(texts, diag);
	for (int i = 0; i < ODT_SHELLS; i++)
		g_free(texts[i]);
	return NULL;
}

void odt_house_free(struct odt_house *house)
{
	if (!house)
		return;
	for (int i = 0; i < ODT_SHELLS; i++)
		g_free(house->shells[i]);
	g_hash_table_unref(house->measures.looks);
	g_hash_table_unref(house->measures.indents);
	g_free(house);
}

struct indent odt_house_indent(const struct odt_house *house, const char *style)
{
	return docx_house_indent(&house->measures, style);
}
