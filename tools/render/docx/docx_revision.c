/* SPDX-License-Identifier: MIT
 * Marks of blocks and words, rows and cells. */
#include "render/docx/docx_marks.h"

#include <string.h>

/* ---- beginning and end ---------------------------------------------------------------------------------------- */

/* 'MO' of 'Monitoring Officer'. */
static char *initials_of(const char *author)
{
	GString *initials = g_string_new(NULL);
	bool begins = true;
	for (const char *p = author; *p; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);
		if (begins && g_unichar_isalnum(letter))
			g_string_append_unichar(initials, g_unichar_toupper(letter));
		begins = !g_unichar_isalnum(letter);
	}
	return g_string_free(initials, FALSE);
}

#define BLOCK_MINUTES 5

static char *attributes_of(const struct docx_revising *by, unsigned minutes)
{
	GString *attributes = g_string_new(" w:author=\"");
	xml_value(attributes, by->author);
	g_string_append_printf(attributes, "\" w:date=\"%sT00:%02u:00Z\"", by->day, minutes);
	return g_string_free(attributes, FALSE);
}

void revision_begin(struct docx *docx, const struct docx_revising *by)
{
	if (!by || !edition_is_redline(docx->edition))
		return;
	docx->revision.by = by;
	docx->revision.attributes = attributes_of(by, 0);
	docx->revision.block_attributes = attributes_of(by, BLOCK_MINUTES);
	docx->revision.initials = initials_of(by->author);
	docx->revision.told = g_new0(guint8, edition_remarks(docx->edition) + 1);
	docx->revision.text = g_string_new(NULL);
	left_begin(&docx->revision);
	docx->revision.moves = g_new0(guint8, edition_doc(docx->edition)->nodes);
	docx->revision.twins = twins_find(docx->edition);
	if (!by->plain_moves)
		moved_find(docx);
}

void revision_end(struct docx *docx)
{
	if (!docx->revision.by)
		return;
	g_free(docx->revision.attributes);
	g_free(docx->revision.block_attributes);
	g_free(docx->revision.initials);
	g_free(docx->revision.told);
	g_free(docx->revision.moves);
	g_hash_table_unref(docx->revision.twins);
	g_free(docx->revision.joined_now);
	g_free(docx->revision.joined_was);
	g_array_unref(docx->revision.left.ends);
	g_string_free(docx->revision.text, TRUE);
}

/* ---- blocks --------------------------------------------------------------------------------------------------- */

static bool has_links(const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next)
		if (node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY ||
		    node->kind == NODE_LINK || has_links(node))
			return true;
	return false;
}

struct docx_outer revision_enter(struct docx *docx, const struct node *node)
{
	struct docx_revision *revision = &docx->revision;
	struct docx_outer outer = {revision->block, revision->mark, revision->move, false};
	if (!revision->by || !node)
		return outer;
	const struct marking *marking = edition_marking(docx->edition, node);
	enum mark mark = marking->mark;
	if (is_move(mark) && !revision->move && move_begins(docx, node)) {
		revision->move = ++docx->bookmark_id;
		revision->move_waiting = node;
		outer.moved = true;
	}
	if (is_move(mark) && (!revision->move || (!outer.moved && is_move(outer.block) && mark != outer.block)))
		mark = plain_mark(mark);
	if (marking->echo)
		mark = outer.block;
	revision->echo = marking->echo;
	bool twin = !is_move(mark) && (is_move(marking->mark) || has_twin(docx, node, mark));
	revision->left.here = twin && mark == MARK_REMOVED;
	revision->came_here = twin && mark == MARK_INSERTED;
	revision->block = revision->mark = mark;
	revision->end = node->kind == NODE_PARAGRAPH ? marking->end : MARK_KEPT;
	revision->linked = mark == MARK_MOVED_TO && node->kind == NODE_PARAGRAPH && has_links(node);
	comment_wait(docx, marking->change);
	return outer;
}

bool block_is_echo(const struct docx *docx, const struct node *node)
{
	return docx->revision.by && edition_marking(docx->edition, node)->echo;
}

