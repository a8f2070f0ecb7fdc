/* SPDX-License-Identifier: MIT */
#include "resolve/ledger_match.h"
#include "resolve/series.h"

#include <string.h>

static const struct ledger_entry *entry_at(const GPtrArray *entries, uint32_t i)
{
	return entries->pdata[i];
}

static bool stands(const struct ledger_entry *entry)
{
	return entry->day && !*entry->day;
}

static const char *id_of(const struct node *node)
{
	return node->kind == NODE_APPENDIX ? node->meta->id : node->id;
}

static void match_ids(const GPtrArray *entries, const GPtrArray *nodes, uint32_t *match)
{
	g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < entries->len; i++)
		if (stands(entry_at(entries, i)) && *entry_at(entries, i)->id)
			g_hash_table_insert(places, (gpointer)entry_at(entries, i)->id, GUINT_TO_POINTER(i + 1));
	for (guint k = 0; k < nodes->len; k++) {
		const char *id = id_of(nodes->pdata[k]);
		guint place = id ? GPOINTER_TO_UINT(g_hash_table_lookup(places, id)) : 0;
		match[k] = place ? place - 1 : NO_ENTRY;
	}
}

/* An entry that is known by its words, and not taken by a node. */
static bool is_open(const GPtrArray *entries, uint32_t i, const bool *taken)
{
	return stands(entry_at(entries, i)) && !*entry_at(entries, i)->id && !taken[i];
}

static void match_words(const GPtrArray *entries, const GPtrArray *nodes, uint32_t *match, bool *taken)
{
	uint32_t from = 0;
	for (guint k = 0; k < nodes->len && from < entries->len; k++) {
		if (match[k] != NO_ENTRY)
			continue;
		g_autofree char *words = provision_words(nodes->pdata[k]);
		uint32_t i = from;
		while (i < entries->len && (!is_open(entries, i, taken) || strcmp(entry_at(entries, i)->words, words)))
			i++;
		if (i == entries->len)
			continue;
		match[k] = i;
		taken[i] = true;
		from = i + 1;
	}
}

/* Open entries by their words. */
struct worded {
	GHashTable *first; /* words to the first of them, from 1 */
	uint32_t *next;    /* by entry: the next that has the same, from 1; 0 for none */
};

static struct worded worded_new(const GPtrArray *entries, const bool *taken)
{
	struct worded worded = {g_hash_table_new(g_str_hash, g_str_equal), g_new0(uint32_t, entries->len + 1)};
	for (uint32_t i = entries->len; i-- > 0;) {
		gpointer words = (gpointer)entry_at(entries, i)->words;
		if (!is_open(entries, i, taken))
			continue;
		worded.next[i] = GPOINTER_TO_UINT(g_hash_table_lookup(worded.first, words));
		g_hash_table_insert(worded.first, words, GUINT_TO_POINTER(i + 1));
	}
	return worded;
}

static void worded_clear(struct worded *worded)
{
	g_hash_table_unref(worded->first);
	g_free(worded->next);
}

/* The first open one that a clause is but for what ended it, or NO_ENTRY. */
static uint32_t entry_otherwise(const struct words *words, const struct worded *worded, const struct node *node,
				const bool *taken)
{
	g_autoptr(GPtrArray) forms = provision_forms(words, node);
	uint32_t found = NO_ENTRY;
	for (guint form = 0; form < forms->len; form++) {
		uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(worded->first, forms->pdata[form]));
		while (at && taken[at - 1])
			at = worded->next[at - 1];
		found = at ? MIN(found, at - 1) : found;
	}
	return found;
}

/* Where an entry of a list came or went, those beside it end otherwise: 'race; and' is the one that was 'race.' */
static void match_entries(const struct words *words, const GPtrArray *entries, const GPtrArray *nodes, uint32_t *match,
			  bool *taken)
{
	struct worded worded = worded_new(entries, taken);
	for (guint k = 0; k < nodes->len; k++) {
		const struct node *node = nodes->pdata[k];
		if (match[k] != NO_ENTRY || node->kind != NODE_CLAUSE)
			continue;
		match[k] = entry_otherwise(words, &worded, node, taken);
		if (match[k] != NO_ENTRY)
			taken[match[k]] = true;
	}
	worded_clear(&worded);
}

/* The entries from `start` to `limit` that are left, to the provisions from `from` to `end` that have no id: each is
 * the one in its place, where there are as many of one as of the other. */
static void match_stretch(const GPtrArray *entries, uint32_t start, uint32_t limit, const GPtrArray *nodes, guint from,
			  guint end, uint32_t *match, bool *taken)
{
	guint open = 0, unknown = 0;
	for (uint32_t i = start; i < limit; i++)
		open += is_open(entries, i, taken);
	for (guint k = from; k < end; k++)
		unknown += !id_of(nodes->pdata[k]);
	guint k = from;
	for (uint32_t i = start; open == unknown && i < limit; i++) {
		if (!is_open(entries, i, taken))
			continue;
		while (id_of(nodes->pdata[k]))
			k++;
		taken[i] = true;
		match[k++] = i;
	}
}

/* Between two that are matched. */
static void match_left(const GPtrArray *entries, const GPtrArray *nodes, uint32_t *match, bool *taken)
{
	uint32_t start = 0;
	for (guint k = 0; k < nodes->len;) {
		if (match[k] != NO_ENTRY) {
			start = match[k++] + 1;
			continue;
		}
		guint end = k;
		while (end < nodes->len && match[end] == NO_ENTRY)
			end++;
		uint32_t limit = end < nodes->len ? match[end] : entries->len;
		match_stretch(entries, start, limit, nodes, k, end, match, taken);
		k = end;
	}
}

uint32_t *ledger_match(const struct words *words, const GPtrArray *entries, const GPtrArray *nodes)
{
	uint32_t *match = g_new(uint32_t, nodes->len + 1);
	bool *taken = g_new0(bool, entries->len + 1);
	match_ids(entries, nodes, match);
	match_words(entries, nodes, match, taken);
	match_entries(words, entries, nodes, match, taken);
	match_left(entries, nodes, match, taken);
	g_free(taken);
	return match;
}

bool *match_ordered(const uint32_t *match, guint count)
{
	bool *ordered = g_new0(bool, count + 1);
	guint *length = g_new0(guint, count + 1), *before = g_new0(guint, count + 1);
	guint best = count;
	for (guint k = 0; k < count; k++) {
		if (match[k] == NO_ENTRY)
			continue;
		length[k] = 1;
		before[k] = count;
		for (guint i = 0; i < k; i++)
			if (match[i] != NO_ENTRY && match[i] < match[k] && length[i] + 1 > length[k]) {
				length[k] = length[i] + 1;
				before[k] = i;
			}
		if (best == count || length[k] > length[best])
			best = k;
	}
	for (; best != count; best = before[best])
		ordered[best] = true;
	g_free(length);
	g_free(before);
	return ordered;
}
