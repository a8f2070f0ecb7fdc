/* SPDX-License-Identifier: MIT */
#include "explain/sentences.h"
#include "explain/details.h"
#include "explain/item_class.h"
#include "explain/phrases.h"

#include <string.h>

/* ---- policies, replacements, corrections ------------------------------------------------------------------------- */

static void listed_say(const struct saying *saying, GPtrArray *titles, enum pattern_name one, enum pattern_name many,
		       GString *out)
{
	guint count = titles->len;
	char *said = told_said(saying, titles);
	if (count)
		sentence_add(out, pattern_fill(saying->patterns, count > 1 ? many : one, "titles", said));
	g_free(said);
}

/* Titles that are new, with the old ones; where. */
static void renamed_say(const struct saying *saying, GPtrArray *renamed, GPtrArray *provisions, GString *out)
{
	bool one = renamed->len == 1 && provisions->len == 1, any = provisions->len, named = renamed->len;
	char *titles = told_said(saying, renamed), *places = places_said(saying, provisions);
	enum pattern_name name = !named ? PATTERN_POLICIES_PLAIN : one ? PATTERN_POLICIES_ONE : PATTERN_POLICIES;
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, name, "places", places, "titles", titles));
	g_free(titles);
	g_free(places);
}

/* ---- links ------------------------------------------------------------------------------------------------------- */

/* More addresses than these are not told one by one. */
#define ADDRESSES_MOST 3u

/* '(https://…)' as it is shown beside the words of a link. */
static char *address_of(const char *text)
{
	const char *end = NULL, *from = strchr(text, '(');
	if (from)
		end = strchr(from, ')');
	if (from && g_str_has_prefix(from + 1, "mailto:"))
		from += strlen("mailto:");
	return end ? g_strndup(from + 1, (size_t)(end - from - 1)) : NULL;
}

static bool is_link(const struct change *change)
{
	char *address = change->kind == CHANGE_THROUGHOUT ? address_of(change->replacement) : NULL;
	for (guint i = 0; i < change->words->len && !address; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		address = piece->op != '=' ? address_of(piece->text) : NULL;
	}
	bool link = address != NULL;
	g_free(address);
	return link;
}

/* Where a link leads, and where it led; takes both, each of which may be NULL. */
static void address_take(const struct saying *saying, char *old, char *new, GPtrArray *list)
{
	enum pattern_name name = old && new ? PATTERN_ADDRESS_NOW : new ? PATTERN_ADDRESS_ADDED : PATTERN_ADDRESS_GONE;
	if (old || new)
		told_take(list, pattern_fill(saying->patterns, name, "old", old ? old : "", "new", new ? new : ""));
	g_free(old);
	g_free(new);
}

static void addresses_add(const struct saying *saying, const struct change *change, GPtrArray *list)
{
	if (change->kind == CHANGE_THROUGHOUT)
		address_take(saying, address_of(change->replaced), address_of(change->replacement), list);
	char *old = NULL, *new = NULL;
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '-')
			old = address_of(piece->text);
		else if (piece->op == '+')
			new = address_of(piece->text);
		if (i + 1 < change->words->len &&
		    ((const struct wording_piece *)change->words->pdata[i + 1])->op == '+')
			continue;
		address_take(saying, g_steal_pointer(&old), g_steal_pointer(&new), list);
	}
}

static void links_say(const struct saying *saying, GPtrArray *addresses, GPtrArray *provisions, GString *out)
{
	guint count = provisions->len;
	bool named = addresses->len && addresses->len <= ADDRESSES_MOST;
	char *titles = told_apart(addresses), *places = places_said(saying, provisions);
	enum pattern_name name = !named ? PATTERN_LINKS_PLAIN : count == 1 ? PATTERN_LINKS_ONE : PATTERN_LINKS;
	if (count)
		sentence_add(out, pattern_fill(saying->patterns, name, "places", places, "titles", titles));
	g_free(titles);
	g_free(places);
}

/* The titles that are new; then what came into a list of policies and what left it. */
static void policies_say(const struct saying *saying, GString *out)
{
	GPtrArray *renamed = told_list(), *places = g_ptr_array_new(), *came = told_list(), *went = told_list();
	GPtrArray *addresses = told_list(), *links = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		if (is_link(change)) {
			addresses_add(saying, change, addresses);
			places_add(links, change);
			continue;
		}
		if (change->kind == CHANGE_THROUGHOUT)
			told_take(renamed, pattern_fill(saying->patterns, PATTERN_RENAMED, "new", change->replacement,
							"old", change->replaced));
		if (change->kind == CHANGE_INSERTED)
			told_take(came, text_trimmed(phrase_provision(change)->text));
		else if (change->kind == CHANGE_REMOVED)
			told_take(went, text_trimmed(phrase_provision(change)->text));
		else
			places_add(places, change);
	}
	renamed_say(saying, renamed, places, out);
	listed_say(saying, came, PATTERN_LISTED, PATTERN_LISTED_MANY, out);
	listed_say(saying, went, PATTERN_UNLISTED, PATTERN_UNLISTED_MANY, out);
	links_say(saying, addresses, links, out);
}

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
		[ITEM_APPENDIX] = appendix_say, [ITEM_MINOR] = minor_say,
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

static char *own_said(const struct saying *saying, const char *text)
{
	GPtrArray *now = g_ptr_array_new(), *was = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		places_add(now, change);
		if (change->old->len)
			g_ptr_array_add(was, change->old->pdata[0]);
	}
	char *places = places_said(saying, now), *former = places_said(saying, was);
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
