/* SPDX-License-Identifier: MIT
 * Between two anchors: the best way to lay the units that are left beside each other, as pairs, splits and merges
 * ('beads'), found by dynamic programming. */
#include "compare/match/match.h"
#include "compare/match/myers.h"
#include "compare/units/numbers.h"

#include <string.h>

#define SPLIT_MEMBER 0.08 /* a member that is less alike is not looked at */
#define WITHIN_LEAST 0.6  /* so much of what one of many pieces says is in the whole */
#define BESIDE_MOST 3u    /* what came between two halves may part them so far */
#define CELLS_MOST 40000u /* of the table; a larger gap is cut at what is the same, or given up */

static const uint8_t shapes[][2] = {{1, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 4}, {4, 1},
				    {1, 5}, {5, 1}, {1, 6}, {6, 1}, {1, 7}, {7, 1}, {1, 8}, {8, 1}};

struct gap {
	struct match *match;
	bool again; /* what is left once what moved is known: a second look */
	const uint32_t *olds, *news;
	uint32_t n, m;
	double *best;
	uint8_t *shape; /* how each cell was reached */
	double *alike;  /* likeness of pairs, or -1 where not yet known */
};

static bool are_one_kind(const struct gap *gap, const struct unit *x, const struct unit *y)
{
	return x->kind == y->kind || (gap->again && unit_is_text(x) && unit_is_text(y));
}

/* Units that follow each other and are of one kind. */
static bool of_one_kind(const struct gap *gap, uint32_t p, uint32_t dp, uint32_t q, uint32_t dq)
{
	const struct side *old = gap->match->old, *new = gap->match->new;
	const struct unit *unit = UNIT(old, gap->olds[p]);
	for (uint32_t i = 1; i < dp; i++)
		if (!are_one_kind(gap, UNIT(old, gap->olds[p + i]), unit) || gap->olds[p + i] != gap->olds[p] + i)
			return false;
	for (uint32_t i = 0; i < dq; i++)
		if (!are_one_kind(gap, UNIT(new, gap->news[q + i]), unit) || gap->news[q + i] != gap->news[q] + i)
			return false;
	return true;
}

static double pair_alike(const struct gap *gap, uint32_t p, uint32_t q)
{
	double *known = &gap->alike[(size_t)p * gap->m + q];
	uint32_t old = gap->olds[p], new = gap->news[q];
	if (*known < 0 && match_apart(gap->match, old, new))
		*known = 0;
	if (*known < 0)
		*known = gap->again ? left_alike(gap->match, old, new, gap->n == 1 && gap->m == 1)
				    : pair_likeness(gap->match, old, new);
	return *known;
}

/* Both sides of a split say mostly the same, and each member brings its own of it. */
static double split_alike(const struct gap *gap, uint32_t p, uint32_t dp, uint32_t q, uint32_t dq)
{
	for (uint32_t i = 0; i < dp; i++)
		for (uint32_t k = 0; k < dq; k++)
			if (pair_alike(gap, p + i, q + k) < SPLIT_MEMBER)
				return 0;
	return divided_alike(gap->match, gap->olds + p, dp, gap->news + q, dq);
}

static uint32_t words_in(const struct gap *gap, uint32_t p, uint32_t dp, uint32_t q, uint32_t dq)
{
	uint32_t words = 1;
	for (uint32_t i = 0; i < dp; i++)
		words += UNIT(gap->match->old, gap->olds[p + i])->length;
	for (uint32_t i = 0; i < dq; i++)
		words += UNIT(gap->match->new, gap->news[q + i])->length;
	return words;
}

/* What a bead of this shape is worth; below 0: it may not be. */
static double bead_worth(const struct gap *gap, uint32_t p, uint32_t dp, uint32_t q, uint32_t dq)
{
	if (!dp || !dq)
		return 0;
	if (!of_one_kind(gap, p, dp, q, dq))
		return -1;
	if (dp == 1 && dq == 1) {
		double alike = pair_alike(gap, p, q);
		return alike < PAIR_LEAST ? -1 : (alike - PAIR_LEAST + 0.001) * words_in(gap, p, dp, q, dq);
	}
	double alike = split_alike(gap, p, dp, q, dq);
	return alike > 0 ? (alike - PAIR_LEAST + 0.05) * words_in(gap, p, dp, q, dq) : -1;
}

