/* SPDX-License-Identifier: MIT */
#include "publish/word_changes.h"
#include "base/json.h"
#include "publish/round_lines.h"

#include <string.h>

/* How a change is told: what it did to the paragraph. */
enum told { TOLD_INSERTED, TOLD_REMOVED, TOLD_REWORDED, TOLD_MOVED };

struct listing {
	const struct word *word;
	const char *document;
	GString *out;
	guint count;
	const char *path[9]; /* headings around, by outline level */
	char end;            /* '-' or '+': the end of the paragraph went or came; else 0 */
	GHashTable *ends;    /* name of a move to the line it went to */
	GPtrArray *strings;
};

static bool is_gone(const struct word_change *change)
{
	return change && (change->kind == TRACKED_DELETED || change->kind == TRACKED_MOVED_FROM);
}

static bool is_come(const struct word_change *change)
{
	return change && !is_gone(change);
}

static bool is_move(const struct word_change *change)
{
	return change && change->kind >= TRACKED_MOVED_FROM && change->move;
}

static const struct word_piece *piece_at(const struct line *line, guint i)
{
	return &g_array_index(line->paragraph->pieces, struct word_piece, i);
}

/* The words without those that a change other than `own` took out; of `own` those before, or after. */
static char *words_as(const struct line *line, guint from, guint to, bool after)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = piece_at(line, i);
		bool own = i >= from && i < to;
		bool there =
			own ? (after ? !is_gone(piece->change) : !is_come(piece->change)) : !is_gone(piece->change);
		if (there && piece->kind == PIECE_TEXT)
			g_string_append(out, piece->text);
	}
	return g_strstrip(g_string_free(out, FALSE));
}

/* ---- JSON ---- */

static void member(GString *out, const char *name, const char *text)
{
	json_text(out, name);
	g_string_append(out, ": ");
	json_text(out, text);
	g_string_append(out, ", ");
}

static const char *id_of(const struct listing *listing, const struct line *line)
{
	for (guint i = 0; i < line->paragraph->bookmarks->len; i++) {
		const char *name = line->paragraph->bookmarks->pdata[i];
		if (*name == '_')
			continue;
		char *id = g_strdelimit(g_strdup(name), "_", '-');
		g_ptr_array_add(listing->strings, id);
		return id;
	}
	return NULL;
}

static void side_out(struct listing *listing, const char *name, const struct line *line, const char *text)
{
	GString *out = listing->out;
	const char *number = line->paragraph->bullet ? NULL : line->paragraph->number;
	g_string_append_printf(out, "   \"%s\": {", name);
	member(out, "document", listing->document);
	member(out, "id", id_of(listing, line));
	member(out, "number", number && *number ? number : NULL);
	member(out, "label", number ? number : "");
	g_string_append(out, "\"path\": [");
	bool first = true;
	for (size_t i = 0; i < G_N_ELEMENTS(listing->path); i++) {
		if (!listing->path[i])
			continue;
		g_string_append(out, first ? "" : ", ");
		json_text(out, listing->path[i]);
		first = false;
	}
	g_string_append(out, "], \"text\": ");
	json_text(out, text);
	g_string_append(out, "},\n");
}

static void words_out(const struct listing *listing, const struct line *line, guint from, guint to)
{
	GString *out = listing->out;
	bool first = true;
	g_string_append(out, "   \"words\": [");
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = piece_at(line, i);
		bool own = i >= from && i < to;
		if (piece->kind != PIECE_TEXT || (!own && is_gone(piece->change)))
			continue;
		char sign = own && is_gone(piece->change) ? '-' : own && is_come(piece->change) ? '+' : '=';
		g_string_append_printf(out, "%s[\"%c\", ", first ? "" : ", ", sign);
		json_text(out, piece->text);
		g_string_append_c(out, ']');
		first = false;
	}
	if (listing->end)
		g_string_append_printf(out, "%s[\"%c\", \"\\n\"]", first ? "" : ", ", listing->end);
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

static void change_out(struct listing *listing, enum told told, const struct line *line, guint from, guint to,
		       const struct word_change *change)
{
	static const char *const kinds[] = {"inserted", "removed", "reworded", "moved"};
	GString *out = listing->out;
	const struct line *end = told == TOLD_MOVED ? g_hash_table_lookup(listing->ends, change->move) : line;
	char *before = words_as(line, from, to, told == TOLD_INSERTED),
	     *after = words_as(end, 0, told == TOLD_MOVED ? 0 : to, true);
	g_string_append(out, listing->count++ ? ",\n  {" : "\n  {");
	member(out, "kind", kinds[told]);
	json_text(out, "unit");
	g_string_append(out, ": ");
	json_text(out, unit_of(line));
	g_string_append(out, ",\n");
	if (told == TOLD_INSERTED)
		g_string_append(out, "   \"old\": null,\n");
	else
		side_out(listing, "old", line, before);
	if (told == TOLD_REMOVED)
		g_string_append(out, "   \"new\": null,\n");
	else
		side_out(listing, "new", end, after);
	if (told == TOLD_MOVED)
		g_string_append(out, "   \"words\": [],\n");
	else
		words_out(listing, line, from, to);
	g_string_append(out, "   ");
	member(out, "author", change->author);
	json_text(out, "date");
	g_string_append(out, ": ");
	json_text(out, *change->date ? change->date : NULL);
	g_string_append_c(out, '}');
	g_free(before);
	g_free(after);
}

