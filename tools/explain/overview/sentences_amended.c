/* SPDX-License-Identifier: MIT
 * Sentences on several changes of one clause, under one heading, or of one section. */
#include "explain/details/details.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* ---- what was reworded ------------------------------------------------------------------------------------------- */

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

/* Whether a place is said with another: 'the table in paragraph 2.4' beside 'paragraph 2.4'. */
static bool is_said_with(const struct provision *provision, GHashTable *labels)
{
	for (const char *end = provision->label; *end; end++)
		if (end > provision->label && g_hash_table_contains(labels, end))
			return true;
	return false;
}

static GHashTable *labels_of(const GPtrArray *changes)
{
	GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < changes->len; i++)
		g_hash_table_add(labels, (gpointer)phrase_provision(changes->pdata[i])->label);
	return labels;
}

static char *all_places(const struct saying *saying, const GPtrArray *changes)
{
	char *one = one_place(saying, changes);
	if (one)
		return one;
	GPtrArray *places = told_list();
	g_autoptr(GHashTable) labels = labels_of(changes);
	for (guint i = 0; i < changes->len; i++)
		if (!is_said_with(phrase_provision(changes->pdata[i]), labels))
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
	bool duty = false;
	for (guint i = 0; i < changes->len && !duty; i++) {
		const struct change *change = changes->pdata[i];
		duty = change->tags & TAG_OBLIGATION || is_requirement(saying, phrase_provision(change)->text);
	}
	if (at->kind == NODE_SECTION || at->kind == NODE_SUBHEADING)
		return PATTERN_UPDATED_SECTION;
	return duty ? PATTERN_UPDATED_REQUIREMENT : PATTERN_UPDATED;
}

static enum pattern_name opening_pattern(const struct edition *edition)
{
	return has_sections(edition) ? PATTERN_UPDATED_OPENING : PATTERN_UPDATED_TEXT;
}

/* 'paragraphs 4.1(b) and 4.1(e), formerly paragraphs 4.1(a) and 4.1(d)' of one clause. */
static char *clause_places(const struct saying *saying, const GPtrArray *changes)
{
	GPtrArray *now = g_ptr_array_new(), *was = g_ptr_array_new();
	g_autoptr(GHashTable) labels = labels_of(changes);
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		if (is_said_with(phrase_provision(change), labels))
			continue;
		places_add(now, change);
		g_ptr_array_add(was, change->old->pdata[0]);
	}
	bool several = now->len > 1;
	char *place = places_said(saying, now), *former = places_said(saying, was), *said = NULL;
	if (strcmp(place, former) != 0 && !place_unsaid(place) && !place_unsaid(former))
		said = pattern_fill(saying->patterns, several ? PATTERN_WAS_SEVERAL : PATTERN_WAS, "now", place, "was",
				    former);
	g_free(former);
	if (said)
		g_free(place);
	return said ? said : place;
}

/* What was reworded of one clause, or under one heading, as one amendment. */
static void reworded_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	const struct node *at = saying->item->at;
	char *subject = subject_of(phrase_provision(changes->pdata[0]));
	bool numbered = at->kind == NODE_CLAUSE && *edition_label(saying->item->edition, at);
	char *all = place_beside(numbered ? clause_places(saying, changes) : all_places(saying, changes), subject);
	if (is_retitled(saying->item)) { /* which has said what it was */
		g_free(all);
		all = place_beside(place_said(saying, phrase_provision(changes->pdata[0])), subject);
	}
	if (at->kind == NODE_DOCUMENT)
		sentence_add(out, pattern_fill(saying->patterns, opening_pattern(saying->item->edition), "title",
					       edition_title(saying->item->edition)));
	else
		sentence_add(out, pattern_fill(saying->patterns, amended_pattern(saying, changes), "subject", subject,
					       "place", all));
	details_add(saying, changes, 0, out);
	g_free(subject);
	g_free(all);
}

/* ---- where all of it stands -------------------------------------------------------------------------------------- */

/* What the item is told at, as a place of the new text; NULL where it is not there. The caller frees it. */
static struct provision *item_place(const struct saying *saying)
{
	uint32_t unit = unit_of(saying->changes->new, saying->item->at);
	return unit == NO_UNIT ? NULL : provision_at(saying->changes->new, unit);
}

/* 'The section ‘Gifts’ has been updated (section 4).', before what came and went there; `revised`: before all kinds of
 * changes of a whole section. Gives the place, or "" where nothing was said. */
static char *lead_say(const struct saying *saying, const GPtrArray *changes, bool revised, GString *out)
{
	const struct node *at = saying->item->at;
	struct provision *provision = item_place(saying);
	if (!provision)
		return g_strdup("");
	char *place = place_said(saying, provision), *subject = title_at(saying, at);
	char *beside = place_beside(g_strdup(place), subject);
	if (at->kind == NODE_DOCUMENT)
		sentence_add(out, pattern_fill(saying->patterns, opening_pattern(saying->item->edition), "title",
					       edition_title(saying->item->edition)));
	else
		sentence_add(out, pattern_fill(saying->patterns,
					       revised ? PATTERN_REVISED : amended_pattern(saying, changes), "subject",
					       subject, "place", beside));
	g_free(beside);
	g_free(subject);
	g_free(provision);
	if (at->kind == NODE_DOCUMENT) {
		g_free(place);
		place = g_strdup(pattern_text(saying->patterns, PATTERN_OPENING));
	}
	return place;
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
	bool named = false;
	for (guint i = 0; i < reworded->len && *label; i++)
		named = named || g_str_has_suffix(phrase_provision(reworded->pdata[i])->label, label);
	if (*label)
		return g_strdup(named ? label : "");
	return subject_of(phrase_provision(reworded->pdata[0]));
}

