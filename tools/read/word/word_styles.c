/* SPDX-License-Identifier: MIT */
#include "read/word/word_styles.h"

#include "read/word/word_raised.h"

#include <stdlib.h>
#include <string.h>

const struct word_look word_look_none = {.bold = -1,
					 .italic = -1,
					 .hidden = -1,
					 .code = -1,
					 .struck = -1,
					 .capitals = -1,
					 .height = -1,
					 .outline = -1,
					 .list = -1,
					 .level = -1};

struct word_styles {
	GHashTable *by_id; /* to struct word_style * */
	struct arena *arena;
	const char *usual;
};

/* ---- properties ---- */

static int number_read(const char *text, int otherwise)
{
	gint64 value;
	char *whole = text ? g_strndup(text, strcspn(text, ".")) : NULL; /* some programs write '720.0' */
	bool good = whole && g_ascii_string_to_signed(whole, 10, -1000000, 1000000, &value, NULL);
	g_free(whole);
	return good ? (int)value : otherwise;
}

int word_number(const struct xml_node *parent, const char *child, const char *attribute, int otherwise)
{
	return number_read(xml_get(xml_child(parent, child), attribute), otherwise);
}

int word_switch(const struct xml_node *properties, const char *name, const char *attribute)
{
	static const char *const off[] = {"0", "false", "off", "none", NULL};
	const struct xml_node *node = xml_child(properties, name);
	const char *value = xml_get(node, attribute);
	return !node ? -1 : !value || !g_strv_contains(off, value);
}

int word_toggle(const struct xml_node *properties, const char *name)
{
	return word_switch(properties, name, "w:val");
}

static void indent_read(struct word_look *look, const struct xml_node *indent)
{
	if (!indent)
		return;
	const char *start = xml_get(indent, "w:start"), *left = xml_get(indent, "w:left");
	const char *hanging = xml_get(indent, "w:hanging"), *first = xml_get(indent, "w:firstLine");
	look->left = number_read(start ? start : left, look->left);
	look->first = hanging ? -number_read(hanging, 0) : number_read(first, look->first);
	look->indented = true;
}

void word_look_paragraph(struct word_look *look, const struct xml_node *properties)
{
	const struct xml_node *list = xml_child(properties, "w:numPr");
	look->outline = word_number(properties, "w:outlineLvl", "w:val", look->outline);
	look->list = word_number(list, "w:numId", "w:val", look->list);
	look->level = word_number(list, "w:ilvl", "w:val", look->level);
	indent_read(look, xml_child(properties, "w:ind"));
}

void word_look_run(struct word_look *look, const struct xml_node *properties)
{
	const int bold = word_toggle(properties, "w:b"), italic = word_toggle(properties, "w:i");
	const int hidden = word_toggle(properties, "w:vanish"), capitals = word_toggle(properties, "w:caps");
	const int struck = MAX(word_toggle(properties, "w:strike"), word_toggle(properties, "w:dstrike"));
	const char *height = xml_get(xml_child(properties, "w:vertAlign"), "w:val");
	look->bold = bold < 0 ? look->bold : bold;
	look->italic = italic < 0 ? look->italic : italic;
	look->hidden = hidden < 0 ? look->hidden : hidden;
	look->struck = struck < 0 ? look->struck : struck;
	look->capitals = capitals < 0 ? look->capitals : capitals;
	if (height)
		look->height = !strcmp(height, "superscript") ? HEIGHT_ABOVE
			       : !strcmp(height, "subscript") ? HEIGHT_BELOW
							      : HEIGHT_LINE;
}

void word_look_over(struct word_look *look, const struct word_look *over)
{
	look->bold = over->bold < 0 ? look->bold : over->bold;
	look->italic = over->italic < 0 ? look->italic : over->italic;
	look->hidden = over->hidden < 0 ? look->hidden : over->hidden;
	look->code = over->code < 0 ? look->code : over->code;
	look->struck = over->struck < 0 ? look->struck : over->struck;
	look->capitals = over->capitals < 0 ? look->capitals : over->capitals;
	look->height = over->height < 0 ? look->height : over->height;
	look->outline = over->outline < 0 ? look->outline : over->outline;
	look->list = over->list < 0 ? look->list : over->list;
	look->level = over->level < 0 ? look->level : over->level;
	if (over->indented) {
		look->left = over->left;
		look->first = over->first;
		look->indented = true;
	}
}

