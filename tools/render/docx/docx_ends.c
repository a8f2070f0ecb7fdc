/* SPDX-License-Identifier: MIT
 * Ends of paragraphs, which come and go by themselves, and what two paragraphs look like that are one in one of the
 * texts. */
#include "render/docx/docx_marks.h"

#include <stdlib.h>
#include <string.h>

#define EMPTY "<w:pStyle w:val=\"TableEnd\"/>"

/* LibreOffice, which lets the first of two joined paragraphs win where the second is empty or looked otherwise, is told
 * how what was inserted before it looks when it is rejected: as that one. Gives how much longer the output got. */
static gsize came_settle(struct docx *docx, gsize came[2], const char *look)
{
	gsize length = docx->out->len;
	for (int i = 1; i >= 0; i--) {
		if (!came[i] || (i == 0 && came[0] == came[1]))
			continue;
		char *change = g_strdup_printf("<w:pPrChange w:id=\"%u\"%s><w:pPr>%s</w:pPr></w:pPrChange>",
					       ++docx->bookmark_id, docx->revision.attributes, look);
		g_string_insert(docx->out, (gssize)came[i], change);
		g_free(change);
	}
	came[0] = came[1] = 0;
	return docx->out->len - length;
}

/* The properties with a number that they say themselves: `level` of `use`, or none where that is 0. */
static char *numbered(const char *properties, unsigned use, unsigned level)
{
	const char *style = strstr(properties, "/>"), *rest = style ? style + 2 : properties;
	const char *own =
		g_str_has_prefix(rest, "<w:numPr>") ? strstr(rest, "</w:numPr>") + strlen("</w:numPr>") : NULL;
	return g_strdup_printf("%.*s<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>%s",
			       (int)(rest - properties), properties, level, use, own ? own : rest);
}

/* With the number of its style where it says none: LibreOffice takes the level of what was from the style. */
static char *with_number(const struct docx *docx, const char *style, const char *properties)
{
	unsigned use, level;
	bool tied = list_tied(docx->plan, style, &use, &level) && !strstr(properties, "<w:numPr>");
	return tied ? numbered(properties, use, level) : g_strdup(properties);
}

/* Before a paragraph that is in both texts, and looked so. */
static gsize came_join(struct docx *docx, const struct docx_lead *lead, const char *was)
{
	char *look = with_number(docx, lead ? lead->style : "", was);
	gsize longer = came_settle(docx, docx->revision.came, look);
	g_free(look);
	return longer;
}

/* Of words that went here and came elsewhere LibreOffice makes moves of its own, and leaves one of the paragraphs
 * behind, empty, which is joined to what follows: each is told to look like that, and what it had when it is
 * rejected. Gives how much longer the output got before its end. */
static gsize left_turn(struct docx *docx, const struct left_end *left, const char *look)
{
	gsize length = docx->out->len;
	struct docx_revision *revision = &docx->revision;
	char *was = with_number(docx, left->style, left->now);
	char *change = g_strdup_printf("<w:pPrChange w:id=\"%u\"%s><w:pPr>%s</w:pPr></w:pPrChange>",
				       ++docx->bookmark_id, revision->attributes, was);
	g_string_insert(docx->out, (gssize)left->end, change);
	g_string_erase(docx->out, (gssize)left->start, (gssize)strlen(left->now));
	g_string_insert(docx->out, (gssize)left->start, look);
	if (left == &g_array_index(revision->left.ends, struct left_end, 0))
		came_settle(docx, revision->left.came, was);
	g_free(change);
	g_free(was);
	return docx->out->len - length;
}

static void left_clear(void *data)
{
	struct left_end *left = data;
	g_free(left->now);
}

void left_begin(struct docx_revision *revision)
{
	revision->left.ends = g_array_new(FALSE, FALSE, sizeof(struct left_end));
	g_array_set_clear_func(revision->left.ends, left_clear);
}

static void left_forget(struct docx_revision *revision)
{
	if (revision->left.ends)
		g_array_set_size(revision->left.ends, 0);
	revision->left.any = false;
}

/* The removed paragraphs before, the last one first, for what is told of one moves those after it; none where nothing
 * moved. */
static const struct left_end *left_next(const struct docx_revision *revision, guint *count)
{
	return revision->left.any && *count ? &g_array_index(revision->left.ends, struct left_end, --*count) : NULL;
}

/* Before an empty paragraph: what is left behind, the first or the last, has no number. */
static void left_settle(struct docx *docx)
{
	struct docx_revision *revision = &docx->revision;
	guint all = revision->left.ends->len, count = all;
	for (const struct left_end *left; (left = left_next(revision, &count));) {
		unsigned use, level;
		bool at_end = count == 0 || count == all - 1;
		if (!at_end || !list_tied(docx->plan, left->style, &use, &level) || strstr(left->now, "<w:numPr>"))
			continue;
		char *bare = numbered(left->now, 0, 0);
		left_turn(docx, left, bare);
		g_free(bare);
	}
	left_forget(revision);
}

/* LibreOffice takes the level of what was from the style, or the first: of a number at another level it would make
 * another one. */
static bool left_is_sound(const struct docx *docx, const struct left_end *left)
{
	const char *said = strstr(left->now, "<w:ilvl w:val=\"");
	unsigned use, level;
	return !said || strtoul(said + strlen("<w:ilvl w:val=\""), NULL, 10) ==
				(list_tied(docx->plan, left->style, &use, &level) ? level : 0);
}

/* Before a paragraph of the new text that looks otherwise. */
static gsize left_join(struct docx *docx, enum mark mark, const char *look)
{
	const struct docx_revision *revision = &docx->revision;
	guint count = mark_is_new(mark) && revision->left.any ? revision->left.ends->len : 0;
	gsize longer = 0;
	for (const struct left_end *left; (left = left_next(revision, &count));)
		if (strcmp(left->now, look) && left_is_sound(docx, left))
			longer += left_turn(docx, left, look);
	return longer;
}

