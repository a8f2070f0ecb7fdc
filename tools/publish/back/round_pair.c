/* SPDX-License-Identifier: MIT
 * Which line of an edited file is which of the file as it was written. */
#include "compare/match/myers.h"
#include "publish/back/round_anchors.h"
#include "publish/back/round_lines.h"

#include <string.h>

#define PAIRS_MOST 160000u /* pairs of lines of a gap that are compared each with each */
#define DEPTH_MOST 16u     /* gaps within gaps */
#define JOINED_LIKE 0.6    /* and one and the two that it was */
#define LIKE_LEAST 0.5     /* so alike are two lines that are one, edited */

void line_pair(GArray *old, guint i, GArray *new, guint k)
{
	g_array_index(old, struct line, i).partner = k;
	g_array_index(new, struct line, k).partner = i;
}

static bool share_bookmark(const struct line *a, const struct line *b)
{
	const GPtrArray *names = a->paragraph->bookmarks, *others = b->paragraph->bookmarks;
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		if (*name != '_' && g_ptr_array_find_with_equal_func((GPtrArray *)others, name, g_str_equal, NULL))
			return true;
	}
	return false;
}

/* How many words both have, and how many there are in each. */
static guint words_common(const char *a, const char *b, guint *in_a, guint *in_b)
{
	char **words = g_strsplit(a, " ", -1), **others = g_strsplit(b, " ", -1);
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
	guint common = 0;
	*in_a = g_strv_length(words);
	*in_b = g_strv_length(others);
	for (char **word = words; *word; word++)
		g_hash_table_insert(counts, *word,
				    GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, *word)) + 1));
	for (char **word = others; *word; word++) {
		guint left = GPOINTER_TO_UINT(g_hash_table_lookup(counts, *word));
		common += left > 0;
		if (left)
			g_hash_table_insert(counts, *word, GUINT_TO_POINTER(left - 1));
	}
	g_hash_table_unref(counts);
	g_strfreev(words);
	g_strfreev(others);
	return common;
}

double words_likeness_shared(const char *a, const char *b, double *shared)
{
	guint in_a, in_b, common = words_common(a, b, &in_a, &in_b);
	*shared = MIN(in_a, in_b) ? (double)common / MIN(in_a, in_b) : 0;
	return in_a + in_b ? 2.0 * common / (in_a + in_b) : 0;
}

double words_likeness(const char *a, const char *b)
{
	double shared;
	return words_likeness_shared(a, b, &shared);
}

double line_likeness(const struct line *a, const struct line *b)
{
	return words_likeness(a->key, b->key);
}

/* How much speaks for two lines being one, edited; 0 for nothing. */
static double weight(const struct line *a, const struct line *b)
{
	if (!*a->text || !*b->text || !a->table != !b->table)
		return 0;
	if (share_bookmark(a, b))
		return 2;
	double like = strcmp(a->text, b->text) ? words_likeness(a->key, b->key) : 1;
	bool same_cell = a->table && a->row == b->row && a->cell == b->cell;
	bool same_style = !strcmp(a->paragraph->style, b->paragraph->style);
	return like >= LIKE_LEAST || (same_cell && like > 0.2) ? like + 0.01 * same_style + 0.1 * same_cell : 0;
}

/* What stands in the sources with others around it, and can't be taken out alone. */
static bool is_fixed(const struct node *node)
{
	switch (node ? node->kind : NODE_KINDS) {
	case NODE_TERM:
	case NODE_TITLE:
	case NODE_CAPTION:
	case NODE_LABEL:
	case NODE_HINT:
	case NODE_OPTION:
	case NODE_COLUMN:
		return true;
	case NODE_PARAGRAPH: /* a term has a meaning */
		return node->parent->kind == NODE_MEANING && node->parent->first == node;
	default:
		return false;
	}
}

/* One such line, or of a cell, and one of its kind in its place: it was reworded from end to end. */
static bool is_replaced(const GArray *old, const struct hunk *gap, const GArray *new)
{
	if (gap->old_count != 1 || gap->new_count != 1)
		return false;
	const struct line *was = &g_array_index(old, struct line, gap->old_at);
	const struct line *now = &g_array_index(new, struct line, gap->new_at);
	return (is_fixed(was->node) || was->table) && *was->text && *now->text && !was->table == !now->table &&
	       !strcmp(was->paragraph->style, now->paragraph->style);
}

guint *order_pair(guint n, guint m, const double *weights)
{
	guint width = m + 1, *partners = g_new(guint, n + 1);
	double *best = g_new0(double, (gsize)(n + 1) * width);
	for (guint i = n; i-- > 0;)
		for (guint k = m; k-- > 0;) {
			double w = weights[(gsize)i * m + k], both = w > 0 ? w + best[(i + 1) * width + k + 1] : 0;
			best[i * width + k] = MAX(both, MAX(best[(i + 1) * width + k], best[i * width + k + 1]));
		}
	for (guint i = 0; i < n; i++)
		partners[i] = LINE_NONE;
	for (guint i = 0, k = 0; i < n && k < m;) {
		double here = best[i * width + k], w = weights[(gsize)i * m + k];
		if (w > 0 && here <= w + best[(i + 1) * width + k + 1])
			partners[i++] = k++;
		else if (here <= best[(i + 1) * width + k])
			i++;
		else
			k++;
	}
	g_free(best);
	return partners;
}

