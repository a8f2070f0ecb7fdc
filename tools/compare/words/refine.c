/* SPDX-License-Identifier: MIT */
#include "compare/words/refine.h"

/* How much it is worth to keep a word of each sort, to open no hunk, and to have an edge one degree better. */
#define WORTH_WORD 1000
#define WORTH_CONTENT 24
#define WORTH_SEPARATOR 900
#define WORTH_MARK 300
#define COST_HUNK 12
#define WORTH_EDGE 2

/* Kept words beside a hunk that are looked at with it; and the largest stretch that is gone through. */
#define AROUND 8u
#define CELLS_MOST 60000u

/* ---- edges ------------------------------------------------------------------------------------------------------- */

static bool is_word_at(const struct wording *wording, bool new_side, uint32_t at)
{
	return lexicon_is_word(wording->old->lexicon, wording_token(wording, new_side, at)->word);
}

unsigned wording_edge(const struct wording *wording, bool new_side, uint32_t at)
{
	if (!at || at == (new_side ? wording->new_words : wording->old_words)->len)
		return 8;
	if (!is_word_at(wording, new_side, at - 1)) {
		const char *mark = lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at - 1)->word);
		return (*mark == '.' || *mark == ';' || *mark == '?') && !mark[1] ? 6 : 4;
	}
	if (!is_word_at(wording, new_side, at))
		return 0;
	if (wording_little(wording, new_side, at - 1, at))
		return 1;
	return wording_little(wording, new_side, at, at + 1) ? 3 : 2;
}

static int32_t worth(const struct wording *wording, uint32_t at)
{
	if (wording_token(wording, false, at)->format & FORMAT_MARK)
		return WORTH_SEPARATOR;
	if (!is_word_at(wording, false, at) && !wording_token(wording, false, at)->target)
		return WORTH_MARK;
	return WORTH_WORD + (wording_little(wording, false, at, at + 1) ? 0 : WORTH_CONTENT);
}

/* ---- a stretch --------------------------------------------------------------------------------------------------- */

/* What was done last on the way to a place: kept a word, dropped one, brought one in. A hunk drops first. */
enum way { KEPT, DROPPED, BROUGHT, WAYS };

#define NEVER (-1000000000)

struct cell {
	int32_t score[WAYS];
};

struct stretch {
	const struct wording *wording;
	uint32_t old_at, new_at, n, m;
	const uint32_t *old, *new;            /* its words */
	int32_t *worth, *old_edge, *new_edge; /* by word, by place */
	struct cell *row, *last;              /* of the table, this one and the one before */
	uint8_t *from;                        /* by cell and way: the way before */
};

static void edges_fill(struct stretch *s)
{
	s->worth = g_new(int32_t, s->n + 1);
	s->old_edge = g_new(int32_t, s->n + 1);
	s->new_edge = g_new(int32_t, s->m + 1);
	for (uint32_t i = 0; i < s->n; i++)
		s->worth[i] = worth(s->wording, s->old_at + i);
	for (uint32_t i = 0; i <= s->n; i++)
		s->old_edge[i] = WORTH_EDGE * (int32_t)wording_edge(s->wording, false, s->old_at + i);
	for (uint32_t k = 0; k <= s->m; k++)
		s->new_edge[k] = WORTH_EDGE * (int32_t)wording_edge(s->wording, true, s->new_at + k);
}

static void offer(struct stretch *s, uint32_t i, uint32_t k, enum way to, enum way from, int32_t score)
{
	if (score <= s->row[k].score[to])
		return;
	s->row[k].score[to] = score;
	s->from[((size_t)i * (s->m + 1) + k) * WAYS + to] = (uint8_t)from;
}

static void cell_fill(struct stretch *s, uint32_t i, uint32_t k)
{
	for (int way = 0; way < WAYS; way++)
		s->row[k].score[way] = NEVER;
	if (i && k && s->old[i - 1] == s->new[k - 1]) {
		const int32_t *before = s->last[k - 1].score;
		offer(s, i, k, KEPT, KEPT, before[KEPT] + s->worth[i - 1]);
		offer(s, i, k, KEPT, DROPPED, before[DROPPED] + s->worth[i - 1] + s->old_edge[i - 1]);
		offer(s, i, k, KEPT, BROUGHT, before[BROUGHT] + s->worth[i - 1] + s->new_edge[k - 1]);
	}
	if (i) {
		offer(s, i, k, DROPPED, DROPPED, s->last[k].score[DROPPED]);
		offer(s, i, k, DROPPED, KEPT, s->last[k].score[KEPT] - COST_HUNK + s->old_edge[i - 1]);
	}
	if (k) {
		const int32_t *before = s->row[k - 1].score;
		offer(s, i, k, BROUGHT, BROUGHT, before[BROUGHT]);
		offer(s, i, k, BROUGHT, DROPPED, before[DROPPED]);
		offer(s, i, k, BROUGHT, KEPT, before[KEPT] - COST_HUNK + s->new_edge[k - 1]);
	}
}

