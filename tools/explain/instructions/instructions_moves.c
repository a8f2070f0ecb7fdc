/* SPDX-License-Identifier: MIT
 * What comes, goes and moves, as instructions. What stays of the old text is a sequence; runs of it that stand
 * elsewhere in the new text move, each as one; what is new stands after something that stayed or moved. */
#include "compare/match/order.h"
#include "explain/instructions/instructions_draft.h"
#include "explain/instructions/instructions_inline.h"

#include <string.h>

struct run {
	uint32_t first, last; /* old units, of those that are not gone */
	uint32_t rank;        /* of its first unit, counted over those */
	double weight;
	bool stays;
};

/* ---- what moves -------------------------------------------------------------------------------------------------- */

static uint32_t *ranks_of(const struct draft *draft)
{
	uint32_t count = draft->map->old->units->len, rank = 0;
	uint32_t *ranks = g_new(uint32_t, (gsize)count + 1);
	for (uint32_t i = 0; i < count; i++)
		ranks[i] = draft->gone[i] ? NO_UNIT : rank++;
	return ranks;
}

/* In the order of the new text. */
static GArray *runs_of(const struct draft *draft)
{
	const struct map *map = draft->map;
	uint32_t *ranks = ranks_of(draft), before = NO_UNIT;
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	for (uint32_t i = 0; i < map->new->units->len; i++) {
		uint32_t old = draft->new_in[i] ? NO_UNIT : map->from[i];
		if (old == NO_UNIT)
			continue;
		bool goes_on = before != NO_UNIT && ranks[old] == ranks[before] + 1;
		if (!goes_on) {
			struct run run = {old, old, ranks[old], 0, false};
			g_array_append_val(runs, run);
		}
		struct run *run = &g_array_index(runs, struct run, runs->len - 1);
		run->last = old;
		/* What is told as moved rather moves than what is not. */
		run->weight += map->moved[old] ? 0.001 : 1;
		before = old;
	}
	g_free(ranks);
	return runs;
}

static void runs_order(GArray *runs)
{
	uint32_t *places = g_new(uint32_t, runs->len + 1);
	double *weights = g_new(double, runs->len + 1);
	bool *kept = g_new0(bool, runs->len + 1);
	for (guint i = 0; i < runs->len; i++) {
		places[i] = g_array_index(runs, struct run, i).rank;
		weights[i] = g_array_index(runs, struct run, i).weight;
	}
	order_keep(places, weights, runs->len, kept);
	for (guint i = 0; i < runs->len; i++)
		g_array_index(runs, struct run, i).stays = kept[i];
	g_free(places);
	g_free(weights);
	g_free(kept);
}

/* ---- names of what moves ----------------------------------------------------------------------------------------- */

/* True where of all that stands in [first, end) only this run is left. */
static bool is_all(const struct draft *draft, const struct run *run, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (!draft->gone[i] && (i < run->first || i > run->last))
			return false;
	return true;
}

/* The widest place that begins at `unit`, or holds it, and in which only this run is left up to its end. */
static struct spot_at last_of(const struct draft *draft, const struct run *run)
{
	struct spot_at at = {run->last, 0, true};
	for (uint32_t unit = run->last; unit != NO_UNIT && unit > run->first; unit = places_parent(draft->places, unit))
		if (is_all(draft, run, unit, places_end(draft->places, unit)))
			at = (struct spot_at){unit, 0, false};
	return at;
}

/* How a run is named: one place, or a first and a last. True for a range. */
static bool run_name(const struct draft *draft, const struct run *run, struct slots *slots)
{
	uint32_t end = places_end(draft->places, run->first);
	bool whole = is_all(draft, run, run->first, end);
	slots->place = (struct spot_at){run->first, 0, !whole || end == run->first + 1};
	if (whole && end > run->last)
		return false;
	if (run->first == run->last)
		return false;
	slots->last = last_of(draft, run);
	return true;
}

static void run_cover(struct draft *draft, const struct run *run, uint32_t number)
{
	struct slots slots = {.nth = NTH_ONLY};
	bool range = run_name(draft, run, &slots);
	struct spot_at last = range ? slots.last : slots.place;
	uint32_t end = last.own ? last.unit + 1 : places_end(draft->places, last.unit);
	for (uint32_t i = run->first; i < end; i++)
		draft->run[i] = number;
}

