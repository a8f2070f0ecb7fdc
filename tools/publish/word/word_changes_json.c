/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "explain/json_parts.h"
#include "publish/word/word_told.h"

/* The bookmark of a clause, as our sources write it; NULL for none. The caller frees it. */
static char *id_of(const struct line *line)
{
	for (guint i = 0; i < line->paragraph->bookmarks->len; i++) {
		const char *name = line->paragraph->bookmarks->pdata[i];
		if (*name != '_')
			return g_strdelimit(g_strdup(name), "_", '-');
	}
	return NULL;
}

static void side_out(const struct word_told *told, const char *name, const char *document, GString *out)
{
	bool new_side = *name == 'n';
	const struct line *line = new_side ? told->end : told->line;
	const char *const *around = new_side ? told->end_path : told->path, *path[OUTLINE_LEVELS + 1] = {NULL};
	const char *number = line->paragraph->bullet ? NULL : line->paragraph->number;
	g_autofree char *id = id_of(line);
	g_string_append(out, "   ");
	json_key(out, name);
	if (told->kind == (new_side ? CHANGE_REMOVED : CHANGE_INSERTED)) {
		g_string_append(out, "null,\n");
		return;
	}
	for (size_t i = 0, steps = 0; i < OUTLINE_LEVELS; i++)
		if (around[i])
			path[steps++] = around[i];
	const struct provision provision = {.document = document,
					    .id = id,
					    .number = number ? number : "",
					    .label = new_side ? told->end_label : told->label,
					    .path = path,
					    .text = new_side ? told->after : told->before};
	json_provision(out, &provision);
	g_string_append(out, ",\n");
}

static void word_out(GString *out, bool *first, char op, const char *text)
{
	g_string_append(out, *first ? "" : ", ");
	json_piece(out, op, text);
	*first = false;
}

static void words_out(const struct word_told *told, GString *out)
{
	bool first = true;
	g_string_append(out, "   ");
	json_key(out, "words");
	g_string_append_c(out, '[');
	for (guint i = 0; told->kind == CHANGE_REWORDED && i < told->line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = line_piece(told->line, i);
		bool own = i >= told->from && i < told->to, gone = change_goes(piece->change);
		if (piece->kind == PIECE_TEXT && (own || !gone))
			word_out(out, &first,
				 !own                          ? '='
				 : gone                        ? '-'
				 : change_comes(piece->change) ? '+'
							       : '=',
				 piece->text);
	}
	if (told->sign)
		word_out(out, &first, told->sign, "\n");
	g_string_append(out, "],\n");
}

static const char *unit_of(const struct line *line)
{
	const struct word_paragraph *paragraph = line->paragraph;
	return line->table          ? "row"
	       : paragraph->outline ? "section"
	       : paragraph->bullet  ? "item"
	       : paragraph->number  ? "clause"
				    : "paragraph";
}

void told_json(const struct word_told *told, const char *document, GString *out)
{
	g_string_append(out, "  {");
	json_member_next(out, "kind", change_kind_name(told->kind));
	json_key(out, "unit");
	json_text(out, unit_of(told->kind == CHANGE_MOVED ? told->end : told->line));
	g_string_append(out, ",\n");
	side_out(told, "old", document, out);
	side_out(told, "new", document, out);
	words_out(told, out);
	g_string_append(out, "   ");
	json_tags(out, told->tags);
	g_string_append(out, ", ");
	json_member_next(out, "matched_by", NULL);
	g_string_append(out, "\"score\": 0.000, ");
	json_member_next(out, "reason", told->reason);
	g_string_append(out, "\"group\": null, \"part\": null, \"rule\": null,\n   ");
	json_member_next(out, "author", told->change->author);
	json_member_next(out, "date", *told->change->date ? told->change->date : NULL);
	g_string_append(out, "\"script\": []}");
}
