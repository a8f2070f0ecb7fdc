/* SPDX-License-Identifier: MIT
 * Of a flowchart, what follows from another change is told with it: a box that its words name too, with them; an arrow
 * with the box at its end that came, went or has other words. An arrow that leads elsewhere, or says something else, is
 * told for itself, whatever else changed. */
#include "compare/tell/assemble.h"

#include <string.h>

#define ARROW "→"
#define LABEL ":"

/* ---- steps ------------------------------------------------------------------------------------------------------- */

/* The token of a unit, counted from its first, that is a mark of ours; the count of its tokens where there is none. */
static uint32_t mark_find(const struct side *side, const struct unit *unit, uint32_t from, const char *mark)
{
	uint32_t at = from;
	for (; at < unit->count; at++) {
		const struct token *token = TOKEN(side, unit->first + at);
		if ((token->format & FORMAT_MARK) && !strcmp(lexicon_text(side->lexicon, token->word), mark))
			break;
	}
	return at;
}

bool unit_is_arrow(const struct side *side, const struct unit *unit)
{
	return unit->kind == UNIT_STEP && mark_find(side, unit, 0, ARROW) < unit->count;
}

/* Some words of a unit. */
struct extent {
	const struct side *side;
	uint32_t first, count; /* tokens */
};

static bool extents_same(struct extent x, struct extent y)
{
	bool same = x.count == y.count;
	for (uint32_t i = 0; i < x.count && same; i++)
		same = TOKEN(x.side, x.first + i)->word == TOKEN(y.side, y.first + i)->word;
	return same;
}

struct arrow {
	uint32_t from, to; /* boxes; NO_UNIT for an end without one */
	struct extent label;
};

/* The box of a flowchart with these words. */
static uint32_t box_find(struct extent words, uint32_t chart)
{
	for (uint32_t i = chart + 1; i < words.side->units->len && UNIT(words.side, i)->parent == chart; i++) {
		const struct unit *unit = UNIT(words.side, i);
		if (extents_same(words, (struct extent){words.side, unit->first, unit->count}))
			return i;
	}
	return NO_UNIT;
}

static struct arrow arrow_read(const struct side *side, uint32_t place)
{
	const struct unit *unit = UNIT(side, place);
	uint32_t to = mark_find(side, unit, 0, ARROW), label = mark_find(side, unit, to, LABEL);
	struct arrow arrow = {.label = {side, unit->first + label, unit->count - label}};
	arrow.from = box_find((struct extent){side, unit->first, to}, unit->parent);
	arrow.to = box_find((struct extent){side, unit->first + to + 1, label - to - 1}, unit->parent);
	return arrow;
}

/* ---- what a step is told with ------------------------------------------------------------------------------------ */

/* A change of steps of a flowchart, not told with another yet. */
struct step {
	uint32_t chart; /* in the new text; NO_UNIT: none, or the change is another */
	bool arrow;
};

static struct step step_of(const struct assembly *assembly, const struct change *change)
{
	const struct match *match = assembly->match;
	bool is_new = change->new->len;
	const struct side *side = is_new ? match->new : match->old;
	if (change->kind == CHANGE_THROUGHOUT || change->absorbed)
		return (struct step){NO_UNIT, false};
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	const struct unit *unit = UNIT(side, at->unit);
	if (unit->kind != UNIT_STEP)
		return (struct step){NO_UNIT, false};
	return (struct step){is_new ? unit->parent : match_partner(match, unit->parent, false),
			     unit_is_arrow(side, unit)};
}

/* The change that tells of a flowchart in words, or NULL. */
static struct change *words_change(const struct assembly *assembly, uint32_t chart)
{
	uint32_t place = assembly->match->new_bead[chart];
	struct change *change = place == NO_UNIT ? NULL : assembly->by_bead[place];
	return change && change->kind == CHANGE_REWORDED ? change : NULL;
}

