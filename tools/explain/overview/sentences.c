/* SPDX-License-Identifier: MIT */
#include "explain/overview/sentences.h"
#include "explain/details/details.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* ---- replacements, corrections ---------------------------------------------------------------------------------- */

static char *throughout_said(const struct saying *saying, const struct change *change, enum pattern_name name)
{
	GPtrArray *provisions = g_ptr_array_new();
	places_add(provisions, change);
	char *places = places_said(saying, provisions);
	char *said = pattern_fill(saying->patterns, name, "old", change->replaced, "new", change->replacement, "places",
				  places);
	g_free(places);
	return said;
}

static void throughout_say(const struct saying *saying, GString *out)
{
	guint count = saying->item->changes->len;
	if (count == 1) {
		sentence_add(out, throughout_said(saying, change_at(saying, 0), PATTERN_THROUGHOUT));
		about_add(saying, saying->item->changes, TAGS_BINDING, out);
		return;
	}
	GPtrArray *list = told_list();
	for (guint i = 0; i < count; i++)
		told_take(list, throughout_said(saying, change_at(saying, i), PATTERN_THROUGHOUT_EACH));
	char *number = quantity_said(saying, count), *all = told_apart(list);
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_THROUGHOUT_MANY, "number", number, "list", all));
	about_add(saying, saying->item->changes, TAGS_BINDING, out);
	g_free(number);
	g_free(all);
}

/* How changes look that alter no word: what became an entry of a list, what was one, and the rest. */
enum look { LOOK_ENTRY, LOOK_NO_ENTRY, LOOK_OTHER, LOOKS };

static bool all_items(const GPtrArray *provisions)
{
	bool all = provisions->len;
	for (guint i = 0; i < provisions->len; i++)
		all = all && ((const struct provision *)provisions->pdata[i])->node->kind == NODE_ITEM;
	return all;
}

static enum look look_of(const struct change *change)
{
	bool is = all_items(change->new), was = all_items(change->old);
	bool alike = change->tags != TAG_FORMATTING || is == was;
	return alike ? LOOK_OTHER : is ? LOOK_ENTRY : LOOK_NO_ENTRY;
}

static void look_say(const struct saying *saying, enum look look, GString *out)
{
	static const enum pattern_name patterns[LOOKS][2] = {
		[LOOK_ENTRY] = {PATTERN_ENTRIES, PATTERN_ENTRY},
		[LOOK_NO_ENTRY] = {PATTERN_NO_ENTRIES, PATTERN_NO_ENTRY},
		[LOOK_OTHER] = {PATTERN_MINOR, PATTERN_MINOR_ONE},
	};
	GPtrArray *provisions = g_ptr_array_new();
	guint count = 0;
	for (guint i = 0; i < saying->item->changes->len; i++)
		if (look_of(change_at(saying, i)) == look) {
			places_add(provisions, change_at(saying, i));
			count++;
		}
	bool one = look == LOOK_OTHER ? provisions->len == 1 : count == 1;
	char *places = places_said(saying, provisions);
	if (count)
		sentence_add(out, pattern_fill(saying->patterns, patterns[look][one], "places", places));
	g_free(places);
}

static void spellings_add(const struct saying *saying, const struct change *change, GPtrArray *list)
{
	for (guint i = 0; i + 1 < change->words->len; i++) {
		const struct wording_piece *old = change->words->pdata[i], *new = change->words->pdata[i + 1];
		if (old->op != '-' || new->op != '+' || old->slight)
			continue;
		char *was = g_strstrip(g_strdup(old->text)), *now = g_strstrip(g_strdup(new->text));
		told_take(list, pattern_fill(saying->patterns, PATTERN_NOW, "old", was, "new", now));
		g_free(was);
		g_free(now);
	}
}

/* Each correction of spelling in its words, so that a reader sees that nothing else was changed. */
static void spelling_say(const struct saying *saying, GString *out)
{
	GPtrArray *list = told_list();
	for (guint i = 0; i < saying->item->changes->len; i++)
		if (change_at(saying, i)->tags & TAG_SPELLING)
			spellings_add(saying, change_at(saying, i), list);
	bool any = list->len;
	char *said = told_said(saying, list);
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_DETAILS, "list", said));
	g_free(said);
}

