/* SPDX-License-Identifier: MIT
 * Sentences on clauses, and on text outside them. */
#include "explain/details.h"
#include "explain/item_class.h"
#include "explain/phrases.h"
#include "explain/sentences.h"

#include <string.h>

/* A first line is like a title up to so many bytes. */
#define TITLE_MOST 80

static char *places_of(const struct saying *saying, const GPtrArray *side)
{
	return places_said(saying, g_ptr_array_copy((GPtrArray *)side, NULL, NULL));
}

/* ---- one change -------------------------------------------------------------------------------------------------- */

static enum pattern_name updated_pattern(const struct saying *saying, const struct change *change)
{
	const struct node *at = saying->item->at;
	bool section =
		saying->item->kind == ITEM_CLAUSE && at && (at->kind == NODE_SECTION || at->kind == NODE_SUBHEADING);
	if (section && strcmp(change->unit, "paragraph") == 0)
		return PATTERN_UPDATED_SECTION;
	return is_requirement(saying, phrase_provision(change)->text) ? PATTERN_UPDATED_REQUIREMENT : PATTERN_UPDATED;
}

static enum pattern_name change_pattern(const struct saying *saying, const struct change *change)
{
	bool section = !strcmp(change->unit, "section");
	bool list = !strcmp(change->unit, "item") || !strcmp(change->unit, "row") || !strcmp(change->unit, "field");
	switch (change->kind) {
	case CHANGE_INSERTED:
		return PATTERN_ADDED;
	case CHANGE_REMOVED:
		return PATTERN_TAKEN_OUT;
	case CHANGE_MOVED:
		return section ? PATTERN_MOVED_SECTION : PATTERN_MOVED;
	case CHANGE_MOVED_REWORDED:
		return section ? PATTERN_MOVED_SECTION_UPDATED : PATTERN_MOVED_UPDATED;
	case CHANGE_REORDERED:
		return list ? PATTERN_REORDERED_LIST : PATTERN_REORDERED;
	default:
		return updated_pattern(saying, change);
	}
}

/* The first piece that was divided, or all that were joined. */
static void beads_say(const struct saying *saying, const struct change *change, GString *out)
{
	char *was = places_of(saying, change->old), *now = places_of(saying, change->new);
	char *subject = subject_of(phrase_provision(change));
	bool divided = change->kind == CHANGE_SPLIT, list = !strcmp(change->unit, "item");
	enum pattern_name name = divided ? (list ? PATTERN_DIVIDED_LIST : PATTERN_DIVIDED)
				 : list  ? PATTERN_JOINED_LIST
					 : PATTERN_JOINED;
	if (!strcmp(was, now)) { /* without numbers */
		g_free(was);
		was = place_beside(g_strdup(""), "");
	}
	sentence_add(out, pattern_fill(saying->patterns, name, "subject", subject, "was", was, "now", now));
	g_free(subject);
	g_free(was);
	g_free(now);
}

static void retitled_say(const struct saying *saying, const struct change *change, GString *out)
{
	char *old = first_line(((const struct provision *)change->old->pdata[0])->text);
	char *new = first_line(phrase_provision(change)->text);
	if (!*old || !*new) {
		sentence_add(out, pattern_fill(saying->patterns, *new ? PATTERN_TITLED : PATTERN_UNTITLED, "title",
					       *new ? new : old));
		g_free(old);
		g_free(new);
		return;
	}
	bool titled = !strcmp(phrase_provision(change)->label, new); /* it is cited by its title */
	char *place = place_beside(titled ? g_strdup(new) : place_and_was(saying, change), new);
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_RETITLED, "old", old, "new", new, "place", place));
	g_free(old);
	g_free(new);
	g_free(place);
}

static void details_of(const struct saying *saying, const struct change *change, GString *out)
{
	GPtrArray *one = g_ptr_array_new();
	g_ptr_array_add(one, (gpointer)change);
	details_add(saying, one, out);
	g_ptr_array_unref(one);
}

