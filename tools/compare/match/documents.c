/* SPDX-License-Identifier: MIT
 * Which document of the one set is which of the other. */
#include "compare/match/known.h"

#include <string.h>

/* Two documents that share less than this part of the longer one are two. */
#define VOTE_LEAST 0.3

static const struct edition *edition_at(const GPtrArray *editions, guint i)
{
	return editions->pdata[i];
}

static const char *id_at(const GPtrArray *editions, guint i)
{
	return edition_meta(edition_at(editions, i))->id;
}

/* True where an author says of two documents, by their ids, that they are the same; or that they are not. */
static bool is_said(const struct comparison *comparison, guint old, guint new, bool apart)
{
	for (guint i = 0; comparison->pairings && i < comparison->pairings->len; i++) {
		const struct pairing *pairing = comparison->pairings->pdata[i];
		if (pairing->apart == apart && !g_strcmp0(pairing->old, id_at(comparison->old, old)) &&
		    !g_strcmp0(pairing->new, id_at(comparison->new, new)))
			return true;
	}
	return false;
}

static bool is_same(const struct comparison *comparison, guint old, guint new, enum matched_by by)
{
	const struct edition *x = edition_at(comparison->old, old), *y = edition_at(comparison->new, new);
	switch (by) {
	case BY_PIN:
		return is_said(comparison, old, new, false);
	case BY_ID:
		return !strcmp(id_at(comparison->old, old), id_at(comparison->new, new));
	case BY_NOTHING: /* one and one, whatever they are called */
		return comparison->old->len == 1 && comparison->new->len == 1;
	case BY_TITLE:
		return !strcmp(edition_title(x), edition_title(y));
	default:
		return false;
	}
}

static bool document_pair(struct known *known, const struct comparison *comparison, guint old, guint new,
			  enum matched_by by)
{
	if (known->old_document[old] != NO_UNIT || known->new_document[new] != NO_UNIT ||
	    is_said(comparison, old, new, true))
		return false;
	known->old_document[old] = new;
	known->new_document[new] = old;
	known->document_by[old] = by;
	return true;
}

static uint32_t *none(guint count)
{
	uint32_t *list = g_new(uint32_t, count);
	memset(list, 0xff, count * sizeof *list);
	return list;
}

struct known *known_new(const struct comparison *comparison)
{
	static const enum matched_by stages[] = {BY_PIN, BY_ID, BY_TITLE, BY_NOTHING};
	struct known *known = g_new0(struct known, 1);
	known->olds = comparison->old->len;
	known->news = comparison->new->len;
	known->old_document = none(known->olds);
	known->new_document = none(known->news);
	known->document_by = g_new0(enum matched_by, known->olds);
	known->pins = g_array_new(FALSE, FALSE, sizeof(struct pin));
	known->apart = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (size_t stage = 0; stage < G_N_ELEMENTS(stages); stage++)
		for (guint i = 0; i < known->olds; i++)
			for (guint k = 0; k < known->news; k++)
				if (is_same(comparison, i, k, stages[stage]))
					document_pair(known, comparison, i, k, stages[stage]);
	return known;
}

void known_free(struct known *known)
{
	if (!known)
		return;
	g_free(known->old_document);
	g_free(known->new_document);
	g_free(known->document_by);
	g_free(known->old_original);
	g_free(known->new_original);
	g_array_unref(known->pins);
	g_hash_table_unref(known->apart);
	g_free(known);
}

/* ---- what they are known by -------------------------------------------------------------------------------------- */

static bool is_taken(const GPtrArray *editions, const char *id)
{
	for (guint i = 0; i < editions->len; i++)
		if (!strcmp(id_at(editions, i), id))
			return true;
	return false;
}

/* As the other set of documents would call it: its own id, and nothing for one alone. */
static char *own_identity(const GPtrArray *editions, guint i)
{
	return g_strdup(editions->len > 1 ? id_at(editions, i) : "");
}

