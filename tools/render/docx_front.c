/* SPDX-License-Identifier: MIT
 * What stands before the text: status first, title, version, dates and owner; then the contents. */
#include "render/docx_part.h"

#include <string.h>

/* Fewer headings than this need no contents. */
#define CONTENTS_LEAST 4

/* ---- the title block ------------------------------------------------------------------------------------------ */

static void title_write(struct docx *docx)
{
	const struct node *title = node_child(edition_root(docx->edition), NODE_TITLE);
	paragraph_start(docx, "Title");
	if (title)
		inlines(docx, title);
	else
		run_text(docx, edition_title(docx->edition));
	paragraph_end(docx);
}

static void fact_write(struct docx *docx, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	paragraph_start(docx, "DocumentFacts");
	run_text(docx, word(docx->words, key));
	run_tab(docx);
	run_text(docx, text);
	paragraph_end(docx);
}

static void day_write(struct docx *docx, const char *key, const char *day)
{
	char *words = day ? word_date(docx->words, day) : NULL;
	fact_write(docx, key, words);
	g_free(words);
}

static void block_write(struct docx *docx)
{
	const struct meta *meta = edition_meta(docx->edition);
	if (meta->status_given)
		paragraph_words(docx, meta->status == DOC_DRAFT ? "DraftMark" : "Status", status_words(docx));
	title_write(docx);
	if (meta->version) {
		char *version = word_fill(docx->words, "version-n", "version", meta->version, NULL);
		paragraph_words(docx, "Subtitle", version);
		g_free(version);
	}
	day_write(docx, "fact-adopted", meta->adopted);
	day_write(docx, "fact-effective", meta->effective);
	day_write(docx, "fact-review", meta->review);
	fact_write(docx, "fact-owner", meta->owner);
}

/* ---- contents ------------------------------------------------------------------------------------------------- */

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
}

/* The level at which a heading stands in Word's outline. */
static unsigned outline(const struct node *node)
{
	const char *style = docx_style(node);
	return node->kind == NODE_APPENDIX ? 1 : (unsigned)(style[strlen(style) - 1] - '0');
}

static unsigned headings_count(const struct node *parent)
{
	unsigned count = 0;
	for (const struct node *node = parent->first; node; node = node->next)
		if (is_heading(node))
			count += (outline(node) <= 2) + headings_count(node);
	return count;
}

static void field_part(struct docx *docx, const char *markup)
{
	run_end(docx);
	g_string_append(docx->out, markup);
}

#define FIELD_MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

static void entry_write(struct docx *docx, const struct node *node, unsigned level, bool *first)
{
	const struct node *title = node_child(node, NODE_TITLE);
	const char *number = node->kind == NODE_APPENDIX && *edition_number(docx->edition, node)
				     ? edition_label(docx->edition, node)
				     : edition_number(docx->edition, node);
	bool linked = docx->bookmarks[node->index] != NULL;
	paragraph_start(docx, level == 1 ? "TOC1" : "TOC2");
	if (*first)
		field_part(docx,
			   FIELD_MARK("begin") "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\t "
					       "\"Appendix title,1\" </w:instrText></w:r>" FIELD_MARK("separate"));
	*first = false;
	if (linked)
		anchor_start(docx, node);
	if (*number) {
		run_text(docx, number);
		run_tab(docx);
	} else if (level == 2) {
		run_tab(docx);
	}
	docx->plain = true;
	if (title)
		inlines(docx, title);
	docx->plain = false;
	if (linked)
		link_end(docx);
	paragraph_end(docx);
}

static void entries_write(struct docx *docx, const struct node *parent, bool *first)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (!is_heading(node))
			continue;
		unsigned level = outline(node);
		if (level <= 2)
			entry_write(docx, node, level, first);
		entries_write(docx, node, first);
	}
}

/* A field with its entries as Word would make them, but for the page numbers: those are known to Word alone, which
 * puts them in when the reader asks it to update the contents. */
static void contents_write(struct docx *docx)
{
	const struct node *root = edition_root(docx->edition);
	if (headings_count(root) < CONTENTS_LEAST)
		return;
	bool first = true;
	g_string_append_printf(docx->out, "<w:sdt><w:sdtPr><w:id w:val=\"%u\"/>", ++docx->control_id);
	XML(docx->out, "<w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>"
		       "</w:sdtPr><w:sdtContent>");
	paragraph_words(docx, "TOCHeading", word(docx->words, "contents"));
	entries_write(docx, root, &first);
	paragraph_start(docx, "TableEnd");
	field_part(docx, FIELD_MARK("end"));
	paragraph_end(docx);
	XML(docx->out, "</w:sdtContent></w:sdt>");
}

void front_write(struct docx *docx)
{
	block_write(docx);
	contents_write(docx);
}