void change_say(const struct saying *saying, const struct change *change, GString *out)
{
	if (change->kind == CHANGE_RETITLED) {
		retitled_say(saying, change, out);
		return;
	}
	if (change->kind == CHANGE_SPLIT || change->kind == CHANGE_MERGED) {
		beads_say(saying, change, out);
	} else if (!inner_say(saying, change, "", out)) {
		char *subject = subject_of(phrase_provision(change));
		char *place = place_beside(place_and_was(saying, change), subject);
		sentence_add(out, pattern_fill(saying->patterns, change_pattern(saying, change), "subject", subject,
					       "place", place));
		g_free(subject);
		g_free(place);
	}
	details_of(saying, change, out);
}

/* ---- an item -------------------------------------------------------------------------------------------------------
 */

/* 'paragraph 43: Objects of the association', where a clause begins with a line like a title; else NULL. */
static char *clause_title(const struct saying *saying, const struct change *change)
{
	const struct provision *provision = phrase_provision(change);
	char *line = first_line(provision->text);
	size_t n = strlen(line);
	bool title = n && n <= TITLE_MOST && provision->text[n] && !strchr(".;:,?!", line[n - 1]);
	char *place = title ? place_said(saying, provision) : NULL;
	char *said =
		title ? pattern_fill(saying->patterns, PATTERN_CLAUSE_TITLED, "place", place, "title", line) : NULL;
	g_free(place);
	g_free(line);
	return said;
}

/* Whole clauses that came into a section, left it, or moved there. */
static void siblings_say(const struct saying *saying, GString *out)
{
	const struct change *first = change_at(saying, 0);
	bool went = first->kind == CHANGE_REMOVED, came = first->kind == CHANGE_INSERTED;
	GPtrArray *provisions = g_ptr_array_new(), *moved = told_list();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		places_add(provisions, change_at(saying, i));
		told_take(moved, place_and_was(saying, change_at(saying, i)));
	}
	const struct provision *at = provisions->pdata[0];
	char *number = quantity_said(saying, provisions->len), *subject = subject_of(phrase_provision(first));
	bool untitled = edition_meta(at->edition)->named_by_file && !strcmp(subject, edition_title(at->edition));
	char *titled = provisions->len == 1 && (came || went) ? clause_title(saying, first) : NULL;
	bool many = provisions->len > 1;
	char *places = places_said(saying, provisions), *pairs = told_apart(moved);
	enum pattern_name name = change_pattern(saying, first);
	if (many && (came || went))
		name = came ? PATTERN_ADDED_MANY : PATTERN_TAKEN_OUT_MANY;
	if (untitled && (came || went))
		name = came ? (many ? PATTERN_ADDED_MANY_PLAIN : PATTERN_ADDED_PLAIN)
			    : (many ? PATTERN_TAKEN_OUT_MANY_PLAIN : PATTERN_TAKEN_OUT_PLAIN);
	sentence_add(out, pattern_fill(saying->patterns, name, "number", number, "subject", subject, "place",
				       titled         ? titled
				       : came || went ? places
						      : pairs));
	if (first->kind == CHANGE_MOVED_REWORDED)
		details_add(saying, saying->item->changes, out);
	g_free(titled);
	g_free(number);
	g_free(subject);
	g_free(places);
	g_free(pairs);
}

static bool is_reworded(const struct change *change)
{
	return change->kind == CHANGE_REWORDED && strcmp(change->unit, "definition") != 0;
}

/* 'section A, was paragraphs A.1 and A.2' where all stand in one place now; NULL where they don't. */
static char *one_place(const struct saying *saying, const GPtrArray *changes)
{
	GPtrArray *now = told_list(), *was = g_ptr_array_new();
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		told_take(now, place_said(saying, phrase_provision(change)));
		g_ptr_array_add(was, change->old->pdata[0]);
	}
	char *former = places_said(saying, was), *said = NULL;
	if (now->len == 1 && changes->len > 1)
		said = place_unsaid(former) || !strcmp(former, now->pdata[0])
			       ? g_strdup(now->pdata[0])
			       : pattern_fill(saying->patterns, PATTERN_WAS, "now", now->pdata[0], "was", former);
	g_ptr_array_unref(now);
	g_free(former);
	return said;
}

