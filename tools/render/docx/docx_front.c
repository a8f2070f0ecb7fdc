/* SPDX-License-Identifier: MIT
 * What stands before the text: status first, title, version, dates and owner; then the contents. */
#include "render/docx/docx_marks.h"

#include <string.h>

/* Fewer headings than this need no contents. */
#define CONTENTS_LEAST 4

/* ---- the title block ------------------------------------------------------------------------------------------ */

static void title_write(struct docx *docx)
{
	const struct node *title = node_child(edition_root(docx->edition), NODE_TITLE);
	const struct edition *before = edition_before(docx->edition);
	paragraph_start(docx, "Title");
	if (title)
		inlines(docx, title);
	else
		words_differ(docx, before ? edition_title(before) : edition_title(docx->edition),
			     edition_title(docx->edition));
	paragraph_end(docx);
}

void fact_write(struct docx *docx, const char *style, const char *key, const char *was, const char *now)
{
	bool is = now && *now, has_been = was && *was;
	if (!is && !has_been)
		return;
	enum mark outer = docx->revision.block, outer_mark = docx->revision.mark;
	if (docx->revision.by && is != has_been)
		docx->revision.block = docx->revision.mark = is ? MARK_INSERTED : MARK_REMOVED;
	paragraph_start(docx, style);
	if (key) {
		run_text(docx, word(docx->words, key));
		run_tab(docx);
	}
	words_differ(docx, is == has_been ? was : is ? NULL : was, is ? now : NULL);
	paragraph_end(docx);
	docx->revision.block = outer;
	docx->revision.mark = outer_mark;
}

/* The reason why a fact is another now waits for the paragraph that says it. */
static void reason_wait(struct docx *docx, const char *fact)
{
	for (unsigned i = 1; i <= edition_remarks(docx->edition); i++) {
		const struct remark *remark = edition_remark(docx->edition, i);
		if (!g_strcmp0(remark->fact, fact) && remark->at && remark->at->kind == NODE_DOCUMENT)
			comment_wait(docx, i);
	}
}

static void day_write(struct docx *docx, const char *key, const char *was, const char *now)
{
	char *then = was ? word_date(docx->words, was) : NULL, *words = now ? word_date(docx->words, now) : NULL;
	fact_write(docx, "DocumentFacts", key, then, words);
	g_free(words);
	g_free(then);
}

static void version_write(struct docx *docx, const struct meta *was, const struct meta *now)
{
	char *then = particulars_version(docx->words, was);
	char *words = particulars_version(docx->words, now);
	fact_write(docx, "Subtitle", NULL, then, words);
	g_free(words);
	g_free(then);
}

static void status_write(struct docx *docx, const struct meta *was, const struct meta *now)
{
	g_autofree char *then = status_words(docx, was), *words = status_words(docx, now);
	const char *style = now->status == DOC_DRAFT ? "DraftMark" : "Status";
	if (then && words && (was->status == DOC_DRAFT) != (now->status == DOC_DRAFT)) {
		fact_write(docx, was->status == DOC_DRAFT ? "DraftMark" : "Status", NULL, then, NULL);
		g_clear_pointer(&then, g_free);
	}
	fact_write(docx, words ? style : was->status == DOC_DRAFT ? "DraftMark" : "Status", NULL, then, words);
}

static void block_write(struct docx *docx)
{
	const struct edition *before = edition_before(docx->edition);
	const struct meta *now = edition_meta(docx->edition), *was = before ? edition_meta(before) : now;
	status_write(docx, was, now);
	capitals(docx, true);
	for (const char *const *line = now->above; line && *line; line++)
		paragraph_words(docx, "AboveTitle", *line);
	title_write(docx);
	capitals(docx, false);
	version_write(docx, was, now);
	day_write(docx, "fact-adopted", was->adopted, now->adopted);
	day_write(docx, "fact-effective", was->effective, now->effective);
	day_write(docx, "fact-replaced", was->replaced, now->replaced);
	reason_wait(docx, "review");
	day_write(docx, "fact-review", was->review, now->review);
	reason_wait(docx, "owner");
	fact_write(docx, "DocumentFacts", "fact-owner", was->owner, now->owner);
}

/* ---- contents ------------------------------------------------------------------------------------------------- */

/* One that the new text has: the contents are of that one. */
static bool is_heading(const struct docx *docx, const struct node *node)
{
	return (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX) &&
	       mark_is_new(edition_marking(docx->edition, node)->mark);
}

static unsigned headings_count(const struct docx *docx, const struct node *parent)
{
	unsigned count = 0;
	for (const struct node *node = parent->first; node; node = node->next)
		if (is_heading(docx, node))
			count += (heading_level(node) <= CONTENTS_DEEPEST) + headings_count(docx, node);
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
		field_part(docx, FIELD_MARK("begin") "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\n "
						     "\\h \\u </w:instrText>"
						     "</w:r>" FIELD_MARK("separate"));
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
		if (!is_heading(docx, node))
			continue;
		unsigned level = heading_level(node);
		if (level <= CONTENTS_DEEPEST)
			entry_write(docx, node, level, first);
		entries_write(docx, node, first);
	}
}

/* A field with the entries that Word would make of it. Its switches ask for no page numbers (\n): on which page a
 * heading stands is known to Word alone, and a file in which it had to find out first would open with a question. */
static void contents_write(struct docx *docx)
{
	const struct node *root = edition_root(docx->edition);
	if (headings_count(docx, root) < CONTENTS_LEAST || edition_meta(docx->edition)->look & LOOK_PLAIN)
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

/* ---- a cover -------------------------------------------------------------------------------------------------- */

static void cover_write(struct docx *docx)
{
	for (const char *const *line = docx->cover; *line; line++)
		paragraph_words(docx, line == docx->cover ? "CoverTitle" : "CoverLine", *line);
	paragraph_start(docx, "CoverLine");
	XML(docx->out, "<w:r><w:br w:type=\"page\"/></w:r>");
	paragraph_end(docx);
}

void front_write(struct docx *docx)
{
	if (docx->cover)
		cover_write(docx);
	block_write(docx);
	contents_write(docx);
}
