/* SPDX-License-Identifier: MIT
 * Documents, sections and appendices that lost their order, or stand in something else than before, have moved. */
#include "compare/match/match.h"
#include "compare/match/order.h"

/* As few documents as can be are told to stand elsewhere, however long they are. */
#define DOCUMENT_WEIGHT 1e9

static double units_in(const struct side *side, uint32_t place)
{
	double units = 0;
	for (uint32_t end = parts_end(side, place); place < end; place++)
		units += PART(side, place)->count;
	return units;
}

/* Siblings that are siblings still: those off the heaviest order have moved. */
static void siblings_order(struct match *match, const GArray *siblings, double each)
{
	uint32_t *places = g_new(uint32_t, siblings->len);
	double *weights = g_new(double, siblings->len);
	bool *kept = g_new(bool, siblings->len);
	for (guint i = 0; i < siblings->len; i++) {
		uint32_t old = g_array_index(siblings, uint32_t, i);
		places[i] = match->old_part[old];
		weights[i] = each + units_in(match->old, old) + units_in(match->new, places[i]);
	}
	order_keep(places, weights, siblings->len, kept);
	for (guint i = 0; i < siblings->len; i++)
		match->part_moved[g_array_index(siblings, uint32_t, i)] = !kept[i];
	g_free(places);
	g_free(weights);
	g_free(kept);
}

static void documents_order(struct match *match)
{
	GArray *siblings = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < match->old->documents->len; i++) {
		uint32_t part = DOCUMENT(match->old, i)->part, partner = match->old_part[part];
		if (partner != NO_UNIT && PART(match->new, partner)->kind == UNIT_DOCUMENT)
			g_array_append_val(siblings, part);
		else
			match->part_moved[part] = partner != NO_UNIT;
	}
	siblings_order(match, siblings, DOCUMENT_WEIGHT);
	g_array_unref(siblings);
}

static void children_order(struct match *match, uint32_t place)
{
	GArray *siblings = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t end = parts_end(match->old, place), partner = match->old_part[place];
	for (uint32_t i = place + 1; i < end; i++) {
		uint32_t new = match->old_part[i];
		if (PART(match->old, i)->parent != place || new == NO_UNIT)
			continue;
		bool together =
			PART(match->new, new)->kind != UNIT_DOCUMENT && PART(match->new, new)->parent == partner;
		if (together)
			g_array_append_val(siblings, i);
		else
			match->part_moved[i] = true;
	}
	siblings_order(match, siblings, 1);
	g_array_unref(siblings);
}

void parts_order(struct match *match)
{
	documents_order(match);
	for (uint32_t i = 0; i < match->old->parts->len; i++)
		children_order(match, i);
}
