/* SPDX-License-Identifier: MIT
 * Sentences on one change of a clause or of text outside clauses, and on whole clauses. */
#include "explain/details/details.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

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
	return is_requirement(saying, phrase_provision(change)->text) || change->tags & TAG_OBLIGATION
		       ? PATTERN_UPDATED_REQUIREMENT
		       : PATTERN_UPDATED;
}

/* From one place to another under the same heading. */
static bool stays_under(const struct change *change)
{
	if (!change->old->len || !strcmp(change->unit, "appendix"))
		return false;
	char *was = subject_of(change->old->pdata[0]), *now = subject_of(phrase_provision(change));
	bool same = !strcmp(was, now);
	g_free(was);
	g_free(now);
	return same;
}

static enum pattern_name moved_pattern(const struct saying *saying, const struct change *change)
{
	static const enum pattern_name names[] = {PATTERN_MOVED, PATTERN_NUMBERED, PATTERN_UNNUMBERED,
						  PATTERN_MOVED_LEVEL, PATTERN_MOVED_WITHIN};
	bool updated = change->kind == CHANGE_MOVED_REWORDED;
	enum heading_turn turn = heading_turn(saying->changes, change);
	if (turn)
		return turn == HEADING_OVER ? PATTERN_UNDER_HEADING : PATTERN_OFF_HEADING;
	if (!updated && moved_how(saying->changes, change) == MOVED_HEADING)
		return PATTERN_MOVED_HEADING;
	if (!strcmp(change->unit, "section"))
		return updated ? PATTERN_MOVED_SECTION_UPDATED : PATTERN_MOVED_SECTION;
	if (!strcmp(change->unit, "row"))
		return updated ? PATTERN_MOVED_ROW_UPDATED : PATTERN_MOVED_ROW;
	enum pattern_name name = updated ? PATTERN_MOVED : names[moved_how(saying->changes, change)];
	if (name != PATTERN_MOVED)
		return name;
	if (stays_under(change))
		return updated ? PATTERN_MOVED_WITHIN_UPDATED : PATTERN_MOVED_WITHIN;
	return updated ? PATTERN_MOVED_UPDATED : PATTERN_MOVED;
}

/* What stands among its like in another place. */
static enum pattern_name order_pattern(const struct change *change)
{
	bool list = !strcmp(change->unit, "item");
	if (!strcmp(change->unit, "row"))
		return PATTERN_REORDERED_TABLE;
	return list ? PATTERN_REORDERED_LIST : PATTERN_REORDERED;
}

static bool is_field_moved(const struct change *change)
{
	return change->kind == CHANGE_REORDERED && !strcmp(change->unit, "field");
}

static enum pattern_name change_pattern(const struct saying *saying, const struct change *change)
{
	switch (change->kind) {
	case CHANGE_INSERTED:
		return PATTERN_ADDED;
	case CHANGE_REMOVED:
		return PATTERN_TAKEN_OUT;
	case CHANGE_MOVED:
	case CHANGE_MOVED_REWORDED:
		return moved_pattern(saying, change);
	case CHANGE_REORDERED:
		return order_pattern(change);
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
	bool same = !strcmp(was, now); /* without numbers */
	char *place = same ? place_beside(g_strdup(now), subject)
			   : pattern_fill(saying->patterns, PATTERN_WAS_SEVERAL, "now", now, "was", was);
	sentence_add(out,
		     pattern_fill(saying->patterns, name, "subject", subject, "place", place, "was", was, "now", now));
	g_free(subject);
	g_free(place);
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
	sentence_add(out,
		     pattern_fill(saying->patterns, change->level ? PATTERN_MOVED_HEADING_RETITLED : PATTERN_RETITLED,
				  "old", old, "new", new, "place", place));
	g_free(old);
	g_free(new);
	g_free(place);
}

static void details_of(const struct saying *saying, const struct change *change, GString *out)
{
	GPtrArray *one = g_ptr_array_new();
	g_ptr_array_add(one, (gpointer)change);
	details_add(saying, one, change->kind == CHANGE_REWORDED ? 0 : TAGS_BINDING, out);
	g_ptr_array_unref(one);
}

void change_say(const struct saying *saying, const struct change *change, GString *out)
{
	if (change->kind == CHANGE_RETITLED || (change->level && change->kind == CHANGE_MOVED_REWORDED)) {
		retitled_say(saying, change, out);
		return;
	}
	if (change->kind == CHANGE_SPLIT || change->kind == CHANGE_MERGED) {
		beads_say(saying, change, out);
	} else if (change->kind == CHANGE_REORDERED && phrase_provision(change)->node->kind == NODE_SUBHEADING) {
		sentence_add(out, heading_moved_said(saying, change));
	} else if (is_field_moved(change)) {
		GPtrArray *one = g_ptr_array_new();
		g_ptr_array_add(one, (gpointer)change);
		fields_moved_say(saying, one, out);
		g_ptr_array_unref(one);
	} else if (!inner_say(saying, change, "", out)) {
		const struct provision *at = phrase_provision(change);
		char *subject = strcmp(change->unit, "section") ? subject_of(at) : first_line(at->text);
		char *place = place_beside(place_and_was(saying, change), subject);
		char *title = phrase_title(phrase_provision(change)->text);
		sentence_add(out, pattern_fill(saying->patterns, change_pattern(saying, change), "subject", subject,
					       "place", place, "title", title));
		g_free(title);
		g_free(subject);
		g_free(place);
	}
	details_of(saying, change, out);
}

/* ---- several changes --------------------------------------------------------------------------------------------- */

/* What is said of each, of char *. */
static GPtrArray *each_said(const struct saying *saying, const GPtrArray *changes)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < changes->len; i++) {
		GString *said = g_string_new(NULL);
		change_say(saying, changes->pdata[i], said);
		g_ptr_array_add(list, g_string_free(said, FALSE));
	}
	return list;
}

