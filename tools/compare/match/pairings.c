/* SPDX-License-Identifier: MIT
 * What an author pinned or set apart: from names to units. */
#include "compare/match/known.h"

#include <string.h>

/* ---- names ------------------------------------------------------------------------------------------------------- */

static uint32_t unit_at_address(const struct side *side, const struct edition *edition, const char *address)
{
	const struct node *node = edition_find(edition, address);
	return node ? unit_of(side, node) : NO_UNIT;
}

/* The first unit of a document, or of any for NO_UNIT, that is cited so, or has that label typed in its heading:
 * 'paragraph 16.5', 'Appendix B'. */
static uint32_t unit_cited(const struct side *side, uint32_t document, const char *label)
{
	for (guint i = 0; i < side->units->len; i++) {
		const struct part *part = PART(side, UNIT(side, i)->part);
		if ((document == NO_UNIT || part->document == document) &&
		    !g_ascii_strcasecmp(unit_label(side, i), label))
			return i;
	}
	return NO_UNIT;
}

static uint32_t document_with_id(const struct side *side, const char *id)
{
	for (guint i = 0; i < side->documents->len; i++)
		if (!strcmp(edition_meta(DOCUMENT(side, i)->edition)->id, id))
			return i;
	return NO_UNIT;
}

static uint32_t unit_anywhere(const struct side *side, const char *address)
{
	uint32_t found = NO_UNIT;
	for (guint i = 0; i < side->documents->len && found == NO_UNIT; i++)
		found = unit_at_address(side, DOCUMENT(side, i)->edition, address);
	return found;
}

/* 'protocol/complaints', 'protocol/paragraph 2.1': of that document, or of the one included here under that id. */
static uint32_t unit_within(const struct side *side, const char *name)
{
	const char *rest = strchr(name, '/') + 1;
	char *id = g_strndup(name, (gsize)(rest - 1 - name)), *address = g_strconcat(id, ".", rest, NULL);
	uint32_t document = document_with_id(side, id), found = NO_UNIT;
	if (document != NO_UNIT) {
		found = unit_at_address(side, DOCUMENT(side, document)->edition, rest);
		found = found == NO_UNIT ? unit_cited(side, document, rest) : found;
	}
	found = found == NO_UNIT ? unit_anywhere(side, address) : found;
	g_free(id);
	g_free(address);
	return found;
}

static uint32_t unit_named(const struct side *side, const char *name)
{
	uint32_t found = strchr(name, '/') ? unit_within(side, name) : unit_anywhere(side, name);
	uint32_t document = found == NO_UNIT ? document_with_id(side, name) : NO_UNIT;
	if (document != NO_UNIT)
		found = PART(side, DOCUMENT(side, document)->part)->first;
	return found == NO_UNIT ? unit_cited(side, NO_UNIT, name) : found;
}

/* ---- what is said of them ---------------------------------------------------------------------------------------- */

static bool is_part(const struct side *side, uint32_t unit)
{
	return PART(side, UNIT(side, unit)->part)->first == unit;
}

static bool is_pinned(const struct known *known, uint32_t old, uint32_t new)
{
	for (guint i = 0; i < known->pins->len; i++) {
		const struct pin *pin = &g_array_index(known->pins, struct pin, i);
		if (pin->old == old || pin->new == new)
			return true;
	}
	return false;
}

static void apart_add(struct known *known, uint32_t old, uint32_t new)
{
	uint64_t pair = (uint64_t)old << 32 | new;
	g_hash_table_add(known->apart, g_memdup2(&pair, sizeof pair));
}

static void unknown_report(const struct pairing *pairing, const char *name, const char *which, struct diag *diag)
{
	diag_add(diag, CODE_PAIRING_UNKNOWN, pairing->place,
		 "nothing in the %s text has the id '%s' or is cited so: correct it, or take the %s out", which, name,
		 pairing->apart ? "'forbid'" : "'pin'");
}

