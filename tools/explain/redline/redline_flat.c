/* SPDX-License-Identifier: MIT */
#include "explain/redline/redline_flat.h"
#include "compare/units/field_marks.h"
#include "compare/units/tokens.h"

#include <string.h>

/* ---- inlines ----------------------------------------------------------------------------------------------------- */

static void run_open(struct flat *flat, const struct node *source)
{
	struct flat_run run = {(uint32_t)flat->text->len, source};
	g_array_append_val(flat->runs, run);
}

static void text_put(struct flat *flat, const char *text)
{
	text_shown(flat->text, text);
}

static void mark_put(struct flat *flat, const struct node *source, const char *text)
{
	run_open(flat, source);
	g_string_append(flat->text, text);
}

static void inlines_put(struct flat *flat, const struct node *parent);

static void inline_put(struct flat *flat, const struct node *node)
{
	bool settles = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	const struct reference *reference = settles ? edition_reference(flat->edition, node) : NULL;
	if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_BREAK ||
	    node->kind == NODE_IMAGE || (reference && reference->computed))
		run_open(flat, node);
	if (node->kind == NODE_TEXT || node->kind == NODE_CODE) {
		text_put(flat, node->text);
	} else if (reference && reference->computed) {
		text_put(flat, reference->text);
	} else if (node->kind == NODE_BREAK) {
		text_put(flat, " ");
	} else if (node->kind == NODE_IMAGE) {
		text_put(flat, node->link->words);
	} else if (node->kind == NODE_BLANK) {
		char *blank = g_strdup_printf("[%s: %s]", field_type_name(node->field->type), node->field->name);
		mark_put(flat, node, blank);
		g_free(blank);
	} else {
		inlines_put(flat, node);
	}
}

static void inlines_put(struct flat *flat, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next)
		inline_put(flat, node);
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

static void leaf_put(struct flat *flat, const struct node *node)
{
	struct flat_leaf leaf = {.node = node, .start = (uint32_t)flat->text->len};
	inlines_put(flat, node);
	leaf.end = (uint32_t)flat->text->len;
	g_array_append_val(flat->leaves, leaf);
	if (!g_hash_table_contains(flat->places, node))
		g_hash_table_insert(flat->places, (gpointer)node, GUINT_TO_POINTER(flat->leaves->len));
}

static void words_put(struct flat *flat, const struct node *node)
{
	for (const struct node *block = node->first; block; block = block->next) {
		run_open(flat, NULL);
		if (block != node->first)
			text_put(flat, " ");
		if (block->kind == NODE_ITEM)
			mark_put(flat, NULL, "• ");
		if (block->kind == NODE_PARAGRAPH)
			leaf_put(flat, block);
		else
			words_put(flat, block);
	}
}

static void cells_put(struct flat *flat, const struct node *row)
{
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		if (cell != row->first)
			mark_put(flat, NULL, " | ");
		words_put(flat, cell);
	}
}

static void table_put(struct flat *flat, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION), *head = node_child(table, NODE_ROW);
	if (caption) {
		leaf_put(flat, caption);
		mark_put(flat, NULL, ": ");
	}
	if (head)
		cells_put(flat, head);
}

static void definition_put(struct flat *flat, const struct node *definition)
{
	for (const struct node *piece = definition->first; piece; piece = piece->next) {
		if (piece->kind == NODE_TERM) {
			leaf_put(flat, piece);
		} else {
			mark_put(flat, NULL, ": ");
			words_put(flat, piece);
		}
	}
}

/* ' options: ', from "options". */
static void line_put(struct flat *flat, const char *mark)
{
	g_autofree char *shown = field_mark_shown(edition_words(flat->edition), mark);
	mark_put(flat, NULL, shown);
}

static bool options_put(struct flat *flat, const struct node *column)
{
	const struct node *first = option_first(column);
	for (const struct node *option = first; option; option = option_next(option)) {
		if (option == first)
			line_put(flat, "options");
		else
			mark_put(flat, NULL, ", ");
		leaf_put(flat, option);
	}
	return first != NULL;
}

static void pieces_put(struct flat *flat, const struct node *field, enum node_kind kind, const char *mark)
{
	bool first = true;
	for (const struct node *child = field->first; child; child = child->next) {
		if (child->kind != kind)
			continue;
		if (first)
			line_put(flat, mark);
		else
			mark_put(flat, NULL, ", ");
		if (kind == NODE_COLUMN && child->field->type != FIELD_TEXT) {
			char *type = field_column_shown(edition_words(flat->edition), child->field->type);
			mark_put(flat, NULL, type);
			g_free(type);
		}
		leaf_put(flat, child);
		first = kind == NODE_COLUMN && options_put(flat, child);
	}
}

