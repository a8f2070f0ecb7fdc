/* SPDX-License-Identifier: MIT
 * What is to be filled in, as form blocks: a paragraph, or a row of a table, with its controls. */
#include "publish/word/word_writing.h"

#include <string.h>

#define FORM_ID_MOST 40

bool has_controls(const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < paragraph->pieces->len; i++)
		if (g_array_index(paragraph->pieces, struct word_piece, i).kind == PIECE_CONTROL)
			return true;
	return false;
}

static bool cells_have_controls(const struct word_row *row)
{
	for (guint i = 0; i < row->cells->len; i++) {
		const GPtrArray *blocks = g_array_index(row->cells, struct word_cell, i).blocks;
		for (guint k = 0; k < blocks->len; k++) {
			const struct word_block *block = blocks->pdata[k];
			if (block->table ? table_has_controls(block->table) : has_controls(block->paragraph))
				return true;
		}
	}
	return false;
}

bool table_has_controls(const struct word_table *table)
{
	for (guint r = 0; r < table->rows->len; r++)
		if (cells_have_controls(&g_array_index(table->rows, struct word_row, r)))
			return true;
	return false;
}

/* ---- the block ---- */

static void form_open(struct writing *writing)
{
	if (!writing->in_form)
		g_string_append(writing->out, "```form\n");
	writing->in_form = true;
}

void form_close(struct writing *writing)
{
	if (writing->in_form)
		g_string_append(writing->out, "```\n\n");
	writing->in_form = false;
}

/* ---- fields ---- */

void form_quoted(GString *out, const char *text)
{
	bool plain = !strpbrk(text, ",:[]\"'#") && !g_ascii_isspace(*text);
	if (!plain)
		g_string_append_c(out, '"');
	for (const char *c = text; *c; c++)
		g_string_append_c(out, *c == '"' ? '\'' : (unsigned char)*c < ' ' ? ' ' : *c);
	if (!plain)
		g_string_append_c(out, '"');
}

void form_id_line(struct writing *writing, const struct word_control *control)
{
	GString *id = id_of(control->id ? control->id : "", FORM_ID_MOST);
	if (id->len && g_ascii_isalpha(*id->str) && g_hash_table_add(writing->taken, g_strdup(id->str)))
		g_string_append_printf(writing->out, "  id: %s\n", id->str);
	g_string_free(id, TRUE);
}

/* What a control is called, or NULL. */
static const char *name_of(const struct word_control *control)
{
	const char *name = control->label && *control->label ? control->label : control->id;
	return name && *name ? name : NULL;
}

void form_above(struct writing *writing, const struct field_words *above)
{
	if (above && above->hint->len) {
		g_string_append(writing->out, "  hint: ");
		form_quoted(writing->out, above->hint->str);
		g_string_append_c(writing->out, '\n');
	}
	if (above && above->required)
		g_string_append(writing->out, "  required: true\n");
}

void form_begin(struct writing *writing, const char *type, const char *label)
{
	form_open(writing);
	g_string_append_printf(writing->out, "- %s: %s\n", type, label);
}

void form_field(struct writing *writing, const struct word_control *control, const char *label,
		const struct field_words *above)
{
	bool choice = control->type == FIELD_CHOICE && control->options && control->options[0];
	enum field_type type = control->type == FIELD_CHOICE && !choice ? FIELD_TEXT : control->type;
	const char *name = field_type_name(type);
	const char *given = *label ? label : name_of(control) ? name_of(control) : name;
	form_begin(writing, name, given);
	form_id_line(writing, control);
	form_above(writing, above);
	if (!choice)
		return;
	g_string_append(writing->out, "  options:\n");
	for (const char *const *option = control->options; *option; option++) {
		g_string_append(writing->out, "    - ");
		form_quoted(writing->out, *option);
		g_string_append_c(writing->out, '\n');
	}
}

/* The name of a blank that stands in brackets behind it, '(first day)', where its control ends in the same; NULL where
 * none does. `*end` is where it ends. The caller frees it. */
static char *name_behind(const struct word_control *control, const char *words, size_t *end)
{
	const char *close = words[0] == '(' ? strchr(words, ')') : NULL, *whole = name_of(control);
	if (!close || !whole || close == words + 1)
		return NULL;
	char *name = g_strndup(words + 1, (size_t)(close - words - 1));
	if (!g_str_has_suffix(whole, name)) {
		g_free(name);
		return NULL;
	}
	*end = (size_t)(close + 1 - words);
	return name;
}

/* '[date: first day]' in a sentence. */
static void blank_write(struct writing *writing, const struct word_control *control, const char *name, GString *out)
{
	const char *type =
		control->type == FIELD_CHOICE || control->type == FIELD_LONG ? "text" : field_type_name(control->type);
	const char *label = name ? name : name_of(control) ? name_of(control) : type;
	for (const char *const *option = control->options; option && *option; option++)
		writing_note(writing, "'%s' may be chosen for '%s', which is a blank in a sentence now", *option,
			     label);
	g_string_append_printf(out, "[%s: ", type);
	for (const char *c = label; *c; c++)
		g_string_append_c(out, strchr("[]\n\\:", *c) ? ' ' : *c);
	g_string_append_c(out, ']');
}

