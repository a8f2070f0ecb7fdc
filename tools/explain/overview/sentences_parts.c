/* SPDX-License-Identifier: MIT
 * Sentences on sections and documents. */
#include "explain/verify/item_class.h"
#include "explain/overview/kept.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* 'Framework for the Code (section 2.0)'. */
static char *section_said(const struct saying *saying, const struct change *change)
{
	char *title = first_line(phrase_provision(change)->text);
	char *place = place_beside(place_said(saying, phrase_provision(change)), title);
	char *said = place_unsaid(place)
			     ? g_strdup(title)
			     : pattern_fill(saying->patterns, PATTERN_SECTION_AT, "title", title, "place", place);
	g_free(title);
	g_free(place);
	return said;
}

/* ---- sections that came or went, and text that was there, or still is -------------------------------------------- */

struct sections {
	const struct saying *saying;
	struct kept *kept;   /* made for the first of them */
	GPtrArray *whole;    /* 'Framework for the Code (section 2.0)' */
	GPtrArray *headings; /* of which nothing but the heading came or went */
	GPtrArray *partly;   /* titles of those that hold text that stays, and */
	GPtrArray *places;   /* where that stands on the other side */
	const struct change *first;
};

/* The lists of places sort and free what they are given. */
static GPtrArray *places_copy(const GPtrArray *places)
{
	GPtrArray *copy = g_ptr_array_copy((GPtrArray *)places, NULL, NULL);
	g_ptr_array_set_free_func(copy, NULL);
	return copy;
}

/* '‘Media’ (section 3; the text was paragraph 1.4)'. */
static char *heading_said(const struct saying *saying, const struct kept_heading *heading, bool came)
{
	char *title = first_line(heading->heading->text);
	char *quoted = pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title);
	char *place = place_beside(place_said(saying, heading->heading), title);
	char *other = places_said(saying, places_copy(heading->kept));
	GPtrArray *list = told_list();
	told_add(list, place);
	if (!place_unsaid(other))
		told_take(list,
			  pattern_fill(saying->patterns, came ? PATTERN_TEXT_WAS : PATTERN_TEXT_IS, "place", other));
	bool any = list->len;
	char *all = told_apart(list);
	char *said = any ? pattern_fill(saying->patterns, PATTERN_SECTION_AT, "title", quoted, "place", all)
			 : g_strdup(quoted);
	g_free(title);
	g_free(quoted);
	g_free(place);
	g_free(other);
	g_free(all);
	return said;
}

/* Of a section all of whose text stays: its heading, and those under it that came or went with it. */
static void headings_add(struct sections *sections, const struct change *change)
{
	GPtrArray *headings = kept_headings(sections->kept, change);
	for (guint i = 0; i < headings->len; i++)
		told_take(sections->headings, heading_said(sections->saying, headings->pdata[i], change->new->len));
	g_ptr_array_unref(headings);
}

static void partly_add(struct sections *sections, const struct change *change, const GPtrArray *kept)
{
	char *title = first_line(phrase_provision(change)->text);
	told_take(sections->partly, pattern_fill(sections->saying->patterns, PATTERN_QUOTED, "title", title));
	told_take(sections->places, places_said(sections->saying, places_copy(kept)));
	g_free(title);
}

static void whole_add(struct sections *sections, const struct change *change, const GPtrArray *kept)
{
	sections->first = sections->whole->len ? sections->first : change;
	told_take(sections->whole, section_said(sections->saying, change));
	if (kept->len)
		partly_add(sections, change, kept);
}

static void section_add(struct sections *sections, const struct change *change)
{
	bool own;
	if (!sections->kept)
		sections->kept = kept_new(sections->saying->changes);
	GPtrArray *kept = kept_under(sections->kept, change, &own);
	if (kept->len && !own)
		headings_add(sections, change);
	else
		whole_add(sections, change, kept);
	g_ptr_array_unref(kept);
}

static void sections_gather(struct sections *sections, const struct saying *saying)
{
	*sections = (struct sections){saying, NULL, told_list(), told_list(), told_list(), told_list(), NULL};
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		bool whole = change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED;
		if (whole && !strcmp(change->unit, "section"))
			section_add(sections, change);
	}
	kept_free(sections->kept);
	sections->kept = NULL;
}

/* A sentence that counts what it lists; takes the list. Nothing where that is empty. */
static void counted_say(const struct saying *saying, GPtrArray *list, enum pattern_name one, enum pattern_name many,
			GString *out)
{
	guint count = list->len;
	char *number = quantity_said(saying, count), *said = told_said(saying, list);
	if (count)
		sentence_add(out, pattern_fill(saying->patterns, count == 1 ? one : many, "number", number, "sections",
					       said));
	g_free(number);
	g_free(said);
}

