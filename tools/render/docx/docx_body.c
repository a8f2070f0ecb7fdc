/* SPDX-License-Identifier: MIT
 * The part word/document.xml: blocks, in the order of reading. */
#include "render/docx/docx_part.h"

#include <string.h>

/* ---- headings, clauses, paragraphs ---------------------------------------------------------------------------- */

/* From here on, where the document's headings are in capitals. */
void capitals(struct docx *docx, bool on)
{
	if (on && edition_meta(docx->edition)->look & LOOK_CAPITALS)
		docx->marks |= RUN_CAPITALS;
	else
		docx->marks &= ~(unsigned)RUN_CAPITALS;
}

static void heading_write(struct docx *docx, const struct node *node)
{
	lead_settle(docx);
	struct docx_lead lead = lead_for(docx, node);
	const struct node *title = node_child(node, NODE_TITLE);
	paragraph_lead(docx, &lead);
	capitals(docx, node->level == 1);
	if (title)
		inlines(docx, title);
	paragraph_end(docx);
	capitals(docx, false);
}

static bool section_enter(void *data, const struct node *node)
{
	heading_write(data, node);
	blocks(data, node);
	return false;
}

static bool clause_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ClauseText1", "ClauseText2", "ClauseText3",
					     "ClauseText4", "ClauseText5", "ClauseText6"};
	struct docx *docx = data;
	struct docx_site outer = docx->site;
	lead_settle(docx);
	docx->site.style = styles[CLAMP(clause_depth(node), 1, 6) - 1];
	docx->site.shift = 0;
	docx->site.edge = (unsigned)MAX(docx_house_indent(docx->house, docx->site.style).left, 0);
	docx->lead = lead_for(docx, node);
	blocks(docx, node);
	lead_settle(docx);
	docx->site = outer;
	return false;
}

static bool paragraph_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	if (docx->lead.waiting) {
		struct docx_lead lead = docx->lead;
		paragraph_lead(docx, &lead);
	} else {
		paragraph_start(docx, docx->site.style);
	}
	inlines(docx, node);
	paragraph_end(docx);
	return false;
}

/* ---- appendices ----------------------------------------------------------------------------------------------- */

static char *version_words(const struct docx *docx, const struct node *appendix)
{
	const struct meta *meta = appendix->whole ? appendix->meta : NULL;
	return meta ? particulars_version(docx->words, meta) : NULL;
}

/* A document included whole has a version and a status of its own. */
static void identity_write(struct docx *docx, const struct node *appendix)
{
	const struct node *former = edition_former(docx->edition, appendix);
	char *now = version_words(docx, appendix), *was = version_words(docx, former ? former : appendix);
	fact_write(docx, "Subtitle", NULL, was, now);
	g_free(was);
	g_free(now);
}

static bool appendix_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	struct docx_site outer = docx->site;
	bool wide = appendix_wide(node);
	docx->site = (struct docx_site){.style = "Normal"};
	section_turn(docx, wide);
	heading_write(docx, node);
	identity_write(docx, node);
	blocks(docx, node);
	if (wide)
		section_turn(docx, false);
	docx->site = outer;
	return false;
}

/* ---- lists ---------------------------------------------------------------------------------------------------- */

#define DEPTH_MOST 3u
#define DEEPER 425 /* each level beyond the third */

static const char *deep_style(const char *const styles[DEPTH_MOST], unsigned depth)
{
	return styles[CLAMP(depth, 1, DEPTH_MOST) - 1];
}

/* What follows the first paragraph of an item stands under it. */
static void item_site(struct docx *docx, unsigned depth)
{
	static const char *const styles[] = {"ListContinue", "ListContinue2", "ListContinue3"};
	docx->site.style = deep_style(styles, depth);
	docx->site.shift = docx->site.base + (depth > DEPTH_MOST ? (depth - DEPTH_MOST) * DEEPER : 0);
	docx->site.edge = docx->site.shift + (unsigned)MAX(docx_house_indent(docx->house, docx->site.style).left, 0);
}

/* The lead of an item; beyond the third level its indent is said in the paragraph. */
static struct docx_lead item_lead(struct docx *docx, const char *style, unsigned use, unsigned depth)
{
	struct docx_lead lead = {.waiting = true, .style = style, .use = use};
	lead.level = MIN(depth, DEPTH_MOST) - 1;
	lead.indent = docx_house_indent(docx->house, style);
	lead.indent.left += (int)docx->site.base;
	if (depth > DEPTH_MOST) {
		lead.indent.left += (int)(depth - DEPTH_MOST) * DEEPER;
		lead.placed = true;
	}
	return lead;
}