/* ---- the changes of a paragraph ---- */

/* One change goes on in the next piece: of the same author, at the same time, of the same kind, or a deletion with the
 * insertion in its place. */
static bool goes_on(const struct word_change *change, const struct word_change *next)
{
	return next && !strcmp(change->author, next->author) && is_move(change) == is_move(next) &&
	       (change->kind == next->kind ? !strcmp(change->date, next->date) : is_gone(change) && is_come(next));
}

static bool is_whole(const struct line *line, bool gone)
{
	bool any = false;
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = piece_at(line, i);
		any = true;
		if (gone ? !is_gone(piece->change) : !is_come(piece->change))
			return false;
	}
	return any;
}

static void run_list(struct listing *listing, const struct line *line, guint from, guint to)
{
	const struct word_change *change = piece_at(line, from)->change;
	if (is_move(change) && g_hash_table_contains(listing->ends, change->move)) {
		if (is_gone(change))
			change_out(listing, TOLD_MOVED, line, from, to, change);
		return;
	}
	bool whole = from == 0 && to == line->paragraph->pieces->len;
	enum told told = whole && is_whole(line, true)    ? TOLD_REMOVED
			 : whole && is_whole(line, false) ? TOLD_INSERTED
							  : TOLD_REWORDED;
	change_out(listing, told, line, from, to, change);
}

/* A paragraph that was divided, or joined to the next: only its end came or went. */
static void mark_list(struct listing *listing, const struct line *line)
{
	const struct word_change *change = line->paragraph->change;
	guint count = line->paragraph->pieces->len;
	const struct word_change *last = count ? piece_at(line, count - 1)->change : NULL;
	if (!change || is_move(change) || (last && is_gone(last) == is_gone(change)))
		return;
	listing->end = is_gone(change) ? '-' : '+';
	change_out(listing, TOLD_REWORDED, line, count, count, change);
	listing->end = '\0';
}

static void line_list(struct listing *listing, const struct line *line)
{
	const GArray *pieces = line->paragraph->pieces;
	unsigned outline = line->paragraph->outline;
	if (outline) {
		for (unsigned i = outline; i < G_N_ELEMENTS(listing->path); i++)
			listing->path[i] = NULL;
		listing->path[outline - 1] = line->text;
	}
	for (guint from = 0, to; from < pieces->len; from = to) {
		to = from + 1;
		if (!piece_at(line, from)->change)
			continue;
		while (to < pieces->len && piece_at(line, to)->change &&
		       goes_on(piece_at(line, to - 1)->change, piece_at(line, to)->change))
			to++;
		run_list(listing, line, from, to);
	}
	mark_list(listing, line);
}

static void ends_find(struct listing *listing, const GArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		for (guint k = 0; k < line->paragraph->pieces->len; k++) {
			const struct word_change *change = piece_at(line, k)->change;
			if (is_move(change) && is_come(change))
				g_hash_table_insert(listing->ends, (gpointer)change->move, (gpointer)line);
		}
	}
}

static void edition_out(const struct listing *listing, const char *name)
{
	const char *title = word_fact(listing->word, "title");
	g_string_append_printf(listing->out, " \"%s\": {", name);
	member(listing->out, "document", listing->document);
	member(listing->out, "title", title ? title : listing->document);
	g_string_append(listing->out, "\"version\": ");
	json_text(listing->out, word_fact(listing->word, "Version"));
	g_string_append(listing->out, "},\n");
}

guint word_changes_json(const struct word *word, const char *name, GString *out)
{
	const char *document = word_fact(word, "Document");
	struct listing listing = {.word = word, .document = document ? document : name, .out = out};
	GArray *lines = lines_of(word);
	listing.ends = g_hash_table_new(g_str_hash, g_str_equal);
	listing.strings = g_ptr_array_new_with_free_func(g_free);
	ends_find(&listing, lines);
	g_string_append(out, "{\"format\": 1,\n");
	edition_out(&listing, "old");
	edition_out(&listing, "new");
	g_string_append(out, " \"changes\": [");
	for (guint i = 0; i < lines->len; i++)
		line_list(&listing, &g_array_index(lines, struct line, i));
	g_string_append(out, "\n ]}\n");
	g_ptr_array_unref(listing.strings);
	g_hash_table_unref(listing.ends);
	g_array_unref(lines);
	return listing.count;
}
