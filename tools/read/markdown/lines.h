/* SPDX-License-Identifier: MIT
 * The lines of a source: where each begins and ends, whatever ends it (LF, CR LF or CR).
 * For read/ only. Lines count from 1. */
#ifndef KEELING_READ_LINES_H
#define KEELING_READ_LINES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct slice {
	const char *start;
	size_t length;
};

struct lines {
	const char *text;
	size_t length;
	GArray *starts; /* of size_t: where each line begins; one more for the end */
	struct {
		unsigned line, column;
		const char *at;
	} asked; /* what lines_column() was asked for last */
};

void lines_open(struct lines *lines, const char *text, size_t length);
void lines_close(struct lines *lines);
unsigned lines_count(const struct lines *lines);

/* A line without its ending; empty when there is no such line. */
struct slice lines_get(const struct lines *lines, unsigned line);
/* Where a line begins; the length of the text for a line behind the last. */
size_t lines_start(const struct lines *lines, unsigned line);
/* The line that holds a byte. */
unsigned lines_at(const struct lines *lines, size_t offset);

/* The column of a byte of a line: characters from the line's start, plus 1. Counts on from the byte it was asked for
 * last, so that a long line of many links is not counted from its start for each. */
unsigned lines_column(struct lines *lines, unsigned line, const char *at);

/* Without blanks at both ends. */
struct slice slice_trim(struct slice slice);
/* Without the blanks and `>` marks that containers put in front of a continuation line. */
struct slice slice_bare(struct slice slice, bool quoted);
bool slice_begins(struct slice slice, const char *text);
/* Characters, not bytes, from the start of `slice` up to `end`, plus 1. */
unsigned slice_column(struct slice slice, const char *end);

#endif