static void items_write(struct docx *docx, const struct node *list, const struct docx_lead *lead)
{
	for (const struct node *item = list->first; item; item = item->next) {
		if (block_is_echo(docx, item))
			continue;
		struct docx_outer outer = revision_enter(docx, item);
		docx->lead = *lead;
		blocks(docx, item);
		lead_settle(docx);
		revision_leave(docx, outer);
	}
}

static void cell_bullets(struct docx *docx, const struct node *node)
{
	unsigned use = list_cell_bullets(docx->plan, docx->house), depth = docx->site.bullets;
	struct docx_lead lead = {.waiting = true, .style = "TableBullet"};
	lead.indent = docx_house_indent(docx->house, lead.style);
	lead.indent.left += (int)(depth - 1) * lead.indent.left;
	lead.placed = depth > 1;
	(void)use; /* the style has it */
	items_write(docx, node, &lead);
}

static bool bullets_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ListBullet", "ListBullet2", "ListBullet3"};
	struct docx *docx = data;
	struct docx_site outer = docx->site;
	lead_settle(docx);
	if (docx->site.bullets == 0)
		docx->site.base = docx->site.edge;
	docx->site.lists = 0;
	unsigned depth = ++docx->site.bullets;
	if (docx->site.cell) {
		cell_bullets(docx, node);
	} else {
		unsigned use = list_bullets(docx->plan, docx->house, docx->site.base);
		const char *style = deep_style(styles, depth);
		struct docx_lead lead = item_lead(docx, style, docx->site.base ? use : 0, depth);
		item_site(docx, depth);
		items_write(docx, node, &lead);
	}
	docx->site = outer;
	return false;
}

/* Whether Word counts an item as it is printed, in each text; then it is counted. */
static bool item_count(const struct docx *docx, const struct node *item, unsigned next[STATES])
{
	char counted[16];
	for (enum text_state state = 0; state < STATES; state++) {
		const char *number = number_in(docx->edition, item, state);
		g_snprintf(counted, sizeof counted, "%u.", next[state]);
		if (number && strcmp(number, counted))
			return false;
	}
	for (enum text_state state = 0; state < STATES; state++)
		next[state] += number_in(docx->edition, item, state) != NULL;
	return true;
}

static bool list_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ListNumber", "ListNumber2", "ListNumber3"};
	struct docx *docx = data;
	struct docx_site outer = docx->site;
	lead_settle(docx);
	if (docx->site.lists == 0)
		docx->site.base = docx->site.edge;
	docx->site.bullets = 0;
	unsigned depth = ++docx->site.lists, next[STATES] = {node->start, node->start};
	unsigned use = list_ordinary(docx->plan, docx->house, docx->site.base, depth - 1, node->start);
	struct docx_lead lead = item_lead(docx, deep_style(styles, depth), use, depth);
	item_site(docx, depth);
	for (const struct node *item = node->first; item; item = item->next) {
		if (block_is_echo(docx, item))
			continue;
		struct docx_outer outside = revision_enter(docx, item);
		docx->lead = lead;
		if (!use || !item_count(docx, item, next)) {
			docx->lead.use = 0;
			docx->lead.words = number_in(docx->edition, item, STATE_NEW);
			docx->lead.was_words = number_in(docx->edition, item, STATE_OLD);
			docx->lead.placed = true;
		}
		blocks(docx, item);
		lead_settle(docx);
		revision_leave(docx, outside);
	}
	docx->site = outer;
	return false;
}

/* ---- definitions, notes, code, rules -------------------------------------------------------------------------- */

static bool definition_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	const struct node *term = node_child(node, NODE_TERM);
	paragraph_start(docx, "Term");
	bookmark_start(docx, node);
	if (term)
		inlines(docx, term);
	paragraph_end(docx);
	struct docx_site outer = docx->site;
	docx->site.style = "Meaning";
	docx->site.shift = outer.edge;
	docx->site.edge += (unsigned)MAX(docx_house_indent(docx->house, "Meaning").left, 0);
	docx->site.bullets = docx->site.lists = 0;
	for (const struct node *meaning = node->first; meaning; meaning = meaning->next) {
		if (meaning->kind != NODE_MEANING || block_is_echo(docx, meaning))
			continue;
		struct docx_outer outside = revision_enter(docx, meaning);
		blocks(docx, meaning);
		revision_leave(docx, outside);
	}
	docx->site = outer;
	return false;
}

