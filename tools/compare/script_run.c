/* SPDX-License-Identifier: MIT
 * A script applied to the old text. */
#include "compare/dump.h"
#include "compare/script.h"

#include <string.h>

static void hunk_clear(void *gone)
{
	g_ptr_array_unref(((struct script_hunk *)gone)->added);
}

static void unit_clear(void *gone)
{
	struct script_unit *unit = gone;
	g_free(unit->kind);
	g_free(unit->format);
}

static void step_clear(void *gone)
{
	struct script_step *step = gone;
	if (step->hunks)
		g_array_unref(step->hunks);
	if (step->units)
		g_array_unref(step->units);
}

struct script_step script_step_new(void)
{
	struct script_step step = {0,
				   0,
				   0,
				   0,
				   g_array_new(FALSE, TRUE, sizeof(struct script_hunk)),
				   g_array_new(FALSE, TRUE, sizeof(struct script_unit))};
	g_array_set_clear_func(step.hunks, hunk_clear);
	g_array_set_clear_func(step.units, unit_clear);
	return step;
}

struct script *script_new(void)
{
	struct script *script = g_new0(struct script, 1);
	script->steps = g_array_new(FALSE, TRUE, sizeof(struct script_step));
	g_array_set_clear_func(script->steps, step_clear);
	script->followed = g_ptr_array_new_with_free_func(g_free);
	return script;
}

void script_free(struct script *script)
{
	if (!script)
		return;
	g_array_unref(script->steps);
	g_ptr_array_unref(script->followed);
	g_free(script->old_sum);
	g_free(script->new_sum);
	g_free(script);
}

/* ---- running it -------------------------------------------------------------------------------------------------- */

static GPtrArray *lines_of(const GPtrArray *editions, const struct script *script)
{
	struct lexicon *lexicon = lexicon_new();
	struct side *side = side_new(editions, NULL, lexicon);
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
	guint place = 0;
	for (guint i = 0; i < side->units->len; i++) {
		struct line *line = line_of(side, i, true);
		for (guint k = 0; k < line->words->len; k++, place++) {
			const char *now = place < script->followed->len ? script->followed->pdata[place] : NULL;
			if (now) {
				g_free(line->words->pdata[k]);
				line->words->pdata[k] = g_strdup(now);
			}
		}
		g_ptr_array_add(lines, line);
	}
	side_free(side);
	lexicon_free(lexicon);
	return lines;
}

/* The words of the old units, with the hunks applied; NULL where they do not fit. */
static GPtrArray *words_made(const struct script_step *step, const GPtrArray *lines)
{
	GPtrArray *before = g_ptr_array_new(), *made = g_ptr_array_new();
	for (uint32_t i = 0; i < step->old_count; i++) {
		const struct line *line = lines->pdata[step->old_at + i];
		for (guint k = 0; k < line->words->len && step->new_count; k++)
			g_ptr_array_add(before, line->words->pdata[k]);
	}
	guint at = 0;
	bool fits = true;
	for (guint i = 0; i < step->hunks->len && fits; i++) {
		const struct script_hunk *hunk = &g_array_index(step->hunks, struct script_hunk, i);
		fits = hunk->at >= at && hunk->at <= before->len && hunk->dropped <= before->len - hunk->at;
		for (; fits && at < hunk->at; at++)
			g_ptr_array_add(made, before->pdata[at]);
		for (guint k = 0; fits && k < hunk->added->len; k++)
			g_ptr_array_add(made, hunk->added->pdata[k]);
		at += fits ? hunk->dropped : 0;
	}
	for (; at < before->len; at++)
		g_ptr_array_add(made, before->pdata[at]);
	g_ptr_array_unref(before);
	if (fits)
		return made;
	g_ptr_array_unref(made);
	return NULL;
}

static bool step_units(const struct script_step *step, const GPtrArray *words, struct line **news)
{
	guint at = 0;
	for (guint i = 0; i < step->units->len; i++) {
		const struct script_unit *unit = &g_array_index(step->units, struct script_unit, i);
		if (unit->words > words->len - at || news[step->new_at + i])
			return false;
		struct line *line = news[step->new_at + i] = g_new0(struct line, 1);
		line->kind = g_strdup(unit->kind);
		line->format = g_strdup(unit->format);
		line->words = g_ptr_array_new_with_free_func(g_free);
		for (uint32_t k = 0; k < unit->words; k++)
			g_ptr_array_add(line->words, g_strdup(words->pdata[at++]));
	}
	return at == words->len;
}

static bool step_run(const struct script *script, const struct script_step *step, GPtrArray *lines, bool *taken,
		     struct line **news)
{
	if (step->old_at > lines->len || step->old_count > lines->len - step->old_at ||
	    step->new_at > script->new_count || step->new_count > script->new_count - step->new_at ||
	    step->units->len != step->new_count)
		return false;
	for (uint32_t i = 0; i < step->old_count; i++) {
		if (taken[step->old_at + i])
			return false;
		taken[step->old_at + i] = true;
	}
	GPtrArray *words = words_made(step, lines);
	bool sound = words && step_units(step, words, news);
	if (words)
		g_ptr_array_unref(words);
	return sound;
}

static bool rest_print(const struct script *script, const GPtrArray *lines, const bool *taken, struct line **news,
		       GString *out)
{
	guint at = 0;
	for (uint32_t i = 0; i < script->new_count; i++) {
		while (!news[i] && at < lines->len && taken[at])
			at++;
		if (!news[i] && at == lines->len)
			return false;
		line_print(news[i] ? news[i] : lines->pdata[at++], out);
	}
	while (at < lines->len && taken[at])
		at++;
	return at == lines->len;
}

bool script_run(const struct script *script, const GPtrArray *old, GString *out, const char **why)
{
	GString *before = g_string_new(NULL);
	units_dump(old, true, before);
	char *sum = dump_sum(before);
	bool same = !g_strcmp0(sum, script->old_sum);
	g_free(sum);
	g_string_free(before, TRUE);
	*why = "they were made from another text than this one";
	if (!same)
		return false;
	GPtrArray *lines = lines_of(old, script);
	bool *taken = g_new0(bool, lines->len + 1), sound = true;
	struct line **news = g_new0(struct line *, (gsize)script->new_count + 1);
	for (guint i = 0; i < script->steps->len && sound; i++)
		sound = step_run(script, &g_array_index(script->steps, struct script_step, i), lines, taken, news);
	sound = sound && rest_print(script, lines, taken, news, out);
	sum = dump_sum(out);
	*why = "they do not give the text that they say they give; they have been altered, or some are missing";
	sound = sound && !g_strcmp0(sum, script->new_sum);
	g_free(sum);
	for (uint32_t i = 0; i < script->new_count; i++)
		line_free(news[i]);
	g_free(news);
	g_free(taken);
	g_ptr_array_unref(lines);
	return sound;
}