static void minor_say(const struct saying *saying, GString *out)
{
	for (enum look look = 0; look < LOOKS; look++)
		look_say(saying, look, out);
	spelling_say(saying, out);
}

static void marks_say(const struct saying *saying, GString *out)
{
	GPtrArray *provisions = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++)
		places_add(provisions, change_at(saying, i));
	char *places = places_said(saying, provisions);
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_PUNCTUATION, "places", places));
	g_free(places);
}

/* ---- what the author puts together ------------------------------------------------------------------------------- */

static void any_say(const struct saying *saying, GString *out);

/* Items that were joined to one, each as it would be told alone. */
static void joined_say(const struct saying *saying, GString *out)
{
	for (guint i = 0; i < saying->item->parts->len; i++) {
		struct saying alone = *saying;
		alone.item = saying->item->parts->pdata[i];
		any_say(&alone, out);
	}
}

static void any_say(const struct saying *saying, GString *out)
{
	static void (*const by_class[ITEM_CLASSES])(const struct saying *, GString *) = {
		[ITEM_POLICIES] = policies_say, [ITEM_CLAUSE] = clause_say, [ITEM_SECTIONS] = sections_say,
		[ITEM_APPENDIX] = appendix_say, [ITEM_MINOR] = minor_say,   [ITEM_FACTS] = facts_say,
		[ITEM_MARKS] = marks_say,
	};
	const struct change *first = change_at(saying, 0);
	if (saying->item->parts)
		joined_say(saying, out);
	else if (saying->item->kind == ITEM_DOCUMENT)
		document_say(saying, first, out);
	else if (saying->item->kind == ITEM_THROUGHOUT)
		throughout_say(saying, out);
	else if (saying->item->kind == ITEM_GONE)
		gone_say(saying, first, out);
	else
		by_class[saying->item->kind](saying, out);
}

/* ---- the author's own sentences ---------------------------------------------------------------------------------- */

/* Where it stands now; what is removed, where it stood: 'paragraphs 5.5 and 5.6, formerly paragraph 5.7'. Takes both.
 */
static char *own_places(const struct saying *saying, GPtrArray *now, GPtrArray *gone)
{
	g_autofree char *is = places_said(saying, now), *was = places_said(saying, gone);
	if (place_unsaid(was)) /* also of none */
		return g_steal_pointer(&is);
	if (place_unsaid(is))
		return pattern_fill(saying->patterns, PATTERN_GONE_PLACE, "place", was);
	return pattern_fill(saying->patterns, PATTERN_WAS_SEVERAL, "now", is, "was", was);
}

static char *own_said(const struct saying *saying, const char *text)
{
	GPtrArray *now = g_ptr_array_new(), *was = g_ptr_array_new(), *gone = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		places_add(change->kind == CHANGE_REMOVED ? gone : now, change);
		if (change->old->len)
			g_ptr_array_add(was, change->old->pdata[0]);
	}
	char *places = own_places(saying, now, gone), *former = places_said(saying, was);
	static const char key[] = "own";
	struct words *own = words_new(saying->words->language);
	words_lend(saying->words, own);
	g_hash_table_insert(own->table, g_strdup(key), g_strdup(text));
	char *said = word_fill(own, key, "place", places, "was", former, NULL);
	words_free(own);
	g_free(places);
	g_free(former);
	if (*said && !strchr(".!?", said[strlen(said) - 1])) {
		char *ended = g_strconcat(said, ".", NULL);
		g_free(said);
		return ended;
	}
	return said;
}

char *sentences_of(const struct saying *saying, const GPtrArray *texts)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < texts->len; i++)
		sentence_add(out, own_said(saying, texts->pdata[i]));
	if (!texts->len)
		any_say(saying, out);
	return g_string_free(out, FALSE);
}
