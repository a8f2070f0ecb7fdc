/* SPDX-License-Identifier: MIT
 * What differs within a whole is quoted with the whole of it: 'section 117(2)(a)'. */
#include "explain/details_telling.h"

#include <string.h>

/* More words than these are not quoted for that. */
#define WORDS_MOST 6u
#define ENDS " \n|"
#define MARKS ",;:.?!"

/* How many bytes are quoted of what stands before and behind what differs. */
struct reach {
	size_t left, right;
};

static bool has(const GString *text)
{
	return text->len > 0;
}

/* Whether what differs stands in one word with what is before it, or behind it. */
static bool is_joined(const struct hunk_text *hunk, bool behind)
{
	const GString *sides[] = {hunk->old, hunk->new};
	bool is = true;
	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
		is = is && !(has(sides[i]) && strchr(ENDS, sides[i]->str[behind ? sides[i]->len - 1 : 0]));
	return is;
}

/* Brackets that are opened less those that are closed. */
static int depth_of(const char *text, size_t length)
{
	int depth = 0;
	for (size_t i = 0; i < length; i++)
		depth += (text[i] == '(') - (text[i] == ')');
	return depth;
}

static bool is_balanced(const GString *text)
{
	int depth = 0;
	for (const char *at = text->str; *at && depth >= 0; at++)
		depth += (*at == '(') - (*at == ')');
	return !depth;
}

static bool has_letter(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (g_ascii_isalnum(text[i]))
			return true;
	return false;
}

/* The end of `before`, as it is quoted. */
static const char *tail(const struct hunk_text *hunk, size_t length)
{
	return hunk->before + strlen(hunk->before) - length;
}

static int depth_with(const struct hunk_text *hunk, const GString *side, struct reach reach)
{
	return depth_of(tail(hunk, reach.left), reach.left) + depth_of(side->str, side->len) +
	       depth_of(hunk->after, reach.right);
}

/* Without brackets in which all of it stands: '(see 5(1)(a))'. */
static struct reach without_brackets(const struct hunk_text *hunk, struct reach reach)
{
	while (reach.left && *tail(hunk, reach.left) == '(' && depth_with(hunk, hunk->old, reach) > 0 &&
	       depth_with(hunk, hunk->new, reach) > 0)
		reach.left--;
	while (reach.right && hunk->after[reach.right - 1] == ')' && depth_with(hunk, hunk->old, reach) < 0 &&
	       depth_with(hunk, hunk->new, reach) < 0)
		reach.right--;
	return reach;
}

/* 'section ', before a number. */
static size_t kind_before(const struct saying *saying, const struct hunk_text *hunk, size_t left)
{
	const char *end = tail(hunk, left), *first = end;
	if (end == hunk->before || end[-1] != ' ' || !g_ascii_isdigit(left ? *end : *hunk->old->str) ||
	    !g_ascii_isdigit(left ? *end : *hunk->new->str))
		return 0;
	first--;
	while (first > hunk->before && !strchr(ENDS, first[-1]))
		first--;
	g_autofree char *kind = g_strndup(first, (size_t)(end - 1 - first));
	bool letters = g_unichar_isalpha(g_utf8_get_char(kind)) && !strpbrk(kind, MARKS "()[]");
	return letters && !hunk_is_little(saying, kind) ? (size_t)(end - first) : 0;
}

/* What of a word with brackets in it stands around what differs: of '117(2)(a)' where '2)(a' differs. */
static struct reach word_reach(const struct saying *saying, const struct hunk_text *hunk)
{
	const struct reach none = {0, 0};
	size_t before = strlen(hunk->before), from = before;
	while (is_joined(hunk, false) && from && !strchr(ENDS, hunk->before[from - 1]))
		from--;
	struct reach reach = {before - from, is_joined(hunk, true) ? strcspn(hunk->after, ENDS) : 0};
	bool cut = (before && !from && !hunk->begins) || (reach.right && !hunk->after[reach.right] && !hunk->ends);
	if (cut || (reach.left && hunk->before_followed) || (reach.right && hunk->after_followed))
		return none;
	while (reach.right && strchr(MARKS, hunk->after[reach.right - 1]))
		reach.right--;
	reach = without_brackets(hunk, reach);
	const char *left = tail(hunk, reach.left);
	bool brackets = memchr(left, '(', reach.left) || memchr(hunk->after, '(', reach.right) ||
			memchr(hunk->after, ')', reach.right) || !is_balanced(hunk->old) || !is_balanced(hunk->new) ||
			*hunk->old->str == '(' || *hunk->new->str == '(';
	bool letters = has_letter(left, reach.left) || has_letter(hunk->after, reach.right);
	if (!brackets || !letters)
		return none;
	reach.left += hunk->before_followed ? 0 : kind_before(saying, hunk, reach.left);
	return reach;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static GString *side_whole(const struct hunk_text *hunk, const GString *side, struct reach reach)
{
	GString *text = g_string_new(tail(hunk, reach.left));
	g_string_append(text, side->str);
	g_string_append_len(text, hunk->after, (gssize)reach.right);
	return text;
}

char *hunk_whole_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut)
{
	struct reach reach = word_reach(saying, hunk);
	struct hunk_text whole = *hunk;
	g_autofree char *before = g_strndup(hunk->before, strlen(hunk->before) - reach.left);
	whole.before = before;
	whole.after = hunk->after + reach.right;
	whole.old = side_whole(hunk, hunk->old, reach);
	whole.new = side_whole(hunk, hunk->new, reach);
	bool fits = hunk_words(whole.old->str) <= WORDS_MOST && hunk_words(whole.new->str) <= WORDS_MOST;
	char *said = hunk_said(saying, fits ? &whole : hunk, cut);
	g_string_free(whole.old, TRUE);
	g_string_free(whole.new, TRUE);
	return said;
}
