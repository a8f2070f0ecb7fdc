/* SPDX-License-Identifier: MIT */
#include "read/front_change.h"
#include "read/front.h"

#include <string.h>

/* The lines of the front matter, with their ends. */
static GPtrArray *lines_cut(const char *text, size_t length)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	for (const char *at = text, *end = text + length; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t n = stop ? (size_t)(stop - at) + 1 : (size_t)(end - at);
		g_ptr_array_add(lines, g_strndup(at, n));
		at += n;
	}
	return lines;
}

static bool is_field(const char *line, const char *name)
{
	size_t n = strlen(name);
	return !strncmp(line, name, n) && line[n + strspn(line + n, " ")] == ':';
}

static guint field_at(const GPtrArray *lines, const char *name)
{
	guint at = 0;
	while (at < lines->len && !is_field(lines->pdata[at], name))
		at++;
	return at;
}

/* Puts one change into the lines; `after` is where a new line goes, and is then the place behind it. */
static void change_make(GPtrArray *lines, const struct front_change *change, const char *line_end, guint *after)
{
	guint at = field_at(lines, change->name);
	bool there = at < lines->len;
	if (there)
		g_ptr_array_remove_index(lines, at);
	else
		at = MIN(*after, lines->len);
	if (change->value)
		g_ptr_array_insert(lines, (gint)at, g_strdup_printf("%s: %s%s", change->name, change->value, line_end));
	*after = change->value ? at + 1 : at;
}

GString *front_changed(const struct source *source, const struct front_change *changes, size_t count)
{
	struct front_parts parts = front_find(source->text, source->length);
	GPtrArray *lines = lines_cut(source->text + parts.start, parts.length);
	bool crlf = parts.start >= 2 && source->text[parts.start - 2] == '\r';
	guint after = lines->len;
	for (size_t i = 0; i < count; i++)
		change_make(lines, &changes[i], crlf ? "\r\n" : "\n", &after);
	GString *out = g_string_new(source->bom ? "\xef\xbb\xbf" : "");
	g_string_append_len(out, source->text, (gssize)parts.start);
	for (guint i = 0; i < lines->len; i++)
		g_string_append(out, lines->pdata[i]);
	size_t body = parts.start + parts.length;
	g_string_append_len(out, source->text + body, (gssize)(source->length - body));
	g_ptr_array_unref(lines);
	return out;
}
