/* SPDX-License-Identifier: MIT
 * The edits of a round trip, put into the texts of the files. */
#include "publish/back/round_internal.h"

#include <string.h>

#define NOT_PUT G_MAXSIZE

/* What is put in comes before what stands there and is taken out. */
static gint edit_compare(gconstpointer a, gconstpointer b)
{
	const struct edit *left = a, *right = b;
	int order = strcmp(left->path, right->path);
	if (order || left->start != right->start)
		return order ? order : (left->start > right->start) - (left->start < right->start);
	bool cuts = left->end > left->start, other_cuts = right->end > right->start;
	if (cuts != other_cuts)
		return cuts - other_cuts;
	return (left->order > right->order) - (left->order < right->order);
}

static bool edit_same(const struct edit *a, const struct edit *b)
{
	return a->start == b->start && a->end == b->end && a->end > a->start && !strcmp(a->text, b->text);
}

/* Where a byte of the file is in the new text, after the edits from the first on that were put. */
static size_t place_in_new(const GArray *edits, guint from, guint to, size_t place)
{
	size_t at = place;
	for (guint i = from; i < to; i++) {
		const struct edit *edit = &g_array_index(edits, struct edit, i);
		if (edit->at != NOT_PUT && edit->start < place)
			at = edit->at + strlen(edit->text) + (place - edit->end);
	}
	return at;
}

/* From the last to the first, so that each still stands where it was put. */
static void marks_escape(const GArray *edits, guint from, guint to, GString *out)
{
	for (guint i = to; i-- > from;) {
		const struct edit *edit = &g_array_index(edits, struct edit, i);
		if (edit->at != NOT_PUT && edit->place != PLACE_FREE)
			mark_escape(out, place_in_new(edits, from, to, edit->words), edit->at, edit->place);
	}
}

/* A sign that no backslash stands before. */
static bool ends_with(const GString *text, char sign)
{
	size_t at = text->len, slashes = 0;
	if (!at || text->str[at - 1] != sign)
		return false;
	for (at--; at > slashes && text->str[at - slashes - 1] == '\\';)
		slashes++;
	return slashes % 2 == 0;
}

/* Where what is put next begins: a '!' that comes to stand before a link makes no picture of it. */
static size_t seam(GString *out, const char *next)
{
	if (*next == '[' && ends_with(out, '!'))
		g_string_insert_c(out, (gssize)out->len - 1, '\\');
	return out->len;
}

/* A file has the line end of its first line throughout. */
static bool has_returns(const GString *text)
{
	const char *end = memchr(text->str, '\n', text->len);
	return end && end > text->str && end[-1] == '\r';
}

/* What is written anew ends its lines with \n, and what was taken from another file as that one does. */
static void line_ends_put(struct edit *edit, bool returns)
{
	if (!strchr(edit->text, '\n'))
		return;
	GString *text = g_string_new(NULL);
	for (const char *at = edit->text; *at; at++) {
		if (*at == '\r' && at[1] == '\n')
			continue;
		if (*at == '\n' && returns)
			g_string_append_c(text, '\r');
		g_string_append_c(text, *at);
	}
	g_free(edit->text);
	edit->text = g_string_free(text, FALSE);
}

/* The edits of one file, from the first to before `to`, put into its text. */
static GString *edits_put(struct rounding *rounding, guint from, guint to)
{
	const struct edit *first = &g_array_index(rounding->edits, struct edit, from);
	const GString *text = g_hash_table_lookup(rounding->texts, first->path);
	GString *out = g_string_new(NULL);
	bool returns = has_returns(text);
	size_t at = 0;
	for (guint i = from; i < to; i++) {
		struct edit *edit = &g_array_index(rounding->edits, struct edit, i);
		line_ends_put(edit, returns);
		edit->at = NOT_PUT;
		if (i > from && edit_same(edit, edit - 1))
			continue; /* made in each of the places that share the source */
		if (edit->start < at) {
			round_leave(rounding, "%s: two changes reach for one place; this one was left out: '%s'",
				    edit->path, edit->text);
			continue;
		}
		g_string_append_len(out, text->str + at, (gssize)(edit->start - at));
		edit->at = seam(out, edit->text);
		g_string_append(out, edit->text);
		at = edit->end;
		seam(out, text->str + at);
	}
	g_string_append_len(out, text->str + at, (gssize)(text->len - at));
	marks_escape(rounding->edits, from, to, out);
	return out;
}

void round_files(struct rounding *rounding)
{
	GArray *edits = rounding->edits;
	g_array_sort(edits, edit_compare);
	for (guint from = 0, to; from < edits->len; from = to) {
		const char *path = g_array_index(edits, struct edit, from).path;
		for (to = from; to < edits->len && !strcmp(g_array_index(edits, struct edit, to).path, path);)
			to++;
		g_hash_table_insert(rounding->round->files, g_strdup(path), edits_put(rounding, from, to));
	}
}
