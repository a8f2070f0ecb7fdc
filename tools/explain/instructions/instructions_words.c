/* SPDX-License-Identifier: MIT
 * What is said of the words of a provision: which of them are quoted, so that they can't be mistaken for others. */
#include "compare/units/tokens.h"
#include "explain/instructions/instructions_draft.h"
#include "explain/instructions/instructions_edits.h"

#include <string.h>

#define AROUND_MOST 4 /* words around what changes that are quoted to make it plain which is meant */
#define ANCHOR_MOST 6 /* words after which something is inserted */

/* One place of one unit, and what changes in it. */
struct passage {
	const struct draft *draft;
	uint32_t unit;
	struct spot_at at;
	uint32_t from, to;  /* its words */
	const char **words; /* of the unit */
	GArray *pieces;     /* of struct altered, those in it */
	GArray *resets;
	struct order *order; /* NULL until something is said */
};

static char *quoted_old(const struct passage *passage, uint32_t from, uint32_t to)
{
	GString *out = g_string_new(NULL);
	inline_write(passage->draft->map->old, passage->unit, from, to, false, passage->draft->grammar.words, out);
	return g_string_free(out, FALSE);
}

static char *quoted_new(const struct passage *passage, uint32_t unit, uint32_t from, uint32_t to)
{
	GString *out = g_string_new(NULL);
	inline_write(passage->draft->map->new, unit, from, to, true, passage->draft->grammar.words, out);
	return g_string_free(out, FALSE);
}

static uint32_t times_in(const struct passage *passage, uint32_t from, uint32_t to)
{
	GArray *found = words_found(passage->words + from, to - from, passage->words, passage->from, passage->to);
	uint32_t times = found->len;
	g_array_unref(found);
	return times;
}

/* Which of the same phrases this one is, from 1; NTH_ONLY where there is no other. */
static int nth_of(const struct passage *passage, uint32_t from, uint32_t to)
{
	GArray *found = words_found(passage->words + from, to - from, passage->words, passage->from, passage->to);
	int nth = NTH_ONLY;
	for (guint i = 0; i < found->len && found->len > 1; i++)
		if (g_array_index(found, uint32_t, i) == from)
			nth = (int)i + 1;
	g_array_unref(found);
	return nth;
}

static struct edit *say(struct passage *passage, enum form form, char *old, char *new, int nth)
{
	if (!passage->order) {
		passage->order = draft_order((struct draft *)passage->draft, FORM_IN_SEVERAL, passage->unit, false);
		passage->order->slots.place = passage->at;
	}
	struct edit *edit = edit_add(passage->order, form);
	edit->slots.old = old;
	edit->slots.new = new;
	edit->slots.nth = nth;
	return edit;
}

/* How far around a piece words may be quoted: up to its neighbours, and not over an edge where the unit is divided. */
static void room_of(const struct passage *passage, guint i, uint32_t *low, uint32_t *high)
{
	const struct altered *piece = &g_array_index(passage->pieces, struct altered, i);
	*low = i ? piece[-1].to : passage->from;
	*high = i + 1 < passage->pieces->len ? piece[1].from : passage->to;
	const GArray *cuts = passage->draft->map->divided[passage->unit];
	for (guint k = 0; cuts && k < cuts->len; k++) {
		const struct divided *cut = &g_array_index(cuts, struct divided, k);
		bool right = cut->at < piece->from || (cut->at == piece->from && cut->unit <= piece->unit);
		if (right)
			*low = MAX(*low, cut->at);
		else
			*high = MIN(*high, cut->at);
	}
}

static bool says_something(const struct passage *passage, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (*passage->words[i] == '\1' || token_is_word(passage->words[i]))
			return true;
	return false;
}

/* The fewest words just before `at`, or just after it, that stand there once; 0 for none. */
static uint32_t anchor_length(const struct passage *passage, uint32_t at, uint32_t low, uint32_t high, bool before)
{
	for (uint32_t n = 1; n <= ANCHOR_MOST && (before ? at >= low + n : at + n <= high); n++) {
		uint32_t from = before ? at - n : at;
		if (says_something(passage, from, from + n) && times_in(passage, from, from + n) == 1)
			return n;
	}
	return 0;
}

