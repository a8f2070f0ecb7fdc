/* SPDX-License-Identifier: MIT
 * Words that went in one place and came in another, told plainly: LibreOffice makes moves of its own of them. */
#include "render/docx/docx_marks.h"

/* That a text came, or went, as a set of bits. */
#define CAME 1u
#define WENT 2u

static void twin_add(GHashTable *twins, GString *words, unsigned how)
{
	char *text = g_strstrip(g_strdup(words->str));
	g_string_truncate(words, 0);
	if (*text)
		g_hash_table_replace(twins, text,
				     GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(twins, text)) | how));
	else
		g_free(text);
}

/* Words that came, or went, in a paragraph, one stretch after the other. */
static void stretches_add(const struct edition *edition, const struct node *holder, enum mark mark, GHashTable *twins)
{
	unsigned how = mark == MARK_INSERTED ? CAME : WENT;
	GString *words = g_string_new(NULL);
	for (const struct node *child = holder->first; child; child = child->next) {
		if (edition_marking(edition, child)->mark == mark)
			node_plain(child, words);
		else
			twin_add(twins, words, how);
	}
	twin_add(twins, words, how);
	g_string_free(words, TRUE);
}

static void twins_under(const struct edition *edition, const struct node *parent, GHashTable *twins)
{
	for (const struct node *node = parent->first; node; node = node->next)
		twins_under(edition, node, twins);
	if (!parent->first || !node_is_inline(parent->first) || node_is_inline(parent))
		return;
	stretches_add(edition, parent, MARK_INSERTED, twins);
	stretches_add(edition, parent, MARK_REMOVED, twins);
}

GHashTable *twins_find(const struct edition *edition)
{
	GHashTable *twins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	twins_under(edition, edition_root(edition), twins);
	return twins;
}

/* What a paragraph or a heading says. */
static const struct node *words_held(const struct node *holder)
{
	bool heading = holder->kind == NODE_SECTION || holder->kind == NODE_SUBHEADING;
	return holder->kind == NODE_PARAGRAPH ? holder : heading ? node_child(holder, NODE_TITLE) : NULL;
}

bool has_twin(const struct docx *docx, const struct node *holder, enum mark mark)
{
	GString *words = g_string_new(NULL);
	const struct node *held = words_held(holder);
	if (held)
		node_plain(held, words);
	unsigned how = GPOINTER_TO_UINT(g_hash_table_lookup(docx->revision.twins, g_strstrip(words->str)));
	g_string_free(words, TRUE);
	return how & (mark == MARK_REMOVED ? CAME : WENT);
}