static guint next_control(const GArray *pieces, guint from)
{
	while (from < pieces->len && g_array_index(pieces, struct word_piece, from).kind != PIECE_CONTROL)
		from++;
	return from;
}

/* A sentence with blanks in it. */
static void statement_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	const GArray *pieces = paragraph->pieces;
	const struct word_control *before = NULL;
	GString *out = g_string_new(paragraph->number && !paragraph->bullet ? paragraph->number : NULL);
	GString *words = g_string_new(NULL);
	for (guint from = 0, at; from <= pieces->len; from = at + 1) {
		size_t named = 0;
		at = next_control(pieces, from);
		g_string_truncate(words, 0);
		words_label(writing, pieces, from, at, words);
		g_strchug(words->str);
		g_autofree char *name = before ? name_behind(before, words->str, &named) : NULL;
		if (before)
			blank_write(writing, before, name, out);
		const char *rest = words->str + named;
		if (out->len && out->str[out->len - 1] != ' ' && *rest != ' ' && (!named || !strchr(",.;:?!)", *rest)))
			g_string_append_c(out, ' ');
		g_string_append(out, rest);
		if (at < pieces->len && out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
		before = at < pieces->len ? g_array_index(pieces, struct word_piece, at).control : NULL;
	}
	form_begin(writing, "statement", out->str);
	g_string_free(words, TRUE);
	g_string_free(out, TRUE);
}

/* Boxes in a row, each with the words behind it. */
static void ticks_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	const GArray *pieces = paragraph->pieces;
	guint at = next_control(pieces, 0);
	GString *label = g_string_new(NULL);
	words_label(writing, pieces, 0, at, label);
	if (label->len)
		form_begin(writing, "note", label->str);
	while (at < pieces->len) {
		guint next = next_control(pieces, at + 1);
		g_string_truncate(label, 0);
		words_label(writing, pieces, at + 1, next, label);
		form_field(writing, g_array_index(pieces, struct word_piece, at).control, label->str, NULL);
		at = next;
	}
	g_string_free(label, TRUE);
}

bool has_letters(const char *text)
{
	while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return *text;
}

/* '☐ What I have written is true. (required)' */
static void one_field(struct writing *writing, const struct word_control *control, const char *label)
{
	struct field_words above = {.hint = g_string_new(NULL)};
	char *own = g_strndup(label, label_length(label, control->label, &above.required));
	form_field(writing, control, *own ? own : label, *own ? &above : NULL);
	g_free(own);
	g_string_free(above.hint, TRUE);
}

void form_paragraph(struct writing *writing, const struct word_paragraph *paragraph)
{
	const GArray *pieces = paragraph->pieces;
	guint first = next_control(pieces, 0), count = 0, ticks = 0;
	for (guint i = first; i < pieces->len; i = next_control(pieces, i + 1), count++)
		ticks += g_array_index(pieces, struct word_piece, i).control->type == FIELD_TICK;
	GString *label = g_string_new(paragraph->number && !paragraph->bullet ? paragraph->number : NULL);
	GString *after = g_string_new(NULL);
	if (label->len)
		g_string_append_c(label, ' ');
	words_label(writing, pieces, 0, first, label);
	words_label(writing, pieces, first + 1, pieces->len, after);
	if (count > 1 && ticks == count) {
		ticks_write(writing, paragraph);
	} else if (count > 1 || (label->len && after->len && !ticks && has_letters(after->str))) {
		statement_write(writing, paragraph);
	} else {
		if (label->len && after->len)
			g_string_append_c(label, ' ');
		g_string_append(label, after->str);
		one_field(writing, g_array_index(pieces, struct word_piece, first).control, label->str);
	}
	g_string_free(after, TRUE);
	g_string_free(label, TRUE);
}

/* ---- tables of fields ---- */

static void row_words(struct writing *writing, const GPtrArray *blocks, GString *label, GPtrArray *controls)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->table) {
			form_table(writing, block->table);
			continue;
		}
		const GArray *pieces = block->paragraph->pieces;
		for (guint from = 0, at; from < pieces->len; from = at + 1) {
			at = next_control(pieces, from);
			if (label->len && at > from)
				g_string_append_c(label, ' ');
			words_label(writing, pieces, from, at, label);
			if (at < pieces->len)
				g_ptr_array_add(controls,
						(gpointer)g_array_index(pieces, struct word_piece, at).control);
		}
	}
}

static void row_fields(struct writing *writing, const struct word_row *row)
{
	GString *label = g_string_new(NULL);
	GPtrArray *controls = g_ptr_array_new();
	for (guint i = 0; i < row->cells->len; i++)
		row_words(writing, g_array_index(row->cells, struct word_cell, i).blocks, label, controls);
	for (guint i = 0; i < controls->len; i++)
		form_field(writing, controls->pdata[i], i ? "" : label->str, NULL);
	if (!controls->len && label->len)
		form_begin(writing, "note", label->str);
	g_ptr_array_unref(controls);
	g_string_free(label, TRUE);
}

void form_table(struct writing *writing, const struct word_table *table)
{
	for (guint r = 0; r < table->rows->len; r++)
		row_fields(writing, &g_array_index(table->rows, struct word_row, r));
}