static void insertion_say(struct passage *passage, const struct altered *piece, uint32_t low, uint32_t high)
{
	uint32_t at = piece->from;
	char *new = quoted_new(passage, piece->unit, piece->new_from, piece->new_to);
	bool divided = passage->draft->map->divided[passage->unit];
	if (at == passage->from && !divided) {
		say(passage, EDIT_START, NULL, new, NTH_ONLY);
		return;
	}
	if (at == passage->to && !divided) {
		say(passage, EDIT_END, NULL, new, NTH_ONLY);
		return;
	}
	uint32_t after = anchor_length(passage, at, low, high, true),
		 before = anchor_length(passage, at, low, high, false);
	if (!after && !before && at > low)
		after = 1;
	if (after)
		say(passage, EDIT_AFTER, quoted_old(passage, at - after, at), new, nth_of(passage, at - after, at));
	else
		say(passage, EDIT_BEFORE, quoted_old(passage, at, at + MAX(before, 1)), new,
		    nth_of(passage, at, at + MAX(before, 1)));
}

/* Words around that make it one: how many on the left, the rest on the right. False where none do. */
static bool around_find(const struct passage *passage, const struct altered *piece, uint32_t low, uint32_t high,
			uint32_t *left, uint32_t *right)
{
	for (uint32_t all = 1; all <= AROUND_MOST; all++)
		for (*left = all + 1; (*left)-- > 0;) {
			*right = all - *left;
			if (piece->from < low + *left || piece->to + *right > high)
				continue;
			uint32_t from = piece->from - *left, to = piece->to + *right;
			if (says_something(passage, from, to) && times_in(passage, from, to) == 1)
				return true;
		}
	return false;
}

static void around_say(struct passage *passage, const struct altered *piece, uint32_t left, uint32_t right)
{
	uint32_t from = piece->from - left, to = piece->to + right;
	say(passage, EDIT_SUBSTITUTE, quoted_old(passage, from, to),
	    quoted_new(passage, piece->unit, piece->new_from - left, piece->new_to + right), nth_of(passage, from, to));
}

/* Whether a word of a unit stands close to the one before it: 'Officer' in 'Member/Officer'. */
static bool is_close(const struct side *side, uint32_t unit, uint32_t word)
{
	const struct unit *u = UNIT(side, unit);
	if (!word || word >= u->count)
		return false;
	uint32_t start = TOKEN(side, u->first + word)->start;
	return start && u->text[start - 1] != ' ';
}

/* What a piece replaces, with the word beside it where a blank comes or goes between them: 'Member/Officer' becomes
 * 'Member and Officer'. */
static void substitution_say(struct passage *passage, const struct altered *piece, uint32_t low, uint32_t high)
{
	const struct side *old = passage->draft->map->old, *new = passage->draft->map->new;
	bool left = piece->from > low && piece->new_from &&
		    is_close(old, passage->unit, piece->from) != is_close(new, piece->unit, piece->new_from);
	bool right = piece->to < high && piece->new_to < UNIT(new, piece->unit)->count &&
		     is_close(old, passage->unit, piece->to) != is_close(new, piece->unit, piece->new_to);
	around_say(passage, piece, left, right);
}

static void piece_say(struct passage *passage, guint i)
{
	const struct altered *piece = &g_array_index(passage->pieces, struct altered, i);
	uint32_t low, high, left, right;
	room_of(passage, i, &low, &high);
	const GArray *cuts = passage->draft->map->divided[passage->unit];
	for (guint k = 0; cuts && k < cuts->len && piece->from == piece->to; k++)
		if (g_array_index(cuts, struct divided, k).at ==
		    piece->from) { /* it must be plain on which side it goes */
			bool is_right = low == piece->from;
			around_say(passage, piece, !is_right, is_right);
			return;
		}
	if (piece->from == piece->to) {
		insertion_say(passage, piece, low, high);
		return;
	}
	bool unique = times_in(passage, piece->from, piece->to) == 1 && says_something(passage, piece->from, piece->to);
	if (!unique && around_find(passage, piece, low, high, &left, &right)) {
		around_say(passage, piece, left, right);
	} else if (piece->new_from == piece->new_to) {
		say(passage, EDIT_OMIT, quoted_old(passage, piece->from, piece->to), NULL,
		    nth_of(passage, piece->from, piece->to));
	} else {
		substitution_say(passage, piece, low, high);
	}
}

