/* SPDX-License-Identifier: MIT */
#include "explain/verify/verify_rows.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"

#include <string.h>

#define NAME_MOST 80u /* bytes of what a row is called */
#define NAME_LEAST 3u

static void row_name_free(gpointer data)
{
	struct row_name *name = data;
	g_free(name->shown);
	g_ptr_array_unref(name->spots);
	g_ptr_array_unref(name->beside);
	g_free(name);
}

/* The first cell of a row, the label of a field, the term of a definition; NULL for what has no such thing. */
static const struct node *name_node(const struct node *node)
{
	return node->kind == NODE_ROW          ? node_child(node, NODE_CELL)
	       : node->kind == NODE_FIELD      ? node_child(node, NODE_LABEL)
	       : node->kind == NODE_DEFINITION ? node_child(node, NODE_TERM)
					       : NULL;
}

char *row_name_of(const struct edition *edition, const struct node *node)
{
	const struct node *named = name_node(node);
	g_autoptr(GString) plain = g_string_new(NULL);
	if (named)
		edition_plain(edition, named, plain);
	return plain->len >= NAME_LEAST && plain->len <= NAME_MOST ? g_strdup(plain->str) : NULL;
}

static struct row_name *name_know(GHashTable *names, const struct edition *edition, const struct node *node)
{
	g_autofree char *shown = row_name_of(edition, node);
	g_autofree char *folded = shown ? fact_folded(shown) : NULL;
	size_t length = folded ? strlen(folded) : 0;
	while (length && !is_word_byte(folded[length - 1])) /* 'Director (interim)' ends with the word */
		folded[--length] = '\0';
	struct row_name *name = length ? g_hash_table_lookup(names, folded) : NULL;
	if (!length || name)
		return name;
	name = g_new0(struct row_name, 1);
	name->shown = g_steal_pointer(&shown);
	name->spots = g_ptr_array_new();
	name->beside = g_ptr_array_new();
	g_hash_table_insert(names, g_steal_pointer(&folded), name);
	return name;
}

/* The rows of a table in which something changed, each once. */
static void table_gather(GHashTable *names, const struct edition *edition, const struct node *table,
			 const struct spot *spot)
{
	const struct node *head =
		table->kind == NODE_TABLE && !table->columns->bare ? node_child(table, NODE_ROW) : NULL;
	for (const struct node *row = table->first; row; row = row->next) {
		struct row_name *name = row != head ? name_know(names, edition, row) : NULL;
		if (name)
			g_ptr_array_add(name->beside, (gpointer)spot);
	}
}

GHashTable *row_names(const GPtrArray *spots)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, row_name_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		const struct provision *sides[] = {spot->old, spot->new};
		for (size_t k = 0; k < G_N_ELEMENTS(sides); k++) {
			const struct node *node = sides[k] ? sides[k]->node : NULL;
			if (!node || !name_node(node))
				continue;
			if (g_hash_table_add(seen, node->parent))
				table_gather(names, sides[k]->edition, node->parent, spot);
			struct row_name *name = name_know(names, sides[k]->edition, node);
			if (name)
				g_ptr_array_add(name->spots, (gpointer)spot);
		}
	}
	return names;
}

static const struct row_name *named(GHashTable *names, const char *at, size_t n)
{
	g_autofree char *words = g_strndup(at, n), *folded = fact_folded(words);
	const struct row_name *name = g_hash_table_lookup(names, folded);
	size_t length = strlen(folded);
	if (!name && length && folded[length - 1] == 's') { /* 'directors' */
		folded[length - 1] = '\0';
		name = g_hash_table_lookup(names, folded);
	}
	return name;
}

const struct row_name *row_name_at(GHashTable *names, const char *text, const char *at, const char *end, size_t *length)
{
	const struct row_name *found = NULL;
	if (!is_word_byte(*at) || (at > text && is_word_byte(at[-1])))
		return NULL;
	for (size_t n = 1; at + n <= end && n <= NAME_MOST; n++) {
		if (!is_word_byte(at[n - 1]) || is_word_byte(at[n]))
			continue;
		const struct row_name *name = named(names, at, n);
		found = name ? name : found;
		*length = name ? n : *length;
	}
	return found;
}