static void pin_add(struct known *known, const struct pairing *pairing, const struct side *old, const struct side *new,
		    const struct pin *pin, struct diag *diag)
{
	if (is_part(old, pin->old) != is_part(new, pin->new))
		diag_add(diag, CODE_PAIRING_UNKNOWN, pairing->place,
			 "'%s' is a %s and '%s' is a %s: they can't be one and the same; take the 'pin' out",
			 pairing->old, unit_kind_name(UNIT(old, pin->old)->kind), pairing->new,
			 unit_kind_name(UNIT(new, pin->new)->kind));
	else if (is_pinned(known, pin->old, pin->new))
		diag_add(diag, CODE_PAIRING_UNKNOWN, pairing->place,
			 "'%s' or '%s' is pinned to something else before: take one 'pin' out", pairing->old,
			 pairing->new);
	else
		g_array_append_vals(known->pins, pin, 1);
}

static void pairing_resolve(struct known *known, const struct pairing *pairing, const struct side *old,
			    const struct side *new, struct diag *diag)
{
	struct pin pin = {unit_named(old, pairing->old), unit_named(new, pairing->new)};
	if (pin.old == NO_UNIT)
		unknown_report(pairing, pairing->old, "old", diag);
	if (pin.new == NO_UNIT)
		unknown_report(pairing, pairing->new, "new", diag);
	if (pin.old == NO_UNIT || pin.new == NO_UNIT)
		return;
	if (pairing->apart)
		apart_add(known, pin.old, pin.new);
	else
		pin_add(known, pairing, old, new, &pin, diag);
}

/* ---- where numbers are kept ------------------------------------------------------------------------------------- */

struct keeping {
	struct known *known;
	const struct side *old, *new;
	const struct edition *edition; /* of the new side */
	GHashTable *cited;             /* what is cited so in the old document: to the place of its unit, from 1 */
};

static GHashTable *cited_units(const struct side *side, uint32_t document)
{
	GHashTable *cited = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < side->units->len; i++) {
		const char *label = unit_label(side, i);
		if (PART(side, UNIT(side, i)->part)->document == document && *label &&
		    !g_hash_table_contains(cited, label))
			g_hash_table_insert(cited, (gpointer)label, GUINT_TO_POINTER(i + 1));
	}
	return cited;
}

static uint32_t unit_then(const struct keeping *keeping, const struct node *node)
{
	const char *label = edition_label(keeping->edition, node);
	return *label ? GPOINTER_TO_UINT(g_hash_table_lookup(keeping->cited, label)) - 1 : NO_UNIT;
}

/* Unless its id says that it is the same. */
static void set_apart(const struct keeping *keeping, uint32_t gone, uint32_t new)
{
	uint32_t id = UNIT(keeping->old, gone)->id;
	if (!id || id != UNIT(keeping->new, new)->id)
		apart_add(keeping->known, gone, new);
}

/* The old provision whose number a node keeps from being used again is none of those that came with letters, and none
 * beside it whose number the old text did not have. */
static void retired_part(const struct keeping *keeping, const struct node *node)
{
	uint32_t gone = node->retired ? unit_then(keeping, node) : NO_UNIT;
	for (uint32_t i = 0; gone != NO_UNIT && i < keeping->new->units->len; i++)
		if (UNIT(keeping->new, i)->node->inserted)
			set_apart(keeping, gone, i);
	for (const struct node *other = node->parent ? node->parent->first : NULL; gone != NO_UNIT && other;
	     other = other->next) {
		bool fresh = !other->retired && *edition_label(keeping->edition, other) &&
			     unit_then(keeping, other) == NO_UNIT;
		uint32_t unit = fresh ? unit_of(keeping->new, other) : NO_UNIT;
		if (unit != NO_UNIT)
			set_apart(keeping, gone, unit);
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			retired_part(keeping, child);
}

static void retired_resolve(struct known *known, const struct side *old, const struct side *new)
{
	for (guint i = 0; i < new->documents->len; i++) {
		const struct edition *edition = DOCUMENT(new, i)->edition;
		uint32_t document = document_with_id(old, edition_meta(edition)->id);
		if (!edition_meta(edition)->lettered || document == NO_UNIT)
			continue;
		struct keeping keeping = {known, old, new, edition, cited_units(old, document)};
		retired_part(&keeping, edition_root(edition));
		g_hash_table_unref(keeping.cited);
	}
}

void pairings_resolve(struct known *known, const struct comparison *comparison, const struct side *old,
		      const struct side *new, struct diag *diag)
{
	for (guint i = 0; comparison->pairings && i < comparison->pairings->len; i++)
		pairing_resolve(known, comparison->pairings->pdata[i], old, new, diag);
	retired_resolve(known, old, new);
}
