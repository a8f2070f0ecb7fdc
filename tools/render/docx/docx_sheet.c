/* SPDX-License-Identifier: MIT */
#include "render/docx/docx_sheet.h"

#include "format/xml_scan.h"

#include <string.h>

char *sheet_value(const char *tag, const char *name)
{
	size_t length;
	const char *text = xml_tag_value(tag, xml_piece_end(tag), name, &length);
	return text ? g_strndup(text, length) : NULL;
}

bool sheet_value_is(const char *tag, const char *name, const char *value)
{
	char *found = sheet_value(tag, name);
	bool same = !g_strcmp0(found, value);
	g_free(found);
	return same;
}

bool sheet_element(struct span in, const char *name, const char *attribute, const char *value, struct span *out)
{
	for (const char *at = in.start; at < in.end; at = xml_piece_end(at)) {
		if (!xml_opens(at, name) || (attribute && !sheet_value_is(at, attribute, value)))
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

struct span sheet_span(const char *text)
{
	return (struct span){text, text + strlen(text)};
}

char *sheet_child_value(struct span in, const char *name)
{
	struct span child;
	return sheet_element(in, name, NULL, NULL, &child) ? sheet_value(child.start, "w:val") : NULL;
}

static void style_free(void *data)
{
	struct style *style = data;
	g_free(style->id);
	g_free(style->name);
	g_free(style->type);
	g_free(style);
}

GPtrArray *sheet_styles(const char *sheet)
{
	GPtrArray *styles = g_ptr_array_new_with_free_func(style_free);
	struct span rest = sheet_span(sheet), found;
	while (sheet_element(rest, "w:style", NULL, NULL, &found)) {
		struct style *style = g_new0(struct style, 1);
		style->text = found;
		style->id = sheet_value(found.start, "w:styleId");
		style->type = sheet_value(found.start, "w:type");
		style->name = sheet_child_value(found, "w:name");
		style->new_id = style->id;
		g_ptr_array_add(styles, style);
		rest.start = found.end;
	}
	return styles;
}

struct style *sheet_style_like(const GPtrArray *styles, const struct style *like)
{
	for (guint i = 0; i < styles->len; i++) {
		struct style *style = styles->pdata[i];
		if (style->name && style->id && !g_strcmp0(style->type, like->type) &&
		    !g_ascii_strcasecmp(style->name, like->name))
			return style;
	}
	return NULL;
}

bool sheet_has_id(const GPtrArray *styles, const char *id)
{
	for (guint i = 0; i < styles->len; i++)
		if (!g_strcmp0(((const struct style *)styles->pdata[i])->id, id))
			return true;
	return false;
}

/* ---- the numbers of a style ------------------------------------------------------------------------------------- */

bool sheet_level(const struct style *style, const char *numbering, struct span *level)
{
	struct span properties, num, list;
	if (!numbering)
		return false;
	if (sheet_element(sheet_span(numbering), "w:pStyle", "w:val", style->id, &properties)) {
		/* The level is the last that opens before. */
		bool found = false;
		struct span rest = {numbering, properties.start}, one;
		for (; sheet_element(rest, "w:lvl", NULL, NULL, &one); rest.start = xml_piece_end(one.start)) {
			*level = one;
			found = true;
		}
		return found;
	}
	if (!sheet_element(style->text, "w:numPr", NULL, NULL, &properties))
		return false;
	char *id_of_num = sheet_child_value(properties, "w:numId"), *depth = sheet_child_value(properties, "w:ilvl"),
	     *id_of_list;
	bool found = id_of_num && sheet_element(sheet_span(numbering), "w:num", "w:numId", id_of_num, &num);
	id_of_list = found ? sheet_child_value(num, "w:abstractNumId") : NULL;
	found = id_of_list &&
		sheet_element(sheet_span(numbering), "w:abstractNum", "w:abstractNumId", id_of_list, &list) &&
		sheet_element(list, "w:lvl", "w:ilvl", depth ? depth : "0", level);
	g_free(id_of_list);
	g_free(depth);
	g_free(id_of_num);
	return found;
}
