/* SPDX-License-Identifier: MIT */
#include "compare/replay.h"
#include "compare/match/myers.h"
#include "compare/units/units.h"

/* One direction: from one side to the other. */
struct run_through {
	const struct side *from, *to;
	bool reversed;
	uint8_t *taken, *filled; /* by unit of `from` and of `to`: how often a step had it */
	char *why;
};

static bool fail(struct run_through *run, const char *what, uint32_t unit)
{
	if (!run->why)
		run->why = g_strdup_printf("%s, unit %u of the %s text", what, unit, run->reversed ? "old" : "new");
	return false;
}

static void words_of(const struct side *side, uint32_t at, uint32_t count, GArray *words)
{
	for (uint32_t i = at; i < at + count; i++) {
		const struct unit *unit = UNIT(side, i);
		guint before = words->len;
		g_array_set_size(words, before + unit->count);
		for (uint32_t k = 0; k < unit->count; k++)
			g_array_index(words, uint32_t, before + k) = TOKEN(side, unit->first + k)->word;
	}
}

static struct change_step turned(const struct change_step *step, bool reversed)
{
	if (!reversed)
		return *step;
	return (struct change_step){step->new_at, step->new_count, step->old_at, step->old_count, step->hunks};
}

static struct hunk hunk_turned(const struct hunk *hunk, bool reversed)
{
	if (!reversed)
		return *hunk;
	return (struct hunk){hunk->new_at, hunk->new_count, hunk->old_at, hunk->old_count};
}

/* The words before, with the hunks applied; what a hunk brings is read from the other side, what it keeps is not. */
static bool words_become(const GArray *before, const GArray *after, const GArray *hunks, bool reversed)
{
	GArray *made = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t at = 0;
	bool sound = true;
	for (guint i = 0; i < hunks->len && sound; i++) {
		struct hunk hunk = hunk_turned(&g_array_index(hunks, struct hunk, i), reversed);
		sound = hunk.old_at >= at && hunk.old_at + hunk.old_count <= before->len &&
			hunk.new_at + hunk.new_count <= after->len;
		if (!sound)
			break;
		if (hunk.old_at > at)
			g_array_append_vals(made, &g_array_index(before, uint32_t, at), hunk.old_at - at);
		sound = made->len == hunk.new_at;
		if (hunk.new_count)
			g_array_append_vals(made, &g_array_index(after, uint32_t, hunk.new_at), hunk.new_count);
		at = hunk.old_at + hunk.old_count;
	}
	if (sound && at < before->len)
		g_array_append_vals(made, &g_array_index(before, uint32_t, at), before->len - at);
	sound = sound && made->len == after->len;
	for (guint i = 0; i < made->len && sound; i++)
		sound = g_array_index(made, uint32_t, i) == g_array_index(after, uint32_t, i);
	g_array_unref(made);
	return sound;
}

static bool step_apply(struct run_through *run, const struct change_step *given)
{
	struct change_step step = turned(given, run->reversed);
	if (step.old_at + step.old_count > run->from->units->len || step.new_at + step.new_count > run->to->units->len)
		return fail(run, "a change reaches past the end", step.new_at);
	for (uint32_t i = 0; i < step.old_count; i++)
		if (run->taken[step.old_at + i]++)
			return fail(run, "a unit is used twice", step.new_at);
	for (uint32_t i = 0; i < step.new_count; i++)
		if (run->filled[step.new_at + i]++)
			return fail(run, "a unit is told twice", step.new_at + i);
	if (!step.old_count || !step.new_count)
		return true;
	GArray *before = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
	       *after = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	words_of(run->from, step.old_at, step.old_count, before);
	words_of(run->to, step.new_at, step.new_count, after);
	bool same = words_become(before, after, step.hunks, run->reversed);
	g_array_unref(before);
	g_array_unref(after);
	return same || fail(run, "the words do not come out", step.new_at);
}

#define SET_ON (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

/* What no change tells of must be the same, in the same order. */
static bool rest_same(struct run_through *run)
{
	uint32_t from = 0, to = 0, all_from = run->from->units->len, all_to = run->to->units->len;
	for (;; from++, to++) {
		while (from < all_from && run->taken[from])
			from++;
		while (to < all_to && run->filled[to])
			to++;
		if (from == all_from || to == all_to)
			break;
		const struct unit *x = UNIT(run->from, from), *y = UNIT(run->to, to);
		if (x->kind != y->kind || x->depth != y->depth || x->noted != y->noted || x->count != y->count)
			return fail(run, "a difference is not told", to);
		for (uint32_t i = 0; i < x->count; i++) {
			const struct token *a = TOKEN(run->from, x->first + i), *b = TOKEN(run->to, y->first + i);
			if (a->word != b->word || ((a->format ^ b->format) & SET_ON))
				return fail(run, "a difference is not told", to);
		}
	}
	return (from == all_from && to == all_to) || fail(run, "a unit is left over", to);
}

static bool steps_apply(struct run_through *run, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct change *change = list->pdata[i];
		for (guint k = 0; k < change->steps->len; k++)
			if (!step_apply(run, &g_array_index(change->steps, struct change_step, k)))
				return false;
	}
	return true;
}

static bool run_once(const struct changes *changes, bool reversed, char **why)
{
	struct run_through run = {changes->old, changes->new, reversed, NULL, NULL, NULL};
	if (reversed)
		run = (struct run_through){changes->new, changes->old, true, NULL, NULL, NULL};
	run.taken = g_new0(uint8_t, run.from->units->len + 1);
	run.filled = g_new0(uint8_t, run.to->units->len + 1);
	bool sound = steps_apply(&run, changes->list) && steps_apply(&run, changes->letters);
	sound = sound && rest_same(&run);
	g_free(run.taken);
	g_free(run.filled);
	*why = run.why;
	return sound;
}

bool replay(const struct changes *changes, char **why)
{
	return run_once(changes, false, why) && run_once(changes, true, why);
}