/* True where the words that came or went in a flowchart's text have all of a box in them. */
static bool says_box(const struct assembly *assembly, const struct change *words, const struct change *box)
{
	const struct provision *at = (box->new->len ? box->new : box->old)->pdata[0];
	const struct side *side = box->new->len ? assembly->match->new : assembly->match->old;
	char *said = g_utf8_casefold(UNIT(side, at->unit)->text, -1);
	bool says = false;
	for (guint i = 0; i < words->words->len && !says; i++) {
		const struct wording_piece *piece = words->words->pdata[i];
		char *text = g_utf8_casefold(piece->text, -1);
		says = piece->op == (box->new->len ? '+' : '-') && strstr(text, said);
		g_free(text);
	}
	g_free(said);
	return says;
}

/* The words of the flowchart, where they name a box that came, went or has other words. */
static struct change *box_with(const struct assembly *assembly, const struct change *change, uint32_t chart)
{
	struct change *words = words_change(assembly, chart);
	return words && says_box(assembly, words, change) ? words : NULL;
}

/* The change of a box at an end of an arrow that came or went, if the box did so too; else NULL. */
static struct change *lone_with(struct change *const *owners, const uint32_t *beads, struct arrow arrow)
{
	if (arrow.from != NO_UNIT && beads[arrow.from] == NO_UNIT)
		return owners[arrow.from];
	return arrow.to != NO_UNIT && beads[arrow.to] == NO_UNIT ? owners[arrow.to] : NULL;
}

/* One box, whatever it says now; or one that came in the place of one that went. */
static bool end_follows(const struct match *match, uint32_t was, uint32_t now)
{
	if (was == NO_UNIT || now == NO_UNIT)
		return false;
	bool gone = match->old_bead[was] == NO_UNIT, come = match->new_bead[now] == NO_UNIT;
	return gone ? come : match_partner(match, was, false) == now;
}

/* The change of a box at an end of an arrow that leads from and to the same as before, and says the same. */
static struct change *kept_with(const struct assembly *assembly, struct arrow was, struct arrow now)
{
	const struct match *match = assembly->match;
	if (!end_follows(match, was.from, now.from) || !end_follows(match, was.to, now.to) ||
	    !extents_same(was.label, now.label))
		return NULL;
	struct change *from = assembly->new_owner[now.from];
	return from ? from : assembly->new_owner[now.to];
}

/* Arrows that only stand elsewhere in the source look alike: told with whatever else changed in the flowchart. */
static struct change *order_with(const struct assembly *assembly, uint32_t chart)
{
	for (guint i = 0; i < assembly->changes->list->len; i++) {
		struct change *change = assembly->changes->list->pdata[i];
		if (step_of(assembly, change).chart == chart && change->kind != CHANGE_REORDERED)
			return change;
	}
	return words_change(assembly, chart);
}

static struct change *arrow_with(const struct assembly *assembly, const struct change *change, uint32_t chart)
{
	const struct match *match = assembly->match;
	if (change->old->len > 1 || change->new->len > 1)
		return NULL;
	if (change->kind == CHANGE_REORDERED)
		return order_with(assembly, chart);
	const struct provision *old = change->old->len ? change->old->pdata[0] : NULL;
	const struct provision *new = change->new->len ? change->new->pdata[0] : NULL;
	g_assert(old || new);
	if (!old)
		return lone_with(assembly->new_owner, match->new_bead, arrow_read(match->new, new->unit));
	if (!new)
		return lone_with(assembly->old_owner, match->old_bead, arrow_read(match->old, old->unit));
	return kept_with(assembly, arrow_read(match->old, old->unit), arrow_read(match->new, new->unit));
}

static void steps_fold(struct assembly *assembly, bool arrows)
{
	for (guint i = 0; i < assembly->changes->list->len; i++) {
		struct change *change = assembly->changes->list->pdata[i];
		struct step step = step_of(assembly, change);
		if (step.chart == NO_UNIT || step.arrow != arrows)
			continue;
		struct change *into =
			arrows ? arrow_with(assembly, change, step.chart) : box_with(assembly, change, step.chart);
		if (into && into != change)
			change_absorb(assembly, into, change);
		else if (change->kind == CHANGE_MOVED_REWORDED) /* where in the source it stands nobody sees */
			change->kind = CHANGE_REWORDED;
	}
}

void charts_fold(struct assembly *assembly)
{
	steps_fold(assembly, false);
	steps_fold(assembly, true);
}
