/* SPDX-License-Identifier: MIT
 * What differs within a whole is quoted with the whole of it: 'section 117(2)(a)', 'Section 151 Officer'. */
#include "explain/details/details_telling.h"

#include <string.h>

/* More words than these are not quoted for that. */
#define WORDS_MOST 6u
/* So many words of a name may stay between others of it that don't. */
#define BETWEEN_MOST 3u
#define LABEL_MOST 4
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

/* 'b' and '12', which stand between brackets. */
static bool is_label(const GString *side)
{
	bool label = side->len && side->len <= LABEL_MOST;
	for (size_t i = 0; i < side->len && label; i++)
		label = g_ascii_isalnum(side->str[i]);
	return label;
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
	bool letters = has_letter(left, reach.left) || has_letter(hunk->after, reach.right) ||
		       (reach.left && reach.right && is_label(hunk->old) && is_label(hunk->new));
	if (!brackets || !letters)
		return none;
	reach.left += hunk->before_followed ? 0 : kind_before(saying, hunk, reach.left);
	return reach;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* 'Officer', but not 'The', nor the letter of an appendix. */
static bool is_capital(const struct saying *saying, const char *word, size_t length)
{
	g_autofree char *own = g_strndup(word, length), *lower = g_utf8_strdown(own, -1);
	return g_unichar_isupper(g_utf8_get_char(own)) && g_utf8_strlen(own, -1) > 1 && !hunk_is_little(saying, lower);
}

static bool is_digits(const char *word, size_t length)
{
	return length && strspn(word, "0123456789") >= length;
}

/* 'of' and '151', which stand within a name. */
static bool is_joint(const struct saying *saying, const char *word, size_t length)
{
	return is_digits(word, length) || word_listed(saying->words, "diff-linking", word, length);
}

static bool is_plain(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (strchr(MARKS "()[]\"|\n", word[i]))
			return false;
	return length && !g_str_has_prefix(word, "‘") && !g_str_has_prefix(word, "“") &&
	       !(length >= strlen("’") && !strncmp(word + length - strlen("’"), "’", strlen("’")));
}

/* Whether a side is of capitalised words alone (`all`), or begins or ends with one; it has no marks at its ends. */
static bool side_is_name(const struct saying *saying, const GString *side, bool all, bool behind)
{
	g_auto(GStrv) words = g_strsplit(side->str, " ", -1);
	bool any = false, every = true, edge = false, first = true;
	for (char **word = words; *word; word++) {
		size_t length = strlen(*word);
		if (!length)
			continue;
		bool capital = is_capital(saying, *word, length) && is_plain(*word, length);
		bool fits = capital || is_digits(*word, length);
		any = any || capital;
		every = every && (fits || (!first && is_joint(saying, *word, length)));
		edge = first || behind ? fits : edge;
		first = false;
	}
	return any && (all ? every : edge);
}

/* No mark stands between what differs and what is before it, or behind it. */
static bool is_open(const GString *side, bool behind)
{
	g_autofree char *bare = g_strstrip(g_strdup(side->str));
	size_t length = strlen(bare);
	return !length || !strchr(MARKS "()[]\"", bare[behind ? length - 1 : 0]);
}

/* True where what differs goes on with capitalised words, if such stand there. */
static bool name_goes_on(const struct saying *saying, const struct hunk_text *hunk, bool behind)
{
	const GString *old = hunk->old, *new = hunk->new;
	bool both = has(old) && has(new);
	if (!is_open(old, behind) || !is_open(new, behind))
		return false;
	return side_is_name(saying, old, !both, behind) || side_is_name(saying, new, !both, behind);
}

static bool goes_on_small(const char *after)
{
	after += strspn(after, " ");
	return g_unichar_islower(g_utf8_get_char(after)) || g_ascii_isdigit(*after);
}

/* A word that has its capital of the sentence that it begins: 'Where Members …'. */
static bool begins_sentence(const struct hunk_text *hunk, const char *from, size_t right)
{
	while (from > hunk->before && from[-1] == ' ')
		from--;
	bool first = from == hunk->before ? hunk->begins : strchr(MARKS "|\n", from[-1]) != NULL;
	return first && (goes_on_small(hunk->after) || goes_on_small(hunk->after + right));
}

static size_t quote_at(const char *text)
{
	static const char *const quotes[] = {"‘", "“", "”"};
	for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++)
		if (g_str_has_prefix(text, quotes[i]))
			return strlen(quotes[i]);
	return 0;
}

