/* SPDX-License-Identifier: MIT
 * What differs in the words of each unit, and whether that is told word by word or by substituting the whole. */
#include "explain/instructions/instructions_draft.h"
#include "explain/instructions/instructions_inline.h"

#include <string.h>

#define KEPT_LEAST 0.34 /* of the words, else the whole is substituted */
#define PIECES_MOST 6   /* told one by one where not most of the words stay */
#define KEPT_FOR_MANY 0.6
#define RESETS_MOST 4

static const char *word_of(const struct side *side, uint32_t unit, uint32_t at)
{
	return lexicon_text(side->lexicon, TOKEN(side, UNIT(side, unit)->first + at)->word);
}

static bool is_mark(const struct side *side, uint32_t unit, uint32_t at)
{
	return TOKEN(side, UNIT(side, unit)->first + at)->format & FORMAT_MARK;
}

/* A word that stays and is another word all the same: a reference whose target has another name now. */
static bool leads_elsewhere(const struct draft *draft, const struct kept_word *now, uint32_t old, uint32_t at)
{
	const char *was = word_of(draft->map->old, old, at), *is = word_of(draft->map->new, now->unit, now->word);
	if (*was == '\1' && *is == '\1') {
		const char *led = draft->leads ? g_hash_table_lookup(draft->leads, was) : NULL;
		return strcmp(led && *led ? led : was, is) != 0;
	}
	return strcmp(was, is) != 0;
}

static int by_from(const void *a, const void *b)
{
	const struct altered *x = a, *y = b;
	return x->from != y->from ? (x->from < y->from ? -1 : 1) : (int)(x->to > y->to) - (int)(x->to < y->to);
}

/* Joins pieces with at most one word between them. */
static GArray *joined_near(const struct draft *draft, uint32_t old, GArray *pieces)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct altered));
	for (guint i = 0; i < pieces->len; i++) {
		const struct altered *now = &g_array_index(pieces, struct altered, i);
		struct altered *before = out->len ? &g_array_index(out, struct altered, out->len - 1) : NULL;
		uint32_t gap = before ? now->from - before->to : 2;
		bool near = before && before->unit == now->unit && gap <= 1 && now->new_from == before->new_to + gap &&
			    !(gap && is_mark(draft->map->old, old, before->to));
		if (near) {
			before->to = now->to;
			before->new_to = now->new_to;
		} else {
			g_array_append_val(out, *now);
		}
	}
	g_array_unref(pieces);
	return out;
}

GArray *draft_altered(const struct draft *draft, uint32_t old)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct altered));
	const GArray *told = draft->map->altered[old];
	if (told)
		g_array_append_vals(pieces, told->data, told->len);
	struct kept_word *words = map_words(draft->map, old);
	for (uint32_t i = 0; i < UNIT(draft->map->old, old)->count; i++) {
		if (words[i].unit == NO_UNIT || !leads_elsewhere(draft, &words[i], old, i))
			continue;
		struct altered piece = {i, i + 1, words[i].unit, words[i].word, words[i].word + 1};
		g_array_append_val(pieces, piece);
	}
	g_free(words);
	if (pieces->len > (told ? told->len : 0))
		g_array_sort(pieces, by_from);
	return joined_near(draft, old, pieces);
}

GArray *draft_resets(const struct draft *draft, uint32_t old)
{
	GArray *resets = g_array_new(FALSE, FALSE, sizeof(struct reset));
	const struct side *side = draft->map->old, *new = draft->map->new;
	struct kept_word *words = map_words(draft->map, old);
	for (uint32_t i = 0; i < UNIT(side, old)->count; i++) {
		if (words[i].unit == NO_UNIT)
			continue;
		uint32_t was = TOKEN(side, UNIT(side, old)->first + i)->format & FORMAT_SET;
		uint32_t is = TOKEN(new, UNIT(new, words[i].unit)->first + words[i].word)->format & FORMAT_SET;
		if (was == is || leads_elsewhere(draft, &words[i], old, i))
			continue;
		struct reset *last = resets->len ? &g_array_index(resets, struct reset, resets->len - 1) : NULL;
		if (last && last->to == i && last->format == is) {
			last->to++;
		} else {
			struct reset made = {i, i + 1, is};
			g_array_append_val(resets, made);
		}
	}
	g_free(words);
	return resets;
}

/* ---- references -------------------------------------------------------------------------------------------------- */

/* Every reference that stays says what its target is known by now; where two disagree, none of them leads on. */
static void leads_find(struct draft *draft)
{
	const struct map *map = draft->map;
	GHashTable *leads = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < map->old->units->len; i++) {
		if (draft->whole[i] || draft->old_in[i] || (map->to[i] == NO_UNIT && map->joined[i] == NO_UNIT))
			continue;
		struct kept_word *words = NULL;
		for (uint32_t k = 0; k < UNIT(map->old, i)->count; k++) {
			const char *was = word_of(map->old, i, k);
			if (*was != '\1')
				continue;
			words = words ? words : map_words(map, i);
			const char *is =
				words[k].unit == NO_UNIT ? "" : word_of(map->new, words[k].unit, words[k].word);
			if (*is != '\1')
				continue;
			const char *known = g_hash_table_lookup(leads, was);
			g_hash_table_insert(leads, (gpointer)was, (gpointer)(!known || !strcmp(known, is) ? is : ""));
		}
		g_free(words);
	}
	g_clear_pointer(&draft->leads, g_hash_table_unref);
	draft->leads = leads;
}

/* ---- the whole, or word by word ---------------------------------------------------------------------------------- */

