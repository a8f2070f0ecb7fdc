/* SPDX-License-Identifier: MIT */
#include "read/markdown/half_headings.h"

#include "base/cut.h"
#include "read/markdown/typed.h"

#include <string.h>

#define QUOTED_MOST ((size_t)40) /* bytes of the words */

/* 'Gifts' above '-----' is a heading that somebody wrote so, and hyphens as long as the words are none by chance; a
 * sentence above fewer of them, several lines, or what has the three hyphens of a rule below it is hardly a heading. */
static bool is_hardly_heading(struct slice words, unsigned count, struct slice below)
{
	bool ends = words.length && strchr(".:;,?!", words.start[words.length - 1]);
	return count > 1 || below.length <= 3 ||
	       (ends && below.length + 3 < (size_t)g_utf8_strlen(words.start, (gssize)words.length));
}

/* The line of hyphens below words that begin in a line; 0 where there is none. */
static unsigned underline_find(const struct reading *reading, unsigned first)
{
	for (unsigned line = first + 1; line <= lines_count(&reading->lines); line++) {
		struct slice below = slice_trim(lines_get(&reading->lines, line));
		if (!below.length)
			return 0;
		size_t hyphens = 0;
		while (hyphens < below.length && below.start[hyphens] == '-')
			hyphens++;
		if (hyphens == below.length)
			return line;
	}
	return 0;
}

void underline_tell(const struct reading *reading, unsigned first, struct place place)
{
	struct slice words = slice_trim(lines_get(&reading->lines, first));
	unsigned last = slice_begins(words, "#") ? 0 : underline_find(reading, first);
	if (!last || !is_hardly_heading(words, last - first, slice_trim(lines_get(&reading->lines, last))))
		return;
	diag_add(
		reading->diag, CODE_HEADING_LEVEL, place,
		"the line of hyphens right below makes a numbered heading of these words: leave an empty line between, "
		"if it is to be a rule; a heading is written '## %.*s'",
		(int)cut_length(words.start, words.length, QUOTED_MOST), words.start);
}

void numbered_title_tell(const struct node *section, struct diag *diag)
{
	const struct node *title = section->first, *words = title ? title->first : NULL;
	if (section->kind != NODE_SECTION || section->unnumbered || !words || words->kind != NODE_TEXT)
		return;
	struct typed typed = typed_number(words->text, true);
	bool counts = typed.shape == SHAPE_DECIMAL || typed.shape == SHAPE_CAPITAL || typed.shape == SHAPE_SMALL ||
		      typed.shape == SHAPE_ROMAN || typed.shape == SHAPE_DIGITS;
	bool marked = typed.bracket || memchr(words->text, '.', typed.length);
	const char *rest = words->text + typed.rest;
	if (!counts || !marked || !g_ascii_isupper(rest[0]) || !(rest[1] == ' ' || g_ascii_islower(rest[1])))
		return;
	diag_add(
		diag, CODE_BLOCK_UNREAD, title->place,
		"'%.*s' is part of the words here, and the section's own number is printed before it: take it out, for "
		"numbers are counted; or write 'numbering: typed' in the front matter, if all are to stay as they are "
		"typed",
		(int)typed.length, words->text);
}
