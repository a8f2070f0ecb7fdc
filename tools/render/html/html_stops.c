/* SPDX-License-Identifier: MIT
 * The blocks of a redline at which its changes stand, numbered as they are read: what its links lead through. */
#include "render/html/html_internal.h"

static bool in_cell(const struct node *node)
{
	for (node = node->parent; node && node->kind != NODE_SECTION && node->kind != NODE_CLAUSE; node = node->parent)
		if (node->kind == NODE_CELL || node->kind == NODE_MEANING)
			return true;
	return false;
}

/* Whether a node is no block of its own, but a piece of the one that holds it. */
static bool is_piece(const struct node *node)
{
	const struct node *parent = node->parent;
	if (!parent)
		return false;
	switch (node->kind) {
	case NODE_TITLE:
	case NODE_CAPTION:
	case NODE_TERM:
	case NODE_MEANING:
	case NODE_CELL:
	case NODE_LABEL:
	case NODE_HINT:
	case NODE_OPTION:
	case NODE_COLUMN:
		return true;
	case NODE_ROW:
		return node == node_child(parent, NODE_ROW);
	case NODE_PARAGRAPH:
		if ((parent->kind == NODE_CLAUSE || parent->kind == NODE_ITEM) && node == parent->first)
			return true;
		return in_cell(node);
	default:
		return node_is_inline(node) || in_cell(node);
	}
}

static const struct node *block_of(const struct node *node)
{
	while (is_piece(node))
		node = node->parent;
	return node;
}

static void change_note(struct html_stops *stops, const struct node *node, unsigned change)
{
	const struct node *block = block_of(node);
	struct html_stop *stop = g_hash_table_lookup(stops->at, block);
	if (!stop) {
		stop = g_new0(struct html_stop, 1);
		stop->node = block;
		g_hash_table_insert(stops->at, (gpointer)block, stop);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(stop->changes); i++)
		if (!stop->changes[i] || stop->changes[i] == change) {
			stop->changes[i] = change;
			return;
		}
}

static void changes_note(struct html_stops *stops, const struct node *node)
{
	unsigned change = edition_marking(stops->edition, node)->change;
	if (change)
		change_note(stops, node, change);
	for (const struct node *child = node->first; child; child = child->next)
		changes_note(stops, child);
}

static void number(struct html_stops *stops, const struct node *node)
{
	struct html_stop *stop = g_hash_table_lookup(stops->at, node);
	if (stop) {
		stop->number = ++stops->last;
		g_array_append_val(stops->list, *stop);
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			number(stops, child);
}

struct html_stops *html_stops_new(const struct edition *edition, const char *prefix, unsigned before)
{
	struct html_stops *stops = g_new0(struct html_stops, 1);
	stops->edition = edition;
	stops->prefix = prefix;
	stops->last = before;
	stops->at = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	stops->list = g_array_new(FALSE, TRUE, sizeof(struct html_stop));
	changes_note(stops, edition_root(edition));
	for (unsigned i = 1; i <= edition_remarks(edition); i++)
		if (edition_remark(edition, i)->at)
			change_note(stops, edition_remark(edition, i)->at, i);
	number(stops, edition_root(edition));
	return stops;
}

void html_stops_free(gpointer gone)
{
	struct html_stops *stops = gone;
	if (!stops)
		return;
	g_hash_table_unref(stops->at);
	g_array_unref(stops->list);
	g_free(stops);
}

const struct html_stop *html_stop_at(const struct html_stops *stops, const struct node *node)
{
	return stops ? g_hash_table_lookup(stops->at, node) : NULL;
}

const struct html_stop *html_stop_of(const struct html_stops *stops, unsigned change)
{
	for (guint i = 0; i < stops->list->len; i++) {
		const struct html_stop *stop = &g_array_index(stops->list, struct html_stop, i);
		for (size_t k = 0; k < G_N_ELEMENTS(stop->changes); k++)
			if (stop->changes[k] == change)
				return stop;
	}
	return NULL;
}