static bool is_lone(const struct line *line)
{
	return line->partner == LINE_NONE && *line->text && !line->table;
}

/* A line that is like none, and like two together that follow each other, is those, joined: the partner of the first.
 */
static void joined_pair(GArray *old, const struct hunk *gap, GArray *new)
{
	guint from = gap->old_at, end = gap->old_at + gap->old_count;
	for (guint k = gap->new_at; k < gap->new_at + gap->new_count; k++) {
		const struct line *now = &g_array_index(new, struct line, k);
		if (now->partner != LINE_NONE)
			from = MAX(from, now->partner + 1);
		for (guint i = from; i + 1 < end && is_lone(now); i++) {
			const struct line *was = &g_array_index(old, struct line, i), *next = was + 1;
			if (was->partner != LINE_NONE)
				break;
			if (!is_lone(was) || !is_lone(next))
				continue;
			g_autofree char *both = g_strconcat(was->key, " ", next->key, NULL);
			if (words_likeness(both, now->key) < JOINED_LIKE)
				continue;
			line_pair(old, i, new, k);
			from = i + 2;
		}
	}
}

/* Pairs the lines of a gap so that most speaks for the pairs, none crossing another. */
static void gap_pair(GArray *old, const struct hunk *gap, GArray *new)
{
	guint n = gap->old_count, m = gap->new_count;
	if (is_replaced(old, gap, new)) {
		line_pair(old, gap->old_at, new, gap->new_at);
		return;
	}
	double *weights = g_new(double, (gsize)n *m);
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k < m; k++)
			weights[(gsize)i * m + k] = weight(&g_array_index(old, struct line, gap->old_at + i),
							   &g_array_index(new, struct line, gap->new_at + k));
	guint *partners = order_pair(n, m, weights);
	for (guint i = 0; i < n; i++)
		if (partners[i] != LINE_NONE)
			line_pair(old, gap->old_at + i, new, gap->new_at + partners[i]);
	g_free(partners);
	g_free(weights);
	joined_pair(old, gap, new);
}

static uint32_t *numbers_of(const GArray *lines, guint at, guint count, GHashTable *known)
{
	uint32_t *numbers = g_new(uint32_t, count + 1);
	for (guint i = 0; i < count; i++)
		numbers[i] = key_number(known, g_array_index(lines, struct line, at + i).key);
	return numbers;
}

static bool can_be_one(const struct line *old, const struct line *new)
{
	return weight(old, new) > 0;
}

static void part_pair(GArray *old, const struct hunk *part, GArray *new, unsigned depth);

/* A gap that is too large to compare each line with each is parted where lines are surely each other. */
static void gap_part(GArray *old, const struct hunk *gap, GArray *new, unsigned depth)
{
	if (!gap->old_count || !gap->new_count)
		return;
	if ((uint64_t)gap->old_count * gap->new_count <= PAIRS_MOST) {
		gap_pair(old, gap, new);
		return;
	}
	GArray *anchors = depth < DEPTH_MOST ? anchors_find(old, gap, new, can_be_one) : NULL;
	uint32_t i = gap->old_at, k = gap->new_at;
	for (guint a = 0; anchors && anchors->len && a <= anchors->len; a++) {
		struct anchor to = {gap->old_at + gap->old_count, gap->new_at + gap->new_count};
		bool last = a == anchors->len;
		if (!last)
			to = g_array_index(anchors, struct anchor, a);
		part_pair(old, &(struct hunk){i, to.old - i, k, to.new - k}, new, depth + 1);
		if (!last)
			line_pair(old, to.old, new, to.new);
		i = to.old + 1;
		k = to.new + 1;
	}
	if (anchors)
		g_array_unref(anchors);
}

static void part_pair(GArray *old, const struct hunk *part, GArray *new, unsigned depth)
{
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	uint32_t *before = numbers_of(old, part->old_at, part->old_count, known);
	uint32_t *after = numbers_of(new, part->new_at, part->new_count, known);
	GArray *hunks = myers_hunks(before, part->old_count, after, part->new_count);
	guint i = part->old_at, k = part->new_at;
	for (guint h = 0; h <= hunks->len; h++) {
		struct hunk gap = {part->old_count, 0, part->new_count, 0};
		if (h < hunks->len)
			gap = g_array_index(hunks, struct hunk, h);
		gap.old_at += part->old_at;
		gap.new_at += part->new_at;
		while (i < gap.old_at)
			line_pair(old, i++, new, k++);
		gap_part(old, &gap, new, depth);
		i = gap.old_at + gap.old_count;
		k = gap.new_at + gap.new_count;
	}
	g_array_unref(hunks);
	g_free(before);
	g_free(after);
	g_hash_table_unref(known);
}

void lines_pair_part(GArray *old, const struct hunk *part, GArray *new)
{
	part_pair(old, part, new, 0);
}

void lines_pair(GArray *old, GArray *new)
{
	lines_pair_part(old, &(struct hunk){0, old->len, 0, new->len}, new);
}
