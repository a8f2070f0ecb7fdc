/* SPDX-License-Identifier: MIT
 * What was divided or joined word for word, wherever its pieces stand: of what came and went with nothing beside it
 * that it could be. */
#include "compare/match/match.h"

/* A piece has so many words at least, unless the other stands beside it. */
#define PIECE_LEAST 4u
/* So many ways to cover a whole are tried: where the pieces are of one word again and again, there is no end of them.
 */
#define TRIES_MOST 256u

/* The pieces stand on the side `many`, what they are of on the other. */
struct rests {
	struct match *match;
	const struct side *pieces, *wholes;
	bool pieces_new;
	GHashTable *lone; /* by hash of words: a piece in no bead and one; 0: there are several */
	uint32_t longest; /* tokens of the longest of them */
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

static void lone_add(struct rests *rests, uint32_t unit)
{
	uint32_t count = UNIT(rests->pieces, unit)->count;
	uint64_t hash = words_hash(rests->pieces, unit, 0, count);
	bool known = g_hash_table_contains(rests->lone, &hash);
	g_hash_table_insert(rests->lone, g_memdup2(&hash, sizeof hash), GUINT_TO_POINTER(known ? 0 : unit + 1));
	rests->longest = MAX(rests->longest, count);
}

static bool is_piece(const struct side *side, const uint32_t *beads, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	return beads[unit] == NO_UNIT && unit_is_text(u) && u->length;
}

static struct rests rests_new(struct match *match, bool pieces_new)
{
	struct rests rests = {match,
			      pieces_new ? match->new : match->old,
			      pieces_new ? match->old : match->new,
			      pieces_new,
			      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
			      0};
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

/* A whole on its way to be covered by pieces: those that it is paired with, and lone ones. */
struct cover {
	uint32_t whole;
	const uint32_t *known; /* in order */
	unsigned knowns, used;
	uint32_t of[PIECES_MOST];
	unsigned count;
	unsigned tries; /* so far */
};

static bool covers_from(const struct rests *rests, struct cover *cover, uint32_t from);

/* With this piece next, which has `count` words. */
static bool covers_with(const struct rests *rests, struct cover *cover, uint32_t piece, uint32_t from, uint32_t count)
{
	if (cover->count && !are_pieces(rests, cover->of[cover->count - 1], piece))
		return false;
	cover->of[cover->count++] = piece;
	bool covers = covers_from(rests, cover, from + count);
	cover->count -= !covers;
	return covers;
}

/* Whether the words of the whole from there on are pieces, one behind the other. */
static bool covers_from(const struct rests *rests, struct cover *cover, uint32_t from)
{
	const struct unit *whole = UNIT(rests->wholes, cover->whole);
	uint32_t next = cover->used < cover->knowns ? cover->known[cover->used] : NO_UNIT;
	uint64_t hash = 0;
	if (from == whole->count)
		return next == NO_UNIT && cover->count > 1;
	if (cover->count == PIECES_MOST || cover->tries++ >= TRIES_MOST)
		return false;
	if (next != NO_UNIT && words_same(rests, next, cover->whole, from)) {
		cover->used++;
		if (covers_with(rests, cover, next, from, UNIT(rests->pieces, next)->count))
			return true;
		cover->used--;
	}
	for (uint32_t n = 1; n <= rests->longest && from + n <= whole->count; n++) {
		hash = word_hash(hash, TOKEN(rests->wholes, whole->first + from + n - 1));
		uint32_t piece = piece_of(rests, cover->whole, from, n, hash);
		if (piece != NO_UNIT && covers_with(rests, cover, piece, from, n))
			return true;
	}
	return false;
}

/* Of a whole in no bead: all pieces. */
static void lone_join(const struct rests *rests, uint32_t whole)
{
	struct cover cover = {.whole = whole};
	if (!covers_from(rests, &cover, 0))
		return;
	if (rests->pieces_new)
		bead_add(rests->match, &whole, 1, cover.of, cover.count, BY_TEXT, 1);
	else
		bead_add(rests->match, cover.of, cover.count, &whole, 1, BY_TEXT, 1);
}

/* Of a whole that is paired with some of its pieces: the others. */
static void bead_join(const struct rests *rests, uint32_t whole, uint32_t place)
{
	struct bead bead = *BEAD(rests->match, place);
	struct cover cover = {.whole = whole};
	cover.known = rests->pieces_new ? bead.new_units : bead.old_units;
	cover.knowns = rests->pieces_new ? bead.new_count : bead.old_count;
	uint32_t words = 0;
	for (unsigned i = 0; i < cover.knowns; i++)
		words += UNIT(rests->pieces, cover.known[i])->count;
	if ((rests->pieces_new ? bead.old_count : bead.new_count) > 1 || words >= UNIT(rests->wholes, whole)->count ||
	    !unit_is_text(UNIT(rests->wholes, whole)) || !covers_from(rests, &cover, 0))
		return;
	const uint32_t *beads = rests->pieces_new ? rests->match->new_bead : rests->match->old_bead;
	for (unsigned i = 0; i < cover.count; i++)
		if (beads[cover.of[i]] == NO_UNIT)
			bead_widen(rests->match, place, cover.of[i], rests->pieces_new);
}

static void rests_of(struct match *match, bool pieces_new)
{
	struct rests rests = rests_new(match, pieces_new);
	const uint32_t *beads = pieces_new ? match->old_bead : match->new_bead;
	for (uint32_t i = 0; g_hash_table_size(rests.lone) && i < rests.wholes->units->len; i++) {
		if (beads[i] != NO_UNIT)
			bead_join(&rests, i, beads[i]);
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