/* Entries of a list, or paragraphs, that moved; or whatever was put in another order. */
static bool may_be_alike(const struct change *change, const struct change *first)
{
	bool moved = first->kind == CHANGE_MOVED && (!strcmp(first->unit, "item") || !strcmp(first->unit, "paragraph"));
	return (moved || first->kind == CHANGE_REORDERED) && change->kind == first->kind &&
	       !strcmp(change->unit, first->unit);
}

static bool are_in_one_form(const struct change *change, const struct change *other)
{
	const struct node *form = phrase_provision(change)->node->parent;
	const struct node *of_other = phrase_provision(other)->node->parent;
	return is_field_moved(change) && is_field_moved(other) && form == of_other;
}

/* Those of which the same is said as of the one at a place, from there on, and fields that moved within one form;
 * `done` marks them. */
static GPtrArray *alike_from(const GPtrArray *changes, const GPtrArray *said, guint place, bool *done)
{
	GPtrArray *alike = g_ptr_array_new();
	g_ptr_array_add(alike, changes->pdata[place]);
	for (guint i = place + 1; i < changes->len; i++)
		if (!done[i] && may_be_alike(changes->pdata[i], changes->pdata[place]) &&
		    (!strcmp(said->pdata[i], said->pdata[place]) ||
		     are_in_one_form(changes->pdata[i], changes->pdata[place]))) {
			done[i] = true;
			g_ptr_array_add(alike, changes->pdata[i]);
		}
	return alike;
}

void changes_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	GPtrArray *said = each_said(saying, changes);
	bool *done = g_new0(bool, changes->len + 1);
	for (guint i = 0; i < changes->len; i++) {
		if (done[i])
			continue;
		GPtrArray *alike = alike_from(changes, said, i, done);
		if (alike->len > 1 && ((const struct change *)changes->pdata[i])->kind == CHANGE_MOVED)
			moves_say(saying, alike, out);
		else if (alike->len > 1 && is_field_moved(changes->pdata[i]))
			fields_moved_say(saying, alike, out);
		else
			g_string_append_printf(out, "%s%s", out->len ? " " : "", (const char *)said->pdata[i]);
		g_ptr_array_unref(alike);
	}
	g_free(done);
	g_ptr_array_unref(said);
}

/* ---- whole clauses ----------------------------------------------------------------------------------------------- */

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

/* Where not all of them moved in the same way, they moved. */
static enum pattern_name moved_siblings_pattern(const struct saying *saying)
{
	const struct change *first = change_at(saying, 0);
	enum pattern_name name = change_pattern(saying, first);
	bool many = saying->item->changes->len > 1;
	for (guint i = 1; i < saying->item->changes->len; i++)
		if (change_pattern(saying, change_at(saying, i)) != name)
			return first->kind == CHANGE_MOVED ? PATTERN_MOVED : PATTERN_MOVED_UPDATED;
	if (many && (name == PATTERN_NUMBERED || name == PATTERN_UNNUMBERED))
		return name == PATTERN_NUMBERED ? PATTERN_NUMBERED_MANY : PATTERN_UNNUMBERED_MANY;
	return name;
}

