/* SPDX-License-Identifier: MIT
 * Sections and appendices: paired by identity - the author's id, the title, what stands in them - and never by their
 * number or letter. */
#include "compare/match/known.h"
#include "compare/match/parts.h"

/* A title that others have too is worth so much beside the votes; and one that another text seems to have taken. */
#define TITLE_WORTH 0.5
#define TITLE_TAKEN 0.2

static int best_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	uint32_t far_x = x->old > x->new ? x->old - x->new : x->new - x->old;
	uint32_t far_y = y->old > y->new ? y->old - y->new : y->new - y->old;
	if (far_x != far_y)
		return far_x < far_y ? -1 : 1;
	return x->old != y->old ? (x->old < y->old ? -1 : 1) : (x->new < y->new ? -1 : x->new > y->new);
}

void candidate_add(const struct match *match, GArray *list, double score, uint32_t old, uint32_t new,
		   enum matched_by by)
{
	struct candidate candidate = {score, old, new, by};
	uint32_t x = PART(match->old, old)->first, y = PART(match->new, new)->first;
	if (copy_original(match->known, x, false) == NO_UNIT && copy_original(match->known, y, true) == NO_UNIT &&
	    !match_apart(match, x, y))
		g_array_append_val(list, candidate);
}

/* ---- what an author says, ids and titles ----------------------------------------------------------------------- */

static void pins_propose(const struct match *match, GArray *list)
{
	for (guint i = 0; i < match->known->pins->len; i++) {
		const struct pin *pin = &g_array_index(match->known->pins, struct pin, i);
		uint32_t old = UNIT(match->old, pin->old)->part, new = UNIT(match->new, pin->new)->part;
		if (PART(match->old, old)->first == pin->old)
			candidate_add(match, list, 1e15, old, new, BY_PIN);
	}
}

/* Documents were paired before. */
static void documents_propose(const struct match *match, GArray *list)
{
	const struct known *known = match->known;
	for (guint i = 0; i < known->olds; i++)
		if (known->old_document[i] != NO_UNIT)
			candidate_add(match, list, 1e12, DOCUMENT(match->old, i)->part,
				      DOCUMENT(match->new, known->old_document[i])->part, known->document_by[i]);
}

/* The parts of a side by a word that names them: lists of uint32_t. */
struct naming {
	GHashTable *ids, *knowns, *titles;
};

static void naming_put(GHashTable *table, uint32_t word, uint32_t place)
{
	if (!word)
		return;
	GArray *list = g_hash_table_lookup(table, GUINT_TO_POINTER(word));
	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		g_hash_table_insert(table, GUINT_TO_POINTER(word), list);
	}
	g_array_append_val(list, place);
}

static struct naming naming_new(const struct side *side)
{
	const GDestroyNotify unref = (GDestroyNotify)g_array_unref;
	struct naming naming = {g_hash_table_new_full(NULL, NULL, NULL, unref),
				g_hash_table_new_full(NULL, NULL, NULL, unref),
				g_hash_table_new_full(NULL, NULL, NULL, unref)};
	for (uint32_t i = 0; i < side->parts->len; i++) {
		naming_put(naming.ids, PART(side, i)->id, i);
		naming_put(naming.knowns, PART(side, i)->known, i);
		naming_put(naming.titles, PART(side, i)->title, i);
	}
	return naming;
}

static void naming_clear(struct naming *naming)
{
	g_hash_table_unref(naming->ids);
	g_hash_table_unref(naming->knowns);
	g_hash_table_unref(naming->titles);
}

/* Whether no other part of its kind has that title where this one stands. */
static bool title_is_lone(const struct side *side, const struct naming *naming, const struct part *part)
{
	unsigned times = 0;
	const GArray *list = g_hash_table_lookup(naming->titles, GUINT_TO_POINTER(part->title));
	for (guint i = 0; list && i < list->len && times < 2; i++) {
		const struct part *other = PART(side, g_array_index(list, uint32_t, i));
		times += other->kind == part->kind && other->home == part->home;
	}
	return times == 1;
}

struct proposing {
	const struct match *match;
	struct naming olds, news;
	const struct votes *votes;
	uint32_t *partner; /* by new part: the last old one that was held against it, or NO_UNIT */
	GArray *list;
};

/* Two parts of one name; once, though they have an id and a title in common. What is included elsewhere comes after
 * what stands where it stood. */