/* ---- where new provisions go ------------------------------------------------------------------------------------- */

static uint32_t depth_of(const struct places *places, uint32_t unit)
{
	uint32_t depth = 0;
	for (uint32_t above = places_parent(places, unit); above != NO_UNIT; above = places_parent(places, above))
		depth++;
	return depth;
}

/* The last unit of a place that is left in it; the same rule as where instructions are carried out. */
static uint32_t left_of(const struct draft *draft, uint32_t unit)
{
	for (uint32_t i = places_end(draft->places, unit); i-- > unit;)
		if (!draft->gone[i] && draft->run[i] == draft->run[unit])
			return i;
	return NO_UNIT;
}

/* After which place something of this depth is put so that it comes just behind `old`. */
static struct spot_at anchor_at(const struct draft *draft, uint32_t old, uint32_t depth)
{
	struct spot_at at = {old, 0, true};
	uint32_t level = depth_of(draft->places, old);
	for (uint32_t unit = old; unit != NO_UNIT && level + 1 > depth;
	     unit = places_parent(draft->places, unit), level--)
		if (!draft->gone[unit] && left_of(draft, unit) == old && level >= depth)
			at = (struct spot_at){unit, 0, false};
	return at;
}

/* Where a term ends before its meaning, or a caption before the heads of its table: the place of the ':' among the
 * tokens of a unit; their number where there is none. */
static uint32_t colon_of(const struct side *side, const struct unit *unit)
{
	bool divided = unit->kind == UNIT_DEFINITION || unit->kind == UNIT_TABLE;
	for (uint32_t i = 0; i < unit->count && divided; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		const char *word = token->format & FORMAT_MARK ? lexicon_text(side->lexicon, token->word) : "";
		if (!strcmp(word, ":"))
			return i;
		if (!strcmp(word, "|"))
			break;
	}
	return unit->count;
}

static char *tokens_text(const struct draft *draft, uint32_t unit, uint32_t from, uint32_t to)
{
	GString *text = g_string_new(NULL);
	inline_write(draft->map->new, unit, from, to, true, draft->grammar.words, text);
	return g_string_free(text, FALSE);
}

void draft_line(const struct draft *draft, struct order *order, uint32_t unit)
{
	const struct unit *u = UNIT(draft->map->new, unit);
	struct block_line *line = line_add(order);
	uint32_t colon = colon_of(draft->map->new, u), behind = MIN(colon + 1, u->count);
	line->kind = u->kind;
	line->label = places_number(draft->new_places, unit);
	if (u->kind == UNIT_TABLE && colon < u->count) {
		line->more = tokens_text(draft, unit, 0, colon);
		line->text = tokens_text(draft, unit, behind, u->count);
	} else {
		line->text = tokens_text(draft, unit, 0, colon);
		line->more = u->kind == UNIT_DEFINITION ? tokens_text(draft, unit, behind, u->count) : NULL;
	}
	if (!*line->text) {
		g_free(line->text);
		line->text = g_strdup(INLINE_CUT);
	}
}

/* Going through the new text: what comes next is put behind what was before it. */
struct walking {
	struct draft *draft;
	struct order *block; /* the one that new provisions are added to, or NULL */
	uint32_t behind;     /* the old unit that stands before, or NO_UNIT at the start */
};

static void block_open(struct walking *walking, uint32_t unit)
{
	struct draft *draft = walking->draft;
	if (walking->block)
		return;
	if (walking->behind == NO_UNIT) {
		walking->block = draft_order(draft, FORM_INSERT_START, 0, false);
		return;
	}
	struct spot_at at = anchor_at(draft, walking->behind, depth_of(draft->new_places, unit));
	walking->block = draft_order(draft, FORM_INSERT, walking->behind, true);
	walking->block->slots.anchor = at;
}

static void run_place(struct walking *walking, const struct run *run, uint32_t unit)
{
	struct draft *draft = walking->draft;
	struct slots slots = {.nth = NTH_ONLY};
	bool range = run_name(draft, run, &slots);
	if (walking->block) {
		struct block_line *line = line_add(walking->block);
		line->moved = range ? LINE_MOVED_RANGE : LINE_MOVED;
		line->slots = slots;
		return;
	}
	bool start = walking->behind == NO_UNIT;
	enum form form = start   ? (range ? FORM_MOVE_RANGE_START : FORM_MOVE_START)
			 : range ? FORM_MOVE_RANGE
				 : FORM_MOVE;
	if (!start)
		slots.anchor = anchor_at(draft, walking->behind, depth_of(draft->new_places, unit));
	draft_order(draft, form, run->first, false)->slots = slots;
}

