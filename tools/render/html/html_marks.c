/* SPDX-License-Identifier: MIT
 * What a redline adds to a page: <ins> and <del> around words, never around a block; what stands at a changed block. */
#include "render/html/html_internal.h"

static enum mark mark_of(const struct html *html, const struct node *node)
{
	return edition_marking(html->edition, node)->mark;
}

/* Words for an attribute are those of the new text, but of what is gone. */
bool html_shown(const struct html *html, const struct node *node)
{
	const struct marking *marking = edition_marking(html->edition, node);
	if (html->side == HTML_OLD)
		return !mark_is_new(marking->mark) && !marking->echo;
	if (html->side == HTML_NEW)
		return !mark_is_gone(marking->mark);
	return !html->plain || !mark_is_gone(marking->mark) || mark_is_gone(mark_of(html, node->parent));
}

bool html_named(const struct html *html, const struct node *node)
{
	return html->side != HTML_OLD || mark_is_gone(mark_of(html, node));
}

bool html_worded(const struct html *html, const struct node *node)
{
	if (!html_shown(html, node))
		return false;
	if (node_is_inline(node) && !node->first)
		return true;
	if (node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (html_worded(html, child))
			return true;
	return false;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static bool is_moved(enum mark mark)
{
	return mark == MARK_MOVED_TO || mark == MARK_MOVED_FROM;
}

/* The block around that has said already that all in it came or went, or NULL. A row says it in its first cell alone,
 * and who goes from cell to cell may not come by there: so each cell that came or went says it. */
static const struct node *block_that_said(const struct html *html, const struct node *node, enum mark mark)
{
	for (; node; node = node->parent)
		if ((node->kind != NODE_ROW || is_moved(mark)) && html_stop_at(html->stops, node) &&
		    mark_of(html, node) == mark)
			return node;
	return NULL;
}

static bool is_last_in(const struct html *html, const struct node *node, const struct node *block)
{
	for (; node != block; node = node->parent)
		for (const struct node *after = node->next; after; after = after->next)
			if (html_worded(html, after))
				return false;
	return true;
}

void html_unseen(struct html *html, const char *key, const char *before, const char *after)
{
	HTML_PUT(html->out, "<span class=\"unseen\">");
	html_text(html->out, before);
	html_word(html, key);
	html_text(html->out, after);
	HTML_PUT(html->out, "</span>");
}

static void run_open(struct html *html, const struct node *node)
{
	enum mark mark = mark_of(html, node);
	if (mark == MARK_KEPT) {
		HTML_PUT(html->out, "<span class=\"reset\">");
		if (html->side != HTML_OLD)
			html_look_say(html, node);
		return;
	}
	g_string_append(html->out, mark_is_gone(mark) ? "<del" : "<ins");
	g_string_append(html->out, is_moved(mark) ? " class=\"moved\">" : ">");
	if (!block_that_said(html, node, mark))
		html_unseen(html, mark_is_gone(mark) ? "redline-begin-removed" : "redline-begin-inserted", " ", " ");
}

/* The end of what moved is told where a block told of the move. */
static const char *end_of(enum mark mark, bool whole)
{
	if (whole && is_moved(mark))
		return "redline-end-moved";
	return mark_is_gone(mark) ? "redline-end-removed" : "redline-end-inserted";
}

static void run_close(struct html *html, const struct node *node)
{
	enum mark mark = mark_of(html, node);
	const struct node *block = mark == MARK_KEPT ? NULL : block_that_said(html, node, mark);
	if (mark == MARK_KEPT && html->side != HTML_OLD)
		html_unseen(html, "redline-end-reset", " ", " ");
	if (mark != MARK_KEPT && (!block || is_last_in(html, node, block)))
		html_unseen(html, end_of(mark, block), " ", " ");
	g_string_append(html->out, mark == MARK_KEPT ? "</span>" : mark_is_gone(mark) ? "</del>" : "</ins>");
}

static bool marked_enter(void *data, const struct node *node)
{
	struct html *html = data;
	const struct handler *handler = html_look_handler(html, node);
	if (!html_shown(html, node))
		return false;
	if (!html->plain && run_begins(&html->run, html->edition, node))
		run_open(html, node);
	html_look_open(html, node);
	return !handler->enter || handler->enter(data, node);
}

static void marked_leave(void *data, const struct node *node)
{
	struct html *html = data;
	const struct handler *handler = html_look_handler(html, node);
	if (!html_shown(html, node))
		return;
	if (handler->leave)
		handler->leave(data, node);
	html_look_close(html, node);
	if (!html->plain && run_ends(&html->run, html->edition, node))
		run_close(html, node);
}

#define KIND(name, text) [NODE_##name] = {marked_enter, marked_leave},
const struct handler html_marked[NODE_KINDS] = {
#include "model/kinds.def"
};
#undef KIND

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

static const char *const classes[] = {"changed", "inserted", "removed", "moved-to", "moved-from"};

void html_class(struct html *html, const struct node *node, const char *always)
{
	const struct html_stop *stop = html->side == HTML_BOTH ? html_stop_at(html->stops, node) : NULL;
	if (!stop && !always)
		return;
	HTML_PUT(html->out, " class=\"");
	if (always)
		g_string_append(html->out, always);
	if (stop) {
		g_string_append(html->out, always ? " bar " : "bar ");
		g_string_append(html->out, classes[mark_of(html, node)]);
	}
	HTML_PUT(html->out, "\"");
}

/* The words with the place in them as a link. */
static void put_move(struct html *html, const struct marking *marking)
{
	const char *key = mark_is_gone(marking->mark) ? "redline-moved-from" : "redline-moved-to";
	const char *address = marking->partner ? edition_address(html->edition, marking->partner) : NULL;
	const char *place = marking->partner ? edition_label(html->edition, marking->partner) : marking->other_place;
	g_autoptr(GString) link = g_string_new(NULL);
	if (!place || !*place)
		place = word(html->words, "redline-elsewhere");
	if (address) {
		HTML_PUT(link, "<a href=\"#");
		html_address(link, html->prefix);
		html_address(link, address);
		HTML_PUT(link, "\">");
	}
	html_text(link, place);
	if (address)
		HTML_PUT(link, "</a>");
	g_autofree char *words = word_fill(html->words, key, "place", link->str, NULL);
	g_string_append(html->out, words);
}

static void put_kind(struct html *html, const struct node *node)
{
	const struct marking *marking = edition_marking(html->edition, node);
	const char *key = marking->head == MARK_INSERTED   ? "redline-divided"
			  : marking->head == MARK_REMOVED  ? "redline-joined"
			  : marking->mark == MARK_INSERTED ? "redline-inserted"
			  : marking->mark == MARK_REMOVED  ? "redline-removed"
							   : "redline-changed";
	HTML_PUT(html->out, "<strong>");
	if (is_moved(marking->mark))
		put_move(html, marking);
	else
		html_word(html, key);
	HTML_PUT(html->out, "</strong>");
}

static void put_jump(struct html *html, unsigned to, const char *key)
{
	if (!to || to > html->stops->last)
		return;
	g_string_append_printf(html->out, " <a class=\"jump\" href=\"#_change-%u\">", to);
	html_word(html, key);
	HTML_PUT(html->out, "</a>");
}

void html_change(struct html *html, const struct node *node)
{
	const struct html_stop *stop = html->plain ? NULL : html_stop_at(html->stops, node);
	/* Beside each other: what is gone is told of in the old text, all else in the new one. */
	if (!stop || (html->side != HTML_BOTH && (html->side == HTML_OLD) != mark_is_gone(mark_of(html, node))))
		return;
	g_string_append_printf(html->out, "<p class=\"change\" id=\"_change-%u\">", stop->number);
	for (size_t i = 0; i < G_N_ELEMENTS(stop->changes) && stop->changes[i]; i++) {
		g_autofree char *number = g_strdup_printf("%u", stop->changes[i]);
		g_autofree char *words = word_fill(html->words, "redline-change", "number", number, NULL);
		HTML_PUT(html->out, "<a href=\"#");
		html_address(html->out, html->prefix);
		g_string_append_printf(html->out, "_list-%u\">", stop->changes[i]);
		html_text(html->out, words);
		HTML_PUT(html->out, "</a> ");
	}
	put_kind(html, node);
	put_jump(html, stop->number - 1, "redline-previous");
	put_jump(html, stop->number + 1, "redline-next");
	HTML_PUT(html->out, "</p>\n");
}

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

/* It stays, and had no number. */
static bool number_came(const struct marking *marking)
{
	return marking->mark == MARK_KEPT && marking->was && !*marking->was;
}

static enum mark number_mark(const struct html *html, const struct node *node)
{
	const struct marking *marking = edition_marking(html->edition, node);
	if (html->side != HTML_BOTH)
		return MARK_KEPT;
	return marking->head != MARK_KEPT ? marking->head : number_came(marking) ? MARK_INSERTED : marking->mark;
}

void html_number_open(struct html *html, const struct node *node)
{
	enum mark mark = number_mark(html, node);
	if (mark != MARK_KEPT)
		g_string_append(html->out, mark_is_gone(mark) ? "<del>" : "<ins>");
	if (mark == MARK_INSERTED && number_came(edition_marking(html->edition, node)))
		html_unseen(html, "redline-begin-inserted", " ", " ");
}

void html_number_close(struct html *html, const struct node *node)
{
	enum mark mark = number_mark(html, node);
	if (mark == MARK_INSERTED && number_came(edition_marking(html->edition, node)))
		html_unseen(html, "redline-end-inserted", " ", " ");
	if (mark != MARK_KEPT)
		g_string_append(html->out, mark_is_gone(mark) ? "</del>" : "</ins>");
}

void html_former(struct html *html, const struct node *node)
{
	const char *was = edition_marking(html->edition, node)->was;
	if (!was || !*was || html->side != HTML_BOTH || html->plain)
		return;
	g_autofree char *words = word_fill(html->words, "redline-was", "number", was, NULL);
	HTML_PUT(html->out, " <span class=\"was\">");
	html_text(html->out, words);
	HTML_PUT(html->out, "</span> ");
}
