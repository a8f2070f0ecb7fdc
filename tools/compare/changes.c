/* SPDX-License-Identifier: MIT */
#include "compare/tell/assemble.h"
#include "compare/match/known.h"
#include "compare/match/learned.h"
#include "compare/words/posts.h"
#include "compare/replay.h"

#define ROUNDS_MOST 3

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

/* By old unit: where in the new text it is told that it was removed: after what stood before it. */
static double *positions_of(const struct match *match)
{
	double *positions = g_new(double, match->old->units->len + 1), last = -0.5;
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		positions[i] = last;
		if (place != NO_UNIT && !BEAD(match, place)->moved)
			last = BEAD(match, place)->new + 0.5;
	}
	return positions;
}

static void positions_set(struct changes *changes, const struct match *match)
{
	double *positions = positions_of(match);
	for (guint i = 0; i < changes->list->len; i++) {
		struct change *change = changes->list->pdata[i];
		if (change->kind == CHANGE_THROUGHOUT)
			continue;
		bool is_new = change->new->len;
		const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
		change->position = is_new ? at->unit : positions[at->unit];
	}
	g_free(positions);
	g_ptr_array_sort(changes->list, by_position);
}

/* Matches again as long as one comparison teaches the next. */
static struct match *match_learning(struct side *old, struct side *new, const struct known *known,
				    struct wordings *wordings)
{
	struct match *match = match_find(old, new, known);
	for (int round = 1; round < ROUNDS_MOST && learn(match, wordings); round++) {
		match_free(match);
		side_index(old);
		side_index(new);
		match = match_find(old, new, known);
	}
	learn_last(match);
	return match;
}

static void wordings_find(struct assembly *assembly, struct wordings *wordings)
{
	const struct match *match = assembly->match;
	for (guint i = 0; i < match->beads->len; i++) {
		if (wording_none(match, BEAD(match, i)))
			continue;
		const struct wording *wording = wording_of(wordings, match, BEAD(match, i));
		if (!wording_same(wording))
			assembly->wordings[i] = wording;
	}
}

static void assemble(struct changes *changes, const struct match *match, struct wordings *wordings)
{
	struct assembly assembly = {.changes = changes, .match = match};
	assembly.wordings = g_new0(const struct wording *, match->beads->len + 1);
	assembly.by_bead = g_new0(struct change *, match->beads->len + 1);
	assembly.old_owner = g_new0(struct change *, match->old->units->len + 1);
	assembly.new_owner = g_new0(struct change *, match->new->units->len + 1);
	wordings_find(&assembly, wordings);
	assembly.posts = posts_new(match, assembly.wordings);
	parts_tell(&assembly);
	units_tell(&assembly);
	inner_fold(&assembly);
	texts_fill(&assembly);
	copies_fold(&assembly);
	throughout_fold(&assembly);
	positions_set(changes, match);
	renumbered_find(changes, match);
	posts_free(assembly.posts);
	g_free(assembly.wordings);
	g_free(assembly.by_bead);
	g_free(assembly.old_owner);
	g_free(assembly.new_owner);
}

struct changes *changes_find(const struct edition *old, const struct edition *new, struct diag *diag)
{
	GPtrArray *olds = g_ptr_array_new(), *news = g_ptr_array_new();
	g_ptr_array_add(olds, (gpointer)old);
	g_ptr_array_add(news, (gpointer) new);
	struct changes *changes = changes_compare(&(struct comparison){olds, news, NULL}, diag);
	g_ptr_array_unref(olds);
	g_ptr_array_unref(news);
	return changes;
}

static struct side *side_of(struct changes *changes, const struct comparison *comparison, bool of_new)
{
	GPtrArray *identities = documents_identities(changes->known, comparison, of_new);
	const char *const *names = (const char *const *)identities->pdata;
	struct side *side = side_new(of_new ? comparison->new : comparison->old, names, changes->lexicon);
	g_ptr_array_unref(identities);
	return side;
}

static void sides_make(struct changes *changes, const struct comparison *comparison)
{
	changes->old = side_of(changes, comparison, false);
	changes->new = side_of(changes, comparison, true);
	if (!documents_vote(changes->known, comparison, changes->old, changes->new))
		return;
	side_free(changes->old);
	side_free(changes->new);
	changes->old = side_of(changes, comparison, false);
	changes->new = side_of(changes, comparison, true);
}

static struct changes *changes_new(const struct comparison *comparison)
{
	struct changes *changes = g_new0(struct changes, 1);
	changes->old_editions = g_ptr_array_copy((GPtrArray *)comparison->old, NULL, NULL);
	changes->new_editions = g_ptr_array_copy((GPtrArray *)comparison->new, NULL, NULL);
	changes->arena = arena_new();
	changes->lexicon = lexicon_new();
	changes->known = known_new(comparison);
	changes->list = g_ptr_array_new_with_free_func(change_free);
	changes->renumbered = g_ptr_array_new();
	changes->letters = g_ptr_array_new_with_free_func(change_free);
	return changes;
}

struct changes *changes_compare(const struct comparison *comparison, struct diag *diag)
{
	struct changes *changes = changes_new(comparison);
	sides_make(changes, comparison);
	copies_find(changes->known, changes->old, changes->new);
	pairings_resolve(changes->known, comparison, changes->old, changes->new, diag);
	struct wordings *wordings = wordings_new(changes->old);
	struct match *match = match_learning(changes->old, changes->new, changes->known, wordings);
	side_matched(changes->old);
	side_matched(changes->new);
	assemble(changes, match, wordings);
	wordings_free(wordings);
	references_check(match, diag);
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

const GPtrArray *changes_editions(const struct changes *changes, bool of_new)
{
	return of_new ? changes->new_editions : changes->old_editions;
}

const struct edition *changes_edition(const struct changes *changes, bool of_new)
{
	return changes_editions(changes, of_new)->pdata[0];
}

static uint32_t place_of(const GPtrArray *editions, const struct edition *edition)
{
	guint place;
	return g_ptr_array_find((GPtrArray *)editions, edition, &place) ? place : NO_UNIT;
}

const struct edition *changes_partner(const struct changes *changes, const struct edition *edition)
{
	uint32_t old = place_of(changes->old_editions, edition), new = place_of(changes->new_editions, edition);
	uint32_t partner = old != NO_UNIT   ? changes->known->old_document[old]
			   : new != NO_UNIT ? changes->known->new_document[new]
					    : NO_UNIT;
	if (partner == NO_UNIT)
		return NULL;
	return (old != NO_UNIT ? changes->new_editions : changes->old_editions)->pdata[partner];
}

bool changes_level_differs(const struct changes *changes, const struct change *change)
{
	const struct provision *before = change->old->pdata[0], *now = change->new->pdata[0];
	const struct unit *old = UNIT(changes->old, before->unit), *new = UNIT(changes->new, now->unit);
	return old->depth != new->depth || old->noted != new->noted;
}

void changes_free(struct changes *changes)
{
	if (!changes)
		return;
	g_ptr_array_unref(changes->list);
	g_ptr_array_unref(changes->renumbered);
	g_ptr_array_unref(changes->letters);
	g_ptr_array_unref(changes->old_editions);
	g_ptr_array_unref(changes->new_editions);
	side_free(changes->old);
	side_free(changes->new);
	known_free(changes->known);
	lexicon_free(changes->lexicon);
	arena_free(changes->arena);
	g_free(changes);
}
