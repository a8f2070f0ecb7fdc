/* SPDX-License-Identifier: MIT
 * Changes written as a script. */
#include "compare/script.h"
#include "base/json.h"
#include "compare/dump.h"
#include "compare/match/myers.h"

static void words_list(const struct side *side, uint32_t unit, uint32_t units, uint32_t from, uint32_t count,
		       GString *out)
{
	g_string_append_c(out, '[');
	uint32_t at = 0;
	bool first = true;
	for (uint32_t i = unit; i < unit + units; i++)
		for (uint32_t k = 0; k < UNIT(side, i)->count; k++, at++) {
			if (at < from || at >= from + count)
				continue;
			g_string_append(out, first ? "" : ", ");
			json_text(out, lexicon_text(side->lexicon, TOKEN(side, UNIT(side, i)->first + k)->word));
			first = false;
		}
	g_string_append_c(out, ']');
}

static void hunk_out(const struct changes *changes, const struct change_step *step, const struct hunk *hunk,
		     GString *out)
{
	g_string_append_printf(out, "[%u, %u, ", hunk->old_at, hunk->old_count);
	words_list(changes->new, step->new_at, step->new_count, hunk->new_at, hunk->new_count, out);
	g_string_append_c(out, ']');
}

static void units_out(const struct side *side, uint32_t at, uint32_t count, GString *out)
{
	g_string_append_c(out, '[');
	for (uint32_t i = at; i < at + count; i++) {
		struct line *line = line_of(side, i, true);
		g_string_append(out, i > at ? ", [" : "[");
		json_text(out, line->kind);
		g_string_append_printf(out, ", %u, ", line->words->len);
		json_text(out, line->format);
		g_string_append_c(out, ']');
		line_free(line);
	}
	g_string_append_c(out, ']');
}

static uint32_t words_in(const struct side *side, uint32_t unit, uint32_t units)
{
	uint32_t words = 0;
	for (uint32_t i = unit; i < unit + units; i++)
		words += UNIT(side, i)->count;
	return words;
}

void script_json(const struct changes *changes, const struct change *change, GString *out)
{
	g_string_append_c(out, '[');
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		g_string_append_printf(out, "%s[%u, %u, %u, %u, [", i ? ", " : "", step->old_at, step->old_count,
				       step->new_at, step->new_count);
		const struct hunk all = {0, 0, 0, words_in(changes->new, step->new_at, step->new_count)};
		for (guint k = 0; k < step->hunks->len; k++) {
			g_string_append(out, k ? ", " : "");
			hunk_out(changes, step, &g_array_index(step->hunks, struct hunk, k), out);
		}
		if (!step->old_count && all.new_count)
			hunk_out(changes, step, &all, out);
		g_string_append(out, "], ");
		units_out(changes->new, step->new_at, step->new_count, out);
		g_string_append_c(out, ']');
	}
	g_string_append_c(out, ']');
}

static void sum_out(const char *name, const struct side *side, GString *out)
{
	GString *dump = g_string_new(NULL);
	side_dump(side, true, dump);
	char *sum = dump_sum(dump);
	g_string_append_printf(out, "\"%s\": [%u, \"%s\"], ", name, side->units->len, sum);
	g_free(sum);
	g_string_free(dump, TRUE);
}

/* The words of the old text by itself that this comparison knows by what they became. */
static void followed_out(const struct changes *changes, const struct side *alone, GString *out)
{
	bool first = true;
	g_string_append(out, "\"followed\": [");
	for (guint i = 0; i < alone->tokens->len; i++) {
		uint32_t word = TOKEN(changes->old, i)->word;
		if (word == TOKEN(alone, i)->word)
			continue;
		g_string_append_printf(out, "%s[%u, ", first ? "" : ", ", i);
		json_text(out, lexicon_text(changes->lexicon, word));
		g_string_append_c(out, ']');
		first = false;
	}
	g_string_append_c(out, ']');
}

void script_sums(const struct changes *changes, GString *out)
{
	struct side *alone = side_new(changes->old_editions, NULL, changes->lexicon);
	g_string_append_c(out, '{');
	sum_out("old", alone, out);
	sum_out("new", changes->new, out);
	followed_out(changes, alone, out);
	g_string_append_c(out, '}');
	side_free(alone);
}
