/* SPDX-License-Identifier: MIT
 * What each kind of node becomes on paper: headings, clauses, lists, notes, and the table of handlers. */
#include "render/pages/layout.h"

#include <string.h>

/* ---- headings -------------------------------------------------------------------------------------------------- */

/* How deep a section's headings start: those of an appendix in a whole document lie below its title. */
static unsigned heading_level(const struct layout *layout, const struct node *node)
{
	const struct node *part = node_part(node);
	bool inside = part->kind == NODE_APPENDIX && part != layout->part;
	return node->level + 1u + (inside ? 1 : 0);
}

static void heading_set(struct layout *layout, const struct node *node, uint32_t tag, double size)
{
	struct place_on before = layout->at;
	const struct node *title = node_child(node, NODE_TITLE);
	const char *number = edition_number(layout->edition, node);
	layout->at.style = layout_style(layout, FONT_BOLD, size);
	layout->at.tag = tag;
	layout->at.direct = true;
	layout->at.keep = true;
	layout->strong++;
	if (*number)
		layout_label(layout, tag, number, layout->at.x - layout->paper->number);
	if (title)
		layout_paragraph(layout, title, "P", size * 1.5);
	layout_label_flush(layout);
	layout->strong--;
	layout->at = before;
	layout->after = size * 0.4;
}

static bool section_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	unsigned level = heading_level(layout, node);
	if (node->kind == NODE_SECTION)
		layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	uint32_t tag = layout_heading(layout, level);
	unsigned own = layout->heading;
	heading_set(layout, node, tag, node->kind == NODE_SECTION ? layout->paper->section : layout->paper->heading);
	layout_blocks(layout, node);
	layout->at = before;
	layout->heading = own;
	return false;
}

static bool appendix_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	if (node->meta->language && strcmp(node->meta->language, edition_language(layout->edition)) != 0)
		layout_tag_get(layout, layout->at.tag)->language = node->meta->language;
	layout->heading = 1;
	pages_appendix_title(layout, node);
	layout_blocks(layout, node);
	layout->at = before;
	return false;
}

/* ---- clauses, lists, definitions ------------------------------------------------------------------------------- */

/* An item of a list: its label at `x`, its blocks `in` further in than x. */
static void item_set(struct layout *layout, const struct node *node, const char *label, double x, double in)
{
	struct place_on before = layout->at;
	uint32_t item = layout_tag(layout, layout->at.tag, "LI");
	uint32_t mark = *label ? layout_tag(layout, item, "Lbl") : NONE;
	uint32_t body = layout_tag(layout, item, "LBody");
	if (*label && !layout->dry)
		layout_label(layout, mark, label, x);
	layout_indent(layout, x + in - layout->at.x);
	layout->at.tag = body;
	layout->at.direct = node->first && node->first == node->last && node->first->kind == NODE_PARAGRAPH;
	layout_blocks(layout, node);
	layout_label_flush(layout);
	layout->at = before;
}

/* Room for the widest number among the clauses that stand together, so that their text has one edge. */
static double numbers_room(struct layout *layout, const struct node *node)
{
	double room = layout->paper->indent;
	for (const struct node *clause = node->parent->first; clause; clause = clause->next) {
		if (clause->kind != NODE_CLAUSE)
			continue;
		const char *number = edition_number(layout->edition, clause);
		if (!*number || !fonts_count(layout->measure->fonts))
			continue;
		const struct shape *shape = fonts_shape(layout->measure->fonts, FONT_REGULAR, number, strlen(number));
		room = MAX(room, (shape->width + 0.5) * layout->at.style.size);
	}
	return MIN(room, layout->at.width / 4);
}

static bool clause_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	const char *number = edition_number(layout->edition, node);
	double hang = layout->at.x - layout->paper->left;
	if (node->parent->kind != NODE_CLAUSE && hang > 0) {
		item_set(layout, node, number, layout->at.x - hang, hang);
		return false;
	}
	item_set(layout, node, number, layout->at.x, numbers_room(layout, node));
	return false;
}

static bool list_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	uint32_t list = layout_tag(layout, layout->at.tag, "L");
	if (!layout->dry)
		layout_tag_get(layout, list)->numbering = node->kind == NODE_LIST ? "Decimal" : "Disc";
	layout->at.align = ALIGN_NONE; /* in a centred column too, bullets stand below each other */
	if (node->tight)
		layout->at.gap *= 0.4;
	if (node->kind == NODE_BULLETS)
		layout->at.gap *= 0.7;
	double in = layout->cell ? layout->at.style.size : layout->paper->indent * 0.75;
	for (const struct node *item = node->first; item; item = item->next) {
		bool bullet = node->kind == NODE_BULLETS;
		layout->at.tag = list;
		layout_anchor(layout, item);
		item_set(layout, item, bullet ? "\xE2\x80\xA2" : edition_number(layout->edition, item), layout->at.x,
			 bullet ? in : layout->paper->indent);
	}
	layout->at = before;
	layout->after = MAX(layout->after, layout->at.gap);
	return false;
}