/* What moved from here, told plainly, may be left behind. */
static void left_keep(struct docx_revision *revision, const struct docx_lead *lead, const char *now, gsize start,
		      gsize end)
{
	struct left_end left = {g_strdup(now), lead ? lead->style : "", start, end};
	if (!revision->left.ends->len)
		memcpy(revision->left.came, revision->came, sizeof revision->came);
	g_array_append_val(revision->left.ends, left);
	revision->left.any = revision->left.any || revision->left.here;
}

/* Before an empty paragraph that is in both texts. */
static void empty_follows(struct docx *docx)
{
	came_settle(docx, docx->revision.came, EMPTY);
	left_settle(docx);
}

static enum mark paragraph_mark(const struct docx *docx)
{
	const struct docx_revision *revision = &docx->revision;
	if (revision->end != MARK_KEPT && revision->block == MARK_KEPT)
		return revision->end;
	return revision->block;
}

/* Whether one of the removed paragraphs before can't be told to look otherwise. */
static bool left_is_stuck(const struct docx *docx)
{
	const struct docx_revision *revision = &docx->revision;
	guint count = revision->left.ends->len;
	for (const struct left_end *left; (left = left_next(revision, &count));)
		if (!left_is_sound(docx, left))
			return true;
	return false;
}

void revision_before(struct docx *docx, const char *style)
{
	enum mark mark = paragraph_mark(docx);
	if (docx->revision.by && mark == MARK_KEPT && !strcmp(style, "TableEnd"))
		empty_follows(docx);
	else if (docx->revision.by && mark_is_new(mark) && !mark_is_old(mark) && left_is_stuck(docx))
		revision_stop(docx);
}

/* This paragraph goes on where another ends that lost its end or got it: the two are one in one of the texts, and look
 * there as the first. */
static void joined_settle(struct docx_revision *revision, char **now, char **was)
{
	char **changed = revision->joined == MARK_INSERTED ? was : revision->joined == MARK_REMOVED ? now : NULL;
	if (changed) {
		g_free(*changed);
		*changed = g_strdup(revision->joined == MARK_INSERTED ? revision->joined_was : revision->joined_now);
	}
}

static void joined_keep(struct docx_revision *revision, enum mark end, char *now, char *was)
{
	g_free(revision->joined_now);
	g_free(revision->joined_was);
	revision->joined = end;
	revision->joined_now = now;
	revision->joined_was = was;
}

void revision_properties(struct docx *docx, gsize start, const struct docx_lead *lead)
{
	struct docx_revision *revision = &docx->revision;
	GString *out = docx->out;
	enum mark mark = paragraph_mark(docx);
	bool linked = mark == MARK_MOVED_TO && revision->linked;
	char *now = g_strdup(out->str + start);
	g_string_truncate(out, start);
	if (lead)
		lead_properties(docx, lead, STATE_OLD);
	char *was = lead ? g_strdup(out->str + start) : g_strdup(now);
	g_string_truncate(out, start);
	joined_settle(revision, &now, &was);
	bool changed = revision->block == MARK_KEPT && strcmp(now, was);
	bool before_old = revision->block == MARK_KEPT ? changed || revision->came_before : revision->came_linked;
	if (mark_is_old(mark) && before_old)
		start += came_join(docx, lead, was);
	start += left_join(docx, mark, now);
	g_string_append(out, now);
	if (mark != MARK_KEPT) {
		XML(out, "<w:rPr>");
		/* LibreOffice leaves the end of what moved here with fields in it behind, unless it was inserted too.
		 */
		if (linked)
			change_tag(docx, MARK_INSERTED, "/>");
		change_tag(docx, mark, "/></w:rPr>");
	}
	if (changed)
		g_string_append_printf(out, "<w:pPrChange w:id=\"%u\"%s><w:pPr>%s</w:pPr></w:pPrChange>",
				       ++docx->bookmark_id, revision->attributes, was);
	if (revision->block == MARK_REMOVED && mark == MARK_REMOVED)
		left_keep(revision, lead, now, start, out->len);
	else
		left_forget(revision);
	bool chained = mark == MARK_INSERTED || mark == MARK_MOVED_TO;
	revision->came_linked = linked || (chained && revision->came_linked);
	revision->came_before = linked || (chained && (revision->came_before || revision->came_here));
	if (!chained)
		revision->came[0] = revision->came[1] = 0;
	else if (!changed && strcmp(now, EMPTY))
		revision->came[revision->came[0] ? 1 : 0] = out->len;
	joined_keep(revision, revision->block == MARK_KEPT ? revision->end : MARK_KEPT, now, was);
	revision->loose = mark != MARK_KEPT;
	revision->end = MARK_KEPT;
}

void revision_open(struct docx *docx)
{
	if (docx->revision.move_waiting)
		move_start(docx);
	unsigned change = docx->revision.comment_waiting;
	docx->revision.comment_waiting = 0;
	if (change && !docx->plain)
		docx->revision.comment_open = comment_start(docx, change);
}

void revision_close(struct docx *docx)
{
	unsigned id = docx->revision.comment_open;
	docx->revision.comment_open = 0;
	if (id)
		comment_end(docx, id);
}

void revision_stop(struct docx *docx)
{
	if (!docx->revision.by || !docx->revision.loose)
		return;
	docx->revision.loose = false;
	empty_follows(docx);
	joined_keep(&docx->revision, MARK_KEPT, NULL, NULL);
	XML(docx->out, "<w:p><w:pPr>" EMPTY "</w:pPr></w:p>");
}
