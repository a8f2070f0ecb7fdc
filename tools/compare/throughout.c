/* SPDX-License-Identifier: MIT
 * One replacement of words in many places is one change with its places. */
#include "compare/assemble.h"
#include "compare/tags.h"

#include <string.h>

/* A replacement, and where it was found. */
struct swap {
	char *replaced, *replacement;
	GArray *beads; /* of uint32_t: each bead once */
	unsigned tags;
};

struct swaps {
	struct assembly *assembly;
	GHashTable *by_name; /* owned text to struct swap * */
	GPtrArray *list;     /* of struct swap *, owned, in the order found */
};

static void swap_free(void *gone)
{
	struct swap *swap = gone;
	g_free(swap->replaced);
	g_free(swap->replacement);
	g_array_unref(swap->beads);
	g_free(swap);
}

/* The policy or value that all of a stretch comes from, or NULL. */
static const struct node *named(const struct wording *wording, bool new_side, uint32_t from, uint32_t count)
{
	const struct node *node = NULL;
	for (uint32_t i = from; i < from + count; i++) {
		const struct node *of = wording_token(wording, new_side, i)->node;
		if (!of || of->kind == NODE_REFERENCE || (node && of != node))
			return NULL;
		node = of;
	}
	return node;
}

/* The same policy or value on the other side. */
static const struct node *counterpart(const struct wording *wording, bool new_side, const struct node *node)
{
	const GArray *words = new_side ? wording->new_words : wording->old_words;
	for (uint32_t i = 0; i < words->len; i++) {
		const struct node *of = wording_token(wording, new_side, i)->node;
		if (of && of->kind == node->kind && !strcmp(of->link->target, node->link->target))
			return of;
	}
	return NULL;
}

static char *trimmed(char *text)
{
	return g_strstrip(text);
}

static bool is_capital(const struct wording *wording, bool new_side, uint32_t at)
{
	const char *text = lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at)->word);
	return g_unichar_isupper(g_utf8_get_char(text));
}

/* 'Whistleblowing' with 'Policy' after it, the same on both sides, is the name of a policy: how many words more. */
static uint32_t name_goes_on(const struct wording *wording, uint32_t old, uint32_t new)
{
	uint32_t more = 0;
	if (!is_capital(wording, false, old - 1) || !is_capital(wording, true, new - 1))
		return 0;
	while (more < 4 && old + more < wording->old_words->len && new + more < wording->new_words->len &&
	       is_capital(wording, false, old + more) &&
	       wording_token(wording, false, old + more)->word == wording_token(wording, true, new + more)->word)
		more++;
	return more;
}

/* What was replaced by what in a hunk: a policy's or value's whole text, or the words. False for none. */
static bool swap_read(const struct wording *wording, const struct hunk *hunk, char **replaced, char **replacement)
{
	const struct node *old = hunk->old_count ? named(wording, false, hunk->old_at, hunk->old_count) : NULL;
	const struct node *new = hunk->new_count ? named(wording, true, hunk->new_at, hunk->new_count) : NULL;
	if (new && !hunk->old_count)
		old = counterpart(wording, false, new);
	if (old && !hunk->new_count)
		new = counterpart(wording, true, old);
	if (old && new && !strcmp(old->link->target, new->link->target)) {
		*replaced = g_strdup(edition_reference(wording->old->edition, old)->text);
		*replacement = g_strdup(edition_reference(wording->new->edition, new)->text);
		return true;
	}
	uint32_t old_to = hunk->old_at + hunk->old_count, new_to = hunk->new_at + hunk->new_count;
	if (!hunk->old_count || !hunk->new_count || wording_little(wording, false, hunk->old_at, old_to) ||
	    wording_little(wording, true, hunk->new_at, new_to))
		return false;
	uint32_t more = name_goes_on(wording, old_to, new_to);
	*replaced = trimmed(wording_shown(wording, false, hunk->old_at, old_to + more));
	*replacement = trimmed(wording_shown(wording, true, hunk->new_at, new_to + more));
	return true;
}