static bool definitions_enter(void *data, const struct node *node)
{
	blocks(data, node);
	return false;
}

static bool note_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	struct docx_site outer = docx->site;
	lead_settle(docx);
	docx->site.style = "Note";
	docx->site.shift = outer.edge;
	docx->site.edge += (unsigned)MAX(docx_house_indent(docx->house, "Note").left, 0);
	docx->site.bullets = docx->site.lists = 0;
	blocks(docx, node);
	docx->site = outer;
	return false;
}

static void code_line(struct docx *docx, const char *line, size_t length)
{
	char *text = g_strndup(line, length);
	char **pieces = g_strsplit(text, "\t", -1);
	for (char **piece = pieces; *piece; piece++) {
		if (piece != pieces)
			run_tab(docx);
		run_text(docx, *piece);
	}
	g_strfreev(pieces);
	g_free(text);
}

static bool code_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	paragraph_start(docx, "CodeBlock");
	for (const char *line = node->text; *line;) {
		size_t length = strcspn(line, "\n");
		code_line(docx, line, length);
		line += length;
		if (*line == '\n' && *++line)
			run_break(docx);
	}
	paragraph_end(docx);
	return false;
}

static bool rule_enter(void *data, const struct node *node)
{
	(void)node;
	paragraph_words(data, "Rule", "");
	return false;
}

static bool table_enter(void *data, const struct node *node)
{
	table_write(data, node);
	return false;
}

static bool form_enter(void *data, const struct node *node)
{
	form_write(data, node);
	return false;
}

static bool chart_enter(void *data, const struct node *node)
{
	chart_write(data, node);
	return false;
}

static bool skip(void *data, const struct node *node)
{
	(void)data, (void)node;
	return false;
}

static const struct handler handlers[NODE_KINDS] = {
	[NODE_APPENDIX] = {appendix_enter, NULL},
	[NODE_TITLE] = {skip, NULL},
	[NODE_SECTION] = {section_enter, NULL},
	[NODE_SUBHEADING] = {section_enter, NULL},
	[NODE_CLAUSE] = {clause_enter, NULL},
	[NODE_PARAGRAPH] = {paragraph_enter, NULL},
	[NODE_BULLETS] = {bullets_enter, NULL},
	[NODE_LIST] = {list_enter, NULL},
	[NODE_TABLE] = {table_enter, NULL},
	[NODE_DEFINITIONS] = {definitions_enter, NULL},
	[NODE_DEFINITION] = {definition_enter, NULL},
	[NODE_NOTE] = {note_enter, NULL},
	[NODE_FORM] = {form_enter, NULL},
	[NODE_FLOWCHART] = {chart_enter, NULL},
	[NODE_CODE_BLOCK] = {code_enter, NULL},
	[NODE_RULE] = {rule_enter, NULL},
};

void blocks(struct docx *docx, const struct node *parent)
{
	if (!docx->revision.by) {
		walk_children(parent, handlers, docx);
		return;
	}
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_TITLE || block_is_echo(docx, node))
			continue;
		struct docx_outer outer = revision_enter(docx, node);
		walk(node, handlers, docx);
		revision_leave(docx, outer);
	}
}

/* Names of what a document may hold; an older Word passes over those in mc:Ignorable. */
#define DOCUMENT_NAMESPACES \
	DOCX_NAMESPACE " xmlns:r=\"" RELATIONSHIPS "\"" \
		       " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"" \
		       " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"" \
		       " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"" \
		       " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"" \
		       " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"" \
		       " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"" \
		       " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"" \
		       " mc:Ignorable=\"w14 w15\""

void body_write(struct docx *docx)
{
	docx->site = (struct docx_site){.style = "Normal"};
	XML(docx->out, XML_HEAD "<w:document " DOCUMENT_NAMESPACES "><w:body>");
	docx->landscape = document_wide(edition_root(docx->edition));
	front_write(docx);
	blocks(docx, edition_root(docx->edition));
	revision_stop(docx);
	section_last(docx);
	XML(docx->out, "</w:body></w:document>");
}
