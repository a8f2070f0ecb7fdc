/* SPDX-License-Identifier: MIT
 * Sentences on what came into, or left, a list, a table, a form, the definitions: what stands within a clause, or under
 * a heading. */
#include "explain/phrases.h"
#include "explain/sentences.h"

#include <string.h>

struct inner {
	const char *unit;
	enum pattern_name added, removed, many_added, many_removed;
};

static const struct inner *inner_of(const struct change *change)
{
#define TEXTS PATTERN_TEXTS_ADDED, PATTERN_TEXTS_REMOVED
#define TEXT PATTERN_TEXT_ADDED, PATTERN_TEXT_REMOVED
	static const struct inner table[] = {
		{"item", PATTERN_ITEM_ADDED, PATTERN_ITEM_REMOVED, PATTERN_ITEMS_ADDED, PATTERN_ITEMS_REMOVED},
		{"row", PATTERN_ROW_ADDED, PATTERN_ROW_REMOVED, PATTERN_ROWS_ADDED, PATTERN_ROWS_REMOVED},
		{"field", PATTERN_FIELD_ADDED, PATTERN_FIELD_REMOVED, PATTERN_FIELDS_ADDED, PATTERN_FIELDS_REMOVED},
		{"definition", PATTERN_DEFINITION_ADDED, PATTERN_DEFINITION_REMOVED, PATTERN_DEFINITIONS_ADDED,
		 PATTERN_DEFINITIONS_REMOVED},
		{"paragraph", TEXT, TEXTS},
		{"flowchart", TEXT, PATTERNS, PATTERNS},
		{"table", TEXT, PATTERNS, PATTERNS},
		{"form", TEXT, PATTERNS, PATTERNS},
	};
	if (change->kind != CHANGE_INSERTED && change->kind != CHANGE_REMOVED)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (!strcmp(table[i].unit, change->unit))
			return &table[i];
	return NULL;
}

bool change_is_inner(const struct change *change)
{
	return inner_of(change) != NULL;
}

/* The first words of a paragraph or an entry; what a row, a field or a definition is called by. */
static char *inner_title(const struct change *change)
{
	const char *text = phrase_provision(change)->text;
	bool words = !strcmp(change->unit, "paragraph") || !strcmp(change->unit, "item");
	return words ? excerpt(text) : phrase_title(text);
}

bool inner_say(const struct saying *saying, const struct change *change, const char *known, GString *out)
{
	const struct inner *inner = inner_of(change);
	bool defined = !strcmp(change->unit, "definition") && change->kind == CHANGE_REWORDED;
	if (!inner && !defined)
		return false;
	enum pattern_name name = defined                           ? PATTERN_DEFINITION_UPDATED
				 : change->kind == CHANGE_INSERTED ? inner->added
								   : inner->removed;
	char *title = inner_title(change);
	char *place = defined ? place_and_was(saying, change) : place_said(saying, phrase_provision(change));
	place = place_beside(place, known);
	sentence_add(out, pattern_fill(saying->patterns, name, "title", title, "place", place));
	g_free(title);
	g_free(place);
	return true;
}

/* Those of one unit that came, or that went, in one sentence. */
static void many_say(const struct saying *saying, const GPtrArray *changes, const char *known, GString *out)
{
	const struct change *first = changes->pdata[0];
	const struct inner *inner = inner_of(first);
	GPtrArray *titles = told_list(), *provisions = g_ptr_array_new();
	for (guint i = 0; i < changes->len; i++) {
		char *title = inner_title(changes->pdata[i]);
		g_ptr_array_add(titles, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title));
		places_add(provisions, changes->pdata[i]);
		g_free(title);
	}
	char *number = quantity_said(saying, changes->len), *said = told_apart(titles);
	char *places = place_beside(places_said(saying, provisions), known);
	sentence_add(out, pattern_fill(saying->patterns,
				       first->kind == CHANGE_INSERTED ? inner->many_added : inner->many_removed,
				       "number", number, "titles", said, "place", places));
	g_free(number);
	g_free(said);
	g_free(places);
}

void inners_say(const struct saying *saying, const GPtrArray *changes, const char *known, GString *out)
{
	char *place = NULL;
	GPtrArray *alike = g_ptr_array_new(), *left = g_ptr_array_copy((GPtrArray *)changes, NULL, NULL);
	while (left->len) {
		const struct change *first = left->pdata[0];
		GPtrArray *others = g_ptr_array_new();
		g_ptr_array_set_size(alike, 0);
		for (guint i = 0; i < left->len; i++) {
			const struct change *change = left->pdata[i];
			bool same = change->kind == first->kind && !strcmp(change->unit, first->unit);
			g_ptr_array_add(same ? alike : others, (gpointer)change);
		}
		if (alike->len > 1 && inner_of(first)->many_added != PATTERNS)
			many_say(saying, alike, known, out);
		else
			for (guint i = 0; i < alike->len; i++)
				inner_say(saying, alike->pdata[i], known, out);
		place = place ? place : place_said(saying, phrase_provision(first));
		known = *known ? known : place;
		g_ptr_array_unref(left);
		left = others;
	}
	g_free(place);
	g_ptr_array_unref(left);
	g_ptr_array_unref(alike);
}
