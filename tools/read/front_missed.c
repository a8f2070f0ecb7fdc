/* SPDX-License-Identifier: MIT */
#include "read/front_missed.h"
#include "read/markdown/lines.h"

#include <string.h>

#define HEAD 4096 /* bytes of a text that are looked at */

/* The dashes and hyphens that a line is made of, and of nothing else: how many; 0 for any other line. */
static size_t dashes_count(struct slice line, bool *hyphens)
{
	static const char *const signs[] = {"-", "–", "—", "‐", "‑", "−", "―"};
	size_t at = 0, count = 0;
	*hyphens = true;
	while (at < line.length) {
		size_t i = 0;
		while (i < G_N_ELEMENTS(signs) && !g_str_has_prefix(line.start + at, signs[i]))
			i++;
		if (i == G_N_ELEMENTS(signs))
			return 0;
		*hyphens = *hyphens && !i;
		at += strlen(signs[i]);
		count++;
	}
	return count;
}

/* 'title: Code': one of our fields with its colon. */
static bool is_field(struct slice line, const char *const *names)
{
	const char *colon = line.length ? memchr(line.start, ':', line.length) : NULL;
	g_autofree char *name = colon ? g_strndup(line.start, (size_t)(colon - line.start)) : NULL;
	return name && g_strv_contains(names, name);
}

/* The first line from `at` that is not blank, and its number from 1; 0 where there is none. */
static unsigned line_next(const struct lines *lines, unsigned at, struct slice *line)
{
	for (unsigned count = lines_count(lines); at <= count; at++) {
		*line = slice_trim(lines_get(lines, at));
		if (line->length)
			return at;
	}
	return 0;
}

bool front_missed(const char *file, const char *text, size_t length, const char *const *names, struct diag *diag)
{
	struct lines lines;
	struct slice first = {text, 0}, second = {text, 0};
	lines_open(&lines, text, MIN(length, HEAD));
	unsigned at = line_next(&lines, 1, &first), next = at ? line_next(&lines, at + 1, &second) : 0;
	lines_close(&lines);
	bool hyphens = true, bare = at && is_field(first, names) && next && is_field(second, names);
	bool fence = next && dashes_count(first, &hyphens) && is_field(second, names);
	if (!bare && !fence)
		return false;
	struct place place = {file, at, 1};
	if (bare)
		diag_add(diag, CODE_FRONT_MATTER_OPEN, place,
			 "the front matter has no first line of '---': write three hyphens on a line of their own "
			 "before "
			 "'%.*s', and such a line behind the last field",
			 (int)first.length, first.start);
	else if (!hyphens || first.length != 3)
		diag_add(diag, CODE_FRONT_MATTER_OPEN, place,
			 "the front matter begins with three hyphens, '---', and '%.*s' is something else: type '---', "
			 "here and where it ends",
			 (int)first.length, first.start);
	else
		diag_add(diag, CODE_FRONT_MATTER_OPEN, place,
			 "the front matter must begin in the first line of the file, at the left margin: take out what "
			 "stands before this '---', empty lines and spaces too");
	return true;
}