GPtrArray *documents_identities(const struct known *known, const struct comparison *comparison, bool of_new)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	const GPtrArray *editions = of_new ? comparison->new : comparison->old;
	for (guint i = 0; i < editions->len; i++) {
		uint32_t partner = of_new ? NO_UNIT : known->old_document[i];
		const char *id = id_at(editions, i);
		if (of_new)
			g_ptr_array_add(list, own_identity(editions, i));
		else if (partner != NO_UNIT)
			g_ptr_array_add(list, own_identity(comparison->new, partner));
		else
			g_ptr_array_add(list, g_strconcat(id, is_taken(comparison->new, id) ? "~" : "", NULL));
	}
	return list;
}

/* ---- votes ------------------------------------------------------------------------------------------------------- */

#define SEVERAL UINT32_MAX

/* The document that a unit stands in; NO_UNIT where that is only included there. */
static uint32_t own_document(const struct side *side, const struct unit *unit)
{
	const struct part *part = PART(side, unit->part);
	return part->home == PART(side, DOCUMENT(side, part->document)->part)->home ? part->document : NO_UNIT;
}

/* By what a unit says: one more than the place of the only document that it stands in, or SEVERAL. */
static GHashTable *units_by_text(const struct side *side)
{
	GHashTable *table = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (guint i = 0; i < side->units->len; i++) {
		struct unit *unit = UNIT(side, i);
		uint32_t here = own_document(side, unit) + 1;
		if (!here)
			continue;
		uint32_t known = GPOINTER_TO_UINT(g_hash_table_lookup(table, &unit->plain));
		g_hash_table_insert(table, &unit->plain, GUINT_TO_POINTER(known && known != here ? SEVERAL : here));
	}
	return table;
}

static double *lengths_of(const struct side *side)
{
	double *lengths = g_new0(double, side->documents->len);
	for (guint i = 0; i < side->units->len; i++) {
		uint32_t document = own_document(side, UNIT(side, i));
		if (document != NO_UNIT)
			lengths[document] += UNIT(side, i)->length;
	}
	return lengths;
}

/* By old and new document: the words of the units that both have, as a part of the longer one. */
static double *shares_of(const struct side *old, const struct side *new)
{
	guint olds = old->documents->len, news = new->documents->len;
	double *shares = g_new0(double, (gsize)olds *news), *x = lengths_of(old), *y = lengths_of(new);
	GHashTable *table = units_by_text(new);
	for (guint i = 0; i < old->units->len; i++) {
		const struct unit *unit = UNIT(old, i);
		uint32_t document = own_document(old, unit);
		uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(table, &unit->plain));
		if (document != NO_UNIT && found && found != SEVERAL)
			shares[document * news + found - 1] += unit->length;
	}
	for (guint i = 0; i < olds; i++)
		for (guint k = 0; k < news; k++)
			shares[i * news + k] /= MAX(1, MAX(x[i], y[k]));
	g_hash_table_unref(table);
	g_free(x);
	g_free(y);
	return shares;
}

/* The best pair of those that are left; false for none. */
static bool best_left(const struct known *known, const double *shares, guint *old, guint *new)
{
	double best = VOTE_LEAST;
	bool found = false;
	for (guint i = 0; i < known->olds; i++)
		for (guint k = 0; k < known->news; k++) {
			double share = shares[i * known->news + k];
			if (known->old_document[i] != NO_UNIT || known->new_document[k] != NO_UNIT || share < best ||
			    (found && share <= best))
				continue;
			best = share;
			*old = i;
			*new = k;
			found = true;
		}
	return found;
}

static bool any_left(const uint32_t *partners, guint count)
{
	for (guint i = 0; i < count; i++)
		if (partners[i] == NO_UNIT)
			return true;
	return false;
}

bool documents_vote(struct known *known, const struct comparison *comparison, const struct side *old,
		    const struct side *new)
{
	if (!any_left(known->old_document, known->olds) || !any_left(known->new_document, known->news))
		return false;
	double *shares = shares_of(old, new);
	bool any = false;
	for (guint i, k; best_left(known, shares, &i, &k);) {
		any = document_pair(known, comparison, i, k, BY_TEXT) || any;
		shares[i * known->news + k] = 0;
	}
	g_free(shares);
	return any;
}