static struct swap *swap_of(struct swaps *swaps, char *replaced, char *replacement)
{
	char *name = g_strconcat(replaced, "\n", replacement, NULL);
	struct swap *swap = g_hash_table_lookup(swaps->by_name, name);
	if (swap) {
		g_free(name);
		g_free(replaced);
		g_free(replacement);
		return swap;
	}
	swap = g_new0(struct swap, 1);
	swap->replaced = replaced;
	swap->replacement = replacement;
	swap->beads = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_hash_table_insert(swaps->by_name, name, swap);
	g_ptr_array_add(swaps->list, swap);
	return swap;
}

static bool is_foldable(const struct assembly *assembly, uint32_t place)
{
	const struct change *change = assembly->by_bead[place];
	return change && assembly->wordings[place] && !assembly->wordings[place]->formatted &&
	       (change->kind == CHANGE_REWORDED || change->kind == CHANGE_RETITLED);
}

static void swaps_collect(struct swaps *swaps)
{
	const struct match *match = swaps->assembly->match;
	for (uint32_t u = 0; u < match->old->units->len; u++) {
		uint32_t place = match->old_bead[u];
		if (place == NO_UNIT || BEAD(match, place)->old != u || !is_foldable(swaps->assembly, place))
			continue;
		const struct wording *wording = swaps->assembly->wordings[place];
		for (guint i = 0; i < wording->hunks->len; i++) {
			char *replaced, *replacement;
			if (!swap_read(wording, &g_array_index(wording->hunks, struct hunk, i), &replaced,
				       &replacement))
				continue;
			struct swap *swap = swap_of(swaps, replaced, replacement);
			swap->tags |= tags_of(wording, i, i + 1);
			guint n = swap->beads->len;
			if (!n || g_array_index(swap->beads, uint32_t, n - 1) != place)
				g_array_append_val(swap->beads, place);
		}
	}
}

/* True if every hunk of a bead is one of the swaps that are told by themselves. */
static bool all_swapped(struct swaps *swaps, const struct wording *wording)
{
	for (guint i = 0; i < wording->hunks->len; i++) {
		char *replaced, *replacement;
		if (!swap_read(wording, &g_array_index(wording->hunks, struct hunk, i), &replaced, &replacement))
			return false;
		char *name = g_strconcat(replaced, "\n", replacement, NULL);
		const struct swap *swap = g_hash_table_lookup(swaps->by_name, name);
		bool many = swap && swap->beads->len >= 2;
		g_free(name);
		g_free(replaced);
		g_free(replacement);
		if (!many)
			return false;
	}
	return true;
}

static void swap_tell(struct swaps *swaps, const struct swap *swap)
{
	struct assembly *assembly = swaps->assembly;
	struct changes *changes = assembly->changes;
	struct change *told = NULL;
	for (guint i = 0; i < swap->beads->len; i++) {
		uint32_t place = g_array_index(swap->beads, uint32_t, i);
		struct change *change = assembly->by_bead[place];
		if (!told) {
			told = change_new(changes, CHANGE_THROUGHOUT, change->unit);
			told->tags = swap->tags;
			told->replaced = arena_text(changes->arena, swap->replaced);
			told->replacement = arena_text(changes->arena, swap->replacement);
			told->position = change->new->len ? ((const struct provision *)change->new->pdata[0])->unit : 0;
		}
		struct change_place *at = arena_take(changes->arena, sizeof *at);
		const struct bead *bead = BEAD(assembly->match, place);
		at->old = provision_new(changes, assembly->match->old, bead->old, 1);
		at->new = provision_new(changes, assembly->match->new, bead->new, 1);
		g_ptr_array_add(told->places, at);
		if (change->kind == CHANGE_THROUGHOUT || !all_swapped(swaps, assembly->wordings[place]))
			continue;
		change_absorb(assembly, told, change);
		assembly->by_bead[place] = told;
	}
}

void throughout_fold(struct assembly *assembly)
{
	struct swaps swaps = {assembly, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			      g_ptr_array_new_with_free_func(swap_free)};
	swaps_collect(&swaps);
	for (guint i = 0; i < swaps.list->len; i++) {
		const struct swap *swap = swaps.list->pdata[i];
		if (swap->beads->len >= 2)
			swap_tell(&swaps, swap);
	}
	g_hash_table_unref(swaps.by_name);
	g_ptr_array_unref(swaps.list);
}
