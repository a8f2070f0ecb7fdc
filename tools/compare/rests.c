/* SPDX-License-Identifier: MIT
 * What was divided or joined word for word, wherever its two pieces stand: of what came and went with nothing beside it
 * that it could be. */
#include "compare/match.h"

/* A piece has so many words at least, unless the other stands beside it. */
#define PIECE_LEAST 4u

/* The pieces stand on the side `many`, what they are of on the other. */
struct rests {
	struct match *match;
	const struct side *pieces, *wholes;
	bool pieces_new;
	GHashTable *lone; /* by hash of words: a piece in no bead and one; 0: there are several */
};

static uint64_t word_hash(uint64_t hash, const struct token *token)
{
	return hash * 1099511628211u + token->word + 1;
}

/* Of tokens [from, from + count) of a unit. */
static uint64_t words_hash(const struct side *side, uint32_t unit, uint32_t from, uint32_t count)
{
	uint64_t hash = 0;
	for (uint32_t i = from; i < from + count; i++)
		hash = word_hash(hash, TOKEN(side, UNIT(side, unit)->first + i));
	return hash;
}

static void lone_add(const struct rests *rests, uint32_t unit)
{
	uint64_t hash = words_hash(rests->pieces, unit, 0, UNIT(rests->pieces, unit)->count);
	bool known = g_hash_table_contains(rests->lone, &hash);
	g_hash_table_insert(rests->lone, g_memdup2(&hash, sizeof hash), GUINT_TO_POINTER(known ? 0 : unit + 1));
}

static bool is_piece(const struct side *side, const uint32_t *beads, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	return beads[unit] == NO_UNIT && unit_is_text(u) && u->length;
}

static struct rests rests_new(struct match *match, bool pieces_new)
{
	struct rests rests = {match, pieces_new ? match->new : match->old, pieces_new ? match->old : match->new,
			      pieces_new, g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
	const uint32_t *beads = pieces_new ? match->new_bead : match->old_bead;
	for (uint32_t i = 0; i < rests.pieces->units->len; i++)
		if (is_piece(rests.pieces, beads, i))
			lone_add(&rests, i);
	return rests;
}

static bool are_pieces(const struct rests *rests, uint32_t first, uint32_t second)
{
	bool few = MIN(UNIT(rests->pieces, first)->length, UNIT(rests->pieces, second)->length) < PIECE_LEAST;
	return first < second && (!few || second == first + 1);
}

/* Of the same kind; or a paragraph that was begun within a clause or an item. */
static bool may_be_piece(const struct unit *piece, const struct unit *whole)
{
	return piece->kind == whole->kind || (piece->kind == UNIT_PARAGRAPH && unit_is_text(whole));
}

static bool words_same(const struct rests *rests, uint32_t piece, uint32_t whole, uint32_t from)
{
	const struct unit *p = UNIT(rests->pieces, piece), *w = UNIT(rests->wholes, whole);
	if (from + p->count > w->count || !may_be_piece(p, w))
		return false;
	for (uint32_t i = 0; i < p->count; i++)
		if (TOKEN(rests->pieces, p->first + i)->word != TOKEN(rests->wholes, w->first + from + i)->word)
			return false;
	return true;
}

/* The piece with these words of the whole, or NO_UNIT. */
static uint32_t piece_of(const struct rests *rests, uint32_t whole, uint32_t from, uint32_t count, uint64_t hash)
{
	uint32_t piece = GPOINTER_TO_UINT(g_hash_table_lookup(rests->lone, &hash));
	const uint32_t *beads = rests->pieces_new ? rests->match->new_bead : rests->match->old_bead;
	if (!piece || beads[piece - 1] != NO_UNIT || UNIT(rests->pieces, piece - 1)->count != count ||
	    !words_same(rests, piece - 1, whole, from))
		return NO_UNIT;
	bool apart = rests->pieces_new ? match_apart(rests->match, whole, piece - 1)
				       : match_apart(rests->match, piece - 1, whole);
	return apart ? NO_UNIT : piece - 1;
}

/* Of a whole in no bead: both pieces. */
static void lone_join(const struct rests *rests, uint32_t whole)
{
	uint32_t count = UNIT(rests->wholes, whole)->count;
	uint64_t hash = 0;
	for (uint32_t n = 1; n < count; n++) {
		hash = word_hash(hash, TOKEN(rests->wholes, UNIT(rests->wholes, whole)->first + n - 1));
		uint32_t first = piece_of(rests, whole, 0, n, hash), second;
		if (first == NO_UNIT)
			continue;
		second = piece_of(rests, whole, n, count - n, words_hash(rests->wholes, whole, n, count - n));
		if (second == NO_UNIT || !are_pieces(rests, first, second))
			continue;
		const uint32_t pieces[] = {first, second};
		if (rests->pieces_new)
			bead_add(rests->match, &whole, 1, pieces, 2, BY_TEXT, 1);
		else
			bead_add(rests->match, pieces, 2, &whole, 1, BY_TEXT, 1);
		return;
	}
}

/* Of a whole that is paired with one of its pieces: the other. */
static void pair_join(const struct rests *rests, uint32_t whole, uint32_t piece, uint32_t place)
{
	uint32_t count = UNIT(rests->wholes, whole)->count, n = UNIT(rests->pieces, piece)->count, rest = NO_UNIT;
	if (n >= count || !unit_is_text(UNIT(rests->wholes, whole)))
		return;
	if (words_same(rests, piece, whole, 0)) {
		rest = piece_of(rests, whole, n, count - n, words_hash(rests->wholes, whole, n, count - n));
		rest = rest != NO_UNIT && are_pieces(rests, piece, rest) ? rest : NO_UNIT;
	} else if (words_same(rests, piece, whole, count - n)) {
		rest = piece_of(rests, whole, 0, count - n, words_hash(rests->wholes, whole, 0, count - n));
		rest = rest != NO_UNIT && are_pieces(rests, rest, piece) ? rest : NO_UNIT;
	}
	if (rest != NO_UNIT)
		bead_widen(rests->match, place, rest, rests->pieces_new);
}

static void rests_of(struct match *match, bool pieces_new)
{
	struct rests rests = rests_new(match, pieces_new);
	const uint32_t *beads = pieces_new ? match->old_bead : match->new_bead;
	for (uint32_t i = 0; g_hash_table_size(rests.lone) && i < rests.wholes->units->len; i++) {
		uint32_t partner = match_partner(match, i, !pieces_new);
		if (partner != NO_UNIT)
			pair_join(&rests, i, partner, beads[i]);
		else if (is_piece(rests.wholes, beads, i))
			lone_join(&rests, i);
	}
	g_hash_table_unref(rests.lone);
}

void rests_match(struct match *match)
{
	rests_of(match, true);
	rests_of(match, false);
}
