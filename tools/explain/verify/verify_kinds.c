/* SPDX-License-Identifier: MIT
 * What an item says was done, held against what was done there. */
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/items.h"
#include "explain/verify/verify_within.h"

#include <string.h>

#define KIND(kind) (1u << (kind))

#define CAME (KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED))
#define MOVED (KIND(CHANGE_MOVED) | KIND(CHANGE_MOVED_REWORDED) | KIND(CHANGE_REORDERED))
#define PARTED (KIND(CHANGE_SPLIT) | KIND(CHANGE_MERGED))

/* ---- a place itself ---------------------------------------------------------------------------------------------- */

unsigned verify_whole_kinds(const struct verification *verification, const struct claim_place *place, bool former)
{
	unsigned kinds = 0;
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		if (spot_is_whole(spot, place, former))
			kinds |= KIND(spot->change->kind);
	}
	return kinds;
}

/* Whether anything there is to tell has changed at a place: by its new number, or `former` by the old one too. */
static bool is_touched(const struct verification *verification, const struct claim_place *place, bool former)
{
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		bool there = spot_level(spot, place, false) >= 0 || (former && spot_level(spot, place, true) >= 0);
		if (there && !change_is_slight(spot->change))
			return true;
	}
	return false;
}

/* Whether what stood at a place stands at another now. */
static bool has_come_to(const struct verification *verification, const struct claim_place *place,
			const struct claim_place *goal)
{
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		if (spot_level(spot, place, true) >= 0 && spot_level(spot, goal, false) >= 0)
			return true;
	}
	return false;
}

/* Whether a place has another number now: it may be said to have moved. */
static bool is_renumbered(const struct verification *verification, const struct claim_place *place)
{
	const char *now = spots_now_at(verification->spots, place);
	for (guint i = 0; now && i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		int was = spot_level(spot, place, true), is = spot_level(spot, place, false);
		if (was >= 0 && (is < 0 || spot->was->len - (guint)was != spot->now->len - (guint)is))
			return true;
	}
	return false;
}

bool verify_is_gone(const struct verification *verification, const struct claim_place *place)
{
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		if (spot->change->kind != CHANGE_REMOVED || !spot_is_whole(spot, place, true))
			continue;
		enum node_kind kind = spot->old->node->kind;
		if ((kind != NODE_SECTION && kind != NODE_SUBHEADING) || spot->old->units > 1)
			return true;
	}
	return false;
}

static const char *kinds_said(unsigned kinds)
{
	static const struct {
		unsigned kinds;
		const char *said;
	} sayings[] = {{KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED), "is new"},
		       {KIND(CHANGE_REMOVED), "was removed"},
		       {KIND(CHANGE_SPLIT), "was divided"},
		       {KIND(CHANGE_MERGED), "was joined to another"},
		       {KIND(CHANGE_MOVED) | KIND(CHANGE_MOVED_REWORDED), "was moved"},
		       {KIND(CHANGE_REORDERED), "was put into another order"}};
	for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++)
		if (kinds & sayings[i].kinds)
			return sayings[i].said;
	return "was reworded, or something in it was";
}

/* What is said of a place itself, and what would bear it out: done to it under its old number, or under its new one; or
 * done `beside` it, for what was divided may be told as reworded, and a new one beside it. */
static const struct {
	unsigned done;
	const char *said;
	unsigned old, new;
	bool beside;
} claims_said[] = {
	{CLAIM_REMOVED, "was removed",
	 KIND(CHANGE_REMOVED) | KIND(CHANGE_MERGED) | KIND(CHANGE_MOVED) | KIND(CHANGE_MOVED_REWORDED), 0, false},
	{CLAIM_ADDED, "was added", 0, CAME | KIND(CHANGE_SPLIT) | KIND(CHANGE_MOVED) | KIND(CHANGE_MOVED_REWORDED),
	 false},
	{CLAIM_MOVED, "was moved", MOVED | PARTED, MOVED | PARTED, false},
	{CLAIM_DIVIDED, "was divided", KIND(CHANGE_SPLIT), KIND(CHANGE_SPLIT), true},
	{CLAIM_MERGED, "was merged", KIND(CHANGE_MERGED), KIND(CHANGE_MERGED), true},
};

