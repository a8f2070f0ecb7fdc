/* SPDX-License-Identifier: MIT
 * Replacements that are one and the same. */
#include "compare/words/swaps.h"

#include <string.h>

/* Words that may stand between two parts of one name: 'of', 'and the'. */
#define APART_MOST 3u
/* Letters of an ending: 'Directors'. */
#define ENDING_MOST 2u

struct swap *swap_new(char *replaced, char *replacement)
{
	struct swap *swap = g_new0(struct swap, 1);
	swap->replaced = replaced;
	swap->replacement = replacement;
	swap->at = g_array_new(FALSE, FALSE, sizeof(struct occurrence));
	return swap;
}

void swap_free(void *gone)
{
	struct swap *swap = gone;
	g_free(swap->replaced);
	g_free(swap->replacement);
	g_array_unref(swap->at);
	g_free(swap);
}

void swap_add(struct swap *swap, const struct occurrence *occurrence)
{
	guint n = swap->at->len;
	swap->beads += !n || OCCURRENCE(swap, n - 1)->bead != occurrence->bead;
	g_array_append_vals(swap->at, occurrence, 1);
}

bool swap_is_many(const struct swap *swap)
{
	return !swap->gone && swap->beads >= 2;
}

/* ---- two parts of one name --------------------------------------------------------------------------------------- */

static const struct wording *wording_at(const struct swaps *swaps, const struct occurrence *at)
{
	return swaps->assembly->wordings[at->bead];
}

/* By the hunk that it begins with: the replacement in many places that stands there. */
static guint hunk_hash(gconstpointer data)
{
	const struct occurrence *at = data;
	return at->bead * 31 + at->hunk;
}

static gboolean hunk_same(gconstpointer a, gconstpointer b)
{
	const struct occurrence *x = a, *y = b;
	return x->bead == y->bead && x->hunk == y->hunk;
}

static GHashTable *swaps_by_hunk(const struct swaps *swaps)
{
	GHashTable *by_hunk = g_hash_table_new(hunk_hash, hunk_same);
	for (guint i = 0; i < swaps->list->len; i++) {
		struct swap *swap = swaps->list->pdata[i];
		for (guint k = 0; k < swap->at->len && swap_is_many(swap); k++)
			g_hash_table_insert(by_hunk, OCCURRENCE(swap, k), swap);
	}
	return by_hunk;
}

/* From the first word of one place to the last of another, as it was or is. */
static char *both_shown(const struct swaps *swaps, const struct occurrence *first, const struct occurrence *second,
			bool of_new)
{
	const struct wording *wording = wording_at(swaps, first);
	return g_strstrip(of_new ? wording_shown(wording, true, first->new_at, second->new_to)
				 : wording_shown(wording, false, first->old_at, second->old_to));
}

static bool is_next_to(const struct swaps *swaps, const struct occurrence *first, const struct occurrence *second)
{
	return first->bead == second->bead && second->hunk == first->hunk + first->hunks &&
	       second->old_at > first->old_to && second->old_at - first->old_to <= APART_MOST &&
	       second->new_at > first->new_to &&
	       wording_little(wording_at(swaps, first), false, first->old_to, second->old_at);
}

/* True where the second stands next to the first wherever either stands, with the same words between them. */
static bool are_one(const struct swaps *swaps, const struct swap *first, const struct swap *second)
{
	if (first == second || first->at->len != second->at->len || first->fixed || second->fixed)
		return false;
	bool one = true;
	char *old = both_shown(swaps, OCCURRENCE(first, 0), OCCURRENCE(second, 0), false);
	char *new = both_shown(swaps, OCCURRENCE(first, 0), OCCURRENCE(second, 0), true);
	for (guint i = 0; i < first->at->len && one; i++) {
		one = is_next_to(swaps, OCCURRENCE(first, i), OCCURRENCE(second, i));
		char *was = one ? both_shown(swaps, OCCURRENCE(first, i), OCCURRENCE(second, i), false) : NULL;
		char *is = one ? both_shown(swaps, OCCURRENCE(first, i), OCCURRENCE(second, i), true) : NULL;
		one = one && !strcmp(was, old) && !strcmp(is, new);
		g_free(was);
		g_free(is);
	}
	g_free(old);
	g_free(new);
	return one;
}

