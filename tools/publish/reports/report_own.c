/* SPDX-License-Identifier: MIT
 * The author's own overview, in place of ours. One that was copied from what we print, with its letters, lead and
 * closing words, comes out as ours would. */
#include "explain/verify/claims.h"
#include "publish/reports/report_layouts.h"

#include <string.h>

struct own {
	struct filling *filling;
	struct node *clause, *last; /* the one with the lead; its last item */
	const char *lead;           /* the style's */
	bool lettered;              /* the author typed letters */
	char *letter;               /* the last of them */
};

/* ---- letters ----------------------------------------------------------------------------------------------------- */

/* 'a) ', '(b) ': how many bytes, or 0. */
static size_t letter_length(const char *text)
{
	size_t opening = *text == '(', n = opening;
	while (g_ascii_isalnum(text[n]) && n - opening < 2)
		n++;
	return n > opening && text[n] == ')' && text[n + 1] == ' ' ? n + 2 : 0;
}

static char *letter_of(const char *text)
{
	size_t n = letter_length(text);
	return n ? g_strndup(text, n - 1) : NULL;
}

static struct node *words_of(const struct node *item)
{
	struct node *node = item->first;
	while (node && !node_is_inline(node))
		node = node->first;
	return node && node->kind == NODE_TEXT ? node : NULL;
}

static bool is_lettered(const struct node *item)
{
	const struct node *words = words_of(item);
	return words && letter_length(words->text);
}

/* ---- what the author has, piece by piece ------------------------------------------------------------------------- */

static void pieces_add(struct own *own, struct node *block, GPtrArray *pieces)
{
	if (block->kind != NODE_SUBHEADING) {
		items_of_block(own->filling, block, pieces);
		return;
	}
	for (struct node *node = block->first; node;) {
		struct node *next = node->next;
		node_detach(node);
		if (node->kind == NODE_TITLE)
			g_ptr_array_add(pieces, node);
		else
			pieces_add(own, node, pieces);
		node = next;
	}
}

/* An item with a lettered list in it is no item: its words are the lead. */
static bool holds_list(const struct node *item)
{
	for (const struct node *block = item->first; block; block = block->next)
		if ((block->kind == NODE_BULLETS || block->kind == NODE_LIST) && block->first &&
		    is_lettered(block->first))
			return true;
	return false;
}

static GPtrArray *pieces_of(struct own *own)
{
	GPtrArray *items = items_of_text(own->filling, "overview"), *pieces = g_ptr_array_new();
	for (guint i = 0; i < items->len; i++) {
		struct node *item = items->pdata[i];
		bool opened = (item->first && item->first->kind == NODE_SUBHEADING) || holds_list(item);
		if (!opened)
			g_ptr_array_add(pieces, item);
		for (struct node *block = opened ? item->first : NULL; block;) {
			struct node *next = block->next;
			node_detach(block);
			pieces_add(own, block, pieces);
			block = next;
		}
	}
	g_ptr_array_unref(items);
	return pieces;
}

/* ---- words of ours ----------------------------------------------------------------------------------------------- */

/* True for the same words, whatever figures stand in them. */
static bool same_but_figures(const char *a, const char *b)
{
	while (*a && *b && (*a == *b || (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)))) {
		bool figures = g_ascii_isdigit(*a);
		a += figures ? strspn(a, "0123456789") : 1;
		b += figures ? strspn(b, "0123456789") : 1;
	}
	return !*a && !*b;
}

/* '55 changes, 55 told, 43 consequential' by its second part. */
static bool is_account(const char *text, const char *account)
{
	char **parts = g_strsplit(text, ", ", 3), **known = g_strsplit(account, ", ", 3);
	bool same = g_ascii_isdigit(*text) && g_strv_length(parts) > 1 && g_strv_length(known) > 1 &&
		    same_but_figures(parts[1], known[1]);
	g_strfreev(parts);
	g_strfreev(known);
	return same;
}

