/* SPDX-License-Identifier: MIT */
#include "read/piece.h"

struct piece piece_skip(struct piece words, size_t n)
{
	struct piece rest = {words.text + n, words.length - n, words.place};
	rest.place.column += (unsigned)g_utf8_strlen(words.text, (gssize)n);
	return rest;
}

struct piece piece_trim(struct piece words)
{
	size_t start = 0;
	while (start < words.length && g_ascii_isspace(words.text[start]))
		start++;
	words = piece_skip(words, start);
	while (words.length && g_ascii_isspace(words.text[words.length - 1]))
		words.length--;
	return words;
}

struct piece piece_first(struct piece words, size_t n)
{
	words.length = n;
	return words;
}

char *piece_copy(struct piece words)
{
	return g_strndup(words.text, words.length);
}

char *piece_unquoted(struct piece words)
{
	char mark = words.length > 1 ? words.text[0] : '\0';
	if ((mark != '"' && mark != '\'') || words.text[words.length - 1] != mark)
		return piece_copy(words);
	for (size_t i = 1; i + 1 < words.length; i++) {
		bool pair =
			words.text[i] == '\\' || (mark == '\'' && words.text[i] == mark && words.text[i + 1] == mark);
		if (pair && i + 2 < words.length)
			i++;
		else if (words.text[i] == mark)
			return piece_copy(words); /* "this" or "that" */
	}
	GString *out = g_string_new(NULL);
	for (size_t i = 1; i + 1 < words.length; i++) {
		bool doubled =
			i + 2 < words.length && ((mark == '"' && words.text[i] == '\\') ||
						 (mark == '\'' && words.text[i] == '\'' && words.text[i + 1] == '\''));
		if (doubled)
			i++;
		g_string_append_c(out, words.text[i]);
	}
	return g_string_free(out, FALSE);
}

size_t piece_item(struct piece piece)
{
	const char *text = piece.text;
	size_t length = piece.length;
	int depth = 0;
	size_t start = 0;
	while (start < length && g_ascii_isspace(text[start]))
		start++;
	char mark = start < length && (text[start] == '"' || text[start] == '\'') ? text[start] : '\0';
	for (size_t i = start; i < length; i++) {
		char c = text[i];
		if (mark && i > start) {
			if (mark == '"' && c == '\\')
				i++;
			else if (c == mark)
				mark = '\0';
			continue;
		}
		depth += (c == '[' || c == '(') - (c == ']' || c == ')');
		if (c == ',' && depth <= 0)
			return i;
	}
	return length;
}