/* ---- kinds of changes apart -------------------------------------------------------------------------------------- */

/* The changes of an item: whole clauses that came, went or moved; words; what came into or left a list, a table, the
 * text; and the rest. */
struct sorted {
	GPtrArray *wholes, *reworded, *inner, *others; /* of const struct change * */
};

static struct sorted sorted_of(const struct item *item)
{
	struct sorted sorted = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new()};
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		GPtrArray *list = is_reworded(change)       ? sorted.reworded
				  : change_is_inner(change) ? sorted.inner
				  : comes_whole(change)     ? sorted.wholes
							    : sorted.others;
		g_ptr_array_add(list, (gpointer)change);
	}
	return sorted;
}

static void sorted_clear(struct sorted *sorted)
{
	g_ptr_array_unref(sorted->wholes);
	g_ptr_array_unref(sorted->reworded);
	g_ptr_array_unref(sorted->inner);
	g_ptr_array_unref(sorted->others);
}

/* Whole clauses, those of one kind in one sentence. */
static void wholes_say(const struct saying *saying, const GPtrArray *wholes, GString *out)
{
	for (enum change_kind kind = 0; kind < CHANGE_KINDS; kind++) {
		struct item item = *saying->item;
		struct saying alone = *saying;
		alone.item = &item;
		item.changes = g_ptr_array_new();
		for (guint i = 0; i < wholes->len; i++)
			if (((const struct change *)wholes->pdata[i])->kind == kind)
				g_ptr_array_add(item.changes, wholes->pdata[i]);
		if (item.changes->len)
			siblings_say(&alone, out);
		g_ptr_array_unref(item.changes);
	}
}

/* Titles, what was divided, joined or moved; then whole clauses. */
static void others_say(const struct saying *saying, const struct sorted *sorted, GString *out)
{
	changes_say(saying, sorted->others, out);
	wholes_say(saying, sorted->wholes, out);
}

/* ---- one clause, or one heading ---------------------------------------------------------------------------------- */

/* Several changes of one clause, or under one heading: titles and places first, then what was reworded, then what came
 * and what went. */
static void amended_say(const struct saying *saying, GString *out)
{
	struct sorted sorted = sorted_of(saying->item);
	bool others = sorted.others->len + sorted.wholes->len;
	char *known = NULL;
	others_say(saying, &sorted, out);
	if (sorted.reworded->len)
		reworded_say(saying, sorted.reworded, out);
	else if (sorted.inner->len > 1 && !others)
		known = lead_say(saying, sorted.inner, false, out);
	known = known ? known : place_known(saying, sorted.reworded);
	inners_say(saying, sorted.inner, known, out);
	g_free(known);
	sorted_clear(&sorted);
}

/* ---- a whole section --------------------------------------------------------------------------------------------- */

/* All changes of an item in few words, each with its place; `known`: the place that was said before. */
static void each_say(const struct saying *saying, const char *known, GString *out)
{
	struct sorted sorted = sorted_of(saying->item);
	others_say(saying, &sorted, out);
	if (sorted.reworded->len)
		rewordings_say(saying, sorted.reworded, out);
	inners_say(saying, sorted.inner, known, out);
	sorted_clear(&sorted);
}

static void revised_say(const struct saying *saying, GString *out)
{
	char *known = lead_say(saying, saying->item->changes, true, out);
	each_say(saying, known, out);
	g_free(known);
}

void contents_say(const struct saying *saying, GString *out)
{
	each_say(saying, "", out);
}

/* ---- an item ----------------------------------------------------------------------------------------------------- */

static bool is_one_place(const struct item *item)
{
	const struct node *first = place_in_section(item->changes->pdata[0]);
	for (guint i = 1; i < item->changes->len; i++)
		if (place_in_section(item->changes->pdata[i]) != first)
			return false;
	return true;
}

static bool is_siblings(const struct item *item)
{
	const struct change *first = item->changes->pdata[0];
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		if (!comes_whole(change) || change->kind != first->kind)
			return false;
	}
	return true;
}

static void amendments_say(const struct saying *saying, GString *out)
{
	const struct node *at = saying->item->at;
	const struct change *first = change_at(saying, 0);
	if (saying->item->changes->len == 1 && !(at && at->kind == NODE_DOCUMENT && is_reworded(first)))
		change_say(saying, first, out);
	else
		amended_say(saying, out);
}

void clause_say(const struct saying *saying, GString *out)
{
	const struct item *item = saying->item;
	struct item one = *item;
	struct saying alone = *saying;
	alone.item = &one;
	one.at = item->folded ? place_in_section(item->changes->pdata[0]) : item->at;
	if (item->siblings || (item->folded && is_siblings(item)))
		siblings_say(saying, out);
	else if (item->folded && !is_one_place(item))
		revised_say(saying, out);
	else
		amendments_say(&alone, out);
}
