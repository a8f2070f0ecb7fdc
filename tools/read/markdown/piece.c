/* SPDX-License-Identifier: MIT */
#include "read/markdown/piece.h"

struct piece piece_skip(struct piece piece, size_t n)
{
	struct piece rest = {piece.text + n, piece.length - n, piece.place};
	rest.place.column += (unsigned)g_utf8_strlen(piece.text, (gssize)n);
	return rest;
}

struct piece piece_trim(struct piece piece)
{
	size_t start = 0;
	while (start < piece.length && g_ascii_isspace(piece.text[start]))
		start++;
	piece = piece_skip(piece, start);
	while (piece.length && g_ascii_isspace(piece.text[piece.length - 1]))
		piece.length--;
	return piece;
}

struct piece piece_first(struct piece piece, size_t n)
{
	piece.length = n;
	return piece;
}

char *piece_copy(struct piece piece)
{
	return g_strndup(piece.text, piece.length);
}

char *piece_unquoted(struct piece piece)
{
	char mark = piece.length > 1 ? piece.text[0] : '\0';
	if ((mark != '"' && mark != '\'') || piece.text[piece.length - 1] != mark)
		return piece_copy(piece);
	for (size_t i = 1; i + 1 < piece.length; i++) {
		bool pair =
			piece.text[i] == '\\' || (mark == '\'' && piece.text[i] == mark && piece.text[i + 1] == mark);
		if (pair && i + 2 < piece.length)
			i++;
		else if (piece.text[i] == mark)
			return piece_copy(piece); /* "this" or "that" */
	}
	GString *out = g_string_new(NULL);
	for (size_t i = 1; i + 1 < piece.length; i++) {
		bool doubled =
			i + 2 < piece.length && ((mark == '"' && piece.text[i] == '\\') ||
						 (mark == '\'' && piece.text[i] == '\'' && piece.text[i + 1] == '\''));
		if (doubled)
			i++;
		g_string_append_c(out, piece.text[i]);
	}
	return g_string_free(out, FALSE);
}

/* Where the words of an item begin, behind the blanks and the kind that may stand before them: 'date: '. */
static size_t words_begin(const char *text, size_t length)
{
	size_t start = 0;
	while (start < length && g_ascii_isspace(text[start]))
		start++;
	size_t at = start;
	while (at < length && g_ascii_islower(text[at]))
		at++;
	if (at == start || at == length || text[at] != ':')
		return start;
	at++;
	while (at < length && g_ascii_isspace(text[at]))
		at++;
	return at;
}

size_t piece_item(struct piece piece)
{
	const char *text = piece.text;
	size_t length = piece.length;
	int depth = 0;
	size_t start = words_begin(text, length);
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