static void table_fill(struct gap *gap)
{
	size_t width = gap->m + 1;
	for (uint32_t p = 0; p <= gap->n; p++)
		for (uint32_t q = 0; q <= gap->m; q++) {
			double here = gap->best[p * width + q];
			for (unsigned s = 0; s < G_N_ELEMENTS(shapes) && here >= 0; s++) {
				uint32_t dp = shapes[s][0], dq = shapes[s][1];
				if (p + dp > gap->n || q + dq > gap->m)
					continue;
				double worth = bead_worth(gap, p, dp, q, dq);
				size_t to = (p + dp) * width + q + dq;
				if (worth < 0 || here + worth <= gap->best[to])
					continue;
				gap->best[to] = here + worth;
				gap->shape[to] = (uint8_t)(s + 1);
			}
		}
}

static void table_read(struct gap *gap)
{
	size_t width = gap->m + 1;
	for (uint32_t p = gap->n, q = gap->m; p || q;) {
		const uint8_t *shape = shapes[gap->shape[p * width + q] - 1];
		p -= shape[0];
		q -= shape[1];
		if (!shape[0] || !shape[1])
			continue;
		double score = likeness_of(gap->match->likeness, gap->olds + p, shape[0], gap->news + q, shape[1]);
		bool same = shape[0] + shape[1] == 2 &&
			    UNIT(gap->match->old, gap->olds[p])->hash == UNIT(gap->match->new, gap->news[q])->hash;
		bead_add(gap->match, gap->olds + p, shape[0], gap->news + q, shape[1], same ? BY_TEXT : BY_LIKENESS,
			 score);
	}
}

static void table_match(struct match *match, bool again, const uint32_t *olds, uint32_t n, const uint32_t *news,
			uint32_t m)
{
	if (!n || !m || (uint64_t)n * m > CELLS_MOST)
		return;
	size_t cells = (size_t)(n + 1) * (m + 1);
	struct gap gap = {match, again, olds, news, n, m, g_new0(double, cells), g_new0(uint8_t, cells), NULL};
	gap.alike = g_new0(double, (size_t)n *m);
	for (size_t i = 0; i < cells; i++)
		gap.best[i] = -1;
	for (size_t i = 0; i < (size_t)n * m; i++)
		gap.alike[i] = -1;
	gap.best[0] = 0;
	table_fill(&gap);
	table_read(&gap);
	g_free(gap.best);
	g_free(gap.shape);
	g_free(gap.alike);
}

/* ---- a gap with many that are the same ------------------------------------------------------------------------- */

static uint32_t *hash_numbers(const struct match *match, const struct side *side, const GArray *list)
{
	uint32_t *codes = g_new(uint32_t, list->len + 1);
	for (guint i = 0; i < list->len; i++)
		codes[i] = number_of(match->numbers, UNIT(side, g_array_index(list, uint32_t, i))->hash);
	return codes;
}

void gap_match(struct match *match, const GArray *olds, const GArray *news)
{
	numbers_clear(match->numbers, olds->len + news->len);
	uint32_t *x = hash_numbers(match, match->old, olds), *y = hash_numbers(match, match->new, news);
	const uint32_t *old = (const uint32_t *)(void *)olds->data, *new = (const uint32_t *)(void *)news->data;
	GArray *hunks = myers_hunks(x, olds->len, y, news->len);
	uint32_t p = 0, q = 0;
	for (guint i = 0; i <= hunks->len; i++) {
		const struct hunk end = {olds->len, 0, news->len, 0};
		const struct hunk *hunk = i < hunks->len ? &g_array_index(hunks, struct hunk, i) : &end;
		for (; p < hunk->old_at; p++, q++)
			if (!match_apart(match, old[p], new[q]))
				pair_add(match, old[p], new[q], BY_TEXT, 1);
		table_match(match, false, old + p, hunk->old_count, new + q, hunk->new_count);
		p += hunk->old_count;
		q += hunk->new_count;
	}
	g_array_unref(hunks);
	g_free(x);
	g_free(y);
}

void gap_match_again(struct match *match, const GArray *olds, const GArray *news)
{
	const uint32_t *old = (const uint32_t *)(void *)olds->data, *new = (const uint32_t *)(void *)news->data;
	table_match(match, true, old, olds->len, new, news->len);
}

/* ---- a pair and the rest of it --------------------------------------------------------------------------------- */

/* The nth unit beside one in its part, if it is of its kind or a paragraph of it, and stands in no bead. */
static uint32_t free_beside(const struct side *side, const uint32_t *beads, uint32_t unit, bool after, uint32_t n)
{
	if ((!after && unit < n) || (after && unit + n >= side->units->len))
		return NO_UNIT;
	uint32_t beside = after ? unit + n : unit - n;
	if (beads[beside] != NO_UNIT)
		return NO_UNIT;
	const struct unit *x = UNIT(side, unit), *y = UNIT(side, beside);
	bool alike = x->kind == y->kind && x->parent == y->parent;
	bool own = y->kind == UNIT_PARAGRAPH && y->parent == unit && unit_is_text(x);
	return x->part == y->part && (alike || own) ? beside : NO_UNIT;
}