/* ---- the same in all places of a passage ------------------------------------------------------------------------- */

static bool same_words(const struct passage *passage, const struct altered *a, const struct altered *b)
{
	if (a->to - a->from != b->to - b->from || a->to == a->from ||
	    a->new_to - a->new_from != b->new_to - b->new_from)
		return false;
	for (uint32_t i = 0; i < a->to - a->from; i++)
		if (strcmp(passage->words[a->from + i], passage->words[b->from + i]) != 0)
			return false;
	char *x = quoted_new(passage, a->unit, a->new_from, a->new_to);
	char *y = quoted_new(passage, b->unit, b->new_from, b->new_to);
	bool same = !strcmp(x, y);
	g_free(x);
	g_free(y);
	return same;
}

/* 'in both places', 'in each place': said once for the first of them. True where it is said. */
static bool all_say(struct passage *passage, guint first, bool *said)
{
	const struct altered *piece = &g_array_index(passage->pieces, struct altered, first);
	uint32_t times = times_in(passage, piece->from, piece->to), same = 1;
	if (times < 2 || !says_something(passage, piece->from, piece->to))
		return false;
	for (guint i = first + 1; i < passage->pieces->len; i++)
		same += same_words(passage, piece, &g_array_index(passage->pieces, struct altered, i));
	if (same != times)
		return false;
	for (guint i = first; i < passage->pieces->len; i++)
		said[i] = said[i] || i == first ||
			  same_words(passage, piece, &g_array_index(passage->pieces, struct altered, i));
	bool omit = piece->new_to == piece->new_from;
	say(passage, omit ? EDIT_OMIT : EDIT_SUBSTITUTE, quoted_old(passage, piece->from, piece->to),
	    omit ? NULL : quoted_new(passage, piece->unit, piece->new_from, piece->new_to),
	    times == 2 ? NTH_BOTH : NTH_EACH);
	return true;
}

static void pieces_say(struct passage *passage)
{
	bool *said = g_new0(bool, passage->pieces->len + 1);
	for (guint i = 0; i < passage->pieces->len; i++)
		if (!said[i] && !all_say(passage, i, said))
			piece_say(passage, i);
	g_free(said);
}

static void resets_say(struct passage *passage)
{
	for (guint i = 0; i < passage->resets->len; i++) {
		const struct reset *reset = &g_array_index(passage->resets, struct reset, i);
		if (reset->from < passage->from || reset->to > passage->to)
			continue;
		struct edit *edit = say(passage, EDIT_SET, quoted_old(passage, reset->from, reset->to), NULL,
					nth_of(passage, reset->from, reset->to));
		edit->slots.format = reset->format;
	}
}

static void cuts_say(struct passage *passage)
{
	const GArray *cuts = passage->draft->map->divided[passage->unit];
	for (guint i = 0; cuts && i < cuts->len; i++) {
		const struct divided *cut = &g_array_index(cuts, struct divided, i);
		uint32_t end = i + 1 < cuts->len ? cut[1].at : passage->to;
		uint32_t n = anchor_length(passage, cut->at, passage->from, end, false);
		n = n ? n : MIN(3, end - cut->at);
		char *label = places_number(passage->draft->new_places, cut->unit);
		struct edit *edit =
			say(passage, *label ? EDIT_SPLIT_AS : EDIT_SPLIT, quoted_old(passage, cut->at, cut->at + n),
			    NULL, nth_of(passage, cut->at, cut->at + n));
		edit->slots.kind = UNIT(passage->draft->map->new, cut->unit)->kind;
		edit->slots.label = label;
	}
}

/* ---- one unit ---------------------------------------------------------------------------------------------------- */

