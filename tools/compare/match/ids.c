/* SPDX-License-Identifier: MIT
 * Units that an author pinned to each other, or gave an id. */
#include "compare/match/known.h"

/* Of units that head no part: for those there is parts_pair(). */
void pins_pair(struct match *match)
{
	for (guint i = 0; i < match->known->pins->len; i++) {
		const struct pin *pin = &g_array_index(match->known->pins, struct pin, i);
		if (PART(match->old, UNIT(match->old, pin->old)->part)->first != pin->old)
			pair_add(match, pin->old, pin->new, BY_PIN, pair_likeness(match, pin->old, pin->new));
	}
}

/* The author's id, where it stands; or wherever its document is included. 0 for what is not paired by it. */
static uint32_t id_of(const struct match *match, uint32_t place, bool is_new, bool anywhere)
{
	const struct unit *unit = UNIT(is_new ? match->new : match->old, place);
	bool free = (is_new ? match->new_bead : match->old_bead)[place] == NO_UNIT;
	if (!free || unit_is_heading(unit) || copy_original(match->known, place, is_new) != NO_UNIT)
		return 0;
	return anywhere ? unit->known : unit->id;
}

void ids_pair(struct match *match, bool anywhere)
{
	GHashTable *news = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < match->new->units->len; i++) {
		uint32_t id = id_of(match, i, true, anywhere);
		if (id && !g_hash_table_contains(news, GUINT_TO_POINTER(id)))
			g_hash_table_insert(news, GUINT_TO_POINTER(id), GUINT_TO_POINTER(i + 1));
	}
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t id = id_of(match, i, false, anywhere);
		uint32_t found = id ? GPOINTER_TO_UINT(g_hash_table_lookup(news, GUINT_TO_POINTER(id))) : 0;
		if (!found || match->new_bead[found - 1] != NO_UNIT)
			continue;
		if (UNIT(match->new, found - 1)->kind == UNIT(match->old, i)->kind && !match_apart(match, i, found - 1))
			pair_add(match, i, found - 1, BY_ID, pair_likeness(match, i, found - 1));
	}
	g_hash_table_unref(news);
}
