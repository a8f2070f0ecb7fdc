/* SPDX-License-Identifier: MIT */
#include "read/markdown/lines.h"

#include <string.h>

/* The next of both signs that end a line; `end` where there is none. */
struct signs {
	const char *feed, *back, *end;
};

/* The sign that ends the line that begins at `text`, or NULL. */
static const char *line_end(struct signs *signs, const char *text)
{
	size_t rest = (size_t)(signs->end - text);
	if (signs->feed < text && !(signs->feed = memchr(text, '\n', rest)))
		signs->feed = signs->end;
	if (signs->back < text && !(signs->back = memchr(text, '\r', rest)))
		signs->back = signs->end;
	const char *first = MIN(signs->feed, signs->back);
	return first < signs->end ? first : NULL;
}

/* Room is made for many starts at once: there are as many as lines. */
static void start_add(GArray *starts, guint *count, size_t start)
{
	if (*count == starts->len)
		g_array_set_size(starts, 2 * starts->len);
	g_array_index(starts, size_t, (*count)++) = start;
}

void lines_open(struct lines *lines, const char *text, size_t length)
{
	lines->text = text;
	lines->length = length;
	lines->asked.at = NULL;
	lines->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_array_set_size(lines->starts, (guint)(length / 40 + 8));
	guint count = 0;
	size_t start = 0;
	start_add(lines->starts, &count, start);
	struct signs signs = {.end = text + length};
	if (!length || !(signs.feed = memchr(text, '\n', length)))
		signs.feed = signs.end;
	if (!length || !(signs.back = memchr(text, '\r', length)))
		signs.back = signs.end;
	for (const char *end; (end = line_end(&signs, text + start)) != NULL;) {
		start = (size_t)(end - text) + 1;
		if (*end == '\r' && start < length && text[start] == '\n')
			start++;
		start_add(lines->starts, &count, start);
	}
	if (start != length)
		start_add(lines->starts, &count, length);
	g_array_set_size(lines->starts, count);
}

void lines_close(struct lines *lines)
{
	g_array_free(lines->starts, TRUE);
	lines->starts = NULL;
}

unsigned lines_count(const struct lines *lines)
{
	return lines->starts->len - 1;
}

size_t lines_start(const struct lines *lines, unsigned line)
{
	if (line < 1)
		return 0;
	return line <= lines->starts->len ? g_array_index(lines->starts, size_t, line - 1) : lines->length;
}

struct slice lines_get(const struct lines *lines, unsigned line)
{
	if (line < 1 || line >= lines->starts->len)
		return (struct slice){lines->text + lines->length, 0};
	size_t start = lines_start(lines, line), end = lines_start(lines, line + 1);
	while (end > start && (lines->text[end - 1] == '\n' || lines->text[end - 1] == '\r'))
		end--;
	return (struct slice){lines->text + start, end - start};
}

unsigned lines_at(const struct lines *lines, size_t offset)
{
	unsigned low = 1, high = lines->starts->len;
	while (high - low > 1) {
		unsigned middle = low + (high - low) / 2;
		if (lines_start(lines, middle) <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

unsigned lines_column(struct lines *lines, unsigned line, const char *at)
{
	struct slice slice = lines_get(lines, line);
	bool goes_on = lines->asked.at && lines->asked.line == line && lines->asked.at <= at;
	const char *from = goes_on ? lines->asked.at : slice.start;
	size_t rest = slice.length - MIN((size_t)(from - slice.start), slice.length);
	unsigned column = (goes_on ? lines->asked.column : 1) + slice_column((struct slice){from, rest}, at) - 1;
	lines->asked.line = line;
	lines->asked.column = column;
	lines->asked.at = at;
	return column;
}

struct slice slice_trim(struct slice slice)
{
	while (slice.length && (*slice.start == ' ' || *slice.start == '\t'))
		slice.start++, slice.length--;
	while (slice.length && (slice.start[slice.length - 1] == ' ' || slice.start[slice.length - 1] == '\t'))
		slice.length--;
	return slice;
}

struct slice slice_bare(struct slice slice, bool quoted)
{
	slice = slice_trim(slice);
	while (quoted && slice.length && *slice.start == '>')
		slice = slice_trim((struct slice){slice.start + 1, slice.length - 1});
	return slice;
}

bool slice_begins(struct slice slice, const char *text)
{
	size_t length = strlen(text);
	return slice.length >= length && memcmp(slice.start, text, length) == 0;
}

unsigned slice_column(struct slice slice, const char *end)
{
	unsigned column = 1;
	for (const char *c = slice.start; c < end && c < slice.start + slice.length; c++)
		if (((unsigned char)*c & 0xC0) != 0x80)
			column++;
	return column;
}
