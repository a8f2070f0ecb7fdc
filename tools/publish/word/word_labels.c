/* SPDX-License-Identifier: MIT
 * What a field of a form is called where its label stands in a paragraph above it: the control's own title says which.
 */
#include "publish/word/word_writing.h"

#include <string.h>

#define HINTS_MOST 3u
#define TITLE_LONGEST 64 /* Word takes no longer one */

const struct word_control *control_alone(const struct word_paragraph *paragraph)
{
	const struct word_control *control = NULL;
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind == PIECE_TEXT && has_letters(piece->text))
			return NULL;
		if (piece->kind != PIECE_CONTROL)
			continue;
		if (control)
			return NULL;
		control = piece->control;
	}
	return control;
}

static bool is_plain(const struct word_paragraph *paragraph)
{
	return paragraph && !paragraph->outline && !paragraph->number && !has_controls(paragraph);
}

/* 'Employee' of 'Employee (required)': how long it is. */
static size_t without_brackets(const char *words, bool *required)
{
	const char *open = strrchr(words, '(');
	*required = open > words && open[-1] == ' ' && g_str_has_suffix(words, ")") && !strchr(open, ' ');
	return *required ? (size_t)(open - 1 - words) : strlen(words);
}

size_t label_length(const char *words, const char *title, bool *required)
{
	size_t length = title ? strlen(title) : 0;
	bool cut = length && g_utf8_strlen(title, -1) >= TITLE_LONGEST - 4;
	if (cut && g_str_has_suffix(title, "…"))
		length -= strlen("…");
	if (!length || strncmp(words, title, length) != 0)
		return 0;
	if (cut)
		return without_brackets(words, required);
	const char *rest = words + length;
	while (*rest == ' ' || *rest == ':')
		rest++;
	*required = *rest == '*' || *rest == '(';
	bool fits = !*rest || !strcmp(rest, "*") || (*rest == '(' && g_str_has_suffix(rest, ")"));
	return fits ? length : 0;
}

static char *plain_words(const struct word_paragraph *paragraph)
{
	GString *words = g_string_new(NULL);
	word_plain(paragraph, words);
	return g_strstrip(g_string_free(words, FALSE));
}

/* 'One of: Accepted; Refused' says what the options say. */
static bool tells_options(const char *words, const struct word_control *control)
{
	const char *at = words;
	guint count = 0;
	for (const char *const *option = control ? control->options : NULL; option && *option && at; option++, count++)
		at = strstr(at, *option);
	return count && at;
}

static bool has_style(const struct word_paragraph *paragraph, const char *field, const char *office)
{
	return !strcmp(paragraph->style, field) || !strcmp(paragraph->style, office);
}

bool is_field_hint(const struct word_paragraph *paragraph)
{
	return has_style(paragraph, "FieldHint", "OfficeHint");
}

/* Where the field stands that a label at `at` may belong to; 0 for none. */
static guint field_below(const struct writing *writing, const GPtrArray *blocks, guint at)
{
	for (guint i = at + 1; i < blocks->len && i <= at + HINTS_MOST; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->table ? table_is_rows(block->table) : control_alone(block->paragraph) != NULL)
			return i;
		if (!writing->ours || !is_plain(block->paragraph) || !is_field_hint(block->paragraph))
			return 0;
	}
	return 0;
}

bool asks_money(const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const char *text = g_array_index(paragraph->pieces, struct word_piece, i).text;
		if (text && g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_CURRENCY_SYMBOL)
			return true;
	}
	return false;
}

/* Writes the field at `below` with the label `words`; false where they do not belong together. */
static bool field_take(struct writing *writing, const struct word_paragraph *label, const struct word_block *below,
		       const char *words, struct field_words *above)
{
	if (below->table) {
		if (!writing->ours || !has_style(label, "FieldLabel", "OfficeLabel"))
			return false;
		g_autofree char *name = g_strndup(words, without_brackets(words, &above->required));
		items_close(writing, 0);
		table_rows_write(writing, below->table, name, above);
		return true;
	}
	const struct word_control *alone = control_alone(below->paragraph);
	if (!alone)
		return false;
	struct word_control control = *alone;
	g_autofree char *name = g_strndup(words, label_length(words, control.label, &above->required));
	if (!*name)
		return false;
	if (control.type == FIELD_TEXT && asks_money(below->paragraph))
		control.type = FIELD_MONEY;
	items_close(writing, 0);
	form_field(writing, &control, name, above);
	return true;
}

static void hints_add(const GPtrArray *blocks, guint from, guint to, GString *hints)
{
	const struct word_block *field = blocks->pdata[to];
	for (guint i = from; i < to; i++) {
		char *hint = plain_words(((const struct word_block *)blocks->pdata[i])->paragraph);
		bool told = field->paragraph && tells_options(hint, control_alone(field->paragraph));
		if (*hint && !told)
			g_string_append_printf(hints, "%s%s", hints->len ? " " : "", hint);
		g_free(hint);
	}
}

guint labels_take(struct writing *writing, const GPtrArray *blocks, guint at)
{
	const struct word_paragraph *label = ((const struct word_block *)blocks->pdata[at])->paragraph;
	guint below = is_plain(label) ? field_below(writing, blocks, at) : 0;
	if (!below)
		return 0;
	char *words = plain_words(label);
	struct field_words above = {.hint = g_string_new(NULL)};
	hints_add(blocks, at + 1, below, above.hint);
	bool taken = *words && field_take(writing, label, blocks->pdata[below], words, &above);
	g_string_free(above.hint, TRUE);
	g_free(words);
	return taken ? below + 1 - at : 0;
}