/* How long a word is without what stands behind it. */
static size_t word_length(const char *text)
{
	size_t length = strcspn(text, ENDS MARKS "()[]\""), n = 0;
	while (n < length && !quote_at(text + n))
		n++;
	bool closed = n >= strlen("’") && !strncmp(text + n - strlen("’"), "’", strlen("’"));
	return closed ? n - strlen("’") : n;
}

static size_t name_left(const struct saying *saying, const struct hunk_text *hunk, size_t right)
{
	size_t length = strlen(hunk->before), left = 0;
	const char *end = hunk->before + length;
	if (is_joined(hunk, false) && length && !strchr(" ", end[-1]))
		return 0;
	for (;;) {
		while (end > hunk->before && end[-1] == ' ')
			end--;
		const char *from = end;
		while (from > hunk->before && !strchr(ENDS, from[-1]))
			from--;
		size_t quoted = quote_at(from);
		from += quoted;
		size_t n = (size_t)(end - from);
		bool capital = is_plain(from, n) && is_capital(saying, from, n) && !begins_sentence(hunk, from, right);
		if (capital)
			left = length - (size_t)(from - hunk->before);
		if (quoted || (!capital && !(n && is_joint(saying, from, n))))
			return left;
		end = from;
	}
}

static size_t name_right(const struct saying *saying, const struct hunk_text *hunk)
{
	const char *at = hunk->after;
	size_t right = 0;
	if (is_joined(hunk, true) && *at != ' ')
		return 0;
	for (;;) {
		at += strspn(at, " ");
		size_t n = word_length(at);
		bool capital = is_plain(at, n) && is_capital(saying, at, n);
		if (capital)
			right = (size_t)(at + n - hunk->after);
		if ((!capital && !(n && is_joint(saying, at, n))) || at[n] != ' ')
			return right;
		at += n;
	}
}

/* What of a run of capitalised words stands around what differs: of 'Section 151 Officer' where 'Section 151' does. */
static struct reach name_reach(const struct saying *saying, const struct hunk_text *hunk)
{
	struct reach reach = {0, 0};
	if (!hunk->after_followed && name_goes_on(saying, hunk, true))
		reach.right = name_right(saying, hunk);
	if (!hunk->before_followed && name_goes_on(saying, hunk, false))
		reach.left = name_left(saying, hunk, reach.right);
	return reach;
}

static bool is_name_part(const struct saying *saying, const char *word, size_t length)
{
	return is_plain(word, length) && (is_capital(saying, word, length) || is_joint(saying, word, length));
}

/* The edge of a text as part of a name: its first word, or its last. */
static bool edge_is_name(const struct saying *saying, const char *text, bool last)
{
	g_autofree char *bare = g_strstrip(g_strdup(text));
	const char *from = last ? strrchr(bare, ' ') : NULL;
	from = from ? from + 1 : bare;
	return is_name_part(saying, from, strcspn(from, " "));
}

bool hunk_name_goes_on(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next)
{
	bool one = !has(hunk->old) != !has(hunk->new);
	if (!one || piece->slight || !next || next->op == '=' || next->slight || strpbrk(piece->text, MARKS "|\n"))
		return false;
	g_auto(GStrv) words = g_strsplit(piece->text, " ", -1);
	bool capitals = hunk_words(piece->text) <= BETWEEN_MOST;
	for (char **word = words; *word && capitals; word++)
		capitals = !**word || is_capital(saying, *word, strlen(*word));
	return capitals && edge_is_name(saying, has(hunk->old) ? hunk->old->str : hunk->new->str, true) &&
	       edge_is_name(saying, next->text, false);
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
	if (!reach.left && !reach.right)
		reach = name_reach(saying, hunk);
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
