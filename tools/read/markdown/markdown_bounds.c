/* SPDX-License-Identifier: MIT
 * What cmark would take too long over is found before it is asked: its time grows with the square of the depth of
 * quotations and lists, and with pictures that are begun times links that are ended in one paragraph. */
#include "read/markdown/markdown.h"

#include <string.h>

/* Pictures times closing brackets, over all paragraphs: a fifth of a second. */
#define PAIRS_MOST ((size_t)200 * 1000 * 1000)

/* How many quotations and list items a line opens. */
static unsigned line_nesting(struct slice line)
{
	unsigned depth = 0;
	size_t i = 0;
	for (;;) {
		while (i < line.length && (line.start[i] == ' ' || line.start[i] == '\t'))
			i++;
		if (i < line.length && g_ascii_isalpha(line.start[i]))
			return depth; /* as nearly all lines go on */
		size_t start = i;
		while (i < line.length && g_ascii_isdigit(line.start[i]))
			i++;
		if (i < line.length && (i == start ? strchr(">-*+", line.start[i]) : strchr(".)", line.start[i])) &&
		    (line.start[i] == '>' || (i + 1 < line.length && strchr(" \t", line.start[i + 1]))))
			i++, depth++;
		else
			return depth;
	}
}

static bool nesting_is_fine(const struct reading *reading)
{
	for (unsigned line = 1; line <= lines_count(&reading->lines); line++) {
		size_t start = lines_start(&reading->lines, line), end = lines_start(&reading->lines, line + 1);
		if (line_nesting((struct slice){reading->lines.text + start, end - start}) <= NESTING_MOST)
			continue;
		diag_add(reading->diag, CODE_NESTING, reading_place(reading, line, 1),
			 "quotations and lists are nested deeper than %d levels here; nothing of this file was read",
			 NESTING_MOST);
		return false;
	}
	return true;
}

/* A paragraph: its pictures and its closing brackets. */
struct run {
	size_t pictures, brackets;
};

static void run_count(struct run *run, struct slice line)
{
	const char *end = line.start + line.length;
	for (const char *c = line.start; (c = memchr(c, '!', (size_t)(end - c))) != NULL; c++)
		run->pictures += c + 1 < end && c[1] == '[';
	for (const char *c = line.start; run->pictures && (c = memchr(c, ']', (size_t)(end - c))) != NULL; c++)
		run->brackets++;
}

static bool is_blank(struct slice line)
{
	return !slice_trim(line).length;
}

static bool pictures_are_fine(const struct reading *reading)
{
	struct run run = {0, 0};
	size_t pairs = 0;
	for (unsigned line = 1; line <= lines_count(&reading->lines); line++) {
		struct slice slice = lines_get(&reading->lines, line);
		run_count(&run, slice);
		if (pairs + run.pictures * run.brackets > PAIRS_MOST) {
			diag_add(reading->diag, CODE_NESTING, reading_place(reading, line, 1),
				 "there are %zu pictures ('![') and %zu closing brackets in the paragraph that ends "
				 "here, "
				 "which are too many; nothing of this file was read",
				 run.pictures, run.brackets);
			return false;
		}
		if (is_blank(slice)) {
			pairs += run.pictures * run.brackets;
			run = (struct run){0, 0};
		}
	}
	return true;
}

/* memmem() takes eight steps a byte for so short a sign. */
static bool has_picture(const char *text, size_t length)
{
	const char *end = text + length;
	for (const char *at = text; at < end && (at = memchr(at, '!', (size_t)(end - at))); at++)
		if (at + 1 < end && at[1] == '[')
			return true;
	return false;
}

bool bounds_are_kept(const struct reading *reading)
{
	bool pictures = !has_picture(reading->body->text, reading->body->length) || pictures_are_fine(reading);
	return pictures && nesting_is_fine(reading);
}