/* The share of words of a text that stand in another is at least this of a hundred, where it was drawn from that. */
#define DRAWN_LEAST 60u
#define WORD_LEAST 4u

static bool is_drawn(const struct provision *part, const struct provision *whole)
{
	g_autofree char *words = fact_folded(part->text), *text = fact_folded(whole->text);
	g_auto(GStrv) each = g_strsplit_set(words, " .,;:()", -1);
	guint all = 0, there = 0;
	for (char **one = each; *one; one++) {
		bool says = strlen(*one) >= WORD_LEAST;
		all += says;
		there += says && folded_count(text, *one);
	}
	return all && there * 100 >= all * DRAWN_LEAST;
}

static bool is_at(const struct spot *spot, const struct claim_place *place)
{
	return spot_level(spot, place, false) >= 0 || spot_level(spot, place, true) >= 0;
}

/* Whether what came is drawn from what was reworded, which has it no more; or, of what was merged, what went from what
 * has it now. */
static bool is_parted(const struct spot *part, const struct spot *rest, bool divided)
{
	const struct provision *piece = divided ? part->new : part->old;
	bool alone = piece && !(divided ? part->old : part->new);
	return alone && rest->old && rest->new &&is_drawn(piece, divided ? rest->old : rest->new) &&
	       !is_drawn(piece, divided ? rest->new : rest->old);
}

/* What is told as reworded, and as one that came or went beside it, though it was divided or merged. A section or an
 * appendix may be divided by what moved out of it: where anything came or went in it. */
static bool is_parted_beside(const struct verification *verification, const struct claim_place *place, bool divided)
{
	const GPtrArray *spots = verification->spots;
	bool whole = place->appendix || !strchr(place->number, '.');
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *one = spots->pdata[i];
		if (!is_at(one, place))
			continue;
		bool itself = one->whole || spot_is_whole(one, place, false) || spot_is_whole(one, place, true);
		if (whole && !itself && !(one->old && one->new))
			return true;
		for (guint k = 0; k < spots->len; k++)
			if (is_parted(one, spots->pdata[k], divided) || is_parted(spots->pdata[k], one, divided))
				return true;
	}
	return false;
}

/* Something done to it that is the contrary: divided for merged. */
static bool is_contrary(unsigned done, unsigned kinds)
{
	return (done == CLAIM_MERGED && kinds & KIND(CHANGE_SPLIT)) ||
	       (done == CLAIM_DIVIDED && kinds & KIND(CHANGE_MERGED));
}

static const struct claim_place *goal_of(const struct claim *claim)
{
	for (guint i = 0; i < claim->places->len; i++)
		if (((const struct claim_place *)claim->places->pdata[i])->goal)
			return claim->places->pdata[i];
	return NULL;
}

static void done_check(struct verification *verification, const struct claim *claim, const struct claim_place *place,
		       unsigned done)
{
	unsigned old = verify_whole_kinds(verification, place, true),
		 new = verify_whole_kinds(verification, place, false);
	const struct claim_place *goal = done == CLAIM_MOVED ? goal_of(claim) : NULL;
	if (!is_touched(verification, place, !(done & CLAIM_KEPT) || place->former))
		return;
	if (done & CLAIM_KEPT)
		verify_off(verification, CODE_REPORT_CLAIMED, claim->line,
			   "this item says that %s has not changed, and it %s", place->words, kinds_said(old | new));
	for (size_t i = 0; i < G_N_ELEMENTS(claims_said); i++) {
		if (done != claims_said[i].done)
			continue;
		bool fits = (old & claims_said[i].old) | (new &claims_said[i].new);
		bool beside = claims_said[i].beside && !is_contrary(done, old | new) &&
			      is_parted_beside(verification, place, done == CLAIM_DIVIDED);
		bool elsewhere = (done == CLAIM_MOVED || done == CLAIM_ADDED) && is_renumbered(verification, place);
		fits = goal ? has_come_to(verification, place, goal) : fits || beside || elsewhere;
		if (done == CLAIM_MOVED && !(old & (MOVED | PARTED)) && (place->former || !new))
			fits = fits && !verify_is_gone(verification, place); /* though something in it was moved */
		if (!fits)
			verify_off(verification, CODE_REPORT_CLAIMED, claim->line,
				   "this item says that %s %s, and it %s", place->words, claims_said[i].said,
				   kinds_said(new ? new : old));
	}
}

