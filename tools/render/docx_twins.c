/* SPDX-License-Identifier: MIT
 * Words that went in one place and came in another, told plainly: LibreOffice makes moves of its own of them. */
#include "render/docx_marks.h"

static void twin_add(GHashTable *twins, GString *words)
{
	char *text = g_strstrip(g_strdup(words->str));
	g_string_truncate(words, 0);
	if (*text)
		g_hash_table_add(twins, text);
	else
		g_free(text);
}

/* Words that came in a paragraph, one stretch after the other. */
static void stretches_add(const struct edition *edition, const struct node *holder, GHashTable *twins)
{
	GString *words = g_string_new(NULL);
	for (const struct node *child = holder->first; child; child = child->next) {
		if (edition_marking(edition, child)->mark == MARK_INSERTED)
			node_plain(child, words);
		else
			twin_add(twins, words);
	}
	twin_add(twins, words);
	g_string_free(words, TRUE);
}

static void twins_under(const struct edition *edition, const struct node *parent, GHashTable *twins)
{
	for (const struct node *node = parent->first; node; node = node->next)
		twins_under(edition, node, twins);
	if (parent->first && node_is_inline(parent->first) && !node_is_inline(parent))
		stretches_add(edition, parent, twins);
}

GHashTable *twins_find(const struct edition *edition)
{
	GHashTable *twins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	twins_under(edition, edition_root(edition), twins);
	return twins;
}

bool twin_came(const struct docx *docx, const struct node *holder)
{
	GString *words = g_string_new(NULL);
	if (holder->kind == NODE_PARAGRAPH)
		node_plain(holder, words);
	bool came = g_hash_table_contains(docx->revision.twins, g_strstrip(words->str));
	g_string_free(words, TRUE);
	return came;
}
