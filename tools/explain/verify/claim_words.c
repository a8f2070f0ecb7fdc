/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_words.h"
#include "explain/verify/claim_marks.h"

#include <string.h>

/* The next of a list, its length in `length`; NULL after the last. `list` moves on. */
static const char *next_of(const char **list, size_t *length)
{
	const char *item = *list;
	while (*item == ',' || *item == ' ')
		item++;
	*list = strchrnul(item, ',');
	*length = (size_t)(*list - item);
	return *length ? item : NULL;
}

size_t listed_at(const struct words *words, const char *key, const char *at)
{
	const char *list = word(words, key);
	size_t length, most = 0;
	for (const char *item = next_of(&list, &length); item; item = next_of(&list, &length))
		if (length > most && !g_ascii_strncasecmp(at, item, length))
			most = length;
	return most;
}

size_t listed_word(const struct words *words, const char *key, const char *at)
{
	const char *list = word(words, key);
	size_t length, most = 0;
	for (const char *item = next_of(&list, &length); item; item = next_of(&list, &length))
		if (length > most && !g_ascii_strncasecmp(at, item, length) && !is_word_byte(at[length]))
			most = length;
	return most;
}

size_t listed_behind(const struct words *words, const char *key, const char *text, const char *at)
{
	const char *end = at, *list = word(words, key);
	size_t length, most = 0;
	while (end > text && end[-1] == ' ')
		end--;
	size_t before = (size_t)(end - text);
	for (const char *item = next_of(&list, &length); item && end < at; item = next_of(&list, &length))
		if (before >= length && length > most && !g_ascii_strncasecmp(end - length, item, length) &&
		    (before == length || !is_word_byte(end[-(ptrdiff_t)length - 1])))
			most = length;
	return most ? most + (size_t)(at - end) : 0;
}

bool listed_before(const struct words *words, const char *key, const char *text, const char *at)
{
	while (at > text && strchr(" (\"", at[-1]))
		at--;
	const char *list = word(words, key);
	size_t length, before = (size_t)(at - text);
	for (const char *item = next_of(&list, &length); item; item = next_of(&list, &length))
		if (before >= length && !g_ascii_strncasecmp(at - length, item, length) &&
		    (before == length || !is_word_byte(at[-(ptrdiff_t)length - 1])))
			return true;
	return false;
}

bool listed_within(const struct words *words, const char *key, const char *text)
{
	for (const char *at = text; *at; at++) {
		size_t length = at == text || !is_word_byte(at[-1]) ? listed_at(words, key, at) : 0;
		if (length && !is_word_byte(at[length]))
			return true;
	}
	return false;
}

char *listed_first(const struct words *words, const char *key)
{
	const char *list = word(words, key);
	size_t length;
	const char *item = next_of(&list, &length);
	return g_strndup(item ? item : "", length);
}