/* ---- styles ---- */

static const char *small_name(struct word_styles *styles, const char *name)
{
	char *small = g_utf8_validate(name, -1, NULL) ? g_utf8_strdown(name, -1) : g_ascii_strdown(name, -1);
	const char *kept = arena_text(styles->arena, small);
	g_free(small);
	return kept;
}

static void style_add(struct word_styles *styles, const struct xml_node *node)
{
	const char *id = xml_get(node, "w:styleId"), *name = xml_get(xml_child(node, "w:name"), "w:val");
	const char *type = xml_get(node, "w:type"), *usual = xml_get(node, "w:default");
	if (!id || g_hash_table_contains(styles->by_id, id))
		return;
	struct word_style *style = g_new0(struct word_style, 1);
	*style = (struct word_style){.id = id, .name = small_name(styles, name ? name : id), .node = node};
	style->type = type ? type : "paragraph";
	style->look = word_look_none;
	g_hash_table_insert(styles->by_id, (gpointer)id, style);
	if (usual && strcmp(usual, "0") && strcmp(usual, "false") && !strcmp(style->type, "paragraph"))
		styles->usual = id;
}

struct word_styles *word_styles_new(const struct xml_node *root, struct arena *arena)
{
	struct word_styles *styles = g_new0(struct word_styles, 1);
	styles->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	styles->arena = arena;
	styles->usual = "";
	for (const struct xml_node *node = root ? root->first : NULL; node; node = node->next)
		if (xml_is(node, "w:style"))
			style_add(styles, node);
	return styles;
}

void word_styles_free(struct word_styles *styles)
{
	g_hash_table_unref(styles->by_id);
	g_free(styles);
}

/* What a style's name alone says: 'heading 2' is a heading in any file. */
static void name_look(struct word_style *style)
{
	if (g_str_has_prefix(style->name, "heading ") && g_ascii_isdigit(style->name[8]) && !style->name[9])
		style->look.outline = style->name[8] - '1';
	if (!strcmp(style->type, "character") && strstr(style->name, "code"))
		style->look.code = 1;
}

/* A style that is based on itself, by whatever way, is based on none there. */
static void style_settle(struct word_styles *styles, struct word_style *style)
{
	GPtrArray *chain = g_ptr_array_new();
	for (struct word_style *at = style; at && !at->settling && !at->settled;) {
		const char *base = xml_get(xml_child(at->node, "w:basedOn"), "w:val");
		at->settling = true;
		g_ptr_array_add(chain, at);
		at = base ? g_hash_table_lookup(styles->by_id, base) : NULL;
	}
	for (guint i = chain->len; i-- > 0;) {
		struct word_style *at = chain->pdata[i];
		const char *base = xml_get(xml_child(at->node, "w:basedOn"), "w:val");
		const struct word_style *below = base ? g_hash_table_lookup(styles->by_id, base) : NULL;
		if (below && below->settled)
			at->look = below->look;
		name_look(at);
		word_look_paragraph(&at->look, xml_child(at->node, "w:pPr"));
		word_look_run(&at->look, xml_child(at->node, "w:rPr"));
		at->settled = true;
	}
	g_ptr_array_unref(chain);
}

const struct word_style *word_style(struct word_styles *styles, const char *id)
{
	struct word_style *style = g_hash_table_lookup(styles->by_id, id);
	if (!style) {
		style = g_new0(struct word_style, 1);
		*style = (struct word_style){.id = id, .name = small_name(styles, id), .type = "paragraph"};
		style->look = word_look_none;
		style->settled = true;
		name_look(style);
		g_hash_table_insert(styles->by_id, (gpointer)id, style);
	}
	if (!style->settled)
		style_settle(styles, style);
	return style;
}

const char *word_style_usual(const struct word_styles *styles)
{
	return styles->usual;
}
