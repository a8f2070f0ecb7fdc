/* SPDX-License-Identifier: MIT */
#include "read/front_change.h"
#include "read/front.h"
#include "read/yaml.h"

#include <string.h>

/* A line of the front matter, with its end. */
struct line {
	char *text;   /* NULL: it is taken out */
	char *behind; /* what comes after it, or NULL */
};

struct changing {
	GArray *lines;    /* of struct line */
	struct yaml *map; /* places count the lines from 1 */
	const char *line_end;
	unsigned indent;
};

static void line_clear(void *data)
{
	struct line *line = data;
	g_free(line->text);
	g_free(line->behind);
}

static GArray *lines_cut(const char *text, size_t length)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	g_array_set_clear_func(lines, line_clear);
	for (const char *at = text, *end = text + length; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t n = stop ? (size_t)(stop - at) + 1 : (size_t)(end - at);
		struct line line = {g_strndup(at, n), NULL};
		g_array_append_val(lines, line);
		at += n;
	}
	return lines;
}

static struct line *line_at(const struct changing *changing, guint i)
{
	return &g_array_index(changing->lines, struct line, i);
}

/* Whether each field begins a line of its own: not so between braces. */
static bool fields_stand_apart(const struct yaml *map)
{
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i], *first = map->keys->pdata[0];
		if (key->place.column != first->place.column ||
		    (i && key->place.line == ((const struct yaml *)map->keys->pdata[i - 1])->place.line))
			return false;
	}
	return map->place.column == ((const struct yaml *)map->keys->pdata[0])->place.column;
}

/* The place of a field among the others; their number where it is not there. */
static guint field_at(const struct changing *changing, const char *name)
{
	guint at = 0;
	while (at < changing->map->keys->len &&
	       strcmp(((const struct yaml *)changing->map->keys->pdata[at])->text, name) != 0)
		at++;
	return at;
}

static guint field_line(const struct changing *changing, guint field)
{
	const struct yaml *key = changing->map->keys->pdata[field];
	return key->place.line - 1;
}

/* The field goes, with the lines that its value runs on in. Those that are blank or comments belong to what follows. */
static void field_clear(const struct changing *changing, guint field)
{
	guint first = field_line(changing, field);
	guint end = field + 1 < changing->map->keys->len ? field_line(changing, field + 1) : changing->lines->len;
	for (guint i = first; i < end; i++) {
		struct line *line = line_at(changing, i);
		size_t blank = line->text ? strspn(line->text, " \t\r\n") : 0;
		if (line->text && (i == first || (line->text[blank] && line->text[blank] != '#')))
			g_clear_pointer(&line->text, g_free);
	}
}

/* Makes one change; `after` is the line that a new field comes behind, and is then that of this one. */
static void change_make(const struct changing *changing, const struct front_change *change, guint *after)
{
	guint field = field_at(changing, change->name);
	bool there = field < changing->map->keys->len;
	if (there)
		field_clear(changing, field);
	if (!change->value)
		return;
	if (there)
		*after = field_line(changing, field);
	struct line *line = line_at(changing, *after);
	char *behind = g_strdup_printf("%s%*s%s: %s%s", line->behind ? line->behind : "", (int)changing->indent, "",
				       change->name, change->value, changing->line_end);
	g_free(line->behind);
	line->behind = behind;
}

static void lines_append(const GArray *lines, GString *out)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		g_string_append(out, line->text ? line->text : "");
		g_string_append(out, line->behind ? line->behind : "");
	}
}

GString *front_changed(const struct source *source, const struct front_change *changes, size_t count)
{
	struct front_parts parts = front_find(source->text, source->length);
	struct diag *unheard = diag_new(); /* it was read before */
	struct yaml *map = yaml_read(source->text + parts.start, parts.length, (struct place){NULL, 1, 1}, unheard);
	diag_free(unheard);
	if (!map || map->kind != YAML_MAP || !map->keys->len || !fields_stand_apart(map)) {
		yaml_release(map);
		return NULL;
	}
	struct changing changing = {.lines = lines_cut(source->text + parts.start, parts.length), .map = map};
	changing.line_end = parts.start >= 2 && source->text[parts.start - 2] == '\r' ? "\r\n" : "\n";
	changing.indent = ((const struct yaml *)map->keys->pdata[0])->place.column - 1;
	guint after = changing.lines->len - 1;
	for (size_t i = 0; i < count; i++)
		change_make(&changing, &changes[i], &after);
	GString *out = g_string_new(source->bom ? "\xef\xbb\xbf" : "");
	g_string_append_len(out, source->text, (gssize)parts.start);
	lines_append(changing.lines, out);
	size_t body = parts.start + parts.length;
	g_string_append_len(out, source->text + body, (gssize)(source->length - body));
	g_array_unref(changing.lines);
	yaml_release(map);
	return out;
}