static void swap_take(const struct swaps *swaps, struct swap *swap, struct swap *next)
{
	for (guint i = 0; i < swap->at->len; i++) {
		struct occurrence *at = OCCURRENCE(swap, i);
		const struct occurrence *more = OCCURRENCE(next, i);
		at->hunks += more->hunks;
		at->old_to = more->old_to;
		at->new_to = more->new_to;
	}
	g_free(swap->replaced);
	g_free(swap->replacement);
	swap->replaced = both_shown(swaps, OCCURRENCE(swap, 0), OCCURRENCE(swap, 0), false);
	swap->replacement = both_shown(swaps, OCCURRENCE(swap, 0), OCCURRENCE(swap, 0), true);
	swap->tags |= next->tags;
	next->gone = true;
}

void swaps_join(struct swaps *swaps)
{
	GHashTable *by_hunk = swaps_by_hunk(swaps);
	for (guint i = 0; i < swaps->list->len; i++) {
		struct swap *swap = swaps->list->pdata[i], *next = NULL;
		do {
			if (!swap_is_many(swap))
				break;
			struct occurrence after = *OCCURRENCE(swap, 0);
			after.hunk += after.hunks;
			next = g_hash_table_lookup(by_hunk, &after);
			if (next && (next->gone || !are_one(swaps, swap, next)))
				next = NULL;
			if (next)
				swap_take(swaps, swap, next);
		} while (next);
	}
	g_hash_table_unref(by_hunk);
}

/* ---- singular and plural ----------------------------------------------------------------------------------------- */

/* The replacement of the same words without their last letters, so many on both sides, or NULL. */
static struct swap *singular_of(GHashTable *by_name, const struct swap *swap, size_t ending)
{
	size_t old = strlen(swap->replaced), new = strlen(swap->replacement);
	if (old <= ending || new <= ending)
		return NULL;
	const char *was = swap->replaced + old - ending, *is = swap->replacement + new - ending;
	for (size_t i = 0; i < ending; i++)
		if (was[i] != is[i] || !g_ascii_islower(was[i]))
			return NULL;
	char *name = g_strdup_printf("%.*s\n%.*s", (int)(old - ending), swap->replaced, (int)(new - ending),
				     swap->replacement);
	struct swap *singular = g_hash_table_lookup(by_name, name);
	g_free(name);
	return singular;
}

static int by_place(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return x->hunk < y->hunk ? -1 : x->hunk > y->hunk;
}

static void plural_take(struct swap *singular, struct swap *plural)
{
	GArray *all = singular->at;
	g_array_append_vals(all, plural->at->data, plural->at->len);
	g_array_sort(all, by_place);
	singular->at = g_array_new(FALSE, FALSE, sizeof(struct occurrence));
	singular->beads = 0;
	for (guint i = 0; i < all->len; i++)
		swap_add(singular, &g_array_index(all, struct occurrence, i));
	g_array_unref(all);
	singular->tags |= plural->tags;
	plural->gone = true;
}

static bool is_plain(const struct swap *swap)
{
	return !swap->gone && !swap->fixed;
}

void swaps_plurals(struct swaps *swaps)
{
	GHashTable *by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < swaps->list->len; i++) {
		struct swap *swap = swaps->list->pdata[i];
		if (is_plain(swap))
			g_hash_table_insert(by_name, g_strdup_printf("%s\n%s", swap->replaced, swap->replacement),
					    swap);
	}
	for (guint i = 0; i < swaps->list->len; i++) {
		struct swap *swap = swaps->list->pdata[i];
		for (size_t ending = 1; ending <= ENDING_MOST && is_plain(swap); ending++) {
			struct swap *singular = singular_of(by_name, swap, ending);
			if (singular && is_plain(singular))
				plural_take(singular, swap);
		}
	}
	g_hash_table_unref(by_name);
}