/* What of those sections' text stays. Takes both lists. */
static void partly_say(const struct saying *saying, struct sections *sections, enum pattern_name name, GString *out)
{
	bool any = sections->partly->len;
	char *titles = told_said(saying, sections->partly), *places = told_apart(sections->places);
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, name, "titles", titles, "places", places));
	g_free(titles);
	g_free(places);
}

/* True if a change takes all that stands in its appendix. */
static bool takes_all(const struct saying *saying, const struct change *change)
{
	const struct side *side = saying->changes->new;
	const struct provision *appendix = phrase_provision(change);
	uint32_t taken = 0, end = appendix->unit + 1;
	for (guint i = 0; i < change->steps->len; i++)
		taken += g_array_index(change->steps, struct change_step, i).new_count;
	while (end < side->units->len && appendix_of(UNIT(side, end)->node) == appendix->node)
		end++;
	return taken >= end - appendix->unit;
}

void kept_say(const struct saying *saying, const struct change *change, GString *out)
{
	if (change->kind != CHANGE_INSERTED || takes_all(saying, change))
		return;
	bool own;
	struct sections sections = {.saying = saying, .partly = told_list(), .places = told_list()};
	struct kept *kept = kept_new(saying->changes);
	GPtrArray *list = kept_under(kept, change, &own);
	if (list->len)
		partly_add(&sections, change, list);
	partly_say(saying, &sections, PATTERN_SECTIONS_KEPT, out);
	g_ptr_array_unref(list);
	kept_free(kept);
}

/* What moved into new sections, from where, and what of its words is other than it was. */
static void taken_in_say(const struct saying *saying, bool one, GString *out)
{
	GPtrArray *moved = told_list(), *reworded = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		if (change->old->len)
			told_take(moved, place_and_was(saying, change));
		if (change->kind == CHANGE_MOVED_REWORDED)
			g_ptr_array_add(reworded, (gpointer)change);
	}
	bool any = moved->len;
	char *places = told_apart(moved);
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, one ? PATTERN_TAKES_IN_ONE : PATTERN_TAKES_IN,
					       "places", places));
	rewordings_say(saying, reworded, out);
	g_ptr_array_unref(reworded);
	g_free(places);
}

/* New sections; then what moved into them from elsewhere. */
void sections_say(const struct saying *saying, GString *out)
{
	struct sections sections;
	sections_gather(&sections, saying);
	bool one = sections.whole->len == 1;
	counted_say(saying, sections.whole, PATTERN_SECTIONS_ONE, PATTERN_SECTIONS, out);
	taken_in_say(saying, one, out);
	partly_say(saying, &sections, PATTERN_SECTIONS_KEPT, out);
	counted_say(saying, sections.headings, PATTERN_HEADINGS_ONE, PATTERN_HEADINGS, out);
}

/* ‘Gifts’ has been removed (formerly section 4). */
static void gone_one_say(const struct saying *saying, const struct change *change, GString *out)
{
	char *title = first_line(phrase_provision(change)->text);
	char *place = place_beside(place_said(saying, phrase_provision(change)), title);
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_GONE, "title", title, "place", place));
	g_free(title);
	g_free(place);
}

/* What went with a section needs no word of its own. */
void gone_say(const struct saying *saying, const struct change *change, GString *out)
{
	struct sections sections;
	sections_gather(&sections, saying);
	guint count = sections.whole->len;
	if (count > 1) {
		counted_say(saying, sections.whole, PATTERN_GONE_SECTIONS, PATTERN_GONE_SECTIONS, out);
	} else {
		g_ptr_array_unref(sections.whole);
		if (count || !sections.headings->len)
			gone_one_say(saying, count ? sections.first : change, out);
	}
	partly_say(saying, &sections, PATTERN_GONE_KEPT, out);
	counted_say(saying, sections.headings, PATTERN_GONE_HEADINGS_ONE, PATTERN_GONE_HEADINGS, out);
}

void document_say(const struct saying *saying, const struct change *change, GString *out)
{
	const char *title = edition_title(phrase_provision(change)->edition);
	enum pattern_name name = change->kind == CHANGE_INSERTED    ? PATTERN_NEW_DOCUMENT
				 : change->kind == CHANGE_REMOVED   ? PATTERN_OLD_DOCUMENT
				 : change->kind == CHANGE_REORDERED ? PATTERN_REORDERED_DOCUMENT
								    : PATTERNS;
	if (name != PATTERNS)
		sentence_add(out, pattern_fill(saying->patterns, name, "title", title));
	else
		change_say(saying, change, out);
}