static bool definition_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	uint32_t item = layout_tag(layout, layout->at.tag, "LI");
	uint32_t body = NONE;
	for (const struct node *child = node->first; child; child = child->next) {
		layout->at = before;
		if (child->kind == NODE_TERM) {
			layout->at.tag = layout_tag(layout, item, "Lbl");
			layout->at.direct = layout->at.keep = true;
			layout->strong++;
			layout_paragraph(layout, child, "P", layout->at.gap);
			layout->strong--;
			layout->after = layout->at.gap * 0.2;
			continue;
		}
		body = body ? body : layout_tag(layout, item, "LBody");
		layout->at.tag = body;
		layout_indent(layout, layout->paper->indent);
		layout->at.gap *= 0.4;
		layout_blocks(layout, child);
	}
	layout->at = before;
	layout->after = MAX(layout->after, layout->at.gap);
	return false;
}

static bool definitions_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	uint32_t outside = layout->at.tag, list = layout_tag(layout, layout->at.tag, "L");
	for (const struct node *child = node->first; child; child = child->next) {
		layout->at.tag = list;
		layout_anchor(layout, child);
		walk(child, layout->handlers, layout);
	}
	layout->at.tag = outside;
	return false;
}

/* ---- paragraphs and the like ----------------------------------------------------------------------------------- */

static bool paragraph_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_paragraph(layout, node, "P", layout->at.gap);
	return false;
}

/* A note has a bar at its side. */
static bool note_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	struct place_on before = layout->at;
	float bar = layout->bar;
	double in = layout->paper->indent * 0.6;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Div");
	if (!layout->cell)
		layout->bar = (float)layout->at.x + 1.5f;
	layout_indent(layout, in);
	layout_blocks(layout, node);
	layout->bar = bar;
	layout->at = before;
	return false;
}

static bool code_block_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_CODE, layout->paper->small);
	size_t length = strlen(node->text);
	while (length && node->text[length - 1] == '\n')
		length--;
	char *text = g_strndup(node->text, length);
	uint32_t tag = layout_tag(layout, layout_tag(layout, layout->at.tag, "P"), "Code");
	measure_begin(layout->measure, true);
	measure_text(layout->measure, &layout->at.style, layout_stretch(layout, tag), text, node->place);
	measure_end(layout->measure);
	layout_lines(layout, before.gap);
	g_free(text);
	layout->at = before;
	return false;
}

static bool rule_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	(void)node;
	layout_label_flush(layout);
	if (layout->dry)
		return false;
	layout_strip(layout, layout->at.gap * 1.5, 1);
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = TINT_FAINT,
					  .x = (float)layout->at.x,
					  .width = (float)layout->at.width,
					  .weight = 0.75f});
	layout->after = layout->at.gap * 1.5;
	return false;
}

/* ---- the table of handlers ------------------------------------------------------------------------------------- */

const struct handler pages_handlers[NODE_KINDS] = {
	[NODE_APPENDIX] = {appendix_enter, NULL},
	[NODE_SECTION] = {section_enter, NULL},
	[NODE_SUBHEADING] = {section_enter, NULL},
	[NODE_CLAUSE] = {clause_enter, NULL},
	[NODE_PARAGRAPH] = {paragraph_enter, NULL},
	[NODE_BULLETS] = {list_enter, NULL},
	[NODE_LIST] = {list_enter, NULL},
	[NODE_TABLE] = {pages_table, NULL},
	[NODE_DEFINITIONS] = {definitions_enter, NULL},
	[NODE_DEFINITION] = {definition_enter, NULL},
	[NODE_NOTE] = {note_enter, NULL},
	[NODE_FORM] = {pages_form, NULL},
	[NODE_FIELD] = {pages_field, NULL},
	[NODE_FLOWCHART] = {pages_chart, NULL},
	[NODE_CODE_BLOCK] = {code_block_enter, NULL},
	[NODE_RULE] = {rule_enter, NULL},
	[NODE_TEXT] = {inline_text, NULL},
	[NODE_EMPH] = {inline_strong, inline_strong_end},
	[NODE_STRONG] = {inline_strong, inline_strong_end},
	[NODE_CODE] = {inline_code, NULL},
	[NODE_LINK] = {inline_link, NULL},
	[NODE_REFERENCE] = {inline_reference, NULL},
	[NODE_VALUE] = {inline_reference, NULL},
	[NODE_POLICY] = {inline_reference, NULL},
	[NODE_BLANK] = {inline_blank, NULL},
	[NODE_BREAK] = {inline_break, NULL},
};
