/* SPDX-License-Identifier: MIT
 * Where two files have too many lines that differ to compare each with each: what stands once in each of them, a line,
 * a word, two words behind each other, or a bookmark, tells which line is which. */
#include "publish/back/round_anchors.h"
#include "compare/match/order.h"

#include <string.h>

/* Where something stands in the lines of both: the line, and whether there are others. */
struct mark {
	guint old, new;
	bool in_old, in_new, again;
};

/* Something speaks for two lines being one. */
struct vote {
	guint old, new, count;
};

static void mark_put(GHashTable *marks, char *name, guint line, bool is_new)
{
	struct mark *mark = g_hash_table_lookup(marks, name);
	if (mark)
		g_free(name);
	else
		g_hash_table_insert(marks, name, mark = g_new0(struct mark, 1));
	bool *there = is_new ? &mark->in_new : &mark->in_old;
	guint *place = is_new ? &mark->new : &mark->old;
	mark->again = mark->again || (*there && *place != line);
	*there = true;
	*place = line;
}

/* 'K' and the whole, 'W' and a word, 'P' and a pair of them, 'B' and a bookmark. */
static void line_marks(GHashTable *marks, const struct line *line, guint place, bool is_new)
{
	const GPtrArray *names = line->paragraph->bookmarks;
	g_auto(GStrv) words = g_strsplit(line->key, " ", -1);
	if (!*line->text)
		return;
	mark_put(marks, g_strconcat("K", line->key, NULL), place, is_new);
	for (guint i = 0; i < names->len; i++)
		if (*(const char *)names->pdata[i] != '_')
			mark_put(marks, g_strconcat("B", names->pdata[i], NULL), place, is_new);
	for (size_t i = 0; words[i]; i++) {
		mark_put(marks, g_strconcat("W", words[i], NULL), place, is_new);
		if (words[i + 1])
			mark_put(marks, g_strconcat("P", words[i], " ", words[i + 1], NULL), place, is_new);
	}
}

static gint vote_order(gconstpointer a, gconstpointer b)
{
	const struct vote *first = a, *second = b;
	if (first->old != second->old)
		return first->old < second->old ? -1 : 1;
	return (first->new > second->new) - (first->new < second->new);
}

/* For each old line the new one that most speaks for, in the order of the old ones. */
static GArray *votes_count(GHashTable *marks)
{
	GArray *votes = g_array_new(FALSE, FALSE, sizeof(struct vote)),
	       *best = g_array_new(FALSE, FALSE, sizeof(struct vote));
	GHashTableIter each;
	gpointer value;
	g_hash_table_iter_init(&each, marks);
	while (g_hash_table_iter_next(&each, NULL, &value)) {
		const struct mark *mark = value;
		struct vote vote = {mark->old, mark->new, 1};
		if (mark->in_old && mark->in_new && !mark->again)
			g_array_append_val(votes, vote);
	}
	g_array_sort(votes, vote_order);
	for (guint i = 0, end; i < votes->len; i = end) {
		struct vote vote = g_array_index(votes, struct vote, i);
		for (end = i + 1; end < votes->len && !vote_order(&vote, &g_array_index(votes, struct vote, end));
		     end++)
			vote.count++;
		struct vote *last = best->len ? &g_array_index(best, struct vote, best->len - 1) : NULL;
		if (!last || last->old != vote.old)
			g_array_append_val(best, vote);
		else if (vote.count > last->count)
			*last = vote;
	}
	g_array_unref(votes);
	return best;
}

/* The most of the votes of which none crosses another. */
static GArray *votes_in_order(const GArray *votes)
{
	g_autofree uint32_t *places = g_new(uint32_t, votes->len + 1);
	g_autofree double *weights = g_new(double, votes->len + 1);
	g_autofree bool *kept = g_new(bool, votes->len + 1);
	for (guint i = 0; i < votes->len; i++) {
		places[i] = g_array_index(votes, struct vote, i).new;
		weights[i] = 1;
	}
	order_keep(places, weights, votes->len, kept);
	GArray *anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));
	for (guint i = 0; i < votes->len; i++) {
		const struct vote *vote = &g_array_index(votes, struct vote, i);
		const struct anchor anchor = {vote->old, vote->new};
		if (kept[i])
			g_array_append_val(anchors, anchor);
	}
	return anchors;
}

GArray *anchors_find(const GArray *old, const struct hunk *gap, const GArray *new, anchor_fits fits)
{
	GHashTable *marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (guint i = gap->old_at; i < gap->old_at + gap->old_count; i++)
		line_marks(marks, line_at(old, i), i, false);
	for (guint i = gap->new_at; i < gap->new_at + gap->new_count; i++)
		line_marks(marks, line_at(new, i), i, true);
	GArray *votes = votes_count(marks);
	guint kept = 0;
	for (guint i = 0; i < votes->len; i++) {
		struct vote vote = g_array_index(votes, struct vote, i);
		if (fits(line_at(old, vote.old), line_at(new, vote.new)))
			g_array_index(votes, struct vote, kept++) = vote;
	}
	g_array_set_size(votes, kept);
	GArray *anchors = votes_in_order(votes);
	g_array_unref(votes);
	g_hash_table_unref(marks);
	return anchors;
}
