/* SPDX-License-Identifier: MIT
 * A heading that came or went above text that stayed: the text keeps its place in the order of the whole, and has not
 * moved. */
#include "compare/match/match.h"
#include "compare/match/order.h"

/* Nothing that is known to have stayed gives way to what may have. */
#define STAYED_WEIGHT 1e9

/* True if a part, or what holds it, lost its place. */
static bool has_moved(const struct match *match, uint32_t part)
{
	for (;; part = PART(match->old, part)->parent) {
		if (match->part_moved[part])
			return true;
		if (PART(match->old, part)->kind == UNIT_DOCUMENT)
			return false;
	}
}

/* The heading over it is gone, or is new. */
static bool may_have_stayed(const struct match *match, const struct bead *bead)
{
	uint32_t old = UNIT(match->old, bead->old)->part, new = UNIT(match->new, bead->new)->part;
	return bead->moved && (match->old_part[old] == NO_UNIT || match->new_part[new] == NO_UNIT) &&
	       match_held(match, bead->old, bead->new);
}

/* Beads that stayed and those that may have, in the old order. */
static GArray *beads_in_order(const struct match *match)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		const struct bead *bead = place == NO_UNIT ? NULL : BEAD(match, place);
		if (!bead || bead->old != i || has_moved(match, UNIT(match->old, i)->part))
			continue;
		if (!bead->moved || may_have_stayed(match, bead))
			g_array_append_val(list, place);
	}
	return list;
}

void places_keep(struct match *match)
{
	GArray *list = beads_in_order(match);
	uint32_t *places = g_new(uint32_t, list->len + 1);
	double *weights = g_new(double, list->len + 1);
	bool *kept = g_new(bool, list->len + 1);
	for (guint i = 0; i < list->len; i++) {
		const struct bead *bead = BEAD(match, g_array_index(list, uint32_t, i));
		places[i] = bead->new;
		weights[i] = bead->moved ? 1 + UNIT(match->old, bead->old)->length : STAYED_WEIGHT;
	}
	order_keep(places, weights, list->len, kept);
	for (guint i = 0; i < list->len; i++) {
		struct bead *bead = BEAD(match, g_array_index(list, uint32_t, i));
		bead->moved = bead->moved && !kept[i];
	}
	g_free(places);
	g_free(weights);
	g_free(kept);
	g_array_unref(list);
}
