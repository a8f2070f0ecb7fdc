/* SPDX-License-Identifier: MIT
 * Sentences on what came into, or left, a list, a table, a form, the definitions: what stands within a clause, or under
 * a heading. */
#include "explain/verify/claim_words.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* More than these are told by fewer words each. */
#define WHOLE_MOST 6u

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
		{"table", PATTERN_BLOCK_ADDED, PATTERN_BLOCK_REMOVED, PATTERNS, PATTERNS},
		{"form", PATTERN_BLOCK_ADDED, PATTERN_BLOCK_REMOVED, PATTERNS, PATTERNS},
	};
	static const struct inner words = {"field", PATTERN_FIELD_WORDS_ADDED, PATTERN_FIELD_WORDS_REMOVED,
					   PATTERN_FIELD_WORDS_ADDED, PATTERN_FIELD_WORDS_REMOVED};
	if (change->kind != CHANGE_INSERTED && change->kind != CHANGE_REMOVED)
		return NULL;
	if (change_is_field_words(change))
		return &words;
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (!strcmp(table[i].unit, change->unit))
			return &table[i];
	return NULL;
}

bool change_is_inner(const struct change *change)
{
	return inner_of(change) != NULL;
}

/* An entry without what only leads on to the next: 'canvass for a party; or'. */
static char *entry_alone(const struct saying *saying, const char *text)
{
	char *entry = g_strchomp(g_strdup(text)), *last = strrchr(entry, ' ');
	bool joint =
		last && last > entry && strchr(";,", last[-1]) && listed_within(saying->words, "claim-joints", last);
	if (joint)
		*last = '\0';
	size_t n = strlen(entry);
	while (n && strchr(";,", entry[n - 1]))
		entry[--n] = '\0';
	return entry;
}

/* The first words of a paragraph or an entry; what a row, a field or a definition is called by. */
static char *inner_title(const struct saying *saying, const struct change *change, bool among_many)
{
	const char *text = phrase_provision(change)->text;
	if (!strcmp(change->unit, "paragraph"))
		return phrase_quoted(excerpt(text, among_many));
	if (!strcmp(change->unit, "flowchart")) { /* a box may say 'Annual declaration: nil return' */
		g_autofree char *box = first_line(text);
		return phrase_quoted(excerpt(box, among_many));
	}
	if (strcmp(change->unit, "item") != 0)
		return phrase_quoted(phrase_title(text));
	char *entry = entry_alone(saying, text), *title = excerpt(entry, among_many);
	g_free(entry);
	return phrase_quoted(title);
}

/* Where changes stand, which are of one kind: of what was removed, what held it, with where that was; or, where that
 * is gone too, 'formerly in …'. Unsaid where it is `known`. */
static char *inner_place(const struct saying *saying, const GPtrArray *changes, const char *known)
{
	GPtrArray *told = g_ptr_array_new(), *holders = g_ptr_array_new_with_free_func(g_free);
	const struct side *new = saying->changes->new;
	g_autofree struct provision *block = NULL;
	if (changes->len == 1 && change_is_block(saying, changes->pdata[0]))
		block = block_place(saying, changes->pdata[0]);
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		if (block)
			g_ptr_array_add(told, block);
		else
			places_add(told, change);
		if (change->within)
			g_ptr_array_add(holders, provision_at(new, unit_of(new, change->within)));
	}
	bool held = holders->len == changes->len, gone = !held && !((const struct change *)changes->pdata[0])->new->len;
	char *place = places_said(saying, told), *said = NULL;
	if (held) {
		GPtrArray *shown = g_ptr_array_copy(holders, NULL, NULL); /* which places_said() sorts and frees */
		g_ptr_array_set_free_func(shown, NULL);
		char *now = places_said(saying, shown);
		if (!place_unsaid(place) && g_str_has_suffix(now, place)) { /* 'the table in paragraph 2.4' */
			g_free(now);
			now = g_strdup(place);
		}
		bool moved = strcmp(now, known) && strcmp(now, place) && !place_unsaid(now) && !place_unsaid(place);
		said = moved ? pattern_fill(saying->patterns, PATTERN_WAS, "now", now, "was", place) : g_strdup(now);
		g_free(now);
	} else if (gone && !place_unsaid(place) && strcmp(place, known) != 0) {
		said = pattern_fill(saying->patterns, PATTERN_FORMERLY, "place", place);
	}
	said = said ? said : g_strdup(place);
	g_ptr_array_unref(holders);
	g_free(place);
	return place_beside(said, known);
}