/* Marks between cells, and between a term and its meaning, are nothing to quote. */
static bool crosses_mark(const struct draft *draft, uint32_t old, const struct altered *piece)
{
	enum unit_kind kind = UNIT(draft->map->old, old)->kind;
	if (kind != UNIT_ROW && kind != UNIT_TABLE && kind != UNIT_DEFINITION)
		return false;
	for (uint32_t i = piece->from; i < piece->to; i++)
		if (is_mark(draft->map->old, old, i))
			return true;
	for (uint32_t i = piece->new_from; i < piece->new_to; i++)
		if (is_mark(draft->map->new, piece->unit, i))
			return true;
	return false;
}

static bool is_better_whole(const struct draft *draft, uint32_t old)
{
	GArray *pieces = draft_altered(draft, old), *resets = draft_resets(draft, old);
	uint32_t count = UNIT(draft->map->old, old)->count, removed = 0, added = 0;
	bool whole = draft->coarse && (pieces->len || resets->len);
	for (guint i = 0; i < pieces->len; i++) {
		const struct altered *piece = &g_array_index(pieces, struct altered, i);
		removed += piece->to - piece->from;
		added += piece->new_to - piece->new_from;
		whole = whole || crosses_mark(draft, old, piece);
	}
	double most = MAX(count, count - removed + added), kept = most > 0 ? (count - removed) / most : 1;
	whole = whole || (pieces->len && kept < KEPT_LEAST) || (pieces->len > PIECES_MOST && kept < KEPT_FOR_MANY) ||
		resets->len > RESETS_MOST;
	g_array_unref(pieces);
	g_array_unref(resets);
	return whole;
}

/* Each part of what is divided must keep some of its words, and begin within them. */
static bool divides_well(const struct draft *draft, uint32_t old)
{
	const GArray *cuts = draft->map->divided[old];
	uint32_t count = UNIT(draft->map->old, old)->count, before = 0;
	struct kept_word *words = map_words(draft->map, old);
	bool well = !draft->coarse;
	for (guint i = 0; i < cuts->len && well; i++) {
		const struct divided *cut = &g_array_index(cuts, struct divided, i);
		uint32_t to = i + 1 < cuts->len ? cut[1].at : count, kept = 0;
		for (uint32_t k = cut->at; k < to; k++)
			kept += words[k].unit == cut->unit;
		well = cut->at > before && cut->at < count && kept > 0;
		before = cut->at;
	}
	g_free(words);
	return well;
}

static void undivide(struct draft *draft, uint32_t old)
{
	struct map *map = draft->map;
	GArray *cuts = map->divided[old];
	for (guint i = 0; i < cuts->len; i++)
		map->piece_of[g_array_index(cuts, struct divided, i).unit] = NO_UNIT;
	g_clear_pointer(&map->divided[old], g_array_unref);
	draft->whole[old] = true;
}

static void unjoin(struct draft *draft, uint32_t into)
{
	for (uint32_t i = 0; i < draft->map->old->units->len; i++)
		if (draft->map->joined[i] == into)
			draft->map->joined[i] = NO_UNIT;
	draft->whole[into] = true;
}

/* ---- tables that have other columns ------------------------------------------------------------------------------ */

static uint32_t marks_in(const struct side *side, uint32_t unit)
{
	uint32_t marks = 0;
	for (uint32_t i = 0; i < UNIT(side, unit)->count; i++)
		marks += is_mark(side, unit, i);
	return marks;
}

static void table_weigh(struct draft *draft, uint32_t old)
{
	struct map *map = draft->map;
	uint32_t new = map->to[old], end = places_end(draft->places, old);
	uint32_t new_end = places_end(draft->new_places, new);
	if (marks_in(map->old, old) == marks_in(map->new, new))
		return;
	for (uint32_t i = old + 1; i < end; i++)
		if (map->joined[i] != NO_UNIT || map->divided[i] ||
		    (map->to[i] != NO_UNIT && (map->to[i] <= new || map->to[i] >= new_end)))
			return;
	for (uint32_t i = new + 1; i < new_end; i++)
		if (map->piece_of[i] != NO_UNIT ||
		    (map->from[i] != NO_UNIT && (map->from[i] <= old || map->from[i] >= end)))
			return;
	draft->whole[old] = true;
	for (uint32_t i = old + 1; i < end; i++)
		draft->old_in[i] = true;
	for (uint32_t i = new + 1; i < new_end; i++)
		draft->new_in[i] = true;
}

void draft_weigh(struct draft *draft)
{
	struct map *map = draft->map;
	uint32_t count = map->old->units->len;
	leads_find(draft);
	for (uint32_t i = 0; i < count; i++)
		if (map->to[i] != NO_UNIT && UNIT(map->old, i)->kind == UNIT_TABLE &&
		    UNIT(map->new, map->to[i])->kind == UNIT_TABLE)
			table_weigh(draft, i);
	for (uint32_t i = 0; i < count; i++) {
		if (draft->old_in[i])
			continue;
		if (map->divided[i] && (!divides_well(draft, i) || is_better_whole(draft, i)))
			undivide(draft, i);
		bool joins = map->joined[i] != NO_UNIT;
		if (joins && (draft->coarse || is_better_whole(draft, i)))
			unjoin(draft, map->joined[i]);
		else if (!joins && map->to[i] != NO_UNIT && is_better_whole(draft, i))
			draft->whole[i] = true;
		/* What others are added to and is substituted itself takes their words in. */
		if (draft->whole[i] && i + 1 < count && map->joined[i + 1] == i)
			unjoin(draft, i);
	}
	leads_find(draft);
}
