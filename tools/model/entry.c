/* SPDX-License-Identifier: MIT */
#include "model/entry.h"

#include <string.h>

#define JOINTS "entry-joints"
#define JOINT_MOST 4u /* bytes: most texts end with a longer word, and nothing is looked up for them */

static bool is_mark(char c)
{
	return c == ' ' || c == ';' || c == ',' || c == '.' || c == ':';
}

/* Without the marks and blanks at its end. */
static size_t marks_off(const char *text, size_t length)
{
	while (length && is_mark(text[length - 1]))
		length--;
	return length;
}

/* The length without an 'and' at its end, in small letters: 'Atodiad A' ends with a letter of its own. */
static size_t joint_off(const struct words *words, const char *text, size_t length)
{
	size_t n = 0;
	while (n < length && n <= JOINT_MOST && g_ascii_islower(text[length - n - 1]))
		n++;
	if (!n || n > JOINT_MOST || n == length || text[length - n - 1] != ' ')
		return length;
	return word_listed(words, JOINTS, text + length - n, n) ? length - n : length;
}

size_t entry_length(const struct words *words, const char *text, size_t length)
{
	size_t left = marks_off(text, length);
	left = marks_off(text, joint_off(words, text, left));
	return left ? left : length;
}
