/* SPDX-License-Identifier: MIT
 * One replacement of words in many places is one change with its places. */
#include "compare/words/swaps.h"
#include "compare/words/tags.h"

/* ---- in how many places -------------------------------------------------------------------------------------- */

static struct swap *swap_known(const struct swaps *swaps, const struct found *found)
{
	char *name = g_strconcat(found->replaced, "\n", found->replacement, NULL);
	struct swap *swap = g_hash_table_lookup(swaps->by_name, name);
	g_free(name);
	return swap;
}

static struct swap *swap_of(struct swaps *swaps, struct found *found)
{
	struct swap *swap = swap_known(swaps, found);
	if (swap)
		return swap;
	swap = swap_new(g_steal_pointer(&found->replaced), g_steal_pointer(&found->replacement));
	g_hash_table_insert(swaps->by_name, g_strconcat(swap->replaced, "\n", swap->replacement, NULL), swap);
	g_ptr_array_add(swaps->list, swap);
	return swap;
}

static bool is_foldable(const struct assembly *assembly, uint32_t place)
{
	const struct change *change = assembly->by_bead[place];
	return change && !change->fact && assembly->wordings[place] && !assembly->wordings[place]->formatted &&
	       (change->kind == CHANGE_REWORDED || change->kind == CHANGE_RETITLED);
}

static void swap_count(struct swaps *swaps, struct found *found, uint32_t place, guint hunk)
{
	struct swap *swap = swap_of(swaps, found);
	const struct assembly *assembly = swaps->assembly;
	swap->tags |= tags_of(assembly->posts, assembly->wordings[place], hunk, hunk + found->hunks);
	swap->fixed = swap->fixed || found->fixed;
	const struct occurrence at = {place,         BEAD(swaps->assembly->match, place)->old,
				      hunk,          found->hunks,
				      found->old_at, found->old_to,
				      found->new_at, found->new_to};
	swap_add(swap, &at);
}

/* True where a replacement that was read is told by itself. */
static bool is_many(const struct swaps *swaps, const struct found *found)
{
	const struct swap *swap = swap_known(swaps, found);
	return swap && swap_is_many(swap);
}

/* Whole names are counted first; then the hunks that no name in many places has. */
static void bead_collect(struct swaps *swaps, uint32_t place, bool names)
{
	const struct wording *wording = swaps->assembly->wordings[place];
	for (guint i = 0; i < wording->hunks->len;) {
		struct found name = {0}, found = {0};
		bool named = name_read(wording, i, &name);
		guint taken = 1;
		if (named && names) {
			swap_count(swaps, &name, place, i);
			taken = name.hunks;
		} else if (named && is_many(swaps, &name)) {
			taken = name.hunks;
		} else if (!names && swap_read(wording, i, &found)) {
			swap_count(swaps, &found, place, i);
		}
		found_clear(&name);
		found_clear(&found);
		i += taken;
	}
}

static void swaps_collect(struct swaps *swaps, bool names)
{
	const struct match *match = swaps->assembly->match;
	for (uint32_t u = 0; u < match->old->units->len; u++) {
		uint32_t place = match->old_bead[u];
		if (place != NO_UNIT && BEAD(match, place)->old == u && is_foldable(swaps->assembly, place))
			bead_collect(swaps, place, names);
	}
}

/* By bead, for each of its hunks how many from there on are a replacement that is told by itself; NULL: there is none.
 */
static guint **taken_of(const struct swaps *swaps)
{
	guint **taken = g_new0(guint *, swaps->assembly->match->beads->len + 1);
	for (guint i = 0; i < swaps->list->len; i++) {
		const struct swap *swap = swaps->list->pdata[i];
		for (guint k = 0; k < swap->at->len && swap_is_many(swap); k++) {
			const struct occurrence *at = OCCURRENCE(swap, k);
			if (!taken[at->bead])
				taken[at->bead] = g_new0(guint, swaps->assembly->wordings[at->bead]->hunks->len + 1);
			taken[at->bead][at->hunk] = at->hunks;
		}
	}
	return taken;
}

