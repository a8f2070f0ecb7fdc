/* SPDX-License-Identifier: MIT
 * Sub-headings that stand elsewhere among the text, alone or with what stands under them; and text that one of them
 * stands above now, or does no more. */
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* ---- a heading --------------------------------------------------------------------------------------------------- */

struct range {
	uint32_t first, end;
};

/* The units that stand under a heading. */
static struct range family_of(const struct side *side, uint32_t heading)
{
	const struct part *part = PART(side, UNIT(side, heading)->part);
	struct range range = {heading + 1, heading + 1};
	for (; range.end < part->first + part->count; range.end++) {
		uint32_t above = UNIT(side, range.end)->parent;
		while (above != NO_UNIT && above > heading)
			above = UNIT(side, above)->parent;
		if (above != heading)
			break;
	}
	return range;
}

static bool is_within(const struct range *range, uint32_t unit)
{
	return unit >= range->first && unit < range->end;
}

/* How many units of a step stay under the heading; 0 where one does not. */
static uint32_t step_kept(const struct change_step *step, const struct range *old, const struct range *new, bool of_new)
{
	bool was = is_within(old, step->old_at), is = is_within(new, step->new_at);
	bool stays = (!step->old_count || was) && (!step->new_count || is);
	return stays ? (of_new ? step->new_count : step->old_count) : 0;
}

/* Whether all that stood under a heading that moved, and was not removed, stands under it still, and nothing else that
 * stood elsewhere. */
static bool went_with(const struct changes *changes, const struct range *old, const struct range *new)
{
	uint32_t olds = 0, news = 0;
	for (guint i = 0; i < changes->list->len; i++) {
		const GArray *steps = ((const struct change *)changes->list->pdata[i])->steps;
		for (guint k = 0; k < steps->len; k++) {
			const struct change_step *step = &g_array_index(steps, struct change_step, k);
			olds += step_kept(step, old, new, false);
			news += step_kept(step, old, new, true);
		}
	}
	return olds == old->end - old->first && news == new->end - new->first;
}

/* Above what stands from a unit on: 'above paragraph 1.4', 'above ‘Exceptions’', 'at the end of ‘Gifts’'. */
static char *above_said(const struct saying *saying, const struct provision *heading, uint32_t unit)
{
	const struct side *side = saying->changes->new;
	const struct part *part = PART(side, UNIT(side, heading->unit)->part);
	if (unit >= part->first + part->count) {
		g_autofree char *title = section_title(heading);
		return pattern_fill(saying->patterns, PATTERN_HEADING_LAST, "title", title);
	}
	if (!unit_is_heading(UNIT(side, unit)) && *unit_number(side, unit)) {
		g_autofree struct provision *at = provision_at(side, unit);
		g_autofree char *place = place_said(saying, at);
		return pattern_fill(saying->patterns, PATTERN_HEADING_ABOVE, "place", place);
	}
	g_autofree char *title = excerpt(UNIT(side, unit)->text, true);
	return pattern_fill(saying->patterns, PATTERN_HEADING_ABOVE_TEXT, "title", title);
}

char *heading_moved_said(const struct saying *saying, const struct change *change)
{
	const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
	const struct range old = family_of(saying->changes->old, was->unit),
			   new = family_of(saying->changes->new, now->unit);
	bool any = old.first < old.end || new.first < new.end;
	bool with = any && went_with(saying->changes, &old, &new);
	g_autofree char *subject = first_line(now->text);
	g_autofree char *place = place_beside(place_and_was(saying, change), subject);
	g_autofree char *where = above_said(saying, now, with ? new.end : now->unit + 1);
	return pattern_fill(saying->patterns, with ? PATTERN_REORDERED_PART : PATTERN_REORDERED_HEADING, "subject",
			    subject, "place", place, "what", where);
}

/* ---- what stands under one --------------------------------------------------------------------------------------- */

/* The nearest text before a unit or behind it, headings aside; NULL for none. */
static const struct unit *text_beside(const struct side *side, uint32_t unit, int by)
{
	for (int64_t i = (int64_t)unit + by; i >= 0 && i < side->units->len; i += by)
		if (!unit_is_heading(UNIT(side, i)))
			return UNIT(side, i);
	return NULL;
}

static bool is_same(const struct unit *x, const struct unit *y)
{
	return x && y ? x->same == y->same : x == y;
}

enum heading_turn heading_turn(const struct changes *changes, const struct change *change)
{
	const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
	const struct node *before = heading_of(was->node), *after = heading_of(now->node);
	bool clause = change->kind == CHANGE_MOVED && !strcmp(change->unit, "clause");
	if (!clause || g_strcmp0(was->path[0], now->path[0]) != 0 ||
	    (before->kind != NODE_SUBHEADING && after->kind != NODE_SUBHEADING))
		return HEADING_NEITHER;
	g_autofree char *old = subject_of(was), *new = subject_of(now);
	bool stays = is_same(text_beside(changes->old, was->unit, -1), text_beside(changes->new, now->unit, -1)) &&
		     is_same(text_beside(changes->old, was->unit, 1), text_beside(changes->new, now->unit, 1));
	if (!stays || !strcmp(old, new))
		return HEADING_NEITHER;
	return after->kind == NODE_SUBHEADING ? HEADING_OVER : HEADING_OFF;
}
