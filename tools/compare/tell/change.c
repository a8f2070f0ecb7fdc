/* SPDX-License-Identifier: MIT
 * One change: made, filled, freed. */
#include "compare/tell/assemble.h"

const char *change_kind_name(enum change_kind kind)
{
	static const char *const names[] = {
		"inserted", "removed",  "reworded",  "moved",    "moved-reworded",     "split",
		"merged",   "retitled", "reordered", "included", "replaced-throughout"};
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == CHANGE_KINDS);
	return names[kind];
}

const char *change_tag_name(unsigned place)
{
	static const char *const names[] = {"reference",  "amount", "date",       "deadline", "role",
					    "obligation", "term",   "typography", "spelling", "formatting"};
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == TAGS);
	return names[place];
}

const char *matched_name(enum matched_by by)
{
	static const char *const names[] = {NULL, "id", "title", "text", "name", "likeness", "pin"};
	return names[by];
}

static void step_clear(void *step)
{
	struct change_step *gone = step;
	if (gone->hunks)
		g_array_unref(gone->hunks);
}

struct change *change_new(struct changes *changes, enum change_kind kind, const char *unit)
{
	struct change *change = g_new0(struct change, 1);
	change->kind = kind;
	change->unit = unit;
	change->old = g_ptr_array_new();
	change->new = g_ptr_array_new();
	change->words = g_ptr_array_new();
	change->places = g_ptr_array_new();
	change->steps = g_array_new(FALSE, TRUE, sizeof(struct change_step));
	g_array_set_clear_func(change->steps, step_clear);
	g_ptr_array_add(changes->list, change);
	return change;
}

void change_free(void *gone)
{
	struct change *change = gone;
	g_ptr_array_unref(change->old);
	g_ptr_array_unref(change->new);
	g_ptr_array_unref(change->words);
	g_ptr_array_unref(change->places);
	g_array_unref(change->steps);
	g_free(change);
}

static void lines_text(struct changes *changes, const struct change *into, const GPtrArray *from, bool is_new)
{
	struct provision *provision = (is_new ? into->new : into->old)->pdata[0];
	GString *text = g_string_new(provision->text);
	for (guint i = 0; i < from->len; i++) {
		const struct change *line = from->pdata[i];
		const struct provision *at = (is_new ? line->new : line->old)->pdata[0];
		g_string_append_printf(text, "\n%s", at->text);
	}
	provision->text = arena_text_n(changes->arena, text->str, text->len);
	g_string_free(text, TRUE);
}

static void line_words(struct changes *changes, struct change *into, const struct change *line)
{
	for (guint i = 0; i < line->words->len; i++) {
		struct wording_piece *piece = arena_take(changes->arena, sizeof *piece);
		*piece = *(const struct wording_piece *)line->words->pdata[i];
		if (!i && piece->op == '=') {
			piece->text = piece->bare = arena_printf(changes->arena, "\n%s", piece->text);
		} else if (!i) {
			struct wording_piece *end = arena_take(changes->arena, sizeof *end);
			*end = (struct wording_piece){.op = '=', .text = "\n", .bare = "\n", .leads = ""};
			g_ptr_array_add(into->words, end);
		}
		g_ptr_array_add(into->words, piece);
	}
}

void change_lines(struct changes *changes, struct change *into, const GPtrArray *from)
{
	lines_text(changes, into, from, false);
	lines_text(changes, into, from, true);
	for (guint i = 0; i < from->len; i++) {
		const struct change *line = from->pdata[i];
		line_words(changes, into, line);
		into->tags |= line->tags & ~TAGS_SLIGHT;
	}
}

void change_step(struct assembly *assembly, struct change *change, uint32_t old_at, uint32_t old_count, uint32_t new_at,
		 uint32_t new_count, const GArray *hunks)
{
	GArray *own = g_array_new(FALSE, FALSE, sizeof(struct hunk));
	if (hunks && hunks->len)
		g_array_append_vals(own, hunks->data, hunks->len);
	struct change_step step = {old_at, old_count, new_at, new_count, own};
	g_array_append_val(change->steps, step);
	for (uint32_t i = 0; i < old_count; i++)
		assembly->old_owner[old_at + i] = change;
	for (uint32_t i = 0; i < new_count; i++)
		assembly->new_owner[new_at + i] = change;
}

/* Beads that a change told of, told by another now. */
static void beads_forget(struct assembly *assembly, const struct change *change, const struct change_step *step)
{
	const struct match *match = assembly->match;
	for (uint32_t i = 0; i < step->old_count + step->new_count; i++) {
		uint32_t place = i < step->old_count ? match->old_bead[step->old_at + i]
						     : match->new_bead[step->new_at + i - step->old_count];
		if (place != NO_UNIT && assembly->by_bead[place] == change)
			assembly->by_bead[place] = NULL;
	}
}

void change_absorb(struct assembly *assembly, struct change *into, struct change *from)
{
	for (guint i = 0; i < from->steps->len; i++) {
		const struct change_step *step = &g_array_index(from->steps, struct change_step, i);
		change_step(assembly, into, step->old_at, step->old_count, step->new_at, step->new_count, step->hunks);
		beads_forget(assembly, from, step);
	}
	from->absorbed = true;
}

void absorbed_drop(struct changes *changes)
{
	GPtrArray *list = changes->list;
	guint kept = 0;
	for (guint i = 0; i < list->len; i++) {
		struct change *change = list->pdata[i];
		if (change->absorbed)
			continue;
		list->pdata[i] = list->pdata[kept];
		list->pdata[kept++] = change;
	}
	g_ptr_array_set_size(list, (gint)kept);
}