static void places_walk(struct draft *draft, const GArray *runs)
{
	const struct map *map = draft->map;
	struct walking walking = {draft, NULL, NO_UNIT};
	guint next = 0;
	for (uint32_t i = 0; i < map->new->units->len; i++) {
		uint32_t old = map->from[i];
		if (draft->new_in[i] || map->piece_of[i] != NO_UNIT)
			continue;
		if (old == NO_UNIT) {
			block_open(&walking, i);
			draft_line(draft, walking.block, i);
			continue;
		}
		if (next < runs->len && g_array_index(runs, struct run, next).first == old) {
			const struct run *run = &g_array_index(runs, struct run, next++);
			if (!run->stays)
				run_place(&walking, run, i);
		}
		walking.block = NULL;
		walking.behind = old;
	}
}

/* ---- what goes --------------------------------------------------------------------------------------------------- */

static bool is_omitted(const struct draft *draft, uint32_t unit)
{
	return draft->map->to[unit] == NO_UNIT && draft->map->joined[unit] == NO_UNIT && !draft->old_in[unit];
}

/* True where nothing under a unit is left in its place. */
static bool goes_whole(const struct draft *draft, uint32_t unit)
{
	for (uint32_t i = unit; i < places_end(draft->places, unit); i++)
		if (!draft->gone[i] && draft->run[i] == draft->run[unit])
			return false;
	return true;
}

/* True where an omission may be told with the one before it, as a range. */
static bool goes_on(const struct draft *draft, const struct order *last, uint32_t last_end, uint32_t unit)
{
	uint32_t before = last->slots.place.unit;
	return last_end == unit && draft->run[unit] == draft->run[before] &&
	       places_parent(draft->places, unit) == places_parent(draft->places, before) &&
	       UNIT(draft->map->old, unit)->kind == UNIT(draft->map->old, before)->kind;
}

static void omissions_say(struct draft *draft)
{
	struct order *last = NULL;
	uint32_t last_end = NO_UNIT;
	bool *told = g_new0(bool, (gsize)draft->map->old->units->len + 1);
	for (uint32_t i = 0; i < draft->map->old->units->len; i++) {
		if (!is_omitted(draft, i) || told[i])
			continue;
		bool whole = goes_whole(draft, i);
		uint32_t end = whole ? places_end(draft->places, i) : i + 1;
		/* What moves out of it, with what that holds, does not go with it. */
		for (uint32_t k = i; k < end; k++)
			told[k] = told[k] || !draft->run[k] || draft->run[k] == draft->run[i];
		if (last && whole && goes_on(draft, last, last_end, i)) {
			last->form = FORM_OMIT_RANGE;
			last->slots.last = (struct spot_at){i, 0, false};
		} else {
			struct order *order = draft_order(draft, FORM_OMIT, i, false);
			order->slots.place = (struct spot_at){i, 0, !whole};
			last = whole ? order : NULL;
		}
		last_end = end;
	}
	g_free(told);
}

/* ---- what is added to another ------------------------------------------------------------------------------------ */

static void joins_say(struct draft *draft)
{
	for (uint32_t i = 0; i < draft->map->old->units->len; i++) {
		if (draft->map->joined[i] == NO_UNIT)
			continue;
		struct order *order = draft_order(draft, FORM_JOIN, i, false);
		order->slots.place = (struct spot_at){draft->map->joined[i], 0, true};
		order->slots.last = (struct spot_at){i, 0, true};
	}
}

void draft_moves(struct draft *draft)
{
	for (uint32_t i = 0; i < draft->map->old->units->len; i++)
		draft->gone[i] = draft->old_in[i] || draft->map->to[i] == NO_UNIT;
	GArray *runs = runs_of(draft);
	runs_order(runs);
	for (guint i = 0; i < runs->len; i++)
		if (!g_array_index(runs, struct run, i).stays)
			run_cover(draft, &g_array_index(runs, struct run, i), i + 1);
	joins_say(draft);
	omissions_say(draft);
	places_walk(draft, runs);
	g_array_unref(runs);
}
