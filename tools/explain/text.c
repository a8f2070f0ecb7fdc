/* SPDX-License-Identifier: MIT
 * Changes for the terminal. */
#include "base/diag.h"
#include "explain/explain.h"
#include "explain/overview/phrases.h"

/* What a terminal would obey is made visible. */
static void marked(GString *out, char op, const char *text, bool colour)
{
	char *shown = diag_visible(text);
	if (op == '=')
		g_string_append(out, shown);
	else if (op == '-')
		g_string_append_printf(out, colour ? "\033[31;9m%s\033[0m" : "[-%s-]", shown);
	else
		g_string_append_printf(out, colour ? "\033[32;4m%s\033[0m" : "{+%s+}", shown);
	g_free(shown);
}

/* A row of a table a line. */
static void words_out(GString *out, const struct change *change, bool colour)
{
	g_string_append(out, "    ");
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		char **lines = g_strsplit(piece->text, "\n", -1);
		for (char **line = lines; *line; line++) {
			g_string_append(out, line > lines ? "\n    " : "");
			if (**line)
				marked(out, piece->op, *line, colour);
		}
		g_strfreev(lines);
	}
	g_string_append_c(out, '\n');
}

/* All lines of a text that came or went. */
static void block_out(GString *out, const struct provision *provision, char op, bool colour)
{
	char **lines = g_strsplit(provision->text, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (!**line)
			continue;
		g_string_append(out, "    ");
		marked(out, op, *line, colour);
		g_string_append_c(out, '\n');
	}
	g_strfreev(lines);
}

static void change_out(GString *out, const struct changes *changes, const struct change *change, bool colour)
{
	char *heading = phrase_heading(changes, change);
	char *shown = diag_visible(heading);
	g_string_append_printf(out, colour ? "\n\033[1m%s\033[0m" : "\n%s", shown);
	g_free(shown);
	g_free(heading);
	bool first = true;
	for (unsigned i = 0; i < TAGS; i++)
		if (change->tags & 1u << i) {
			g_autofree char *key = g_strdup_printf("diff-tag-%s", change_tag_name(i));
			g_string_append_printf(out, "%s%s", first ? "  [" : ", ", word(phrase_words(changes), key));
			first = false;
		}
	g_string_append(out, first ? "\n" : "]\n");
	if (change->words->len)
		words_out(out, change, colour);
	else if (change->kind == CHANGE_INSERTED || change->kind == CHANGE_INCLUDED)
		block_out(out, change->new->pdata[0], '+', colour);
	else if (change->kind == CHANGE_REMOVED)
		block_out(out, change->old->pdata[0], '-', colour);
}

void explain_text(const struct changes *changes, bool colour, GString *out)
{
	char *summary = phrase_summary(changes);
	g_string_append_printf(out, "%s\n", summary);
	g_free(summary);
	for (guint i = 0; i < changes->list->len; i++)
		change_out(out, changes, changes->list->pdata[i], colour);
}