static void passage_say(struct passage *passage, const GArray *pieces)
{
	passage->order = NULL;
	g_array_set_size(passage->pieces, 0);
	places_tokens(passage->draft->places, passage->at, &passage->from, &passage->to);
	for (guint i = 0; i < pieces->len; i++) {
		const struct altered *piece = &g_array_index(pieces, struct altered, i);
		if (piece->from >= passage->from && piece->to <= passage->to)
			g_array_append_val(passage->pieces, *piece);
	}
	cuts_say(passage);
	pieces_say(passage);
	resets_say(passage);
}

static void unit_say(struct draft *draft, uint32_t unit, const GArray *pieces)
{
	const struct unit *u = UNIT(draft->map->old, unit);
	struct passage passage = {.draft = draft, .unit = unit, .at = {unit, 0, true}};
	passage.words = g_new0(const char *, u->count + 1);
	for (uint32_t i = 0; i < u->count; i++)
		passage.words[i] = lexicon_text(draft->map->lexicon, TOKEN(draft->map->old, u->first + i)->word);
	passage.pieces = g_array_new(FALSE, FALSE, sizeof(struct altered));
	passage.resets = draft_resets(draft, unit);
	uint32_t cells = u->kind == UNIT_ROW ? places_cells(draft->places, unit) : 0;
	for (passage.at.cell = cells ? 1 : 0; passage.at.cell <= cells; passage.at.cell++)
		passage_say(&passage, pieces);
	g_array_unref(passage.resets);
	g_array_unref(passage.pieces);
	g_free(passage.words);
}

static void whole_say(struct draft *draft, uint32_t unit)
{
	const struct map *map = draft->map;
	struct order *order = draft_order(draft, FORM_SUBSTITUTE, unit, false);
	uint32_t end = places_end(draft->places, unit);
	bool own = !(end > unit + 1 && draft->old_in[unit + 1]);
	order->slots.place = (struct spot_at){unit, 0, own};
	draft_line(draft, order, map->to[unit]);
	for (uint32_t i = map->to[unit] + 1; i < map->new->units->len && draft->new_in[i]; i++)
		draft_line(draft, order, i);
}

static void recast_say(struct draft *draft, uint32_t unit)
{
	enum unit_kind is = UNIT(draft->map->new, draft->map->to[unit])->kind;
	if (UNIT(draft->map->old, unit)->kind == is)
		return;
	struct order *order = draft_order(draft, FORM_RECAST, unit, false);
	order->slots.place = (struct spot_at){unit, 0, true};
	order->slots.kind = is;
}

/* ---- one substitution in many provisions ------------------------------------------------------------------------- */

struct replaced {
	GArray *units; /* of struct spot_at */
	char *old, *new;
	uint32_t times, first;
	uint32_t last_unit;
	bool partly; /* somewhere the words also stand unchanged */
};

static void replaced_free(void *gone)
{
	struct replaced *replaced = gone;
	g_array_unref(replaced->units);
	g_free(replaced->old);
	g_free(replaced->new);
	g_free(replaced);
}

static char *piece_key(const struct draft *draft, uint32_t unit, const struct altered *piece, char **old, char **new)
{
	struct passage passage = {.draft = draft, .unit = unit};
	*old = quoted_old(&passage, piece->from, piece->to);
	*new = quoted_new(&passage, piece->unit, piece->new_from, piece->new_to);
	return g_strconcat(*old, "\n", *new, NULL);
}

static uint32_t times_there(const struct draft *draft, uint32_t unit, const struct altered *piece)
{
	const struct unit *u = UNIT(draft->map->old, unit);
	const char **words = g_new0(const char *, u->count + 1);
	for (uint32_t i = 0; i < u->count; i++)
		words[i] = lexicon_text(draft->map->lexicon, TOKEN(draft->map->old, u->first + i)->word);
	struct passage passage = {.draft = draft, .unit = unit, .words = words, .to = u->count};
	uint32_t times =
		says_something(&passage, piece->from, piece->to) ? times_in(&passage, piece->from, piece->to) : 0;
	g_free(words);
	return times;
}

