/* SPDX-License-Identifier: MIT
 * Words of a Word file as Markdown: marks, links, references. */
#include "publish/word/word_where.h"
#include "publish/word/word_writing.h"

#include <stdarg.h>
#include <string.h>

void writing_note(struct writing *writing, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(writing->source->notes, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

char *writing_table(const struct writing *writing, const struct word_table *table)
{
	g_autofree char *begins = table_shown(table);
	g_autofree char *over = writing->heading ? paragraph_shown(writing->heading) : g_strdup("");
	GString *out = g_string_new("the table");
	if (*begins)
		g_string_append_printf(out, " '%s'", begins);
	if (*over)
		g_string_append_printf(out, ", under '%s'", over);
	return g_string_free(out, FALSE);
}

void id_write(struct writing *writing, const GPtrArray *bookmarks, GString *out)
{
	const char *id = NULL;
	for (guint i = 0; i < bookmarks->len && !id; i++)
		id = g_hash_table_lookup(writing->ids, bookmarks->pdata[i]);
	if (id)
		g_string_append_printf(out, " {#%s}", id);
}

/* ---- one piece ---- */

static bool address_is_fit(const char *address)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (!g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])))
			return address[strlen(schemes[i])] != '\0';
	return false;
}

/* What an address of the website means, as a reference names it: 'officer-code#gift-limit'. NULL: nothing of those
 * documents. The caller frees it. */
static char *reference_of(const struct writing *writing, const char *address)
{
	size_t n = writing->site ? strlen(writing->site) : 0;
	const char *end = n && !strncmp(address, writing->site, n) ? strchr(address + n, '/') : NULL;
	if (!end || (end[1] && end[1] != '#'))
		return NULL;
	g_autofree char *id = g_strndup(address + n, (gsize)(end - address) - n);
	g_autofree char *place = end[1] ? g_uri_unescape_string(end + 2, NULL) : NULL;
	const struct edition *edition = library_find(writing->library, id);
	const struct node *node = edition && place ? edition_find(edition, place) : NULL;
	if (!edition || (end[1] && (!node || node->retired)))
		return NULL;
	return place ? g_strdup_printf("%s#%s", id, place) : g_strdup(id);
}

/* Where the words of a reference begin that are its link: of one to a table in a file of ours, 'the table in paragraph
 * 14.3', the figures alone, which then follow. Words of others stay as they are. */
static size_t link_start(const struct writing *writing, const struct word_piece *piece, const char *words)
{
	bool is_table = piece->bookmark && g_hash_table_contains(writing->tables, piece->bookmark);
	const char *last = is_table && writing->ours ? strrchr(words, ' ') : NULL;
	return last && (strpbrk(last, "0123456789") || strlen(last) == 2) ? (size_t)(last + 1 - words) : 0;
}

/* The figures of a reference are read as those of the place: to a table of others they may be its own. */
static bool link_holds(const struct writing *writing, const struct word_piece *piece)
{
	return writing->ours || !g_hash_table_contains(writing->tables, piece->bookmark) || strchr(piece->text, ' ');
}

/* The link around a piece: what stands before its words, and after them; false for none. */
static bool link_of(struct writing *writing, const struct word_piece *piece, bool cell, GString *after)
{
	g_string_truncate(after, 0);
	const char *id = piece->bookmark ? g_hash_table_lookup(writing->ids, piece->bookmark) : NULL;
	if (id && link_holds(writing, piece)) {
		g_string_append_printf(after, "](#%s)", id);
	} else if (piece->bookmark) {
		writing_note(writing, "a reference to '%s' is plain words now: '%s'", piece->bookmark, piece->text);
	} else if (piece->address && address_is_fit(piece->address)) {
		g_autofree char *reference = reference_of(writing, piece->address);
		markdown_link_close(after, reference ? reference : piece->address, NULL, cell);
	} else if (piece->address) {
		writing_note(writing, "a link to '%s' is plain words now: '%s'", piece->address, piece->text);
	}
	return after->len > 0;
}

static const char *mark_of(unsigned marks)
{
	static const char *const signs[] = {"", "**", "*", "***"};
	return signs[marks & (WORD_BOLD | WORD_ITALIC)];
}

static bool is_letter(const char *text, bool last)
{
	if (!*text)
		return false;
	const char *c = last ? g_utf8_find_prev_char(text, text + strlen(text)) : text;
	return c && g_unichar_isalnum(g_utf8_get_char(c));
}

static bool is_blank(const char *text, bool last)
{
	return !*text || strchr(" \u00a0", last ? text[strlen(text) - 1] : *text);
}

