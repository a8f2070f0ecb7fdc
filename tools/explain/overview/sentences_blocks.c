/* SPDX-License-Identifier: MIT
 * Sentences on a table, a form or a flowchart that came or went as a whole, each with what it is known by. */
#include "explain/details/cells.h"
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* More columns or questions than these are counted. */
#define NAMED_MOST 6u

static bool has_blank(const struct node *node)
{
	bool has = node->kind == NODE_BLANK;
	for (const struct node *child = node->first; child && !has; child = child->next)
		has = has_blank(child);
	return has;
}

bool field_asks(const struct node *field)
{
	switch (field->field->type) {
	case FIELD_NOTE:
	case FIELD_PRIVACY:
	case FIELD_GROUP:
	case FIELD_OFFICE:
		return false;
	case FIELD_STATEMENT:
		return has_blank(field);
	default:
		return true;
	}
}

bool change_is_field_words(const struct change *change)
{
	const struct node *node = phrase_provision(change)->node;
	return !strcmp(change->unit, "field") && node->kind == NODE_FIELD && !field_asks(node);
}

static const struct side *side_of(const struct saying *saying, const struct change *change)
{
	return change->kind == CHANGE_INSERTED ? saying->changes->new : saying->changes->old;
}

static const struct unit *unit_told(const struct saying *saying, const struct change *change)
{
	return UNIT(side_of(saying, change), phrase_provision(change)->unit);
}

bool change_is_block(const struct saying *saying, const struct change *change)
{
	if (change->kind != CHANGE_INSERTED && change->kind != CHANGE_REMOVED)
		return false;
	enum unit_kind kind = unit_told(saying, change)->kind;
	return kind == UNIT_TABLE || kind == UNIT_FORM || kind == UNIT_FLOWCHART;
}

/* 'a table', or with what it has: takes the names, of char *. */
static char *named_said(const struct saying *saying, GPtrArray *names, const enum pattern_name patterns[4])
{
	char *titles = quoted_said(saying, names), *number = quantity_said(saying, names->len);
	enum pattern_name name = patterns[!names->len ? 0 : names->len == 1 ? 1 : names->len <= NAMED_MOST ? 2 : 3];
	char *said = pattern_fill(saying->patterns, name, "titles", titles, "number", number);
	g_free(titles);
	g_free(number);
	g_ptr_array_unref(names);
	return said;
}

/* By its caption, or else by its columns. */
static char *table_said(const struct saying *saying, const struct change *change)
{
	static const enum pattern_name patterns[] = {PATTERN_A_TABLE, PATTERN_A_TABLE_OF_ONE, PATTERN_A_TABLE_OF,
						     PATTERN_A_TABLE_OF_MANY};
	g_autoptr(GPtrArray) cells = cells_of(side_of(saying, change), phrase_provision(change)->unit);
	char *caption = phrase_quoted(g_strdup(cells->pdata[0]));
	char *titled = *caption ? pattern_fill(saying->patterns, PATTERN_A_TABLE_TITLED, "title", caption) : NULL;
	g_free(caption);
	if (titled)
		return titled;
	GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 1; i < cells->len; i++)
		if (*(const char *)cells->pdata[i])
			g_ptr_array_add(heads, phrase_quoted(g_strdup(cells->pdata[i])));
	return named_said(saying, heads, patterns);
}

/* By its questions, of those that came or went with it. */
static char *form_said(const struct saying *saying, const struct change *change)
{
	static const enum pattern_name patterns[] = {PATTERN_A_FORM, PATTERN_A_FORM_OF_ONE, PATTERN_A_FORM_OF,
						     PATTERN_A_FORM_OF_MANY};
	const struct side *side = side_of(saying, change);
	GPtrArray *questions = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		bool came = change->kind == CHANGE_INSERTED;
		uint32_t first = came ? step->new_at : step->old_at;
		uint32_t count = came ? step->new_count : step->old_count;
		for (uint32_t unit = first; unit < first + count; unit++)
			if (UNIT(side, unit)->kind == UNIT_FIELD && field_asks(UNIT(side, unit)->node))
				g_ptr_array_add(questions, phrase_quoted(phrase_title(UNIT(side, unit)->text)));
	}
	return named_said(saying, questions, patterns);
}

void block_say(const struct saying *saying, const struct change *change, const char *place, GString *out)
{
	enum unit_kind kind = unit_told(saying, change)->kind;
	char *what = kind == UNIT_TABLE  ? table_said(saying, change)
		     : kind == UNIT_FORM ? form_said(saying, change)
					 : g_strdup(pattern_text(saying->patterns, PATTERN_A_FLOWCHART));
	enum pattern_name name = change->kind == CHANGE_INSERTED ? PATTERN_BLOCK_ADDED : PATTERN_BLOCK_REMOVED;
	sentence_add(out, pattern_fill(saying->patterns, name, "what", what, "place", place));
	g_free(what);
}

struct provision *block_place(const struct saying *saying, const struct change *change)
{
	const struct side *side = side_of(saying, change);
	const struct unit *unit = unit_told(saying, change);
	return provision_at(side, unit->parent != NO_UNIT ? unit->parent : PART(side, unit->part)->first);
}

/* The fields that a change takes to another place. */
static void fields_add(const struct saying *saying, const struct change *change, GPtrArray *titles)
{
	const struct side *side = saying->changes->new;
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		for (uint32_t unit = step->new_at; unit < step->new_at + step->new_count; unit++)
			told_take(titles, phrase_quoted(phrase_title(UNIT(side, unit)->text)));
	}
}

void fields_moved_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	GPtrArray *titles = told_list();
	for (guint i = 0; i < changes->len; i++)
		fields_add(saying, changes->pdata[i], titles);
	enum pattern_name name = titles->len > 1 ? PATTERN_REORDERED_FIELDS : PATTERN_REORDERED_FIELD;
	char *said = quoted_said(saying, titles), *place = place_and_was(saying, changes->pdata[0]);
	sentence_add(out, pattern_fill(saying->patterns, name, "titles", said, "place", place));
	g_free(said);
	g_free(place);
	g_ptr_array_unref(titles);
}
