/* SPDX-License-Identifier: MIT
 * What stands before the text: status first, title, version, dates and owner; then the contents. */
#include "render/odt/odt_part.h"

#include <string.h>

/* Fewer headings than this need no contents. */
#define CONTENTS_LEAST 4

/* How deep the contents go. */

/* Where titles stand that the office program puts in anew, from the entry's edge: behind 'Appendix A' too. */
#define TITLE_AT "39.7pt"

/* ---- the title block ------------------------------------------------------------------------------------------ */

static void title_write(struct odt *odt)
{
	const struct node *title = node_child(edition_root(odt->edition), NODE_TITLE);
	odt_paragraph_start(odt, "Title");
	if (title)
		odt_inlines(odt, title);
	else
		odt_text(odt, edition_title(odt->edition));
	odt_paragraph_end(odt);
}

static void fact_write(struct odt *odt, const char *key, const char *fact)
{
	if (!fact || !*fact)
		return;
	odt_paragraph_start(odt, "DocumentFacts");
	odt_text(odt, word(odt->words, key));
	odt_tab(odt);
	odt_text(odt, fact);
	odt_paragraph_end(odt);
}

static void day_write(struct odt *odt, const char *key, const char *day)
{
	char *words = day ? word_date(odt->words, day) : NULL;
	fact_write(odt, key, words);
	g_free(words);
}

static void block_write(struct odt *odt)
{
	const struct meta *meta = edition_meta(odt->edition);
	char *version = particulars_version(odt->words, meta);
	g_autofree char *status = particulars_status(odt->words, meta);
	if (status)
		odt_paragraph_words(odt, particulars_draft(meta) ? "DraftMark" : "Status", status);
	odt_capitals(odt, true);
	for (const char *const *line = meta->above; line && *line; line++)
		odt_paragraph_words(odt, "AboveTitle", *line);
	title_write(odt);
	odt_capitals(odt, false);
	if (version)
		odt_paragraph_words(odt, "Subtitle", version);
	day_write(odt, "fact-adopted", meta->adopted);
	day_write(odt, "fact-effective", meta->effective);
	day_write(odt, "fact-replaced", meta->replaced);
	day_write(odt, "fact-review", meta->review);
	fact_write(odt, "fact-owner", meta->owner);
	g_free(version);
}

/* ---- contents ------------------------------------------------------------------------------------------------- */

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
}

static unsigned headings_count(const struct odt *odt, const struct node *parent)
{
	unsigned count = 0;
	for (const struct node *node = parent->first; node; node = node->next)
		if (is_heading(node))
			count += (odt_lead_for(odt, node).heading <= CONTENTS_DEEPEST) + headings_count(odt, node);
	return count;
}

static void entry_write(struct odt *odt, const struct node *node, unsigned level)
{
	const struct node *title = node_child(node, NODE_TITLE);
	const char *number = edition_number(odt->edition, node);
	bool linked = odt->bookmarks[node->index] != NULL;
	if (node->kind == NODE_APPENDIX && *number)
		number = edition_label(odt->edition, node);
	odt_paragraph_start(odt, level == 1 ? "TOC1" : "TOC2");
	if (linked)
		odt_anchor(odt, node);
	if (*number)
		odt_text(odt, number);
	if (*number || level == 2)
		odt_tab(odt);
	odt->plain = true;
	if (title)
		odt_inlines(odt, title);
	odt->plain = false;
	if (linked)
		odt_anchor_end(odt);
	odt_paragraph_end(odt);
}

static void entries_write(struct odt *odt, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (!is_heading(node))
			continue;
		unsigned level = odt_lead_for(odt, node).heading;
		if (level <= CONTENTS_DEEPEST)
			entry_write(odt, node, level);
		entries_write(odt, node);
	}
}

/* How the office program makes the entries anew: number, title, page. */
static void source_write(struct odt *odt)
{
	GString *out = odt->out;
	g_string_append_printf(out,
			       "<text:table-of-content-source text:outline-level=\"%u\"><text:index-title-template "
			       "text:style-name=\"TOCHeading\">",
			       CONTENTS_DEEPEST);
	xml_text(out, word(odt->words, "contents"));
	XML(out, "</text:index-title-template>");
	for (unsigned level = 1; level <= CONTENTS_DEEPEST; level++)
		g_string_append_printf(out,
				       "<text:table-of-content-entry-template text:outline-level=\"%u\" "
				       "text:style-name=\"TOC%u\"><text:index-entry-link-start "
				       "text:style-name=\"Reference\"/><text:index-entry-chapter/>"
				       "<text:index-entry-tab-stop style:type=\"left\" style:position=\"%s\"/>"
				       "<text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" "
				       "style:leader-char=\".\"/><text:index-entry-page-number/>"
				       "<text:index-entry-link-end/></text:table-of-content-entry-template>",
				       level, level, level == 1 ? TITLE_AT : "0pt");
	XML(out, "</text:table-of-content-source>");
}

/* The entries as the office program makes them, but for the page numbers: those it alone knows, and puts in when it is
 * asked to update the contents. */
static void contents_write(struct odt *odt)
{
	const struct node *root = edition_root(odt->edition);
	if (headings_count(odt, root) < CONTENTS_LEAST || edition_meta(odt->edition)->look & LOOK_PLAIN)
		return;
	XML(odt->out, "<text:table-of-content text:name=\"Contents\" text:protected=\"true\">");
	source_write(odt);
	XML(odt->out, "<text:index-body><text:index-title text:name=\"Contents_Head\">");
	odt_paragraph_words(odt, "TOCHeading", word(odt->words, "contents"));
	XML(odt->out, "</text:index-title>");
	entries_write(odt, root);
	XML(odt->out, "</text:index-body></text:table-of-content>");
}

void odt_front(struct odt *odt)
{
	block_write(odt);
	contents_write(odt);
}