static void taken_free(const struct swaps *swaps, guint **taken)
{
	for (guint i = 0; i < swaps->assembly->match->beads->len; i++)
		g_free(taken[i]);
	g_free(taken);
}

/* True if every hunk of a bead is one of the replacements that are told by themselves, or nothing to tell. */
static bool all_swapped(const struct wording *wording, const guint *taken)
{
	for (guint i = 0; i < wording->hunks->len;) {
		const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, i);
		if (!taken[i] && !hunk_is_look(wording, hunk))
			return false;
		i += MAX(taken[i], 1);
	}
	return true;
}

static void swap_tell(struct swaps *swaps, const struct swap *swap, guint *const *taken)
{
	struct assembly *assembly = swaps->assembly;
	struct changes *changes = assembly->changes;
	struct change *told = NULL;
	for (guint i = 0; i < swap->at->len; i++) {
		uint32_t place = OCCURRENCE(swap, i)->bead;
		if (i && OCCURRENCE(swap, i - 1)->bead == place)
			continue;
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
		if (change->kind == CHANGE_THROUGHOUT || !all_swapped(assembly->wordings[place], taken[place]))
			continue;
		change_absorb(assembly, told, change);
		assembly->by_bead[place] = told;
	}
}

/* ---- what is left to tell where it was found -----------------------------------------------------------------------
 */

/* What the hunks are about that no replacement tells. */
static unsigned rest_tags(const struct posts *posts, const struct wording *wording, const bool *told)
{
	unsigned tags = 0;
	bool minor = true;
	for (guint i = 0, to = 0; i < wording->hunks->len; i = to + 1) {
		for (to = i; to < wording->hunks->len && !told[to];)
			to++;
		unsigned own = to > i ? tags_of(posts, wording, i, to) : TAG_FORMATTING;
		minor = minor && own && !(own & ~TAGS_SLIGHT);
		tags |= to > i ? own : 0;
	}
	return minor ? tags : tags & ~TAGS_SLIGHT;
}

static void rest_tell(const struct swaps *swaps, uint32_t place, const guint *taken)
{
	const struct wording *wording = swaps->assembly->wordings[place];
	struct change *change = swaps->assembly->by_bead[place];
	bool *told = g_new0(bool, wording->hunks->len + 1), any = false;
	for (guint i = 0; i < wording->hunks->len;) {
		bool look = hunk_is_look(wording, &g_array_index(wording->hunks, struct hunk, i));
		guint here = look ? 0 : taken[i];
		for (guint k = i; k < i + here; k++)
			told[k] = any = true;
		i += MAX(here, 1);
	}
	if (any) {
		change_words(swaps->assembly->changes, change, wording, told);
		change->tags = rest_tags(swaps->assembly->posts, wording, told);
	}
	g_free(told);
}

static void rests_tell(const struct swaps *swaps, guint *const *taken)
{
	const struct match *match = swaps->assembly->match;
	for (uint32_t i = 0; i < match->beads->len; i++) {
		const struct change *change = swaps->assembly->by_bead[i];
		if (taken[i] && change && change->steps->len == 1 && is_foldable(swaps->assembly, i))
			rest_tell(swaps, i, taken[i]);
	}
}

void throughout_fold(struct assembly *assembly)
{
	struct swaps swaps = {assembly, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			      g_ptr_array_new_with_free_func(swap_free)};
	swaps_collect(&swaps, true);
	swaps_collect(&swaps, false);
	swaps_join(&swaps);
	swaps_widen(&swaps);
	swaps_plurals(&swaps);
	guint **taken = taken_of(&swaps);
	for (guint i = 0; i < swaps.list->len; i++)
		if (swap_is_many(swaps.list->pdata[i]))
			swap_tell(&swaps, swaps.list->pdata[i], taken);
	rests_tell(&swaps, taken);
	taken_free(&swaps, taken);
	absorbed_drop(assembly->changes);
	g_hash_table_unref(swaps.by_name);
	g_ptr_array_unref(swaps.list);
}
