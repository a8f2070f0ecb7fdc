/* SPDX-License-Identifier: MIT
 * A second look at what is left between two units that kept their place, once it is known what moved away: there a
 * reader would see one text that became another in less that both have. */
#include "compare/match/match.h"

/* So much of the shorter text in the longer one, and so much that both are; and so many words in the shorter one. */
#define WITHIN_LEAST 0.60
#define WITHIN_ALIKE_LEAST 0.12
#define WITHIN_WORDS_LEAST 5u
/* Less will do for texts that begin with the same words, so many of them. */
#define BEGIN_WORDS 3u
#define BEGIN_WITHIN_LEAST 0.45
#define BEGIN_ALIKE_LEAST 0.06
#define BEGIN_LONE_LEAST 0.10
/* One old and one new text alone between two that stayed, if they share a word that stands nowhere else. */
#define LONE_LEAST 0.20
#define LONE_PLAIN_LEAST 0.50
#define SHORT_TOKENS 40u
/* A paragraph that became a bullet. */
#define OTHER_KIND 0.05

/* ---- two texts --------------------------------------------------------------------------------------------------- */

static bool has_key(const struct side *side, const struct unit *unit, uint32_t key)
{
	for (uint32_t i = 0; i < unit->bag_count; i++)
		if (g_array_index(side->bags, struct bag_entry, unit->bag + i).key == key)
			return true;
	return false;
}

/* True for a word that stands in these two units and no other. */
static bool share_rare(const struct match *match, const struct unit *x, const struct unit *y)
{
	for (uint32_t i = 0; i < x->bag_count; i++) {
		uint32_t key = g_array_index(match->old->bags, struct bag_entry, x->bag + i).key;
		if (likeness_times(match->likeness, key) <= 2 && has_key(match->new, y, key))
			return true;
	}
	return false;
}

/* The unit's words from `*at` on: the key of the next, or 0. */
static uint32_t next_key(const struct side *side, const struct unit *unit, uint32_t *at)
{
	while (*at < unit->count) {
		const struct token *token = TOKEN(side, unit->first + (*at)++);
		if (token->key && !(token->format & FORMAT_MARK) && lexicon_is_word(side->lexicon, token->key))
			return token->key;
	}
	return 0;
}

static bool begin_alike(const struct match *match, const struct unit *x, const struct unit *y)
{
	uint32_t p = 0, q = 0;
	for (unsigned same = 0; same < BEGIN_WORDS; same++) {
		uint32_t old = next_key(match->old, x, &p);
		if (!old || old != next_key(match->new, y, &q))
			return false;
	}
	return true;
}

/* 'race' and 'race, including colour': all of one text is the beginning of the other. */
static bool begins_whole(const struct match *match, const struct unit *x, const struct unit *y)
{
	uint32_t p = 0, q = 0, old, new, words = 0;
	do {
		old = next_key(match->old, x, &p);
		new = next_key(match->new, y, &q);
		words += old && old == new;
	} while (old && old == new);
	return words && (!old || !new);
}

static bool has_word(const struct side *side, const struct unit *unit, uint32_t word)
{
	for (uint32_t i = 0; i < unit->count; i++)
		if (lexicon_lower(side->lexicon, TOKEN(side, unit->first + i)->word) == word)
			return true;
	return false;
}

/* How much of two short texts is the same word for word, whatever was learned of these words elsewhere. */
static double plain_alike(const struct match *match, const struct unit *x, const struct unit *y)
{
	uint32_t both = 0, all = 0;
	if (MAX(x->count, y->count) > SHORT_TOKENS)
		return 0;
	for (uint32_t i = 0; i < x->count; i++) {
		uint32_t word = lexicon_lower(match->old->lexicon, TOKEN(match->old, x->first + i)->word);
		bool counts = lexicon_is_word(match->old->lexicon, word);
		all += counts;
		both += counts && has_word(match->new, y, word);
	}
	for (uint32_t i = 0; i < y->count; i++) {
		uint32_t word = lexicon_lower(match->new->lexicon, TOKEN(match->new, y->first + i)->word);
		all += lexicon_is_word(match->new->lexicon, word) && !has_word(match->old, x, word);
	}
	return all ? (double)both / all : 0;
}