/* With a rest beside it. */
static bool is_split(const struct match *match, const struct bead *bead, uint32_t rest, bool rest_new)
{
	unsigned olds = bead->old_count, news = bead->new_count;
	uint32_t old[PIECES_MOST + 1], new[PIECES_MOST + 1];
	memcpy(old, bead->old_units, olds * sizeof *old);
	memcpy(new, bead->new_units, news * sizeof *new);
	if (rest_new)
		new[news++] = rest;
	else
		old[olds++] = rest;
	return divided_alike(match, old, olds, new, news) > 0;
}

static bool pair_widen(struct match *match, uint32_t place, bool new_side, bool after)
{
	struct bead *bead = BEAD(match, place);
	const uint32_t *units = new_side ? bead->new_units : bead->old_units;
	unsigned count = new_side ? bead->new_count : bead->old_count;
	uint32_t unit = units[after ? count - 1 : 0], rest = NO_UNIT;
	uint32_t *beads = new_side ? match->new_bead : match->old_bead;
	if (count == PIECES_MOST || (new_side ? bead->old_count : bead->new_count) > 1)
		return false;
	for (uint32_t n = 1; n <= BESIDE_MOST && rest == NO_UNIT; n++) {
		rest = free_beside(new_side ? match->new : match->old, beads, unit, after, n);
		if (rest != NO_UNIT && !is_split(match, bead, rest, new_side))
			rest = NO_UNIT;
	}
	if (rest == NO_UNIT)
		return false;
	bead_widen(match, place, rest, new_side);
	return true;
}

/* Most of what a unit says is in the whole. */
static bool is_within(const struct match *match, const struct bead *bead, uint32_t unit, bool is_new)
{
	uint32_t old = is_new ? bead->old : unit, new = is_new ? unit : bead->new;
	double weight = likeness_weight(match->likeness, unit, is_new);
	return weight > 0 && likeness_overlap(match->likeness, &old, 1, &new, 1).both / weight >= WITHIN_LEAST;
}

/* Into `run`: those right before a bead's units, or after them, that are free and within the whole. */
static unsigned run_beside(const struct match *match, const struct bead *bead, bool new_side, bool after, unsigned most,
			   uint32_t *run)
{
	const struct side *side = new_side ? match->new : match->old;
	const uint32_t *units = new_side ? bead->new_units : bead->old_units;
	const uint32_t *beads = new_side ? match->new_bead : match->old_bead;
	uint32_t unit = units[after ? (new_side ? bead->new_count : bead->old_count) - 1 : 0];
	unsigned count = 0;
	for (; count < most; count++) {
		run[count] = free_beside(side, beads, unit, after, count + 1);
		if (run[count] == NO_UNIT || !is_within(match, bead, run[count], new_side))
			break;
	}
	return count;
}

/* All that stands beside a bead and is within the whole, at once: one more alone would not do where there are many. */
static void run_widen(struct match *match, uint32_t place, bool new_side)
{
	struct bead wide = *BEAD(match, place);
	uint8_t *count = new_side ? &wide.new_count : &wide.old_count;
	uint32_t *units = new_side ? wide.new_units : wide.old_units, run[PIECES_MOST];
	if ((new_side ? wide.old_count : wide.new_count) > 1)
		return;
	unsigned n = 0, had = *count;
	n += run_beside(match, &wide, new_side, true, PIECES_MOST - had, run);
	n += run_beside(match, &wide, new_side, false, PIECES_MOST - had - n, run + n);
	memcpy(units + had, run, n * sizeof *run);
	*count = (uint8_t)(had + n);
	if (n && divided_alike(match, wide.old_units, wide.old_count, wide.new_units, wide.new_count) > 0)
		for (unsigned i = 0; i < n; i++)
			bead_widen(match, place, run[i], new_side);
}

void pairs_widen(struct match *match)
{
	for (guint i = 0; i < match->beads->len; i++) {
		if (unit_is_heading(UNIT(match->old, BEAD(match, i)->old)))
			continue;
		run_widen(match, i, true);
		run_widen(match, i, false);
		while (pair_widen(match, i, true, true) || pair_widen(match, i, true, false) ||
		       pair_widen(match, i, false, true) || pair_widen(match, i, false, false))
			continue;
	}
}
