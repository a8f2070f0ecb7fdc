/* SPDX-License-Identifier: MIT
 * What changed in a document is told of the document itself, and not again of each copy of it in another. */
#include "compare/tell/assemble.h"
#include "compare/match/known.h"

/* What a copy repeats, or NO_UNIT; a copy that came or went as a whole is something to tell. */
static uint32_t repeated(const struct assembly *assembly, const struct change *change, const struct provision *at,
			 bool is_new)
{
	const struct match *match = assembly->match;
	const struct side *side = is_new ? match->new : match->old;
	const struct part *part = PART(side, UNIT(side, at->unit)->part);
	bool lone = !change->old->len || !change->new->len;
	if (lone && part->whole && part->first == at->unit)
		return NO_UNIT;
	return copy_original(match->known, at->unit, is_new);
}

static bool all_repeated(const struct assembly *assembly, const struct change *change)
{
	bool all = true;
	for (guint i = 0; i < change->old->len && all; i++)
		all = repeated(assembly, change, change->old->pdata[i], false) != NO_UNIT;
	for (guint i = 0; i < change->new->len &&all; i++)
		all = repeated(assembly, change, change->new->pdata[i], true) != NO_UNIT;
	return all;
}

/* The change of the document itself that tells what a change of its copy would tell again, or NULL. */
static struct change *original_of(const struct assembly *assembly, const struct change *change)
{
	if (!all_repeated(assembly, change))
		return NULL;
	bool is_new = change->new->len;
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	uint32_t original = copy_original(assembly->match->known, at->unit, is_new);
	struct change *own = (is_new ? assembly->new_owner : assembly->old_owner)[original];
	return own == change ? NULL : own;
}

void copies_fold(struct assembly *assembly)
{
	GPtrArray *list = assembly->changes->list;
	for (guint i = 0; i < list->len; i++) {
		struct change *change = list->pdata[i], *own = original_of(assembly, change);
		if (own)
			change_absorb(assembly, own, change);
	}
	absorbed_drop(assembly->changes);
}
