/* SPDX-License-Identifier: MIT */
#include "compare/assemble.h"
#include "compare/learned.h"
#include "compare/replay.h"

#define ROUNDS_MOST 3

/* Where in the new text a change is told: what was removed, after what stood before it. */
static double position_of(const struct match *match, const struct change *change)
{
	if (change->kind == CHANGE_THROUGHOUT)
		return change->position;
	if (change->new->len)
		return ((const struct provision *)change->new->pdata[0])->unit;
	const struct provision *old = change->old->pdata[0];
	for (uint32_t i = old->unit; i-- > 0;) {
		uint32_t place = match->old_bead[i];
		if (place != NO_UNIT && !BEAD(match, place)->moved)
			return BEAD(match, place)->new + 0.5;
	}
	return -0.5;
}

static int by_position(const void *a, const void *b)
{
	const struct change *x = *(struct change *const *)a, *y = *(struct change *const *)b;
	if (x->position < y->position || x->position > y->position)
		return x->position < y->position ? -1 : 1;
	const struct provision *m = x->old->len ? x->old->pdata[0] : NULL, *n = y->old->len ? y->old->pdata[0] : NULL;
	if (m && n && m->unit != n->unit)
		return m->unit < n->unit ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

/* Matches again as long as one comparison teaches the next. */
static struct match *match_learning(struct side *old, struct side *new)
{
	struct match *match = match_find(old, new);
	for (int round = 1; round < ROUNDS_MOST && learn(match); round++) {
		match_free(match);
		side_index(old);
		side_index(new);
		match = match_find(old, new);
	}
	learn_last(match);
	return match;
}

static void wordings_find(struct assembly *assembly)
{
	const struct match *match = assembly->match;
	for (guint i = 0; i < match->beads->len; i++) {
		struct wording *wording = wording_new(match, BEAD(match, i));
		if (wording_same(wording))
			wording_free(wording);
		else
			assembly->wordings[i] = wording;
	}
}

static void assemble(struct changes *changes, const struct match *match)
{
	struct assembly assembly = {changes, match, NULL, NULL, NULL, NULL};
	assembly.wordings = g_new0(struct wording *, match->beads->len + 1);
	assembly.by_bead = g_new0(struct change *, match->beads->len + 1);
	assembly.old_owner = g_new0(struct change *, match->old->units->len + 1);
	assembly.new_owner = g_new0(struct change *, match->new->units->len + 1);
	wordings_find(&assembly);
	parts_tell(&assembly);
	units_tell(&assembly);
	inner_fold(&assembly);
	throughout_fold(&assembly);
	for (guint i = 0; i < changes->list->len; i++) {
		struct change *change = changes->list->pdata[i];
		change->position = position_of(match, change);
	}
	g_ptr_array_sort(changes->list, by_position);
	renumbered_find(changes, match);
	for (guint i = 0; i < match->beads->len; i++)
		wording_free(assembly.wordings[i]);
	g_free(assembly.wordings);
	g_free(assembly.by_bead);
	g_free(assembly.old_owner);
	g_free(assembly.new_owner);
}

struct changes *changes_find(const struct edition *old, const struct edition *new, struct diag *diag)
{
	struct changes *changes = g_new0(struct changes, 1);
	changes->arena = arena_new();
	changes->lexicon = lexicon_new();
	changes->list = g_ptr_array_new_with_free_func(change_free);
	changes->renumbered = g_ptr_array_new();
	changes->letters = g_ptr_array_new_with_free_func(change_free);
	changes->old = side_new(old, changes->lexicon);
	changes->new = side_new(new, changes->lexicon);
	struct match *match = match_learning(changes->old, changes->new);
	assemble(changes, match);
	match_free(match);
	if (changes_prove(changes, diag))
		return changes;
	changes_free(changes);
	return NULL;
}

bool changes_prove(const struct changes *changes, struct diag *diag)
{
	char *why = NULL;
	if (replay(changes, &why))
		return true;
	diag_add(diag, CODE_PROOF, (struct place){.file = NULL},
		 "the changes that were found do not turn the old text into the new (%s); this is a mistake of the "
		 "program, and nothing was written",
		 why);
	g_free(why);
	return false;
}

const struct edition *changes_edition(const struct changes *changes, bool of_new)
{
	return (of_new ? changes->new : changes->old)->edition;
}

void changes_free(struct changes *changes)
{
	if (!changes)
		return;
	g_ptr_array_unref(changes->list);
	g_ptr_array_unref(changes->renumbered);
	g_ptr_array_unref(changes->letters);
	side_free(changes->old);
	side_free(changes->new);
	lexicon_free(changes->lexicon);
	arena_free(changes->arena);
	g_free(changes);
}