/* 'paragraphs 3.1(a) and 3.1(b), formerly paragraph 3.1' of what stood in one place, or stands in one now; else each
 * with where it was. */
static char *moved_siblings_places(const struct saying *saying)
{
	const GPtrArray *changes = saying->item->changes;
	GPtrArray *pairs = told_list(), *heres = told_list(), *theres = told_list();
	GPtrArray *now = g_ptr_array_new(), *was = g_ptr_array_new();
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		told_take(pairs, place_and_was(saying, change));
		g_ptr_array_add(now, change->new->pdata[0]);
		g_ptr_array_add(was, change->old->pdata[0]);
		told_take(heres, place_said(saying, change->new->pdata[0]));
		told_take(theres, place_said(saying, change->old->pdata[0]));
	}
	bool one = heres->len + theres->len > 2 && MIN(heres->len, theres->len) == 1;
	g_autofree char *here = places_said(saying, now), *there = places_said(saying, was), *each = told_apart(pairs);
	g_ptr_array_unref(heres);
	g_ptr_array_unref(theres);
	return one ? pattern_fill(saying->patterns, PATTERN_WAS_SEVERAL, "now", here, "was", there)
		   : g_steal_pointer(&each);
}

static void moved_siblings_say(const struct saying *saying, const char *subject, GString *out)
{
	const GPtrArray *changes = saying->item->changes;
	enum pattern_name name = moved_siblings_pattern(saying);
	char *places = moved_siblings_places(saying);
	char *was = subject_of(change_at(saying, 0)->old->pdata[0]);
	sentence_add(out, pattern_fill(saying->patterns, name, "subject", name == PATTERN_OFF_HEADING ? was : subject,
				       "place", places));
	g_free(was);
	g_free(places);
	if (change_at(saying, 0)->kind == CHANGE_MOVED)
		return;
	if (changes->len > 1)
		rewordings_say(saying, changes, out);
	else
		details_add(saying, changes, TAGS_BINDING, out);
}

/* Clauses that came, or that went; `plain`: there is no heading to name. */
static enum pattern_name lone_siblings_pattern(bool came, bool many, bool plain)
{
	static const enum pattern_name names[2][2][2] = {
		{{PATTERN_TAKEN_OUT, PATTERN_TAKEN_OUT_PLAIN}, {PATTERN_TAKEN_OUT_MANY, PATTERN_TAKEN_OUT_MANY_PLAIN}},
		{{PATTERN_ADDED, PATTERN_ADDED_PLAIN}, {PATTERN_ADDED_MANY, PATTERN_ADDED_MANY_PLAIN}},
	};
	return names[came][many][plain];
}

static void lone_siblings_say(const struct saying *saying, const char *subject, GString *out)
{
	const struct change *first = change_at(saying, 0);
	const struct edition *edition = phrase_provision(first)->edition;
	GPtrArray *provisions = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++)
		places_add(provisions, change_at(saying, i));
	guint count = provisions->len;
	bool plain = edition_meta(edition)->named_by_file && !strcmp(subject, edition_title(edition));
	char *number = quantity_said(saying, count), *places = places_said(saying, provisions);
	char *titled = count == 1 ? clause_title(saying, first) : NULL;
	sentence_add(out, pattern_fill(saying->patterns,
				       lone_siblings_pattern(first->kind == CHANGE_INSERTED, count > 1, plain),
				       "number", number, "subject", subject, "place", titled ? titled : places));
	g_free(titled);
	g_free(number);
	g_free(places);
}

/* The heading that all of them stand under. */
static char *siblings_subject(const struct saying *saying)
{
	const struct provision *first = phrase_provision(change_at(saying, 0));
	for (guint i = 1; i < saying->item->changes->len; i++)
		if (heading_of(phrase_provision(change_at(saying, i))->node) != heading_of(first->node))
			return section_title(first);
	return subject_of(first);
}

void siblings_say(const struct saying *saying, GString *out)
{
	const struct change *first = change_at(saying, 0);
	char *subject = siblings_subject(saying);
	if (first->old->len && first->new->len)
		moved_siblings_say(saying, subject, out);
	else
		lone_siblings_say(saying, subject, out);
	g_free(subject);
}
