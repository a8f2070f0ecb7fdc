/* SPDX-License-Identifier: MIT */
#include "explain/stubs.h"
#include "explain/item_class.h"
#include "explain/phrases.h"
#include "explain/sentences.h"

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
	return *label ? label : *provision->label ? provision->label : edition_meta(provision->edition)->id;
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
	const char *name = name_of(change), *document = edition_meta(provision->edition)->id;
	/* A number that is gone may be another's now. */
	bool cited = change->kind == CHANGE_REMOVED && strchr(name, ' ');
	bool other = change->kind != CHANGE_THROUGHOUT && strcmp(document, edition_meta(home)->id) != 0;
	return g_strdup_printf("%s%s%s%s%s", other ? document : "", other ? "#" : "", name, cited ? "/" : "",
			       cited ? change_kind_name(change->kind) : "");
}

static bool is_wanted(const struct reasons *reasons, const struct item *item, const struct change *change)
{
	bool carried = item->kind == ITEM_SECTIONS && change->kind != CHANGE_INSERTED;
	return !carried && !change_is_slight(change) && !reason_of(reasons, change);
}

static void item_stubs(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
		       const struct item *item, GHashTable *keys, GPtrArray *stubs)
{
	guint before = stubs->len;
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		if (!is_wanted(reasons, item, change))
			continue;
		char *key = stub_key(changes, change);
		const struct edition *home = home_of(changes, change);
		char *known = g_strdup_printf("%s#%s", edition_meta(home)->id, key);
		if (!g_hash_table_add(keys, known)) {
			g_free(key);
			continue;
		}
		struct stub *stub = g_new0(struct stub, 1);
		*stub = (struct stub){home, key, NULL, item->position};
		stub->sentence = stubs->len == before ? item_said(changes, reasons, patterns, item) : NULL;
		g_ptr_array_add(stubs, stub);
	}
}

static int by_position(const void *a, const void *b)
{
	const struct stub *x = *(struct stub *const *)a, *y = *(struct stub *const *)b;
	return x->position < y->position ? -1 : x->position > y->position;
}

GPtrArray *stubs_of(const struct changes *changes, const struct reasons *reasons, const struct words *patterns)
{
	GPtrArray *stubs = g_ptr_array_new_with_free_func(stub_free);
	GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct items *items = items_of(changes, reasons, '\0');
	for (guint i = 0; i < items->list->len; i++)
		item_stubs(changes, reasons, patterns, items->list->pdata[i], keys, stubs);
	g_ptr_array_sort(stubs, by_position);
	items_free(items);
	g_hash_table_unref(keys);
	return stubs;
}
