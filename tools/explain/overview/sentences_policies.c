/* SPDX-License-Identifier: MIT
 * Sentences on titles of policies, on the list of them, and on where links lead. */
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* ---- titles ------------------------------------------------------------------------------------------------------ */

/* The titles of the policies that a provision's own words name, in order. */
static GPtrArray *titles_in(const struct side *side, const struct provision *provision)
{
	const struct unit *unit = UNIT(side, provision->unit);
	const struct node *last = NULL;
	GPtrArray *titles = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct node *node = TOKEN(side, unit->first + i)->node;
		if (!node || node == last || node->kind != NODE_POLICY)
			continue;
		const struct reference *reference = edition_reference(provision->edition, node);
		GString *title = g_string_new(reference->computed ? reference->text : NULL);
		if (!reference->computed)
			node_plain(node, title);
		g_ptr_array_add(titles, g_string_free(title, FALSE));
		last = node;
	}
	return titles;
}

/* Takes out those that stand in another list too. */
static void titles_drop(GPtrArray *titles, const GPtrArray *others)
{
	for (guint i = titles->len; i-- > 0;)
		if (g_ptr_array_find_with_equal_func((GPtrArray *)others, titles->pdata[i], g_str_equal, NULL))
			g_ptr_array_remove_index(titles, i);
}

/* 'the Anti-Fraud and Bribery Policy (formerly the Anti-Fraud Policy)' of each title that is another now; false where
 * there are none. */
static bool titles_add(const struct saying *saying, const struct change *change, GPtrArray *renamed)
{
	if (change->old->len != 1 || change->new->len != 1)
		return false;
	GPtrArray *was = titles_in(saying->changes->old, change->old->pdata[0]);
	GPtrArray *old = titles_in(saying->changes->old, change->old->pdata[0]);
	GPtrArray *new = titles_in(saying->changes->new, change->new->pdata[0]);
	titles_drop(old, new);
	titles_drop(new, was);
	bool paired = old->len && old->len == new->len;
	for (guint i = 0; i < old->len && paired; i++)
		told_take(renamed,
			  pattern_fill(saying->patterns, PATTERN_RENAMED, "new", new->pdata[i], "old", old->pdata[i]));
	g_ptr_array_unref(was);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	return paired;
}

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
void policies_say(const struct saying *saying, GString *out)
{
	GPtrArray *renamed = told_list(), *places = g_ptr_array_new(), *came = told_list(), *went = told_list();
	GPtrArray *addresses = told_list(), *links = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct change *change = change_at(saying, i);
		bool titled = titles_add(saying, change, renamed), link = is_link(change);
		if (link) {
			addresses_add(saying, change, addresses);
			places_add(links, change);
		}
		if (link && !titled)
			continue;
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