/* ---- an item as a whole ------------------------------------------------------------------------------------------ */

static unsigned kinds_found(const struct verification *verification)
{
	unsigned kinds = 0;
	for (guint i = 0; i < verification->found->len; i++)
		kinds |= KIND(((const struct spot *)verification->found->pdata[i])->change->kind);
	return kinds;
}

/* Whether anything at the places of an item was divided, or merged, though it may be told otherwise. */
static bool is_any_parted(const struct verification *verification, const struct claim *claim, unsigned kinds,
			  bool divided)
{
	bool parted = !verification->found->len || verification->guessed ||
		      kinds & (divided ? KIND(CHANGE_SPLIT) : KIND(CHANGE_MERGED));
	for (guint i = 0; i < claim->places->len && !parted; i++)
		parted = is_parted_beside(verification, claim->places->pdata[i], divided);
	return parted;
}

static void verbs_check(struct verification *verification, const struct claim *claim, unsigned kinds)
{
	const unsigned gone = KIND(CHANGE_REMOVED);
	const char *said = NULL;
	if (claim->verbs == CLAIM_REMOVED && kinds && !(kinds & ~CAME))
		said = "this item says 'removed', and what changed there is new";
	else if (claim->verbs == CLAIM_ADDED && kinds && !(kinds & ~gone))
		said = "this item says 'added', and what changed there was removed";
	else if (claim->verbs == CLAIM_MOVED && kinds == gone)
		said = "this item says 'moved', and what changed there was removed";
	else if (claim->verbs == CLAIM_CHANGED && kinds && !(kinds & ~CAME) &&
		 listed_within(verification->words, "claim-reworded", claim->text))
		said = "this item says 'reworded', and what changed there is new";
	else if (claim->verbs & CLAIM_MERGED && (kinds & PARTED) == KIND(CHANGE_SPLIT) && !(kinds & gone))
		said = "this item says 'merged', and what is there was divided";
	else if (claim->verbs & CLAIM_DIVIDED && (kinds & PARTED) == KIND(CHANGE_MERGED) && !(kinds & CAME))
		said = "this item says 'divided', and what is there was merged";
	else if (claim->verbs & CLAIM_MERGED && !is_any_parted(verification, claim, kinds, false))
		said = "this item says 'merged', and nothing there was";
	else if (claim->verbs & CLAIM_DIVIDED && !is_any_parted(verification, claim, kinds, true))
		said = "this item says 'divided', and nothing there was";
	if (said)
		verify_off(verification, CODE_REPORT_CLAIMED, claim->line, "%s", said);
}

/* 'moved to section 8.0': what moved stands there. */
static void goal_check(struct verification *verification, const struct claim *claim, const struct claim_place *goal)
{
	bool any = false;
	for (guint i = 0; i < verification->found->len; i++) {
		const struct spot *spot = verification->found->pdata[i];
		if (!(KIND(spot->change->kind) & MOVED))
			continue;
		any = true;
		if (spot_level(spot, goal, false) >= 0)
			return;
	}
	if (any)
		verify_off(verification, CODE_REPORT_CLAIMED, claim->line, "what was moved is not in %s now",
			   goal->words);
}

bool verify_kinds(struct verification *verification, const struct claim *claim)
{
	bool subject = false, before = verification->sound;
	verification->sound = true;
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		bool form = claim->form == CLAIM_REMOVED && place->appendix && !place->own;
		unsigned done = place->done ? place->done : form ? claim->form : 0;
		if (done && !place->between)
			done_check(verification, claim, place, done);
		if (place->goal)
			goal_check(verification, claim, place);
		subject = subject || done;
	}
	if (!subject)
		verbs_check(verification, claim, kinds_found(verification));
	bool fit = verification->sound;
	verification->sound = before && fit;
	return fit;
}