/* Whether Markdown takes marks around the words for marks, between what is before and after them. */
static bool marks_hold(const char *words, const char *before, const char *after)
{
	bool opens = is_letter(words, false) || is_blank(before, true) || !is_letter(before, true);
	bool closes = is_letter(words, true) || is_blank(after, false) || !is_letter(after, false);
	return opens && closes;
}

static const char *text_at(const GArray *pieces, guint i, guint from, guint to)
{
	const struct word_piece *piece = i >= from && i < to ? &g_array_index(pieces, struct word_piece, i) : NULL;
	return piece && piece->kind == PIECE_TEXT ? piece->text : "";
}

/* A piece of text: blanks at its ends stay outside its marks. */
static void text_write(struct writing *writing, const GArray *pieces, guint i, guint from, guint to,
		       struct markdown_spot spot, GString *out)
{
	const struct word_piece *piece = &g_array_index(pieces, struct word_piece, i);
	size_t length = strlen(piece->text), lead = strspn(piece->text, " "), tail = 0;
	while (tail < length - lead && piece->text[length - 1 - tail] == ' ')
		tail++;
	char *words = g_strndup(piece->text + lead, length - lead - tail);
	const char *before = lead ? " " : i > from ? text_at(pieces, i - 1, from, to) : "";
	const char *after = tail ? " " : text_at(pieces, i + 1, from, to);
	const char *mark = *words && marks_hold(words, before, after) ? mark_of(piece->marks) : "";
	GString *link = g_string_new(NULL);
	bool linked = *words && link_of(writing, piece, spot.cell, link);
	if (lead && out->len && out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
	g_string_append(out, mark);
	size_t start = linked ? link_start(writing, piece, words) : 0;
	if (start) {
		char *before_link = g_strndup(words, start);
		markdown_text(out, before_link, spot);
		g_free(before_link);
	}
	if (linked)
		markdown_link_open(out);
	spot.beginning = spot.beginning && !*mark && !linked;
	spot.line = spot.line && !*mark && !linked;
	markdown_text(out, words + start, spot);
	g_string_append(out, link->str);
	g_string_append(out, mark);
	if (tail && *words)
		g_string_append_c(out, ' ');
	g_string_free(link, TRUE);
	g_free(words);
}

static void image_write(struct writing *writing, const struct word_piece *piece, GString *out)
{
	const char *path = g_hash_table_lookup(writing->source->images, piece->address);
	const char *name = strrchr(path, '/') + 1;
	g_string_append(out, "![");
	markdown_text(out, *piece->text ? piece->text : name, (struct markdown_spot){0});
	markdown_link_close(out, path, NULL, false);
	if (!*piece->text)
		writing_note(writing,
			     "the picture '%s' has no words for people who can't see it; its name stands for "
			     "them",
			     name);
}

static void piece_write(struct writing *writing, const GArray *pieces, guint i, guint from, guint to,
			struct markdown_spot spot, GString *out)
{
	const struct word_piece *piece = &g_array_index(pieces, struct word_piece, i);
	if (piece->kind == PIECE_TEXT)
		text_write(writing, pieces, i, from, to, spot, out);
	else if (piece->kind == PIECE_NOTE)
		g_string_append_printf(out, "\\[%s\\]", piece->text);
	else if (piece->kind == PIECE_IMAGE)
		image_write(writing, piece, out);
	else if (piece->kind == PIECE_BREAK && i + 1 < to && out->len)
		g_string_append(out, spot.cell ? "<br>" : spot.heading ? " " : "\\\n");
}

/* Behind a break, or the cell's own beginning where the caller says so. */
static bool line_begins(const GString *out, gsize start, struct markdown_spot spot)
{
	const char *sign = spot.cell ? "<br>" : "\\\n";
	size_t end = out->len;
	while (end > start && out->str[end - 1] == ' ')
		end--;
	if (end == start)
		return spot.line;
	return end - start >= strlen(sign) && !memcmp(out->str + end - strlen(sign), sign, strlen(sign));
}

void words_write(struct writing *writing, const GArray *pieces, guint from, guint to, struct markdown_spot spot,
		 GString *out)
{
	gsize start = out->len;
	for (guint i = from; i < to; i++) {
		struct markdown_spot here = spot;
		here.beginning = spot.beginning && out->len == start;
		here.line = line_begins(out, start, spot);
		piece_write(writing, pieces, i, from, to, here, out);
	}
	while (out->len > start && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
}

void words_label(struct writing *writing, const GArray *pieces, guint from, guint to, GString *out)
{
	GString *words = g_string_new(NULL);
	words_write(writing, pieces, from, to, (struct markdown_spot){.heading = true}, words);
	g_string_append(out, g_strstrip(words->str));
	g_string_free(words, TRUE);
}
