/* SPDX-License-Identifier: MIT */
#include "explain/redline/redline_spans.h"

#define WEIGHED_MOST (1u << 20) /* pairs that are weighed one by one */

double span_shared(const struct pairs *pairs, struct words_span old, struct words_span new)
{
	uint32_t words = 0;
	for (uint32_t i = old.first; i < old.end; i++) {
		uint32_t twin = pairs->new_token[i];
		words += twin != NO_UNIT && twin >= new.first &&twin < new.end;
	}
	return words;
}

/* What may be one without a word in common. */
static double alike(struct words_span old, struct words_span new)
{
	bool pieces = old.kind == NODE_OPTION || old.kind == NODE_COLUMN || old.kind == NODE_ITEM;
	return old.kind == new.kind && !pieces ? 0.01 : 0;
}

int *best_pairs(const double *weights, unsigned olds, unsigned news)
{
	double *best = g_new0(double, (gsize)(olds + 1) * (news + 1));
	int *pairs = g_new(int, olds + 1);
#define BEST(i, k) best[(gsize)(i) * (news + 1) + (k)]
	for (unsigned i = olds; i-- > 0;)
		for (unsigned k = news; k-- > 0;) {
			double weight = weights[(gsize)i * news + k];
			BEST(i, k) = MAX(BEST(i + 1, k), BEST(i, k + 1));
			if (weight > 0)
				BEST(i, k) = MAX(BEST(i, k), weight + BEST(i + 1, k + 1));
		}
	unsigned k = 0;
	for (unsigned i = 0; i < olds; i++) {
		pairs[i] = -1;
		while (k < news && BEST(i, k + 1) >= BEST(i, k))
			k++;
		if (k == news || BEST(i + 1, k) >= BEST(i, k))
			continue;
		pairs[i] = (int)k++;
	}
#undef BEST
	g_free(best);
	return pairs;
}

struct lists {
	const struct pairs *pairs;
	const struct words_span *olds, *news;
	int *to;
};

/* A stretch of both lists in which nothing is known yet. */
static void stretch_pair(const struct lists *lists, unsigned old_from, unsigned old_to, unsigned new_from,
			 unsigned new_to)
{
	unsigned olds = old_to - old_from, news = new_to - new_from;
	if (!olds || !news || (guint64)olds * news > WEIGHED_MOST)
		return;
	double *weights = g_new0(double, (gsize)olds *news);
	for (unsigned i = 0; i < olds; i++)
		for (unsigned k = 0; k < news; k++) {
			const struct words_span old = lists->olds[old_from + i], new = lists->news[new_from + k];
			if (old.kind == new.kind)
				weights[(gsize)i * news + k] = span_shared(lists->pairs, old, new) + alike(old, new);
		}
	int *best = best_pairs(weights, olds, news);
	for (unsigned i = 0; i < olds; i++)
		lists->to[old_from + i] = best[i] < 0 ? -1 : (int)new_from + best[i];
	g_free(best);
	g_free(weights);
}

static bool is_same(const struct lists *lists, struct words_span old, struct words_span new)
{
	uint32_t count = old.end - old.first;
	return count &&
	       old.kind == new.kind &&new.end - new.first == count &&span_shared(lists->pairs, old, new) == count;
}

/* Words follow the order of both lists; so does what has all its words from one of the other list. Such pairs take
 * nothing from any other, and between them there is little to weigh. */
int *spans_pair(const struct pairs *pairs, const struct words_span *olds, unsigned old_count,
		const struct words_span *news, unsigned new_count)
{
	struct lists lists = {pairs, olds, news, g_new(int, old_count + 1)};
	unsigned old_from = 0, new_from = 0, k = 0;
	for (unsigned i = 0; i < old_count; i++) {
		uint32_t twin = olds[i].end > olds[i].first ? pairs->new_token[olds[i].first] : NO_UNIT;
		lists.to[i] = -1;
		if (twin == NO_UNIT)
			continue;
		while (k < new_count && (news[k].end <= twin || news[k].first == news[k].end))
			k++;
		if (k == new_count || k < new_from || !is_same(&lists, olds[i], news[k]))
			continue;
		stretch_pair(&lists, old_from, i, new_from, k);
		lists.to[i] = (int)k;
		old_from = i + 1;
		new_from = k + 1;
	}
	stretch_pair(&lists, old_from, old_count, new_from, new_count);
	return lists.to;
}
