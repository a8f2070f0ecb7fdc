/* SPDX-License-Identifier: MIT
 * Where a block stands: the lists and clauses that are open around it. */
#include "publish/word/word_roles.h"
#include "publish/word/word_writing.h"
#include "read/markdown/typed_series.h"

#include <string.h>

struct open_item *item_last(const struct writing *writing)
{
	return writing->items->len ? &g_array_index(writing->items, struct open_item, writing->items->len - 1) : NULL;
}

static bool is_within(const struct open_item *item, const struct word_paragraph *paragraph)
{
	return item->list == paragraph->list ? item->level < paragraph->level : item->left < paragraph->left;
}

void items_close(struct writing *writing, guint keep)
{
	if (writing->items->len > keep)
		g_array_set_size(writing->items, keep);
}

/* Closes the items that a numbered paragraph does not stand in: of its own list all down to the level above its own,
 * with what stands in them. */
void items_fit(struct writing *writing, const struct word_paragraph *paragraph)
{
	for (guint i = writing->items->len; i-- > 0;) {
		const struct open_item *of_list = &g_array_index(writing->items, struct open_item, i);
		if (of_list->list == paragraph->list && of_list->level < paragraph->level) {
			items_close(writing, i + 1);
			break;
		}
		if (of_list->list == paragraph->list)
			items_close(writing, i);
	}
	const struct open_item *item;
	while ((item = item_last(writing)) && !is_within(item, paragraph))
		items_close(writing, writing->items->len - 1);
}

/* The next paragraph with a number that stands under the same heading, or NULL. */
static const struct word_paragraph *numbered_next(const struct writing *writing)
{
	const GPtrArray *blocks = writing->word->blocks;
	for (guint i = writing->at + 1; i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		if (paragraph && paragraph_is_heading(paragraph))
			return NULL;
		if (paragraph && paragraph->number && !paragraph_is_empty(paragraph))
			return paragraph->bullet ? NULL : paragraph;
	}
	return NULL;
}

/* How many of the open items the next number goes on in: what stands between them, at the margin, is theirs too, or
 * that number would be cut off from its clause. */
guint items_needed(const struct writing *writing)
{
	const struct word_paragraph *next = numbered_next(writing);
	guint needed = 0;
	for (guint i = next ? writing->items->len : 0; i-- > 0;) {
		const struct open_item *item = &g_array_index(writing->items, struct open_item, i);
		if (item->list != next->list)
			continue;
		if (item->level < next->level)
			return i + 1;
		if (item->level == next->level)
			needed = series_begins(next->number, strlen(next->number)) ? 0 : i;
	}
	return needed;
}

/* Words that begin no further left than those of an item stand in it. */
void items_around(struct writing *writing, int left)
{
	const struct open_item *item;
	guint needed = items_needed(writing);
	while ((item = item_last(writing)) && (left <= 0 || item->left > left) && writing->items->len > needed)
		items_close(writing, writing->items->len - 1);
}

/* How deep among clauses a text stands whose style says so, in a file of ours: 'Clause text 2'; 0 for others. */
unsigned items_clause(const struct writing *writing, const struct word_paragraph *paragraph)
{
	unsigned depth;
	return writing->ours && role_of(paragraph, &depth) == ROLE_CLAUSE_TEXT ? depth : 0;
}

/* Closes the items that stand within the clause of a depth. */
void items_of_clause(struct writing *writing, unsigned depth)
{
	for (guint i = 0; i < writing->items->len; i++)
		if (g_array_index(writing->items, struct open_item, i).clause && !--depth) {
			items_close(writing, i + 1);
			return;
		}
}

unsigned items_width(const struct writing *writing)
{
	const struct open_item *last = item_last(writing);
	return last ? last->width : 0;
}