static void named_propose(const struct proposing *p, uint32_t old, uint32_t new, enum matched_by by)
{
	const struct match *match = p->match;
	const struct part *x = PART(match->old, old), *y = PART(match->new, new);
	if (p->partner[new] == old || (x->kind == UNIT_DOCUMENT && y->kind == UNIT_DOCUMENT))
		return;
	p->partner[new] = old;
	bool same_id = x->id && x->id == y->id, same_known = x->known && x->known == y->known;
	if (same_id) {
		candidate_add(match, p->list, 1e9, old, new, BY_ID);
	} else if (same_known) {
		candidate_add(match, p->list, 1e8, old, new, BY_ID);
	} else if (by == BY_TITLE && x->kind == y->kind && x->owner == y->owner) {
		bool lone = title_is_lone(match->old, &p->olds, x) && title_is_lone(match->new, &p->news, y);
		bool against = votes_against(p->votes, old, new);
		double near = x->home == y->home ? 1 : 0.9, share = votes_share(p->votes, old, new);
		double score = against ? TITLE_TAKEN + share : lone ? 1e6 : TITLE_WORTH + share;
		candidate_add(match, p->list, near * score, old, new, BY_TITLE);
	}
}

/* More parts of one name than this are proposed to those alone that stand near their place among them, counted from
 * either end. Others of them are found by their words. */
#define NAMESAKES_MOST 64u
#define NAMESAKES_NEAR 8u

static gint by_number(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static void near_propose(const struct proposing *p, uint32_t old, const GArray *news, guint place, enum matched_by by)
{
	guint from = place > NAMESAKES_NEAR ? place - NAMESAKES_NEAR : 0;
	for (guint i = from; i < news->len && i <= place + NAMESAKES_NEAR; i++)
		named_propose(p, old, g_array_index(news, uint32_t, i), by);
}

static void list_propose(const struct proposing *p, uint32_t old, GHashTable *olds, GHashTable *news, uint32_t word,
			 enum matched_by by)
{
	const GArray *list = word ? g_hash_table_lookup(news, GUINT_TO_POINTER(word)) : NULL;
	const GArray *own = list ? g_hash_table_lookup(olds, GUINT_TO_POINTER(word)) : NULL;
	if (!list)
		return;
	if (MAX(list->len, own->len) <= NAMESAKES_MOST) {
		for (guint i = 0; i < list->len; i++)
			named_propose(p, old, g_array_index(list, uint32_t, i), by);
		return;
	}
	guint place = 0;
	g_array_binary_search((GArray *)own, &old, by_number, &place);
	guint behind = own->len - place;
	near_propose(p, old, list, place, by);
	if (own->len != list->len && behind <= list->len + NAMESAKES_NEAR)
		near_propose(p, old, list, list->len > behind ? list->len - behind : 0, by);
}

static void names_propose(const struct match *match, const struct votes *votes, GArray *list)
{
	uint32_t *partner = g_new(uint32_t, match->new->parts->len + 1);
	struct proposing p = {match, naming_new(match->old), naming_new(match->new), votes, partner, list};
	for (uint32_t i = 0; i < match->new->parts->len; i++)
		partner[i] = NO_UNIT;
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		const struct part *part = PART(match->old, i);
		list_propose(&p, i, p.olds.ids, p.news.ids, part->id, BY_ID);
		list_propose(&p, i, p.olds.knowns, p.news.knowns, part->known, BY_ID);
		list_propose(&p, i, p.olds.titles, p.news.titles, part->title, BY_TITLE);
	}
	naming_clear(&p.olds);
	naming_clear(&p.news);
	g_free(partner);
}

/* ---- the choice -------------------------------------------------------------------------------------------------- */

static void choose(struct match *match, GArray *list)
{
	g_array_sort(list, best_first);
	for (guint i = 0; i < list->len; i++) {
		const struct candidate *candidate = &g_array_index(list, struct candidate, i);
		if (match->old_part[candidate->old] != NO_UNIT || match->new_part[candidate->new] != NO_UNIT)
			continue;
		match->old_part[candidate->old] = candidate->new;
		match->new_part[candidate->new] = candidate->old;
		match->part_by[candidate->old] = candidate->by;
	}
	g_array_set_size(list, 0);
}

void parts_pair(struct match *match)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	pins_propose(match, list);
	documents_propose(match, list);
	struct votes votes = votes_new(match);
	names_propose(match, &votes, list);
	votes_propose(&votes, list);
	votes_clear(&votes);
	choose(match, list);
	words_propose(match, list);
	choose(match, list);
	copies_pair(match);
	parts_order(match);
	g_array_unref(list);
}
