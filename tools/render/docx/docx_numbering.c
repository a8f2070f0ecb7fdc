/* SPDX-License-Identifier: MIT
 * The part word/numbering.xml, the styles of what is numbered, and what fields print of numbers. */
#include "render/docx/docx_list.h"

#include "format/xml.h"
#include "render/docx/docx_part.h"

#include <string.h>

unsigned clause_depth(const struct node *clause)
{
	unsigned depth = 0;
	for (; clause && clause->kind == NODE_CLAUSE; clause = clause->parent)
		depth++;
	return depth;
}

const char *docx_style(const struct node *node)
{
	static const char *const headings[] = {"Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"};
	static const char *const clauses[] = {"Clause1", "Clause2", "Clause3", "Clause4", "Clause5", "Clause6"};
	unsigned level = node->level;
	if (node->kind == NODE_APPENDIX)
		return "AppendixTitle";
	if (node->kind == NODE_CLAUSE)
		return clauses[CLAMP(clause_depth(node), 1, 6) - 1];
	/* Headings of an appendix stand under its title. */
	for (const struct node *above = node->parent; above; above = above->parent)
		level += above->kind == NODE_APPENDIX;
	return headings[CLAMP(level, 1, 6) - 1];
}

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
}

unsigned heading_level(const struct node *heading)
{
	const char *style = docx_style(heading);
	return heading->kind == NODE_APPENDIX ? 1 : (unsigned)(style[strlen(style) - 1] - '0');
}

unsigned field_heading_level(const struct node *field)
{
	unsigned level = 1;
	const struct node *above = field->parent;
	for (; above && !is_heading(above) && above->kind != NODE_DOCUMENT; above = above->parent)
		level += above->kind == NODE_FIELD;
	if (above && is_heading(above))
		return MAX(heading_level(above), CONTENTS_DEEPEST) + level;
	bool alone = !above || (!node_child(above, NODE_SECTION) && !node_child(above, NODE_APPENDIX));
	return alone ? level : CONTENTS_DEEPEST + level;
}

/* ---- numbers of two texts ------------------------------------------------------------------------------------- */

const char *number_in(const struct edition *edition, const struct node *node, enum text_state state)
{
	const struct marking *marking = edition_marking(edition, node);
	bool here = state == STATE_NEW ? mark_is_new(marking->mark) && mark_is_new(marking->head)
				       : mark_is_old(marking->mark) && mark_is_old(marking->head);
	if (!here)
		return NULL;
	return state == STATE_OLD && marking->was ? marking->was : edition_number(edition, node);
}

char *label_in(const struct edition *edition, const struct node *appendix, enum text_state state)
{
	const char *number = number_in(edition, appendix, state), *own = edition_number(edition, appendix);
	const char *label = edition_label(edition, appendix);
	if (!number)
		return NULL;
	if (!strcmp(number, own) || !g_str_has_suffix(label, own))
		return g_strdup(label);
	return g_strdup_printf("%.*s%s", (int)(strlen(label) - strlen(own)), label, number);
}

/* ---- fields --------------------------------------------------------------------------------------------------- */

static bool shows_parent(const struct list_level *level)
{
	const char *first = strchr(level->text, '%');
	return first && strchr(first + 1, '%');
}

static const struct list *mark_list(const struct list_plan *plan, const struct list_mark *mark)
{
	return plan->lists->pdata[g_array_index(plan->uses, struct list_use, mark->use - 1).list];
}

/* '16.5(a)' from '16.5' and '(a)'; NULL where Word may put them together otherwise. */
static char *in_context(const struct list_plan *plan, const struct edition *edition, const struct node *node,
			enum text_state state, const char *own)
{
	const struct list_mark *mark = &plan->marks[node->index];
	const struct node *parent = node->parent;
	const struct list_mark *above = &plan->marks[parent->index];
	if (above->kind != LIST_OWN || above->use != mark->use || above->level + 1 != mark->level)
		return NULL;
	char sign;
	char *before = list_reference(plan, edition, parent, state, &sign);
	char *whole = NULL;
	if (before && !g_str_has_suffix(number_in(edition, parent, state), "."))
		whole = g_strconcat(before, own, NULL);
	g_free(before);
	return whole;
}