static void field_put(struct flat *flat, const struct node *node)
{
	const struct node *label = node_child(node, NODE_LABEL);
	if (label)
		leaf_put(flat, label);
	GString *facts = g_string_new(NULL);
	field_facts_shown(edition_words(flat->edition), node->field, facts);
	mark_put(flat, NULL, facts->str);
	g_string_free(facts, TRUE);
	if (node->field->type != FIELD_ROWS)
		pieces_put(flat, node, NODE_OPTION, "options");
	pieces_put(flat, node, NODE_COLUMN, "columns");
	pieces_put(flat, node, NODE_HINT, "hint");
}

/* A title, or the first paragraph, where that is the unit's text. */
static void heading_put(struct flat *flat, const struct node *node)
{
	const struct node *holder = node->first;
	if (node->kind == NODE_PARAGRAPH)
		holder = node;
	else if (node->kind != NODE_CLAUSE && node->kind != NODE_ITEM)
		holder = node_child(node, NODE_TITLE);
	if (holder && (holder->kind == NODE_PARAGRAPH || holder->kind == NODE_TITLE))
		leaf_put(flat, holder);
}

static void unit_put(struct flat *flat, const struct node *node)
{
	switch (node->kind) {
	case NODE_TABLE:
		table_put(flat, node);
		break;
	case NODE_ROW:
		cells_put(flat, node);
		break;
	case NODE_DEFINITION:
		definition_put(flat, node);
		break;
	case NODE_FIELD:
		field_put(flat, node);
		break;
	default:
		heading_put(flat, node);
		break;
	}
}

/* ---- tokens ------------------------------------------------------------------------------------------------------ */

/* Each leaf's tokens, by where they begin. */
static void tokens_share(struct flat *flat)
{
	const struct unit *unit = UNIT(flat->side, flat->unit);
	uint32_t at = 0;
	for (guint i = 0; i < flat->leaves->len; i++) {
		struct flat_leaf *leaf = &g_array_index(flat->leaves, struct flat_leaf, i);
		while (at < unit->count && TOKEN(flat->side, unit->first + at)->start + flat->label < leaf->start)
			at++;
		leaf->first = unit->first + at;
		while (at < unit->count && TOKEN(flat->side, unit->first + at)->start + flat->label < leaf->end)
			at++;
		leaf->count = unit->first + at - leaf->first;
	}
}

struct flat *flat_new(const struct side *side, const struct edition *edition, uint32_t unit)
{
	struct flat *flat = g_new0(struct flat, 1);
	flat->side = side;
	flat->edition = edition;
	flat->unit = unit;
	flat->text = g_string_new(NULL);
	flat->runs = g_array_new(FALSE, FALSE, sizeof(struct flat_run));
	flat->leaves = g_array_new(FALSE, FALSE, sizeof(struct flat_leaf));
	flat->places = g_hash_table_new(NULL, NULL);
	unit_put(flat, UNIT(side, unit)->node);
	run_open(flat, NULL);
	size_t length = UNIT(side, unit)->count ? strlen(UNIT(side, unit)->text) : 0;
	if (flat->text->len >= length)
		flat->label = (uint32_t)(flat->text->len - length);
	tokens_share(flat);
	return flat;
}

void flat_free(struct flat *flat)
{
	if (!flat)
		return;
	g_string_free(flat->text, TRUE);
	g_array_unref(flat->runs);
	g_array_unref(flat->leaves);
	g_hash_table_unref(flat->places);
	g_free(flat);
}

const struct flat_leaf *flat_leaf(const struct flat *flat, const struct node *node)
{
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(flat->places, node));
	return place ? &g_array_index(flat->leaves, struct flat_leaf, place - 1) : NULL;
}

void flat_token(const struct flat *flat, const struct flat_leaf *leaf, uint32_t token, uint32_t *start, uint32_t *end)
{
	bool last = token + 1 == leaf->first + leaf->count;
	*start = TOKEN(flat->side, token)->start + flat->label;
	*end = last ? leaf->end : TOKEN(flat->side, token + 1)->start + flat->label;
	while (*end > *start && flat->text->str[*end - 1] == ' ')
		--*end;
}

guint flat_run_at(const struct flat *flat, uint32_t byte)
{
	guint low = 0, high = flat->runs->len;
	while (high - low > 1) {
		guint middle = (low + high) / 2;
		if (g_array_index(flat->runs, struct flat_run, middle).start <= byte)
			low = middle;
		else
			high = middle;
	}
	return low;
}