/* In parts that are the same; or text above which a heading came or went, but for that of a clause that did. */
static bool parts_fit(const struct match *match, uint32_t old, uint32_t new)
{
	uint32_t part = UNIT(match->old, old)->part, other = UNIT(match->new, new)->part;
	uint32_t partner = match->old_part[part];
	if (partner == other)
		return true;
	return (partner == NO_UNIT) != (match->new_part[other] == NO_UNIT) && match_held(match, old, new);
}

double left_alike(const struct match *match, uint32_t old, uint32_t new, bool lone)
{
	const struct unit *x = UNIT(match->old, old), *y = UNIT(match->new, new);
	if (!parts_fit(match, old, new))
		return 0;
	struct overlap overlap = likeness_overlap(match->likeness, &old, 1, &new, 1);
	double either = overlap.old + overlap.new - overlap.both, least = MIN(overlap.old, overlap.new);
	double alike = either > 0 ? overlap.both / either : 1, within = least > 0 ? overlap.both / least : 0;
	bool begin = begin_alike(match, x, y), lone_least = alike >= (begin ? BEGIN_LONE_LEAST : LONE_LEAST);
	double within_least = begin ? BEGIN_WITHIN_LEAST : WITHIN_LEAST;
	if (within >= within_least && alike >= (begin ? BEGIN_ALIKE_LEAST : WITHIN_ALIKE_LEAST) &&
	    MIN(x->length, y->length) >= WITHIN_WORDS_LEAST)
		alike = MAX(alike, PAIR_LEAST + (within - within_least) / 4);
	if (lone && (begins_whole(match, x, y) || (lone_least && (begin || share_rare(match, x, y))) ||
		     plain_alike(match, x, y) >= LONE_PLAIN_LEAST))
		alike = MAX(alike, PAIR_LEAST);
	return x->kind == y->kind ? alike : alike - OTHER_KIND;
}

/* ---- where something is left ------------------------------------------------------------------------------------- */

/* The units from a place on that stand in no bead, up to the first that kept its place: that one's place. */
static uint32_t free_from(const struct match *match, bool is_new, uint32_t from, GArray *list)
{
	const struct side *side = is_new ? match->new : match->old;
	const uint32_t *beads = is_new ? match->new_bead : match->old_bead;
	g_array_set_size(list, 0);
	for (; from < side->units->len; from++) {
		const struct unit *unit = UNIT(side, from);
		bool head = PART(side, unit->part)->first == from;
		if (beads[from] != NO_UNIT && !BEAD(match, beads[from])->moved)
			break;
		if (beads[from] == NO_UNIT && !head)
			g_array_append_val(list, from);
	}
	return from;
}

/* Both sides go on with the same unit, or leave the part. */
static bool ends_together(const struct match *match, uint32_t old, uint32_t to_old, uint32_t new, uint32_t to_new)
{
	if (to_old >= match->old->units->len || to_new >= match->new->units->len)
		return true;
	if (match->old_bead[to_old] == match->new_bead[to_new])
		return true;
	return UNIT(match->old, to_old)->part != UNIT(match->old, old)->part &&
	       UNIT(match->new, to_new)->part != UNIT(match->new, new)->part;
}

void left_match(struct match *match)
{
	GArray *olds = g_array_new(FALSE, FALSE, sizeof(uint32_t)), *news = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		if (place == NO_UNIT || BEAD(match, place)->moved)
			continue;
		const struct bead bead = *BEAD(match, place);
		if (i != bead.old_units[bead.old_count - 1])
			continue;
		uint32_t last = bead.new_units[bead.new_count - 1];
		uint32_t to_old = free_from(match, false, i + 1, olds), to_new = free_from(match, true, last + 1, news);
		if (olds->len && news->len && ends_together(match, i, to_old, last, to_new))
			gap_match_again(match, olds, news);
	}
	g_array_unref(olds);
	g_array_unref(news);
}
