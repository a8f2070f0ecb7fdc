/* SPDX-License-Identifier: MIT
 * Two style sheets made one: the look of theirs under the ids of ours. All texts are known to be well formed. */
#include "format/xml_scan.h"
#include "render/docx/docx_reference.h"
#include "render/docx/docx_sheet.h"

#include <string.h>

/* How the number itself is marked, if that names no style, whose id may be another now. */
static void look_keep(struct span level, const char *id, GHashTable *looks)
{
	struct span run;
	if (!sheet_element(level, "w:rPr", NULL, NULL, &run))
		return;
	const char *start = xml_piece_end(run.start), *end = run.end - strlen("</w:rPr>");
	char *look = start < end ? g_strndup(start, (gsize)(end - start)) : NULL;
	if (look && !strstr(look, "<w:rStyle"))
		g_hash_table_replace(looks, g_strdup(id), look);
	else
		g_free(look);
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

#define NUMBER_SLOT "<?keeling number?>"
#define NO_NUMBER "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"
#define LANGUAGE_SLOT "<?keeling language?>"
#define COMMENTS_SLOT "<?keeling comments?>"

/* What stands in a w:pPr before its numbers, and after its indent. */
static const char *const before_numbers[] = {"w:pStyle",          "w:keepNext", "w:keepLines",
					     "w:pageBreakBefore", "w:framePr",  "w:widowControl"};
static const char *const after_indent[] = {
	"w:contextualSpacing", "w:mirrorIndents",    "w:suppressOverlap", "w:jc",   "w:textDirection",
	"w:textAlignment",     "w:textboxTightWrap", "w:outlineLvl",      "w:divId"};

static bool opens_one(const char *tag, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (xml_opens(tag, names[i]))
			return true;
	return false;
}

/* What is to be put into a style's paragraph properties, in their order. */
struct insertion {
	const char *number; /* the slot, or that there is none; or NULL */
	struct span indent; /* start NULL for none */
};

static void insertion_number(struct insertion *insertion, GString *out)
{
	if (insertion->number)
		g_string_append(out, insertion->number);
	insertion->number = NULL;
}

static void insertion_indent(struct insertion *insertion, GString *out)
{
	if (insertion->indent.start)
		g_string_append_len(out, insertion->indent.start, insertion->indent.end - insertion->indent.start);
	insertion->indent.start = NULL;
}

/* The properties of a style's paragraphs, without its numbers, with what is inserted. `properties` may be empty. */
static void properties_write(struct span properties, struct insertion insertion, GString *out)
{
	const char *at = properties.start;
	g_string_append(out, "<w:pPr>");
	if (at && at[0] && xml_piece_end(at)[-2] != '/') {
		const char *end = properties.end - strlen("</w:pPr>");
		for (at = xml_piece_end(at); at < end;) {
			struct span numbers;
			const char *next = xml_piece_end(at);
			if (xml_opens(at, "w:numPr") &&
			    sheet_element((struct span){at, end}, "w:numPr", NULL, NULL, &numbers)) {
				at = numbers.end;
				continue;
			}
			if (*at == '<' && !opens_one(at, before_numbers, G_N_ELEMENTS(before_numbers)))
				insertion_number(&insertion, out);
			if (opens_one(at, after_indent, G_N_ELEMENTS(after_indent)))
				insertion_indent(&insertion, out);
			g_string_append_len(out, at, next - at);
			at = next;
		}
	}
	insertion_number(&insertion, out);
	insertion_indent(&insertion, out);
	g_string_append(out, "</w:pPr>");
}

/* A tag with the value of one attribute put in the place of the old. */
static void tag_write(const char *tag, const char *attribute, const char *value, GString *out)
{
	const char *end = xml_piece_end(tag);
	size_t length;
	const char *old = xml_tag_value(tag, end, attribute, &length);
	if (!old || !value) {
		g_string_append_len(out, tag, end - tag);
		return;
	}
	g_string_append_len(out, tag, old - tag);
	g_string_append(out, value);
	g_string_append_len(out, old + length, end - old - (gssize)length);
}

static const char *renamed(GHashTable *ids, const char *tag)
{
	char *id = sheet_value(tag, "w:val");
	const char *found = id ? g_hash_table_lookup(ids, id) : NULL;
	g_free(id);
	return found;
}

char *docx_rename(const char *part, GHashTable *ids)
{
	static const char *const uses[] = {"w:pStyle", "w:rStyle", "w:tblStyle"};
	if (!part)
		return NULL;
	GString *out = g_string_new(NULL);
	for (const char *at = part; *at; at = xml_piece_end(at)) {
		if (opens_one(at, uses, G_N_ELEMENTS(uses)))
			tag_write(at, "w:val", renamed(ids, at), out);
		else
			g_string_append_len(out, at, xml_piece_end(at) - at);
	}
	return g_string_free(out, FALSE);
}

/* One of theirs. What may stand before a style's paragraph properties is copied; what comes after them is too. */
static void style_write(GHashTable *ids, const struct style *style, struct insertion insertion, GString *out)
{
	static const char *const kin[] = {"w:basedOn", "w:next", "w:link"};
	static const char *const later[] = {"w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"};
	bool placed = !insertion.number && !insertion.indent.start;
	for (const char *at = style->text.start; at < style->text.end;) {
		const char *next = xml_piece_end(at);
		struct span properties;
		bool ends = next >= style->text.end;
		if (xml_opens(at, "w:pPr") &&
		    sheet_element((struct span){at, style->text.end}, "w:pPr", NULL, NULL, &properties)) {
			properties_write(properties, insertion, out);
			insertion = (struct insertion){NULL, {NULL, NULL}};
			placed = true;
			at = properties.end;
			continue;
		}
		if (!placed && (ends || opens_one(at, later, G_N_ELEMENTS(later)))) {
			properties_write((struct span){NULL, NULL}, insertion, out);
			placed = true;
		}
		if (xml_opens(at, "w:style"))
			tag_write(at, "w:styleId", style->new_id, out);
		else if (opens_one(at, kin, G_N_ELEMENTS(kin)))
			tag_write(at, "w:val", renamed(ids, at), out);
		else
			g_string_append_len(out, at, next - at);
		at = next;
	}
}

/* ---- the two together ------------------------------------------------------------------------------------------- */

/* Theirs that are ours by their names get our ids; another that has one of our ids gets one of its own. */
static void ids_settle(const GPtrArray *ours, const GPtrArray *theirs, GStringChunk *ids)
{
	for (guint i = 0; i < ours->len; i++) {
		struct style *style = ours->pdata[i], *like = style->name ? sheet_style_like(theirs, style) : NULL;
		if (like && !like->matched) {
			like->new_id = style->id;
			like->matched = style->matched = true;
		}
	}
	for (guint i = 0; i < theirs->len; i++) {
		struct style *style = theirs->pdata[i];
		if (style->matched || !style->id || !sheet_has_id(ours, style->id))
			continue;
		GString *id = g_string_new(style->id);
		do
			g_string_append(id, "Own");
		while (sheet_has_id(ours, id->str) || sheet_has_id(theirs, id->str));
		style->new_id = g_string_chunk_insert(ids, id->str);
		g_string_free(id, TRUE);
	}
}

static const struct style *own_of(const GPtrArray *ours, const struct style *theirs)
{
	for (guint i = 0; theirs->matched && i < ours->len; i++) {
		const struct style *style = ours->pdata[i];
		if (style->matched && !strcmp(style->id, theirs->new_id))
			return style;
	}
	return NULL;
}

static bool has_slot(const struct style *own)
{
	return own && g_strstr_len(own->text.start, own->text.end - own->text.start, NUMBER_SLOT);
}

/* Whether a style without numbers of its own would have those of the one that it is based on. */
static bool inherits_numbers(const GPtrArray *ours, const GPtrArray *theirs, const struct style *style)
{
	bool found = false;
	for (guint steps = 0; style && !found && steps < theirs->len; steps++) {
		char *id = sheet_child_value(style->text, "w:basedOn");
		style = NULL;
		for (guint i = 0; id && i < theirs->len && !style; i++) {
			const struct style *other = theirs->pdata[i];
			style = g_strcmp0(other->id, id) ? NULL : other;
		}
		found = style && has_slot(own_of(ours, style));
		g_free(id);
	}
	return found;
}

static void theirs_write(const GPtrArray *ours, const GPtrArray *theirs, const struct docx_restyling *restyling,
			 GString *out)
{
	for (guint i = 0; i < theirs->len; i++) {
		const struct style *style = theirs->pdata[i], *own = own_of(ours, style);
		g_assert(style);
		struct insertion insertion = {NULL, {NULL, NULL}};
		struct span level, indent;
		if (has_slot(own)) {
			insertion.number = NUMBER_SLOT;
			if (sheet_level(style, restyling->numbering, &level)) {
				look_keep(level, style->new_id, restyling->looks);
				if (!sheet_element(style->text, "w:ind", NULL, NULL, &indent))
					(void)sheet_element(level, "w:ind", NULL, NULL, &insertion.indent);
			}
		} else if (inherits_numbers(ours, theirs, style)) {
			insertion.number = NO_NUMBER;
		}
		style_write(restyling->ids, style, insertion, out);
	}
}

/* Theirs may have a default of the type already. */
static void ours_write(const struct style *style, const GPtrArray *theirs, GString *out)
{
	static const char by_default[] = " w:default=\"1\"";
	char *text = g_strndup(style->text.start, (gsize)(style->text.end - style->text.start));
	char *mark = strstr(text, by_default);
	for (guint i = 0; mark && i < theirs->len; i++) {
		const struct style *other = theirs->pdata[i];
		if (!g_strcmp0(other->type, style->type) && sheet_value_is(other->text.start, "w:default", "1")) {
			memmove(mark, mark + strlen(by_default), strlen(mark + strlen(by_default)) + 1);
			mark = NULL;
		}
	}
	g_string_append(out, text);
	g_free(text);
}

/* What stands before their styles, in our language. */
static void head_write(struct span head, GString *out)
{
	struct span language;
	if (sheet_element(head, "w:lang", NULL, NULL, &language)) {
		g_string_append_len(out, head.start, language.start - head.start);
		g_string_append(out, LANGUAGE_SLOT);
		head.start = language.end;
	}
	g_string_append_len(out, head.start, head.end - head.start);
}

static void ids_tell(const GPtrArray *theirs, GHashTable *ids)
{
	for (guint i = 0; i < theirs->len; i++) {
		const struct style *style = theirs->pdata[i];
		if (style->id)
			g_hash_table_replace(ids, g_strdup(style->id), g_strdup(style->new_id));
	}
}

char *docx_restyle(const char *ours_text, const char *theirs_text, const struct docx_restyling *restyling)
{
	GPtrArray *ours = sheet_styles(ours_text), *theirs = sheet_styles(theirs_text);
	GStringChunk *chunk = g_string_chunk_new(256);
	GString *out = g_string_new(NULL);
	const struct style *first = theirs->len ? theirs->pdata[0] : NULL;
	ids_settle(ours, theirs, chunk);
	ids_tell(theirs, restyling->ids);
	head_write((struct span){theirs_text, first ? first->text.start : strstr(theirs_text, "</w:styles>")}, out);
	theirs_write(ours, theirs, restyling, out);
	for (guint i = 0; i < ours->len; i++) {
		const struct style *style = ours->pdata[i];
		if (style->matched)
			continue;
		ours_write(style, theirs, out);
		g_ptr_array_add(restyling->missing, g_strdup(style->name));
	}
	g_string_append(out, COMMENTS_SLOT "</w:styles>");
	g_string_chunk_free(chunk);
	g_ptr_array_unref(theirs);
	g_ptr_array_unref(ours);
	return g_string_free(out, FALSE);
}