/* How often each old text gives way to its new one in a unit. */
static GHashTable *pieces_counted(const struct draft *draft, uint32_t unit, const GArray *pieces)
{
	GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < pieces->len; i++) {
		char *old, *new, *key = piece_key(draft, unit, &g_array_index(pieces, struct altered, i), &old, &new);
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
		g_hash_table_insert(counts, key, GUINT_TO_POINTER(count + 1));
		g_free(old);
		g_free(new);
	}
	return counts;
}

static void piece_count(const struct draft *draft, uint32_t unit, const struct altered *piece, GHashTable *counts,
			GHashTable *table)
{
	if (piece->from == piece->to || piece->new_from == piece->new_to || draft->map->divided[unit])
		return;
	char *old, *new, *key = piece_key(draft, unit, piece, &old, &new);
	struct replaced *replaced = g_hash_table_lookup(table, key);
	if (!replaced) {
		replaced = g_new0(struct replaced, 1);
		*replaced = (struct replaced){g_array_new(FALSE, FALSE, sizeof(struct spot_at)),
					      g_strdup(old),
					      g_strdup(new),
					      0,
					      unit,
					      NO_UNIT,
					      false};
		g_hash_table_insert(table, g_strdup(key), replaced);
	}
	uint32_t same = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
	if (replaced->last_unit != unit) {
		struct spot_at at = {unit, 0, true};
		g_array_append_val(replaced->units, at);
	}
	replaced->last_unit = unit;
	replaced->partly = replaced->partly || times_there(draft, unit, piece) != same;
	g_free(old);
	g_free(new);
	g_free(key);
}

/* The pieces that are told throughout go out of `pieces`. */
static void throughout_take(struct draft *draft, uint32_t unit, GArray *pieces, GHashTable *table)
{
	for (guint i = draft->map->divided[unit] ? 0 : pieces->len; i-- > 0;) {
		const struct altered *piece = &g_array_index(pieces, struct altered, i);
		char *old, *new, *key = piece_key(draft, unit, piece, &old, &new);
		struct replaced *replaced = g_hash_table_lookup(table, key);
		if (replaced && replaced->units->len > 1 && !replaced->partly) {
			if (replaced->first == unit && !replaced->times++) {
				struct order *order = draft_order(draft, FORM_THROUGHOUT, unit, false);
				order->slots.places = g_array_ref(replaced->units);
				order->slots.old = g_strdup(old);
				order->slots.new = g_strdup(new);
				order->slots.edit = EDIT_SUBSTITUTE;
			}
			g_array_remove_index(pieces, i);
		}
		g_free(old);
		g_free(new);
		g_free(key);
	}
}

static bool is_worded(const struct draft *draft, uint32_t unit)
{
	const struct map *map = draft->map;
	return !draft->whole[unit] && !draft->old_in[unit] &&
	       (map->to[unit] != NO_UNIT || map->joined[unit] != NO_UNIT);
}

void draft_words(struct draft *draft)
{
	const struct map *map = draft->map;
	uint32_t count = map->old->units->len;
	GArray **pieces = g_new0(GArray *, (gsize)count + 1);
	GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, replaced_free);
	for (uint32_t i = 0; i < count; i++) {
		if (!is_worded(draft, i))
			continue;
		pieces[i] = draft_altered(draft, i);
		GHashTable *counts = pieces_counted(draft, i, pieces[i]);
		for (guint k = 0; k < pieces[i]->len; k++)
			piece_count(draft, i, &g_array_index(pieces[i], struct altered, k), counts, table);
		g_hash_table_unref(counts);
	}
	for (uint32_t i = 0; i < count; i++) {
		if (draft->whole[i])
			whole_say(draft, i);
		if (!pieces[i])
			continue;
		throughout_take(draft, i, pieces[i], table);
		unit_say(draft, i, pieces[i]);
		if (map->to[i] != NO_UNIT)
			recast_say(draft, i);
		g_array_unref(pieces[i]);
	}
	g_hash_table_unref(table);
	g_free(pieces);
}