static char *all_places(const struct saying *saying, const GPtrArray *changes)
{
	char *one = one_place(saying, changes);
	if (one)
		return one;
	GPtrArray *places = told_list();
	for (guint i = 0; i < changes->len; i++)
		told_take(places, place_and_was(saying, changes->pdata[i]));
	return told_apart(places);
}

static bool is_retitled(const struct item *item)
{
	for (guint i = 0; i < item->changes->len; i++)
		if (((const struct change *)item->changes->pdata[i])->kind == CHANGE_RETITLED)
			return true;
	return false;
}

static enum pattern_name amended_pattern(const struct saying *saying, const GPtrArray *changes)
{
	const struct node *at = saying->item->at;
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < changes->len; i++)
		g_string_append_printf(text, "%s\n", phrase_provision(changes->pdata[i])->text);
	bool duty = is_requirement(saying, text->str);
	g_string_free(text, TRUE);
	if (at->kind == NODE_SECTION || at->kind == NODE_SUBHEADING)
		return PATTERN_UPDATED_SECTION;
	return duty ? PATTERN_UPDATED_REQUIREMENT : PATTERN_UPDATED;
}

static enum pattern_name opening_pattern(const struct edition *edition)
{
	return has_sections(edition) ? PATTERN_UPDATED_OPENING : PATTERN_UPDATED_TEXT;
}

/* What was reworded of one clause, or under one heading, as one amendment. */
static void reworded_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	const struct node *at = saying->item->at;
	const char *label = edition_label(saying->item->edition, at);
	char *subject = subject_of(phrase_provision(changes->pdata[0]));
	char *all = place_beside(all_places(saying, changes), subject);
	if (is_retitled(saying->item)) { /* which has said what it was */
		g_free(all);
		all = place_beside(place_said(saying, phrase_provision(changes->pdata[0])), subject);
	}
	if (at->kind == NODE_DOCUMENT)
		sentence_add(out, pattern_fill(saying->patterns, opening_pattern(saying->item->edition), "title",
					       edition_title(saying->item->edition)));
	else
		sentence_add(out, pattern_fill(saying->patterns, amended_pattern(saying, changes), "subject", subject,
					       "place", at->kind == NODE_CLAUSE && *label ? label : all));
	details_add(saying, changes, out);
	g_free(subject);
	g_free(all);
}

/* The place that the sentence on what was reworded has named; "" where there was none. */
static char *place_known(const struct saying *saying, const GPtrArray *reworded)
{
	const struct node *at = saying->item->at;
	if (!reworded->len)
		return g_strdup("");
	if (at->kind == NODE_DOCUMENT)
		return g_strdup(pattern_text(saying->patterns, PATTERN_OPENING));
	const char *label = edition_label(saying->item->edition, at);
	return *label ? g_strdup(label) : subject_of(phrase_provision(reworded->pdata[0]));
}

/* Several changes of one clause, or under one heading: titles and places first, then what was reworded, then what came
 * and what went. */
static void amended_say(const struct saying *saying, GString *out)
{
	GPtrArray *reworded = g_ptr_array_new(), *inner = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		if (is_reworded(change))
			g_ptr_array_add(reworded, (gpointer)change);
		else if (change_is_inner(change))
			g_ptr_array_add(inner, (gpointer)change);
		else
			change_say(saying, change, out);
	}
	if (reworded->len)
		reworded_say(saying, reworded, out);
	char *known = place_known(saying, reworded);
	inners_say(saying, inner, known, out);
	g_free(known);
	g_ptr_array_unref(reworded);
	g_ptr_array_unref(inner);
}

void clause_say(const struct saying *saying, GString *out)
{
	const struct node *at = saying->item->at;
	const struct change *first = change_at(saying, 0);
	if (saying->item->siblings)
		siblings_say(saying, out);
	else if (saying->item->changes->len == 1 && !(at && at->kind == NODE_DOCUMENT && is_reworded(first)))
		change_say(saying, first, out);
	else
		amended_say(saying, out);
}
