/* SPDX-License-Identifier: MIT
 * The text, in the order of reading: headings, clauses, paragraphs, appendices. */
#include "render/odt/odt_part.h"

void odt_capitals(struct odt *odt, bool on)
{
	if (on && edition_meta(odt->edition)->look & LOOK_CAPITALS)
		odt->marks |= ODT_CAPITALS;
	else
		odt->marks &= ~(unsigned)ODT_CAPITALS;
}

static void heading_write(struct odt *odt, const struct node *node)
{
	odt_lead_settle(odt);
	struct odt_lead lead = odt_lead_for(odt, node);
	const struct node *title = node_child(node, NODE_TITLE);
	odt_paragraph_lead(odt, &lead);
	odt_capitals(odt, node->level == 1);
	if (title)
		odt_inlines(odt, title);
	odt_paragraph_end(odt);
	odt_capitals(odt, false);
}

static bool section_enter(void *data, const struct node *node)
{
	heading_write(data, node);
	odt_blocks(data, node);
	return false;
}

static bool clause_enter(void *data, const struct node *node)
{
	static const char *const styles[] = {"ClauseText1", "ClauseText2", "ClauseText3",
					     "ClauseText4", "ClauseText5", "ClauseText6"};
	struct odt *odt = data;
	struct odt_site outer = odt->site;
	odt_lead_settle(odt);
	odt->site.style = styles[CLAMP(clause_depth(node), 1, G_N_ELEMENTS(styles)) - 1];
	odt->site.shift = 0;
	odt->site.edge = (unsigned)MAX(odt_house_indent(odt->house, odt->site.style).left, 0);
	odt->site.owner = node;
	odt->lead = odt_lead_for(odt, node);
	odt_blocks(odt, node);
	odt_lead_settle(odt);
	odt->site = outer;
	return false;
}

static bool paragraph_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	if (odt->lead.waiting) {
		struct odt_lead lead = odt->lead;
		odt_paragraph_lead(odt, &lead);
	} else {
		odt_paragraph_start(odt, odt->site.style);
	}
	odt_inlines(odt, node);
	odt_paragraph_end(odt);
	return false;
}

/* ---- appendices ----------------------------------------------------------------------------------------------- */

/* A document included whole has a version of its own. */
static void identity_write(struct odt *odt, const struct node *appendix)
{
	char *version = appendix->whole ? particulars_version(odt->words, appendix->meta) : NULL;
	if (version)
		odt_paragraph_words(odt, "Subtitle", version);
	g_free(version);
}

static bool appendix_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	struct odt_site outer = odt->site;
	bool wide = appendix_wide(node);
	odt_lead_settle(odt);
	odt->site = (struct odt_site){.style = "Normal"};
	page_turn(odt, wide);
	heading_write(odt, node);
	identity_write(odt, node);
	odt_blocks(odt, node);
	page_turn(odt, false);
	odt->site = outer;
	return false;
}

/* ---- what has a file of its own --------------------------------------------------------------------------------- */

static bool definitions_enter(void *data, const struct node *node)
{
	odt_blocks(data, node);
	return false;
}

static bool table_enter(void *data, const struct node *node)
{
	odt_table(data, node);
	return false;
}

static bool form_enter(void *data, const struct node *node)
{
	odt_form(data, node);
	return false;
}

static bool chart_enter(void *data, const struct node *node)
{
	odt_chart(data, node);
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
	[NODE_BULLETS] = {odt_bullets_enter, NULL},
	[NODE_LIST] = {odt_list_enter, NULL},
	[NODE_TABLE] = {table_enter, NULL},
	[NODE_DEFINITIONS] = {definitions_enter, NULL},
	[NODE_DEFINITION] = {odt_definition_enter, NULL},
	[NODE_NOTE] = {odt_note_enter, NULL},
	[NODE_FORM] = {form_enter, NULL},
	[NODE_FLOWCHART] = {chart_enter, NULL},
	[NODE_CODE_BLOCK] = {odt_code_enter, NULL},
	[NODE_RULE] = {odt_rule_enter, NULL},
};

void odt_blocks(struct odt *odt, const struct node *parent)
{
	walk_children(parent, handlers, odt);
}

void odt_body(struct odt *odt)
{
	odt->site = (struct odt_site){.style = "Normal"};
	odt_front(odt);
	odt_blocks(odt, edition_root(odt->edition));
	odt_lead_settle(odt);
	odt_lists_stop(odt);
	if (odt->waiting_marks->len)
		odt_paragraph_words(odt, "Normal", "");
}
