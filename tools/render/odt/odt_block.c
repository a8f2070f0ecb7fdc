/* SPDX-License-Identifier: MIT
 * Lists that are no clauses, definitions, notes, code. */
#include "render/odt/odt_part.h"

#include <string.h>

/* ---- lists ---------------------------------------------------------------------------------------------------- */

#define DEPTH_MOST 3u
#define DEEPER 425 /* each level beyond the third */

static const char *deep_style(const char *const styles[DEPTH_MOST], unsigned depth)
{
	return styles[CLAMP(depth, 1, DEPTH_MOST) - 1];
}

/* What follows the first paragraph of an item stands under it. */
static void item_site(struct odt *odt, unsigned depth)
{
	static const char *const styles[] = {"ListContinue", "ListContinue2", "ListContinue3"};
	odt->site.style = deep_style(styles, depth);
	odt->site.shift = odt->site.base + (depth > DEPTH_MOST ? (depth - DEPTH_MOST) * DEEPER : 0);
	odt->site.edge = odt->site.shift + (unsigned)MAX(odt_house_indent(odt->house, odt->site.style).left, 0);
}

/* The lead of an item; beyond the third level its indent is said in the paragraph. */
static struct odt_lead item_lead(struct odt *odt, const char *style, unsigned use, unsigned depth)
{
	struct odt_lead lead = {.waiting = true, .style = style, .instance = odt->site.instance};
	lead.list = g_array_index(odt->plan->uses, struct list_use, use - 1).list;
	lead.level = MIN(depth, DEPTH_MOST) - 1;
	lead.indent = odt_house_indent(odt->house, style);
	lead.indent.left += (int)odt->site.base;
	if (depth > DEPTH_MOST) {
		lead.indent.left += (int)(depth - DEPTH_MOST) * DEEPER;
		lead.placed = true;
	}
	return lead;
}

static void item_write(struct odt *odt, const struct node *item, struct odt_lead lead)
{
	lead.owner = item;
	odt->site.owner = item;
	odt->lead = lead;
	odt_blocks(odt, item);
	odt_lead_settle(odt);
}

/* In a cell of a table bullets have a style of their own, which is indented level by level. */
static struct odt_lead cell_lead(struct odt *odt, unsigned depth)
{
	unsigned use = list_cell_bullets(odt->plan, &odt->house->measures);
	struct odt_lead lead = {.waiting = true, .style = "TableBullet", .instance = odt->site.instance};
	lead.list = g_array_index(odt->plan->uses, struct list_use, use - 1).list;
	lead.indent = odt_house_indent(odt->house, lead.style);
	lead.indent.left += (int)(depth - 1) * lead.indent.left;
	lead.placed = depth > 1;
	return lead;
}

bool odt_bullets_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ListBullet", "ListBullet2", "ListBullet3"};
	struct odt *odt = data;
	struct odt_site outer = odt->site;
	struct odt_lead lead;
	odt_lead_settle(odt);
	if (odt->site.bullets == 0) {
		odt->site.base = odt->site.edge;
		odt->site.instance = odt_instance_new(odt);
	}
	odt->site.lists = 0;
	unsigned depth = ++odt->site.bullets;
	if (odt->site.cell) {
		lead = cell_lead(odt, depth);
	} else {
		unsigned use = list_bullets(odt->plan, &odt->house->measures, odt->site.base);
		lead = item_lead(odt, deep_style(styles, depth), use, depth);
		item_site(odt, depth);
	}
	for (const struct node *item = node->first; item; item = item->next)
		item_write(odt, item, lead);
	odt->site = outer;
	return false;
}

/* Whether an item is counted as it is printed. */
static bool item_is_counted(const struct odt *odt, const struct node *item, unsigned next)
{
	char counted[16];
	g_snprintf(counted, sizeof counted, "%u.", next);
	return !strcmp(edition_number(odt->edition, item), counted);
}

bool odt_list_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ListNumber", "ListNumber2", "ListNumber3"};
	struct odt *odt = data;
	struct odt_site outer = odt->site;
	odt_lead_settle(odt);
	if (odt->site.lists == 0)
		odt->site.base = odt->site.edge;
	odt->site.bullets = 0;
	unsigned depth = ++odt->site.lists, next = node->start;
	odt->site.instance = odt_instance_new(odt);
	unsigned use = list_ordinary(odt->plan, &odt->house->measures, odt->site.base, depth - 1, node->start);
	struct odt_lead lead = use ? item_lead(odt, deep_style(styles, depth), use, depth) : (struct odt_lead){0};
	item_site(odt, depth);
	for (const struct node *item = node->first; item; item = item->next) {
		struct odt_lead own = lead;
		bool counted = use && item_is_counted(odt, item, next);
		if (counted) {
			own.start = next == node->start ? next : 0;
			next++;
		} else {
			own.waiting = own.placed = true;
			own.instance = 0;
			own.style = deep_style(styles, depth);
			own.words = edition_number(odt->edition, item);
		}
		item_write(odt, item, own);
	}
	odt->site = outer;
	return false;
}

/* ---- definitions, notes, code, rules -------------------------------------------------------------------------- */

/* Text of a style of its own, further in. */
static struct odt_site site_enter(struct odt *odt, const char *style)
{
	struct odt_site outer = odt->site;
	odt->site.style = style;
	odt->site.shift = outer.edge;
	odt->site.edge += (unsigned)MAX(odt_house_indent(odt->house, style).left, 0);
	odt->site.bullets = odt->site.lists = 0;
	odt->site.owner = NULL;
	return outer;
}

bool odt_definition_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	const struct node *term = node_child(node, NODE_TERM);
	odt_paragraph_start(odt, "Term");
	odt_bookmark(odt, node);
	if (term)
		odt_inlines(odt, term);
	odt_paragraph_end(odt);
	struct odt_site outer = site_enter(odt, "Meaning");
	for (const struct node *meaning = node->first; meaning; meaning = meaning->next)
		if (meaning->kind == NODE_MEANING)
			odt_blocks(odt, meaning);
	odt->site = outer;
	return false;
}

bool odt_note_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	odt_lead_settle(odt);
	struct odt_site outer = site_enter(odt, "Note");
	odt_blocks(odt, node);
	odt->site = outer;
	return false;
}

static void code_line(struct odt *odt, const char *line, size_t length)
{
	char *text = g_strndup(line, length);
	char **pieces = g_strsplit(text, "\t", -1);
	for (char **piece = pieces; *piece; piece++) {
		if (piece != pieces)
			odt_tab(odt);
		odt_text(odt, *piece);
	}
	g_strfreev(pieces);
	g_free(text);
}

bool odt_code_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	odt_paragraph_start(odt, "CodeBlock");
	for (const char *line = node->text; *line;) {
		size_t length = strcspn(line, "\n");
		code_line(odt, line, length);
		line += length;
		if (*line == '\n' && *++line)
			odt_break(odt);
	}
	odt_paragraph_end(odt);
	return false;
}

bool odt_rule_enter(void *data, const struct node *node)
{
	(void)node;
	odt_paragraph_words(data, "Rule", "");
	return false;
}
