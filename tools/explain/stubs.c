/* SPDX-License-Identifier: MIT */
#include "explain/stubs.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

static void stub_free(void *gone)
{
	struct stub *stub = gone;
	g_free(stub->key);
	g_free(stub->sentence);
	g_free(stub);
}

static const char *id_of(const struct node *node)
{
	return node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX ? node->meta->id : node->id;
}

/* The nearest id from a node up to `last`, or NULL. */
static const char *nearest_id(const struct node *node, const struct node *last)
{
	for (; node; node = node->parent) {
		if (id_of(node))
			return id_of(node);
		if (node == last)
			break;
	}
	return NULL;
}

/* An id or a citation that finds the change again: of the appendix or the whole clause where there is one. */
static const char *name_of(const struct change *change)
{
	if (change->kind == CHANGE_THROUGHOUT)
		return change->replaced;
	const struct provision *provision = phrase_provision(change);
	const struct node *node = provision->node, *appendix = appendix_of(node), *clause = clause_of(node);
	if (appendix)
		return appendix->meta->id;
	const struct node *last = clause ? clause : change_is_whole(change) ? node : section_of(node);
	const char *id = clause && id_of(clause) ? id_of(clause) : nearest_id(node, last);
	if (id)
		return id;
	const char *label = edition_label(provision->edition, last);
	return *label ? label : *provision->label ? provision->label : provision->home;
}

/* The new edition in whose file a change belongs: the first where its document is gone. */
static const struct edition *home_of(const struct changes *changes, const struct change *change)
{
	const struct edition *told = edition_told(changes, change);
	const GPtrArray *editions = changes_editions(changes, true);
	for (guint i = 0; i < editions->len; i++)
		if (editions->pdata[i] == told)
			return told;
	return editions->pdata[0];
}

char *stub_key(const struct changes *changes, const struct change *change)
{
	const struct provision *provision = phrase_provision(change);
	const struct edition *home = home_of(changes, change);
	const char *name = name_of(change), *document = provision->home;
	const char *kind = change->fact ? change->fact : change_kind_name(change->kind);
	/* A number that is gone may be another's now; the facts of a document have its id together. */
	bool cited = change->fact || (change->kind == CHANGE_REMOVED && strchr(name, ' '));
	bool other = change->kind != CHANGE_THROUGHOUT && strcmp(document, edition_meta(home)->id) != 0;
	return g_strdup_printf("%s%s%s%s%s", other ? document : "", other ? "#" : "", name, cited ? "/" : "",
			       cited ? kind : "");
}

static bool is_wanted(const struct reasons *reasons, const struct item *item, const struct change *change)
{
	bool carried = item->kind == ITEM_SECTIONS && change->kind != CHANGE_INSERTED;
	return !carried && !change_is_slight(change) && !reason_of(reasons, change);
}

struct stubbing {
	const struct changes *changes;
	const struct reasons *reasons;
	const struct words *patterns;
	GHashTable *items; /* owned key with its document to the item that it is of; to this for one of several items */
	GHashTable *known; /* owned key with its document to struct stub * */
	GPtrArray *stubs;
};

static char *key_in(const struct edition *home, const char *key)
{
	return g_strdup_printf("%s#%s", edition_meta(home)->id, key);
}

/* Which keys changes of several items have, so that one reason would be that of all. */
static void keys_count(struct stubbing *stubbing, const struct item *item)
{
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		if (!is_wanted(stubbing->reasons, item, change))
			continue;
		g_autofree char *key = stub_key(stubbing->changes, change);
		char *whole = key_in(home_of(stubbing->changes, change), key);
		gconstpointer other = g_hash_table_lookup(stubbing->items, whole);
		g_hash_table_insert(stubbing->items, whole,
				    !other || other == item ? (gpointer)item : (gpointer)stubbing);
	}
}

/* The key of a change; with its kind where another item has that key too. */
static char *key_alone(const struct stubbing *stubbing, const struct change *change)
{
	char *key = stub_key(stubbing->changes, change);
	g_autofree char *whole = key_in(home_of(stubbing->changes, change), key);
	if (g_hash_table_lookup(stubbing->items, whole) != stubbing || strchr(key, '/'))
		return key;
	char *with_kind = g_strdup_printf("%s/%s", key, change_kind_name(change->kind));
	g_free(key);
	return with_kind;
}

/* A stub that is there already is about this item too. */
static void stub_also(struct stub *stub, char *sentence)
{
	char *both = stub->sentence ? g_strdup_printf("%s %s", stub->sentence, sentence) : g_strdup(sentence);
	g_free(stub->sentence);
	g_free(sentence);
	stub->sentence = both;
}

static void item_stubs(struct stubbing *stubbing, const struct item *item)
{
	char *said = item_said(stubbing->changes, stubbing->reasons, stubbing->patterns, item);
	guint before = stubbing->stubs->len;
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		if (!is_wanted(stubbing->reasons, item, change))
			continue;
		char *key = key_alone(stubbing, change);
		const struct edition *home = home_of(stubbing->changes, change);
		g_autofree char *whole = key_in(home, key);
		struct stub *stub = g_hash_table_lookup(stubbing->known, whole);
		if (stub) {
			if (stub->item != item)
				stub_also(stub, g_strdup(said));
			stub->item = item;
			g_free(key);
			continue;
		}
		stub = g_new0(struct stub, 1);
		*stub = (struct stub){home, key, NULL, item->position, item};
		stub->sentence = stubbing->stubs->len == before ? g_strdup(said) : NULL;
		g_ptr_array_add(stubbing->stubs, stub);
		g_hash_table_insert(stubbing->known, g_steal_pointer(&whole), stub);
	}
	g_free(said);
}

static int by_position(const void *a, const void *b)
{
	const struct stub *x = *(struct stub *const *)a, *y = *(struct stub *const *)b;
	return x->position < y->position ? -1 : x->position > y->position;
}

GPtrArray *stubs_of(const struct changes *changes, const struct reasons *reasons, const struct words *patterns)
{
	GPtrArray *stubs = g_ptr_array_new_with_free_func(stub_free);
	struct stubbing stubbing = {changes,
				    reasons,
				    patterns,
				    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
				    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
				    stubs};
	struct items *items = items_of(changes, reasons, '\0');
	for (guint i = 0; i < items->list->len; i++)
		keys_count(&stubbing, items->list->pdata[i]);
	for (guint i = 0; i < items->list->len; i++)
		item_stubs(&stubbing, items->list->pdata[i]);
	g_ptr_array_sort(stubs, by_position);
	items_free(items);
	g_hash_table_unref(stubbing.items);
	g_hash_table_unref(stubbing.known);
	return stubs;
}
