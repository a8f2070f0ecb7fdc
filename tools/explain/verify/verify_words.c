/* SPDX-License-Identifier: MIT
 * The words of an item: its sentences, its reasons, the names in it. */
#include "explain/verify/claim_words.h"
#include "explain/verify/verify_within.h"

#include <string.h>

#define NAME_MOST 120u /* bytes of a name */

const char *verify_sentence_end(const char *at)
{
	while (*at && !(strchr(".;", *at) && (at[1] == ' ' || !at[1])))
		at++;
	return at;
}

char *verify_unreasoned(const struct words *words, const char *text)
{
	char *out = g_strdup(text);
	bool start = true;
	for (char *at = out; *at; at++) {
		const char *end = NULL;
		if (start && listed_at(words, "claim-reasons", at))
			end = at + strlen(at);
		else if (start && listed_word(words, "claim-because", at) &&
			 !listed_behind(words, "claim-articles", out, at))
			end = verify_sentence_end(at);
		start = *at == ' ' || *at == '(';
		if (end) {
			memset(at, ' ', (size_t)(end - at));
			at += end - at - 1;
		}
	}
	return out;
}

size_t verify_name_at(const struct words *words, const char *at, guint *capitals)
{
	size_t n = 0, end = 0;
	*capitals = 0;
	while (n < NAME_MOST && g_unichar_isupper(g_utf8_get_char(at + n))) {
		size_t length = strcspn(at + n, " ,.;:()");
		bool abbreviated = length > 1 && g_ascii_isupper(at[n + 1]);
		if (abbreviated)
			return 0;
		++*capitals;
		n += length;
		end = n;
		if (at[n] != ' ')
			break;
		n++;
		size_t little = listed_word(words, "claim-name-joints", at + n);
		n += little && at[n + little] == ' ' ? little + 1 : 0;
	}
	return end;
}

/* Where the word begins that ends at `end`. */
static const char *word_before(const char *least, const char *end)
{
	while (end > least && !strchr(" (", end[-1]))
		end--;
	return end;
}

const char *verify_name_before(const struct words *words, const char *text, const char *at)
{
	const char *least = at - text > NAME_MOST ? at - NAME_MOST : text, *end = at, *begin = at;
	while (end > least && end[-1] == ' ')
		end--;
	for (const char *next = end; next > least;) {
		const char *first = word_before(least, next);
		bool capital = g_unichar_isupper(g_utf8_get_char(first)),
		     joint = listed_word(words, "claim-name-joints", first);
		guint capitals;
		if (!capital && !joint)
			break;
		if (capital && !listed_word(words, "claim-articles", first) &&
		    verify_name_at(words, first, &capitals) >= (size_t)(end - first))
			begin = first;
		if (first == least || first[-1] == '(' || (first - least > 1 && strchr(",.;:", first[-2])))
			break;
		next = first - 1;
	}
	return begin;
}

bool verify_names_place(const struct words *words, const char *name)
{
	g_autoptr(GPtrArray) places = claim_places_read(words, name, NULL);
	return places->len > 0;
}