static char *one_place(const struct saying *saying, const struct change *change, const char *known)
{
	GPtrArray *one = g_ptr_array_new();
	g_ptr_array_add(one, (gpointer)change);
	char *place = inner_place(saying, one, known);
	g_ptr_array_unref(one);
	return place;
}

static char *place_now(const struct saying *saying, const struct change *change)
{
	const struct side *new = saying->changes->new;
	struct provision *holder = change->within ? provision_at(new, unit_of(new, change->within)) : NULL;
	char *place = place_said(saying, holder ? holder : phrase_provision(change));
	g_free(holder);
	return place;
}

bool inner_say(const struct saying *saying, const struct change *change, const char *known, GString *out)
{
	const struct inner *inner = inner_of(change);
	bool defined = !strcmp(change->unit, "definition") && change->kind == CHANGE_REWORDED;
	if (!inner && !defined)
		return false;
	enum pattern_name name = PATTERN_DEFINITION_UPDATED;
	if (inner && !defined)
		name = change->kind == CHANGE_INSERTED ? inner->added : inner->removed;
	char *place = defined ? place_beside(place_and_was(saying, change), known) : one_place(saying, change, known);
	if (change_is_block(saying, change)) {
		block_say(saying, change, place, out);
		g_free(place);
		return true;
	}
	char *title = inner_title(saying, change, false);
	char *titles = pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title);
	sentence_add(out, pattern_fill(saying->patterns, name, "title", title, "titles", titles, "place", place));
	g_free(title);
	g_free(titles);
	g_free(place);
	return true;
}

/* What each is called by, quoted: of many by fewer words. */
static char *titles_said(const struct saying *saying, const GPtrArray *changes)
{
	GPtrArray *titles = told_list();
	for (guint i = 0; i < changes->len; i++) {
		char *title = inner_title(saying, changes->pdata[i], changes->len > WHOLE_MOST);
		g_ptr_array_add(titles, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title));
		g_free(title);
	}
	return told_apart(titles);
}

/* Those of one unit that came, or that went, in one sentence. */
static void many_say(const struct saying *saying, const GPtrArray *changes, const char *known, GString *out)
{
	const struct change *first = changes->pdata[0];
	const struct inner *inner = inner_of(first);
	g_assert(inner);
	char *number = quantity_said(saying, changes->len), *said = titles_said(saying, changes);
	char *places = inner_place(saying, changes, known);
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
			bool same = change->kind == first->kind && inner_of(change) == inner_of(first);
			g_ptr_array_add(same ? alike : others, (gpointer)change);
		}
		const struct inner *inner = inner_of(first);
		if (alike->len > 1 && inner && inner->many_added != PATTERNS)
			many_say(saying, alike, known, out);
		else
			for (guint i = 0; i < alike->len; i++)
				inner_say(saying, alike->pdata[i], known, out);
		place = place ? place : place_now(saying, first);
		known = *known || !place ? known : place;
		g_ptr_array_unref(left);
		left = others;
	}
	g_free(place);
	g_ptr_array_unref(left);
	g_ptr_array_unref(alike);
}

void moves_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	const struct change *first = changes->pdata[0];
	enum pattern_name name = strcmp(first->unit, "item") ? PATTERN_TEXTS_MOVED : PATTERN_ITEMS_MOVED;
	char *number = quantity_said(saying, changes->len), *titles = titles_said(saying, changes);
	char *place = place_and_was(saying, first);
	sentence_add(out, pattern_fill(saying->patterns, name, "number", number, "titles", titles, "place", place));
	g_free(number);
	g_free(titles);
	g_free(place);
}