/* What we say there now, where the author copied it: a paragraph of ours, or "" for one that no report prints; NULL for
 * words of the author's own. */
static const char *ours(const struct own *own, const char *text)
{
	const GPtrArray *blocks = own->filling->overview ? own->filling->overview->blocks : NULL;
	if (*own->lead && g_str_has_suffix(text, own->lead))
		return "";
	for (guint i = 0; blocks && i < blocks->len; i++) {
		const struct report_block *block = blocks->pdata[i];
		bool last = i + 1 == blocks->len;
		if (block->kind == REPORT_PARAGRAPH && last && is_account(text, block->text))
			return "";
		if (block->kind == REPORT_PARAGRAPH && same_but_figures(text, block->text))
			return i + 2 == blocks->len ? block->text : "";
	}
	return NULL;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

static void item_put(struct own *own, struct node *piece)
{
	struct node *words = own->lettered ? words_of(piece) : NULL;
	char *letter = words ? letter_of(words->text) : NULL;
	if (letter)
		words->text += strlen(letter) + 1;
	if (letter || own->letter) {
		char *next = letter ? letter : letter_after(own->letter);
		g_free(own->letter);
		own->letter = next;
	}
	own->last = doc_add(own->filling->doc, own->clause, NODE_CLAUSE, piece->place);
	inlines_move(piece, own->last);
}

/* A paragraph without a letter, where the next item's leaves one free for it. */
static bool lost_letter(const struct own *own, const struct node *next)
{
	const struct node *words = next ? words_of(next) : NULL;
	char *letter = words ? letter_of(words->text) : NULL;
	char *missed = own->letter ? letter_after(own->letter) : NULL, *then = missed ? letter_after(missed) : NULL;
	bool lost = letter && then && !strcmp(letter, then);
	g_free(letter);
	g_free(missed);
	g_free(then);
	return lost;
}

/* Before the first item and behind the last it is a paragraph of the list, between them one of the item before it. */
static void aside_put(struct own *own, struct node *piece, bool closing)
{
	GString *plain = g_string_new(NULL);
	node_plain(piece, plain);
	const char *said = ours(own, g_strstrip(plain->str));
	own->filling->quoting = said != NULL;
	if (said && *said)
		paragraph_put(own->filling, own->clause, said);
	own->filling->quoting = false;
	if (!said)
		inlines_move(piece, own->last && !closing ? own->last : own->clause);
	g_string_free(plain, TRUE);
}

static void piece_put(struct own *own, const GPtrArray *pieces, guint at)
{
	struct node *piece = pieces->pdata[at];
	const struct node *next = at + 1 < pieces->len ? pieces->pdata[at + 1] : NULL;
	bool closing = true;
	for (guint i = at + 1; i < pieces->len; i++)
		closing = closing && !is_lettered(pieces->pdata[i]);
	if (piece->kind == NODE_TITLE) {
		GString *plain = g_string_new(NULL);
		node_plain(piece, plain);
		label_put(own->filling, paragraph_put(own->filling, own->clause, ""), plain->str, false);
		g_string_free(plain, TRUE);
	} else if (!own->lettered || is_lettered(piece) || lost_letter(own, next)) {
		item_put(own, piece);
	} else {
		aside_put(own, piece, closing);
	}
}

bool own_overview_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	char *lead = fact_fill(filling, yaml_get(part, "overview"));
	struct own own = {.filling = filling, .lead = lead ? lead : ""};
	own.clause = doc_add(filling->doc, parent, NODE_CLAUSE, filling->report->place);
	paragraph_put(filling, own.clause, own.lead);
	GPtrArray *pieces = pieces_of(&own);
	for (guint i = 0; i < pieces->len; i++)
		own.lettered = own.lettered || is_lettered(pieces->pdata[i]);
	for (guint i = 0; i < pieces->len; i++)
		piece_put(&own, pieces, i);
	filling->own = own.clause;
	g_ptr_array_unref(pieces);
	g_free(own.letter);
	g_free(lead);
	return true;
}