char *list_reference(const struct list_plan *plan, const struct edition *edition, const struct node *node,
		     enum text_state state, char *field_switch)
{
	const struct list_mark *mark = &plan->marks[node->index];
	if (mark->kind != LIST_OWN || (mark->differs && mark->was.kind != LIST_OWN) || !number_in(edition, node, state))
		return NULL;
	*field_switch = 'r';
	if (node->kind == NODE_APPENDIX)
		return label_in(edition, node, state);
	char *own = g_strdup(number_in(edition, node, state));
	if (g_str_has_suffix(own, "."))
		own[strlen(own) - 1] = '\0';
	if (mark->level == 0 || shows_parent(&mark_list(plan, mark)->levels[mark->level]))
		return own;
	*field_switch = 'w';
	char *whole = in_context(plan, edition, node, state, own);
	g_free(own);
	return whole;
}

/* ---- the part ------------------------------------------------------------------------------------------------- */

static void indent_write(GString *out, struct indent indent)
{
	XML(out, "<w:pPr><w:ind w:left=\"");
	g_string_append_printf(out, "%d\" w:hanging=\"%d\"/></w:pPr>", indent.left, MAX(indent.hanging, 0));
}

static void level_write(GString *out, const struct list_level *level, unsigned i)
{
	static const char *const formats[] = {
		[LIST_DECIMAL] = "decimal",          [LIST_UPPER_LETTER] = "upperLetter",
		[LIST_LOWER_LETTER] = "lowerLetter", [LIST_UPPER_ROMAN] = "upperRoman",
		[LIST_LOWER_ROMAN] = "lowerRoman",   [LIST_BULLET] = "bullet",
	};
	g_string_append_printf(out, "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"%u\"/><w:numFmt w:val=\"%s\"/>", i,
			       level->start, formats[level->format]);
	if (level->style)
		g_string_append_printf(out, "<w:pStyle w:val=\"%s\"/>", level->style);
	XML(out, "<w:lvlText w:val=\"");
	xml_value(out, level->text);
	XML(out, "\"/><w:lvlJc w:val=\"left\"/>");
	indent_write(out, level->indent);
	if (level->look)
		g_string_append_printf(out, "<w:rPr>%s</w:rPr>", level->look);
	else if (level->bold)
		XML(out, "<w:rPr><w:b/><w:bCs/></w:rPr>");
	XML(out, "</w:lvl>");
}

static void list_write_one(GString *out, const struct list *list, unsigned i)
{
	/* The two names that Word gives a list: any eight hexadecimal digits, the same each time. */
	g_string_append_printf(out,
			       "<w:abstractNum w:abstractNumId=\"%u\"><w:nsid w:val=\"%08X\"/>"
			       "<w:multiLevelType w:val=\"multilevel\"/><w:tmpl w:val=\"%08X\"/>",
			       i, 0x4B450000u + i + 1, 0x4C450000u + i + 1);
	for (unsigned l = 0; l < LIST_LEVELS && list->levels[l].text; l++)
		level_write(out, &list->levels[l], l);
	XML(out, "</w:abstractNum>");
}

static void use_write(GString *out, const struct list_use *use, unsigned id)
{
	g_string_append_printf(out, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/>", id, use->list);
	if (use->restart >= 0)
		g_string_append_printf(out,
				       "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%u\"/></w:lvlOverride>",
				       use->restart, use->start);
	XML(out, "</w:num>");
}

void list_write(const struct list_plan *plan, GString *out)
{
	XML(out, XML_HEAD "<w:numbering " DOCX_NAMESPACE ">");
	for (unsigned i = 0; i < plan->lists->len; i++)
		list_write_one(out, plan->lists->pdata[i], i);
	for (unsigned i = 0; i < plan->uses->len; i++)
		use_write(out, &g_array_index(plan->uses, struct list_use, i), i + 1);
	XML(out, "</w:numbering>");
}