static void table_fill(struct stretch *s)
{
	s->row = g_new(struct cell, s->m + 1);
	s->last = g_new(struct cell, s->m + 1);
	s->from = g_new(uint8_t, ((size_t)s->n + 1) * (s->m + 1) * WAYS);
	for (uint32_t i = 0; i <= s->n; i++) {
		struct cell *spare = s->last;
		s->last = s->row;
		s->row = spare;
		for (uint32_t k = 0; k <= s->m; k++) {
			cell_fill(s, i, k);
			if (!i && !k)
				s->row[0].score[KEPT] = 0;
		}
	}
}

static enum way best_end(const struct stretch *s)
{
	const int32_t *score = s->row[s->m].score;
	int32_t dropped = score[DROPPED] + s->old_edge[s->n], brought = score[BROUGHT] + s->new_edge[s->m];
	if (score[KEPT] >= dropped && score[KEPT] >= brought)
		return KEPT;
	return dropped >= brought ? DROPPED : BROUGHT;
}

/* From the end back to the beginning; the hunks are appended in order. */
static void hunks_read(const struct stretch *s, GArray *hunks)
{
	guint first = hunks->len;
	enum way way = best_end(s);
	struct hunk hunk = {0, 0, 0, 0};
	for (uint32_t i = s->n, k = s->m; i || k;) {
		enum way before = s->from[((size_t)i * (s->m + 1) + k) * WAYS + way];
		hunk.old_count += way == DROPPED;
		hunk.new_count += way == BROUGHT;
		i -= way != BROUGHT;
		k -= way != DROPPED;
		if (way != KEPT && (before == KEPT || (!i && !k))) {
			hunk.old_at = s->old_at + i;
			hunk.new_at = s->new_at + k;
			g_array_append_val(hunks, hunk);
			hunk = (struct hunk){0, 0, 0, 0};
		}
		way = before;
	}
	for (guint low = first, high = hunks->len; low + 1 < high; low++) {
		high--;
		struct hunk swapped = g_array_index(hunks, struct hunk, low);
		g_array_index(hunks, struct hunk, low) = g_array_index(hunks, struct hunk, high);
		g_array_index(hunks, struct hunk, high) = swapped;
	}
}

/* One side may have no words at all. */
static const uint32_t *words_at(const GArray *words, uint32_t at)
{
	return words->len ? &g_array_index(words, uint32_t, at) : NULL;
}

static void stretch_refine(struct stretch *s, GArray *hunks)
{
	s->old = words_at(s->wording->old_words, s->old_at);
	s->new = words_at(s->wording->new_words, s->new_at);
	edges_fill(s);
	table_fill(s);
	hunks_read(s, hunks);
	g_free(s->worth);
	g_free(s->old_edge);
	g_free(s->new_edge);
	g_free(s->row);
	g_free(s->last);
	g_free(s->from);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

/* One past the last hunk that stands so near that it is gone through with the first. */
static guint near_to(const GArray *hunks, guint first)
{
	guint to = first + 1;
	for (; to < hunks->len; to++) {
		const struct hunk *hunk = &g_array_index(hunks, struct hunk, to);
		if (hunk->old_at - (hunk[-1].old_at + hunk[-1].old_count) > 2 * AROUND)
			break;
	}
	return to;
}

/* Hunks [first, to) with the kept words around them. */
static struct stretch stretch_of(const struct wording *wording, guint first, guint to)
{
	const struct hunk *hunks = &g_array_index(wording->hunks, struct hunk, 0), *last = &hunks[to - 1];
	uint32_t free_before = hunks[first].old_at - (first ? hunks[first - 1].old_at + hunks[first - 1].old_count : 0);
	uint32_t after = last->old_at + last->old_count, new_after = last->new_at + last->new_count;
	uint32_t top = to < wording->hunks->len ? hunks[to].old_at : wording->old_words->len;
	uint32_t before = MIN(free_before, AROUND), behind = MIN(top - after, AROUND);
	struct stretch s = {.wording = wording};
	s.old_at = hunks[first].old_at - before;
	s.new_at = hunks[first].new_at - before;
	s.n = after + behind - s.old_at;
	s.m = new_after + behind - s.new_at;
	return s;
}

void hunks_refine(struct wording *wording)
{
	GArray *hunks = wording->hunks, *made = g_array_new(FALSE, FALSE, sizeof(struct hunk));
	for (guint i = 0; i < hunks->len;) {
		guint to = near_to(hunks, i);
		const struct hunk *hunk = &g_array_index(hunks, struct hunk, i);
		struct stretch s = stretch_of(wording, i, to);
		bool settled = to == i + 1 && hunk->old_count == 1 && hunk->new_count == 1;
		if (settled || (uint64_t)s.n * s.m > CELLS_MOST)
			g_array_append_vals(made, hunk, to - i);
		else
			stretch_refine(&s, made);
		i = to;
	}
	g_array_unref(hunks);
	wording->hunks = made;
}
