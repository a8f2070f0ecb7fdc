/* SPDX-License-Identifier: MIT
 * Two style sheets made one: the look of theirs under the ids of ours. All texts are known to be well formed. */
#include "format/xml_scan.h"
#include "render/docx_reference.h"

#include <string.h>

/* A piece of a text. */
struct span {
	const char *start, *end;
};

struct style {
	struct span text;
	char *id, *name, *type;
	const char *new_id; /* of theirs: what it is called from now on */
	bool matched;
};

/* ---- looking -------------------------------------------------------------------------------------------------- */

static char *value_of(const char *tag, const char *name)
{
	size_t length;
	const char *text = xml_tag_value(tag, xml_piece_end(tag), name, &length);
	return text ? g_strndup(text, length) : NULL;
}

static bool value_is(const char *tag, const char *name, const char *value)
{
	char *found = value_of(tag, name);
	bool same = !g_strcmp0(found, value);
	g_free(found);
	return same;
}

/* The first element of a name within the span, whose attribute has the value if one is asked for. Elements of that name
 * do not stand in each other. */
static bool element_find(struct span in, const char *name, const char *attribute, const char *value, struct span *out)
{
	for (const char *at = in.start; at < in.end; at = xml_piece_end(at)) {
		if (!xml_opens(at, name) || (attribute && !value_is(at, attribute, value)))
			continue;
		const char *end = xml_piece_end(at);
		if (end[-2] != '/') {
			char *close = g_strdup_printf("</%s>", name);
			const char *found = strstr(end, close);
			end = found ? found + strlen(close) : in.end;
			g_free(close);
		}
		*out = (struct span){at, end};
		return true;
	}
	return false;
}

static struct span whole(const char *text)
{
	return (struct span){text, text + strlen(text)};
}

static char *child_value(struct span in, const char *name)
{
	struct span child;
	return element_find(in, name, NULL, NULL, &child) ? value_of(child.start, "w:val") : NULL;
}

static void style_free(void *data)
{
	struct style *style = data;
	g_free(style->id);
	g_free(style->name);
	g_free(style->type);
	g_free(style);
}

static GPtrArray *styles_of(const char *sheet)
{
	GPtrArray *styles = g_ptr_array_new_with_free_func(style_free);
	struct span rest = whole(sheet), found;
	while (element_find(rest, "w:style", NULL, NULL, &found)) {
		struct style *style = g_new0(struct style, 1);
		style->text = found;
		style->id = value_of(found.start, "w:styleId");
		style->type = value_of(found.start, "w:type");
		style->name = child_value(found, "w:name");
		style->new_id = style->id;
		g_ptr_array_add(styles, style);
		rest.start = found.end;
	}
	return styles;
}

static struct style *style_like(const GPtrArray *styles, const struct style *like)
{
	for (guint i = 0; i < styles->len; i++) {
		struct style *style = styles->pdata[i];
		if (style->name && style->id && !g_strcmp0(style->type, like->type) &&
		    !g_ascii_strcasecmp(style->name, like->name))
			return style;
	}
	return NULL;
}

static bool id_is_taken(const GPtrArray *styles, const char *id)
{
	for (guint i = 0; i < styles->len; i++)
		if (!g_strcmp0(((const struct style *)styles->pdata[i])->id, id))
			return true;
	return false;
}

/* ---- the numbers of a style ------------------------------------------------------------------------------------- */

/* The level of their numbering that a style is tied to: by its own properties, or by the level's. */
static bool level_find(struct span style, const char *id, const char *numbering, struct span *level)
{
	struct span properties, num, list;
	if (!numbering)
		return false;
	if (element_find(whole(numbering), "w:pStyle", "w:val", id, &properties)) {
		/* The level is the last that opens before. */
		bool found = false;
		struct span rest = {numbering, properties.start}, one;
		for (; element_find(rest, "w:lvl", NULL, NULL, &one); rest.start = xml_piece_end(one.start)) {
			*level = one;
			found = true;
		}
		return found;
	}
	if (!element_find(style, "w:numPr", NULL, NULL, &properties))
		return false;
	char *id_of_num = child_value(properties, "w:numId"), *depth = child_value(properties, "w:ilvl"), *id_of_list;
	bool found = id_of_num && element_find(whole(numbering), "w:num", "w:numId", id_of_num, &num);
	id_of_list = found ? child_value(num, "w:abstractNumId") : NULL;
	found = id_of_list && element_find(whole(numbering), "w:abstractNum", "w:abstractNumId", id_of_list, &list) &&
		element_find(list, "w:lvl", "w:ilvl", depth ? depth : "0", level);
	g_free(id_of_list);
	g_free(depth);
	g_free(id_of_num);
	return found;
}

/* How the number itself is marked, if that names no style, whose id may be another now. */
static void look_keep(struct span level, const char *id, GHashTable *looks)
{
	struct span run;
	if (!element_find(level, "w:rPr", NULL, NULL, &run))
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
			    element_find((struct span){at, end}, "w:numPr", NULL, NULL, &numbers)) {
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
	char *id = value_of(tag, "w:val");
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
		    element_find((struct span){at, style->text.end}, "w:pPr", NULL, NULL, &properties)) {
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
		struct style *style = ours->pdata[i], *like = style->name ? style_like(theirs, style) : NULL;
		if (like && !like->matched) {
			like->new_id = style->id;
			like->matched = style->matched = true;
		}
	}
	for (guint i = 0; i < theirs->len; i++) {
		struct style *style = theirs->pdata[i];
		if (style->matched || !style->id || !id_is_taken(ours, style->id))
			continue;
		GString *id = g_string_new(style->id);
		do
			g_string_append(id, "Own");
		while (id_is_taken(ours, id->str) || id_is_taken(theirs, id->str));
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
		char *id = child_value(style->text, "w:basedOn");
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
		struct insertion insertion = {NULL, {NULL, NULL}};
		struct span level, indent;
		if (has_slot(own)) {
			insertion.number = NUMBER_SLOT;
			if (level_find(style->text, style->id, restyling->numbering, &level)) {
				look_keep(level, style->new_id, restyling->looks);
				if (!element_find(style->text, "w:ind", NULL, NULL, &indent))
					(void)element_find(level, "w:ind", NULL, NULL, &insertion.indent);
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
		if (!g_strcmp0(other->type, style->type) && value_is(other->text.start, "w:default", "1")) {
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
	if (element_find(head, "w:lang", NULL, NULL, &language)) {
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
	GPtrArray *ours = styles_of(ours_text), *theirs = styles_of(theirs_text);
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
