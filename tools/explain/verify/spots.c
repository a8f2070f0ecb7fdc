/* SPDX-License-Identifier: MIT */
#include "explain/verify/spots.h"
#include "compare/units/units.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/items.h"

#include <string.h>

#define WORD_LEAST 5u /* letters of a word that says something */
#define SHARED_LEAST 2u

/* Which of the places in a citation it is: the last, 'Appendix B' of 'section 2 of Appendix B'; but of a heading
 * that is an appendix by its own words, 'Appendix B – Form A: Site visits', the first. */
static guint cited_place(const GPtrArray *found)
{
	const struct claim_place *first = found->pdata[0];
	return first->appendix && !first->from ? 0 : found->len - 1;
}

/* 'paragraph 16.5', 'section 16.0', 'Appendix E' for a node and all that holds it, the nearest first; what is cited so
 * is added to `nodes`. */
static GPtrArray *cites_of(const struct provision *provision, GPtrArray *nodes)
{
	GPtrArray *cites = g_ptr_array_new_with_free_func(claim_place_free);
	for (const struct node *node = provision ? provision->node : NULL; node; node = node->parent) {
		bool cited = node->kind == NODE_CLAUSE || node->kind == NODE_SECTION || node->kind == NODE_APPENDIX ||
			     node->kind == NODE_SUBHEADING;
		GPtrArray *found = cited ? claim_places_read(edition_words(provision->edition),
							     edition_label(provision->edition, node), NULL)
					 : NULL;
		if (found && found->len) {
			g_ptr_array_add(cites, g_ptr_array_steal_index(found, cited_place(found)));
			g_ptr_array_add(nodes, (gpointer)node);
		}
		if (found)
			g_ptr_array_unref(found);
	}
	return cites;
}

static void words_add(GHashTable *words, const char *text)
{
	while (*text) {
		size_t n = 0;
		while (g_ascii_isalpha(text[n]))
			n++;
		if (n >= WORD_LEAST)
			g_hash_table_add(words, g_ascii_strdown(text, (gssize)n));
		text += n ? n : 1;
	}
}

static void provision_words(GHashTable *words, const struct provision *provision)
{
	for (const char *const *title = provision ? provision->path : NULL; title && *title; title++)
		words_add(words, *title);
	if (provision)
		words_add(words, provision->text);
}

struct finding {
	const struct changes *changes;
	const struct reasons *reasons;
	GPtrArray *spots;
};

static struct spot *spot_add(struct finding *finding, const struct change *change, const struct provision *old,
			     const struct provision *new)
{
	struct spot *spot = g_new0(struct spot, 1);
	spot->change = change;
	const struct provision within = {.edition = changes_edition(finding->changes, true), .node = change->within};
	spot->old = old;
	spot->new = new;
	spot->now_at = g_ptr_array_new();
	spot->was_at = g_ptr_array_new();
	/* A fact of a document stands at no provision, though that be an appendix. */
	spot->now = cites_of(change->fact ? NULL : new ? new : &within, spot->now_at);
	spot->was = cites_of(change->fact ? NULL : old, spot->was_at);
	spot->words = spot_words("");
	provision_words(spot->words, old);
	provision_words(spot->words, new);
	const struct reason *reason = reason_of(finding->reasons, change);
	spot->mentioned = reason && reason->hide;
	g_ptr_array_add(finding->spots, spot);
	return spot;
}

/* A clause of what came or went as a whole: what is said of it alone is held against it alone. */
static void inner_add(struct finding *finding, const struct spot *whole, const struct unit *unit, bool of_new)
{
	const struct provision *outer = of_new ? whole->new : whole->old;
	const char *label = edition_label(outer->edition, unit->node);
	if (unit->node->kind != NODE_CLAUSE || !*label)
		return;
	g_autoptr(GString) plain = g_string_new(NULL);
	edition_plain(outer->edition, unit->node, plain);
	struct provision *own = g_new(struct provision, 1);
	*own = *outer;
	own->node = unit->node;
	own->label = label;
	own->text = g_strdup(plain->str);
	own->id = NULL;
	own->units = 1;
	struct spot *inner = spot_add(finding, whole->change, of_new ? NULL : own, of_new ? own : NULL);
	inner->own = own;
	inner->whole = whole;
}

/* The clauses that came or went with the whole, and with nothing else. */
static void inner_find(struct finding *finding, const struct spot *whole)
{
	const struct change *change = whole->change;
	bool came = change->kind == CHANGE_INSERTED || change->kind == CHANGE_INCLUDED;
	const struct provision *outer = came ? whole->new : change->kind == CHANGE_REMOVED ? whole->old : NULL;
	const struct side *side = came ? finding->changes->new : finding->changes->old;
	for (uint32_t i = 1; outer && !change->fact && i < outer->units && outer->unit + i < side->units->len; i++)
		inner_add(finding, whole, UNIT(side, outer->unit + i), came);
}

static void spot_free(gpointer data)
{
	struct spot *spot = data;
	g_ptr_array_unref(spot->now);
	g_ptr_array_unref(spot->was);
	g_ptr_array_unref(spot->now_at);
	g_ptr_array_unref(spot->was_at);
	g_hash_table_unref(spot->words);
	if (spot->own)
		g_free((char *)spot->own->text);
	g_free(spot->own);
	g_free(spot);
}