void revision_leave(struct docx *docx, struct docx_outer outer)
{
	if (!docx->revision.by)
		return;
	if (outer.moved)
		move_end(docx);
	docx->revision.block = outer.block;
	docx->revision.mark = outer.mark;
	docx->revision.end = MARK_KEPT;
	docx->revision.linked = false;
	docx->revision.move = outer.move;
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

bool piece_enter(struct docx *docx, const struct node *node, struct docx_outer *outer)
{
	struct docx_revision *revision = &docx->revision;
	const struct marking *marking = edition_marking(docx->edition, node);
	enum mark mark = marking->mark, block = revision->block;
	*outer = (struct docx_outer){block, revision->mark, 0, false};
	if (docx->plain)
		return mark_is_new(mark); /* in the contents */
	if ((!mark_is_new(mark) && !mark_is_old(block)) || (!mark_is_old(mark) && !mark_is_new(block)))
		return false;
	/* What moved is one, also with other words: of a paragraph whose words and end are marked in different ways
	 * LibreOffice leaves something behind. */
	if (is_move(block) || mark == MARK_KEPT)
		mark = block;
	else
		mark = plain_mark(mark);
	revision->mark = mark;
	bool told = marking->change && !revision->told[marking->change] &&
		    edition_remark(docx->edition, marking->change)->reason;
	if (told && !revision->comment_open && !revision->comment_waiting)
		outer->move = comment_start(docx, marking->change);
	return true;
}

void piece_leave(struct docx *docx, const struct node *node, struct docx_outer outer)
{
	(void)node;
	if (outer.move)
		comment_end(docx, outer.move);
	docx->revision.mark = outer.mark;
}

enum mark mark_enter(struct docx *docx, enum mark mark)
{
	enum mark outer = docx->revision.mark;
	/* What stands in one of the texts only has its mark already. */
	if (outer == MARK_KEPT)
		docx->revision.mark = mark;
	return outer;
}

void mark_leave(struct docx *docx, enum mark outer)
{
	docx->revision.mark = outer;
}

/* How much two texts have in common at their beginning, up to a blank; and at their end. */
static size_t common_start(const char *was, const char *now)
{
	size_t common = 0;
	for (size_t i = 0; was[i] && was[i] == now[i]; i++)
		if (was[i] == ' ')
			common = i + 1;
	return common;
}

static size_t common_end(const char *was, const char *now)
{
	size_t common = 0, old = strlen(was), new = strlen(now);
	for (size_t i = 1; i <= MIN(old, new) && was[old - i] == now[new - i]; i++)
		if (was[old - i] == ' ')
			common = i;
	return common;
}

static void words_part(struct docx *docx, enum mark mark, const char *words, size_t length)
{
	enum mark outer = mark_enter(docx, mark);
	char *part = g_strndup(words, length);
	bool shown = mark != MARK_REMOVED || mark_is_old(docx->revision.mark);
	if (shown && (mark != MARK_INSERTED || mark_is_new(docx->revision.mark)))
		run_text(docx, part);
	g_free(part);
	mark_leave(docx, outer);
}

void words_differ(struct docx *docx, const char *was, const char *now)
{
	was = was ? was : "";
	now = now ? now : "";
	if (!strcmp(was, now)) {
		run_text(docx, now);
		return;
	}
	size_t start = docx->revision.mark == MARK_KEPT ? common_start(was, now) : 0;
	size_t end = docx->revision.mark == MARK_KEPT ? common_end(was + start, now + start) : 0;
	words_part(docx, MARK_KEPT, now, start);
	words_part(docx, MARK_REMOVED, was + start, strlen(was) - start - end);
	words_part(docx, MARK_INSERTED, now + start, strlen(now) - start - end);
	words_part(docx, MARK_KEPT, now + strlen(now) - end, end);
}

/* ---- elements ------------------------------------------------------------------------------------------------- */

static const char *const elements[] = {
	[MARK_INSERTED] = "ins",
	[MARK_REMOVED] = "del",
	[MARK_MOVED_TO] = "moveTo",
	[MARK_MOVED_FROM] = "moveFrom",
};

const char *mark_element(enum mark mark)
{
	return elements[mark];
}

void change_tag(struct docx *docx, enum mark mark, const char *end)
{
	const struct docx_revision *revision = &docx->revision;
	g_string_append_printf(docx->out, "<w:%s w:id=\"%u\"%s%s", elements[mark], ++docx->bookmark_id,
			       revision->block != MARK_KEPT ? revision->block_attributes : revision->attributes, end);
}

void run_mark(struct docx *docx)
{
	if (docx->revision.mark != MARK_KEPT)
		change_tag(docx, docx->revision.mark, ">");
}

void run_unmark(struct docx *docx)
{
	if (docx->revision.mark != MARK_KEPT)
		g_string_append_printf(docx->out, "</w:%s>", elements[docx->revision.mark]);
}

void row_mark(struct docx *docx)
{
	if (docx->revision.by && docx->revision.block != MARK_KEPT)
		change_tag(docx, plain_mark(docx->revision.block), "/>");
}

void cell_mark(struct docx *docx, enum mark row)
{
	enum mark mark = docx->revision.echo ? MARK_REMOVED : plain_mark(docx->revision.block);
	if (docx->revision.by && mark != MARK_KEPT && mark != plain_mark(row))
		g_string_append_printf(docx->out, "<w:%s w:id=\"%u\"%s/>",
				       mark == MARK_INSERTED ? "cellIns" : "cellDel", ++docx->bookmark_id,
				       docx->revision.attributes);
}

bool control_is_words(const struct docx *docx)
{
	return docx->revision.mark != MARK_KEPT;
}

bool link_is_words(const struct docx *docx)
{
	return is_move(docx->revision.block) && !docx->revision.linked;
}
