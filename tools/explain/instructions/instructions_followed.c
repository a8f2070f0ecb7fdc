/* SPDX-License-Identifier: MIT
 * Numbers that followed, told at the end; and references whose target is known by another name now. */
#include "base/text_order.h"
#include "explain/instructions/instructions_draft.h"
#include "explain/instructions/instructions_inline.h"
#include "explain/instructions/instructions_plurals.h"

#include <string.h>

/* What a number is without what it owes to the number above it: '5' of '16.5' under '16'. */
static const char *last_part(const char *number)
{
	const char *last = number;
	for (const char *p = number; *p; p++)
		if (strchr(".()", *p) && p[1] && !strchr(".()", p[1]))
			last = p + 1;
	return last;
}

/* True for a unit whose number is another, and not only because the number above it is. */
static bool is_renumbered(const struct draft *draft, uint32_t old)
{
	uint32_t new = draft->map->to[old];
	enum unit_kind kind = UNIT(draft->map->old, old)->kind;
	if (new == NO_UNIT || (kind != UNIT_CLAUSE && kind != UNIT_SECTION && kind != UNIT_APPENDIX) ||
	    UNIT(draft->map->new, new)->kind != kind)
		return false;
	char *was = places_number(draft->places, old), *is = places_number(draft->new_places, new);
	bool other = !numbers_same(was, is) && *was && *is;
	if (other && kind == UNIT_CLAUSE) {
		uint32_t above = places_parent(draft->places, old), now = places_parent(draft->new_places, new);
		bool went_with = above != NO_UNIT && now != NO_UNIT && draft->map->to[above] == now;
		other = !went_with || strcmp(last_part(was), last_part(is)) != 0;
	}
	g_free(was);
	g_free(is);
	return other;
}

static char *label_new(const struct draft *draft, uint32_t new)
{
	return places_name(draft->new_places, (struct spot_at){new, 0, false});
}

/* The next unit of the same kind under the same one, or NO_UNIT. */
static uint32_t sibling(const struct places *places, const struct side *side, uint32_t unit)
{
	uint32_t next = places_end(places, unit);
	bool same = next < side->units->len && UNIT(side, next)->kind == UNIT(side, unit)->kind &&
		    places_parent(places, next) == places_parent(places, unit);
	return same ? next : NO_UNIT;
}

static void renumbered_say(struct draft *draft, bool *said, uint32_t first)
{
	const struct map *map = draft->map;
	uint32_t last = first;
	said[first] = true;
	for (;;) {
		uint32_t next = sibling(draft->places, map->old, last);
		if (next == NO_UNIT || !is_renumbered(draft, next) ||
		    sibling(draft->new_places, map->new, map->to[last]) != map->to[next])
			break;
		said[last = next] = true;
	}
	struct order *order =
		draft_order(draft, last == first ? FORM_BECOMES : FORM_BECOMES_RANGE, map->old->units->len, true);
	order->slots.place = (struct spot_at){first, 0, false};
	order->slots.last = (struct spot_at){last, 0, false};
	order->slots.label = label_new(draft, map->to[first]);
	if (last == first)
		return;
	char *from = order->slots.label, *to = label_new(draft, map->to[last]);
	order->slots.label = plural_range(draft->grammar.words, from, to, "instruct-span");
	g_free(from);
	g_free(to);
}

/* '[section 4](#gifts)', as the first reference with that word prints. */
static char *reference_shown(const struct side *side, const char *word)
{
	for (uint32_t i = 0; i < side->units->len; i++)
		for (uint32_t k = 0; k < UNIT(side, i)->count; k++) {
			const struct token *token = TOKEN(side, UNIT(side, i)->first + k);
			if (strcmp(lexicon_text(side->lexicon, token->word), word) != 0)
				continue;
			GString *shown = g_string_new(NULL), *out = g_string_new("[");
			unit_shown(side, UNIT(side, i), k, k + 1, shown);
			g_strstrip(shown->str);
			inline_escape(shown->str, out);
			g_string_append(out, "](");
			inline_target(word, out);
			g_string_append_c(out, ')');
			g_string_free(shown, TRUE);
			return g_string_free(out, FALSE);
		}
	return g_strdup("");
}

static void leads_say(struct draft *draft)
{
	GPtrArray *words = g_ptr_array_new();
	GHashTableIter iterator;
	gpointer was, is;
	g_hash_table_iter_init(&iterator, draft->leads);
	while (g_hash_table_iter_next(&iterator, &was, &is))
		if (*(const char *)is && strcmp(was, is) != 0)
			g_ptr_array_add(words, was);
	g_ptr_array_sort(words, text_order);
	for (guint i = 0; i < words->len; i++) {
		struct order *order = draft_order(draft, FORM_LEADS, draft->map->old->units->len, true);
		order->slots.old = reference_shown(draft->map->old, words->pdata[i]);
		order->slots.new = reference_shown(draft->map->new, g_hash_table_lookup(draft->leads, words->pdata[i]));
	}
	g_ptr_array_unref(words);
}

void draft_followed(struct draft *draft)
{
	bool *said = g_new0(bool, draft->map->old->units->len + 1);
	for (uint32_t i = 0; i < draft->map->old->units->len; i++)
		if (!said[i] && is_renumbered(draft, i))
			renumbered_say(draft, said, i);
	g_free(said);
	leads_say(draft);
}