GPtrArray *spots_find(const struct changes *changes, const struct reasons *reasons)
{
	struct finding finding = {changes, reasons, g_ptr_array_new_with_free_func(spot_free)};
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		for (guint k = 0; k < change->places->len; k++) {
			const struct change_place *place = change->places->pdata[k];
			spot_add(&finding, change, place->old, place->new);
		}
		guint most = change->places->len ? 0 : MAX(change->old->len, change->new->len);
		for (guint k = 0; k < most; k++)
			inner_find(&finding,
				   spot_add(&finding, change, k < change->old->len ? change->old->pdata[k] : NULL,
					    k < change->new->len ? change->new->pdata[k] : NULL));
	}
	return finding.spots;
}

const struct claim_place *spot_place(const struct spot *spot, bool *former)
{
	bool gone = spot->change->kind == CHANGE_REMOVED && spot->was->len && spot->was_at->pdata[0] == spot->old->node;
	*former = gone || !spot->now->len;
	const GPtrArray *cites = *former ? spot->was : spot->now;
	return cites->len ? cites->pdata[0] : NULL;
}

char *spot_place_said(const struct spot *spot)
{
	bool former;
	const struct claim_place *place = spot_place(spot, &former);
	return place ? g_strconcat(place->words, former ? " of the old text" : "", NULL) : NULL;
}

static int cites_level(const GPtrArray *cites, const struct claim_place *place)
{
	for (guint i = 0; i < cites->len; i++) {
		const struct claim_place *cite = cites->pdata[i];
		if (cite->appendix == place->appendix && !strcmp(cite->number, place->number))
			return (int)i;
	}
	return -1;
}

int spot_level(const struct spot *spot, const struct claim_place *place, bool former)
{
	const GPtrArray *cites = former ? spot->was : spot->now;
	const struct spot *whole = spot->whole;
	guint outer = whole ? (former ? whole->was : whole->now)->len : 0;
	int level = cites_level(cites, place);
	return level >= 0 && outer + (guint)level < cites->len + !whole ? level : -1;
}

bool spot_is_whole(const struct spot *spot, const struct claim_place *place, bool former)
{
	const struct provision *provision = former ? spot->old : spot->new;
	const GPtrArray *nodes = former ? spot->was_at : spot->now_at;
	return provision && !spot_level(spot, place, former) && nodes->pdata[0] == provision->node;
}

static void spot_mark(struct spot *spot, GPtrArray *found)
{
	spot->mentioned = true;
	if (found)
		g_ptr_array_add(found, spot);
}

guint spots_mark(GPtrArray *spots, const struct claim_place *place, bool former, GPtrArray *found)
{
	guint count = 0;
	for (guint i = 0; i < spots->len; i++) {
		if (spot_level(spots->pdata[i], place, former) < 0)
			continue;
		spot_mark(spots->pdata[i], found);
		count++;
	}
	return count;
}

static bool is_named(const char *words, const char *folded)
{
	char *part = fact_folded(words);
	bool named = folded_count(folded, part) > 0;
	g_free(part);
	return named;
}

guint spots_mark_throughout(GPtrArray *spots, const char *folded, GPtrArray *found)
{
	const struct change *named = NULL, *other = NULL;
	guint count = 0;
	for (guint i = 0; i < spots->len; i++) {
		struct spot *spot = spots->pdata[i];
		const struct change *change = spot->change;
		if (change->kind != CHANGE_THROUGHOUT || change == other)
			continue;
		if (change != named && !(is_named(change->replaced, folded) || is_named(change->replacement, folded))) {
			other = change;
			continue;
		}
		named = change;
		spot_mark(spot, found);
		count++;
	}
	return count;
}

GHashTable *spot_words(const char *text)
{
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	words_add(words, text);
	return words;
}

static guint shared_words(GHashTable *words, const struct spot *spot)
{
	GHashTableIter at;
	gpointer word;
	guint count = 0;
	g_hash_table_iter_init(&at, words);
	while (g_hash_table_iter_next(&at, &word, NULL))
		count += g_hash_table_contains(spot->words, word) ? 1 : 0;
	return count;
}

struct spot *spot_meant(const GPtrArray *spots, GHashTable *words, bool any)
{
	struct spot *best = NULL;
	guint most = SHARED_LEAST - 1;
	for (guint i = 0; i < spots->len; i++) {
		struct spot *spot = spots->pdata[i];
		bool former, open = !spot->whole && spot_place(spot, &former) && (any || !spot->mentioned);
		guint count = open ? shared_words(words, spot) : 0;
		if (count > most) {
			most = count;
			best = spot;
		}
	}
	return best;
}

const char *spots_now_at(const GPtrArray *spots, const struct claim_place *place)
{
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		for (guint k = 0; k < spot->was->len; k++) {
			const struct claim_place *was = spot->was->pdata[k];
			guint from_top = spot->was->len - k;
			if (was->appendix == place->appendix && !strcmp(was->number, place->number) &&
			    from_top <= spot->now->len)
				return ((const struct claim_place *)spot->now->pdata[spot->now->len - from_top])->words;
		}
	}
	return NULL;
}

bool change_is_policies(const struct change *change)
{
	return change_is_slight(change) && !change->fact &&
	       !(change->tags & (TAG_SPELLING | TAG_TYPOGRAPHY | TAG_FORMATTING));
}

void spots_mark_policies(GPtrArray *spots)
{
	for (guint i = 0; i < spots->len; i++) {
		struct spot *spot = spots->pdata[i];
		spot->mentioned = spot->mentioned || change_is_policies(spot->change);
	}
}
