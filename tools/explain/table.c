/* SPDX-License-Identifier: MIT
 * The table of changes: a row a change, with the words that differ marked. */
#include "explain/explain.h"
#include "explain/phrases.h"

#include <string.h>

/* Text in a cell of a Markdown table. */
static void cell_text(GString *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n') {
			g_string_append(out, "<br>");
			continue;
		}
		if (strchr("|*_\\[]<`", *text))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *text);
	}
}

/* Marks may not stand against a blank. */
static void marked(GString *out, const char *text, const char *mark)
{
	size_t n = strlen(text), start = strspn(text, " ");
	while (n > start && text[n - 1] == ' ')
		n--;
	char *inner = g_strndup(text + start, n - start);
	g_string_append_len(out, text, (gssize)start);
	g_string_append(out, *inner ? mark : "");
	cell_text(out, inner);
	g_string_append(out, *inner ? mark : "");
	g_string_append(out, text + n);
	g_free(inner);
}

static void side_cell(GString *out, const struct change *change, const GPtrArray *side, char op)
{
	g_string_append(out, " | ");
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '=')
			cell_text(out, piece->text);
		else if (piece->op == op)
			marked(out, piece->text, op == '-' ? "~~" : "**");
	}
	for (guint i = 0; i < side->len && !change->words->len; i++) {
		g_string_append(out, i ? "<br>" : "");
		cell_text(out, ((const struct provision *)side->pdata[i])->text);
	}
}

static void numbers_cell(GString *out, const GPtrArray *side)
{
	for (guint i = 0; i < side->len; i++) {
		g_string_append(out, i ? ", " : "");
		cell_text(out, ((const struct provision *)side->pdata[i])->label);
	}
}

static void reason_cell(GString *out, const struct reasons *reasons, const struct change *change)
{
	const struct reason *reason = reason_of(reasons, change);
	g_string_append(out, " | ");
	if (reason && reason->because)
		cell_text(out, reason->because);
	g_string_append(out, " |\n");
}

/* A replacement in many places is a row a place. */
static void throughout_rows(GString *out, const struct reasons *reasons, const struct change *change)
{
	for (guint i = 0; i < change->places->len; i++) {
		const struct change_place *place = change->places->pdata[i];
		g_string_append(out, "| ");
		cell_text(out, place->old->label);
		g_string_append(out, " | ");
		marked(out, change->replaced, "~~");
		g_string_append(out, " | ");
		cell_text(out, place->new->label);
		g_string_append(out, " | ");
		marked(out, change->replacement, "**");
		reason_cell(out, reasons, change);
	}
}

void explain_table(const struct changes *changes, const struct reasons *reasons, GString *out)
{
	static const char *const heads[] = {"table-old-number", "table-old-text", "table-new-number", "table-new-text",
					    "table-reason"};
	const struct words *words = phrase_words(changes);
	if (!changes->list->len) {
		g_string_append_printf(out, "%s\n", word(words, "diff-none"));
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		g_string_append_printf(out, "| %s ", word(words, heads[i]));
	g_string_append(out, "|\n|---|---|---|---|---|\n");
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		if (change->kind == CHANGE_THROUGHOUT) {
			throughout_rows(out, reasons, change);
			continue;
		}
		g_string_append(out, "| ");
		numbers_cell(out, change->old);
		side_cell(out, change, change->old, '-');
		g_string_append(out, " | ");
		numbers_cell(out, change->new);
		side_cell(out, change, change->new, '+');
		reason_cell(out, reasons, change);
	}
}
