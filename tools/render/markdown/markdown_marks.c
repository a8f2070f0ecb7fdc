/* SPDX-License-Identifier: MIT
 * A redline as Markdown: words in <ins> and <del>, which stand in no one's way where they are read as they are, and
 * which GitHub, pandoc and others show. */
#include "render/markdown/markdown_internal.h"

static enum mark mark_of(const struct markdown *md, const struct node *node)
{
	return edition_marking(md->edition, node)->mark;
}

static void put_open(struct markdown *md, enum mark mark)
{
	if (mark != MARK_KEPT)
		markdown_put_mark(md, mark_is_gone(mark) ? "<del>" : "<ins>");
}

static void put_close(struct markdown *md, enum mark mark)
{
	if (mark != MARK_KEPT)
		markdown_put_mark(md, mark_is_gone(mark) ? "</del>" : "</ins>");
}

void markdown_mark_open(struct markdown *md, const struct node *node)
{
	put_open(md, mark_of(md, node));
}

void markdown_mark_close(struct markdown *md, const struct node *node)
{
	put_close(md, mark_of(md, node));
}

/* Within program text nothing is a mark, and the steps of a flowchart are marked together: the marks stand on lines of
 * their own, before and after, and what is between them is Markdown still. */
static bool is_marked_around(const struct markdown *md, const struct node *node)
{
	return (node->kind == NODE_CODE_BLOCK || node->kind == NODE_FLOWCHART) && mark_of(md, node) != MARK_KEPT;
}

static void put_around(struct markdown *md, void (*put)(struct markdown *md, enum mark mark), enum mark mark)
{
	md->tight = false;
	markdown_block_begin(md);
	put(md, mark);
	markdown_block_end(md);
}

static bool marked_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const struct handler *handler = &markdown_handlers[node->kind];
	if (is_marked_around(md, node))
		put_around(md, put_open, mark_of(md, node));
	if (run_begins(&md->run, md->edition, node))
		put_open(md, mark_of(md, node));
	return !handler->enter || handler->enter(data, node);
}

static void marked_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	const struct handler *handler = &markdown_handlers[node->kind];
	if (handler->leave)
		handler->leave(data, node);
	if (is_marked_around(md, node))
		put_around(md, put_close, mark_of(md, node));
	if (run_ends(&md->run, md->edition, node))
		put_close(md, mark_of(md, node));
}

#define KIND(name, text) [NODE_##name] = {marked_enter, marked_leave},
const struct handler markdown_marked[NODE_KINDS] = {
#include "model/kinds.def"
};
#undef KIND

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

static enum mark number_mark(const struct markdown *md, const struct node *node)
{
	const struct marking *marking = edition_marking(md->edition, node);
	bool came = marking->mark == MARK_KEPT && marking->was && !*marking->was; /* it had no number */
	return marking->head != MARK_KEPT ? marking->head : came ? MARK_INSERTED : marking->mark;
}

void markdown_number_open(struct markdown *md, const struct node *node)
{
	enum mark mark = number_mark(md, node);
	if (mark != MARK_KEPT)
		g_string_append(md->out, mark_is_gone(mark) ? "<del>" : "<ins>");
}

static void put_filled(struct markdown *md, const char *key, const char *name, const char *text)
{
	g_autofree char *words = word_fill(md->words, key, name, text, NULL);
	markdown_put_text(md, words);
}

static void put_move(struct markdown *md, const struct marking *marking)
{
	const char *place = marking->partner ? edition_label(md->edition, marking->partner) : marking->other_place;
	if (!place || !*place)
		place = word(md->words, "redline-elsewhere");
	markdown_put_mark(md, "(");
	put_filled(md, mark_is_gone(marking->mark) ? "redline-moved-from" : "redline-moved-to", "place", place);
	markdown_put_mark(md, ") ");
}

void markdown_number_close(struct markdown *md, const struct node *node)
{
	const struct marking *marking = edition_marking(md->edition, node);
	enum mark mark = number_mark(md, node);
	if (mark != MARK_KEPT)
		g_string_append(md->out, mark_is_gone(mark) ? "</del>" : "</ins>");
	bool moved = marking->mark == MARK_MOVED_TO || marking->mark == MARK_MOVED_FROM;
	if (moved && marking->change)
		put_move(md, marking);
	else if (marking->was && *marking->was) {
		put_filled(md, "redline-was", "number", marking->was);
		markdown_put_mark(md, " ");
	}
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

void markdown_changes(const struct edition *edition, GString *out)
{
	const struct words *words = edition_words(edition);
	g_autofree char *title = word_fill(words, "redline-title", "title", edition_title(edition), NULL);
	g_string_append(out, "# ");
	markdown_text(out, title, (struct markdown_spot){.heading = true});
	g_string_append(out, "\n\n");
	if (!edition_remarks(edition)) {
		g_autofree char *none = word_of_none(words, edition_unplaced(edition));
		markdown_text(out, none, (struct markdown_spot){.beginning = true});
		g_string_append_c(out, '\n');
		return;
	}
	for (unsigned i = 1; i <= edition_remarks(edition); i++) {
		const struct remark *remark = edition_remark(edition, i);
		g_string_append_printf(out, "%u. ", i);
		markdown_text(out, remark->heading, (struct markdown_spot){.beginning = true});
		if (remark->reason) {
			g_string_append(out, ": ");
			markdown_text(out, remark->reason, (struct markdown_spot){.cell = false});
		}
		g_string_append_c(out, '\n');
	}
	g_string_append(out, "\n***\n");
}
