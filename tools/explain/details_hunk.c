/* SPDX-License-Identifier: MIT
 * One replacement of words, said in few. */
#include "explain/details_telling.h"
#include "explain/phrases.h"

#include <string.h>

/* More replacements than these, or longer ones, are not told one by one. */
#define TOLD_MOST 5
#define WORDS_MOST 6
#define BRIDGE_MOST 2
#define SHORT_MOST 3

static guint words_count(const char *text)
{
	guint count = 0;
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		text += strcspn(text, " ");
		count++;
	}
	return count;
}

static bool is_figure(const char *text)
{
	return g_ascii_isdigit(*text) || g_str_has_prefix(text, "£");
}

/* '14', 'five' and 'five working', which a period may follow. */
static bool is_count(const struct saying *saying, const char *text)
{
	char **numerals = g_strsplit(word(saying->words, "diff-numerals"), " ", -1);
	char **working = g_strsplit(word(saying->words, "diff-working"), " ", -1), **words = g_strsplit(text, " ", -1);
	bool count = words[0] && (is_figure(words[0]) || g_strv_contains((const char *const *)numerals, words[0]));
	for (guint i = 1; count && words[i]; i++)
		count = g_strv_contains((const char *const *)working, words[i]);
	g_strfreev(numerals);
	g_strfreev(working);
	g_strfreev(words);
	return count;
}

/* The last word of what stands before, with the blank after it; empty where a sentence ends between them. */
static char *word_before(const char *text)
{
	size_t n = strlen(text), end;
	while (n && text[n - 1] == ' ')
		n--;
	end = n;
	while (n && text[n - 1] != ' ' && text[n - 1] != '\n')
		n--;
	return end > n && !strchr(".;:\n", text[end - 1]) ? g_strndup(text + n, end - n) : g_strdup("");
}

static bool is_in(const struct saying *saying, const char *key, const char *text)
{
	char **list = g_strsplit(word(saying->words, key), " ", -1);
	bool found = text && g_strv_contains((const char *const *)list, text);
	g_strfreev(list);
	return found;
}

/* The words that follow, with the one that names a period: 'working days', 'niwrnod gwaith'. */
static char *period_after(const struct saying *saying, const char *text)
{
	char **words = g_strsplit_set(text + strspn(text, " "), " ,.;:)", 3);
	bool first = is_in(saying, "diff-periods", words[0]);
	bool both = first ? is_in(saying, "diff-working-behind", words[1])
			  : is_in(saying, "diff-working", words[0]) && is_in(saying, "diff-periods", words[1]);
	char *said = both ? g_strdup_printf("%s %s", words[0], words[1]) : first ? g_strdup(words[0]) : NULL;
	g_strfreev(words);
	return said;
}

static char *joined(const char *first, const char *second, bool blank)
{
	return g_strdup_printf("%s%s%s", first, blank && *first && *second ? " " : "", second);
}

/* True where a blank stands between what differs and the word before it. */
static bool is_apart(const struct hunk_text *hunk)
{
	return g_str_has_suffix(hunk->before, " ") || *hunk->old->str == ' ' || *hunk->new->str == ' ';
}

/* '‘and their families’ has been added', of longer words the first. */
static char *long_said(const struct saying *saying, enum pattern_name name, const char *old, const char *new, bool *cut)
{
	char *was = excerpt(old, false), *now = excerpt(new, false);
	char *said = pattern_fill(saying->patterns, name, "old", was, "new", now);
	*cut = *cut || g_str_has_suffix(was, "…") || g_str_has_suffix(now, "…");
	g_free(was);
	g_free(now);
	return said;
}

/* '‘28 days’ is now ‘14 days’'; NULL where it can't be said so briefly. */
static char *hunk_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut)
{
	char *old = text_trimmed(hunk->old->str), *new = text_trimmed(hunk->new->str), *said = NULL;
	char *before = *old && *new ? g_strdup("") : word_before(hunk->before);
	char *old_plain = phrase_blanks(g_strdup(old)), *new_plain = phrase_blanks(g_strdup(new));
	if (strcmp(old_plain, new_plain) != 0) {
		g_free(old);
		g_free(new);
		old = g_steal_pointer(&old_plain);
		new = g_steal_pointer(&new_plain);
	}
	g_free(old_plain);
	g_free(new_plain);
	bool several = words_count(*old ? old : new) > 1;
	if ((several || strlen(before) <= SHORT_MOST) && !is_requirement(saying, before))
		*before = '\0'; /* 'at' says nothing of what was put in after it; several words speak for themselves */
	char *after = is_count(saying, old) && is_count(saying, new) ? period_after(saying, hunk->after) : NULL;
	bool apart = is_apart(hunk);
	char *was = joined(before, old, apart), *now = joined(before, new, apart), *bare = text_trimmed(was);
	g_free(was);
	was = bare;
	if (after) {
		char *longer = joined(was, after, true), *other = joined(now, after, true);
		g_free(was);
		g_free(now);
		was = longer;
		now = other;
	}
	if (*was && *now && words_count(was) <= WORDS_MOST && words_count(now) <= WORDS_MOST)
		said = pattern_fill(saying->patterns, PATTERN_NOW, "old", was, "new", now);
	else if (*old && *new)
		said = long_said(saying, PATTERN_NOW_REPLACED, old, new, cut);
	else if (*old || *new)
		said = long_said(saying, *new ? PATTERN_NOW_ADDED : PATTERN_NOW_REMOVED, old, new, cut);
	g_free(was);
	g_free(now);
	g_free(after);
	g_free(before);
	g_free(old);
	g_free(new);
	return said;
}

/* Nothing but little words, such as 'a' and 'of'. */
static bool is_little(const struct saying *saying, const char *text)
{
	char **little = g_strsplit(word(saying->words, "diff-little"), " ", -1);
	char **words = g_strsplit(text, " ", -1);
	bool all = true;
	for (char **each = words; *each && all; each++)
		all = !**each || g_strv_contains((const char *const *)little, *each);
	g_strfreev(words);
	g_strfreev(little);
	return all;
}

/* So few words between two replacements, within a sentence, that the two are one: 'Head of Finance'. A comma too, where
 * what is replaced behind it says nothing alone. */
static bool is_bridge(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		      const struct wording_piece *next)
{
	if (!hunk->old->len || !hunk->new->len || !next || next->op == '=' || next->slight ||
	    words_count(piece->text) > BRIDGE_MOST)
		return false;
	bool comma = !strcmp(piece->text, ", ") && next->op == '-' && is_little(saying, next->text);
	return comma || !strpbrk(piece->text, ".,;:\n");
}

/* The 'and' at the end of an entry that is the last but one no more, or has become it. */
static bool is_list_joint(const struct saying *saying, const struct hunk_text *hunk)
{
	char *old = text_trimmed(hunk->old->str), *new = text_trimmed(hunk->new->str);
	bool one = !*old != !*new, ends = !*(hunk->after + strspn(hunk->after, " ;,"));
	char **joints = g_strsplit(word(saying->words, "claim-joints"), ", ", -1);
	const char *text = *old ? old : new;
	text += strspn(text, " ;,");
	bool joint = one && ends && g_strv_contains((const char *const *)joints, text);
	g_strfreev(joints);
	g_free(old);
	g_free(new);
	return joint;
}

static bool all_of(const char *text, const char *signs)
{
	char *bare = g_strstrip(g_strdup(text));
	bool all = *bare;
	for (const char *at = bare; *at && all; at = g_utf8_next_char(at))
		all = g_utf8_strchr(signs, -1, g_utf8_get_char(at)) != NULL;
	g_free(bare);
	return all;
}

/* A few words that are set in quotation marks or brackets now, or no longer are. */
static bool is_wrapped(const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next)
{
	if (!hunk->old->len == !hunk->new->len || !next || next->slight || next->op != (hunk->new->len ? '+' : '-'))
		return false;
	return all_of(hunk->new->len ? hunk->new->str : hunk->old->str, "‘“'\"([") && all_of(next->text, "’”'\")]") &&
	       words_count(piece->text) <= WORDS_MOST && !strchr(piece->text, '\n');
}

bool hunk_text_goes_on(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next)
{
	return is_bridge(saying, hunk, piece, next) || is_wrapped(hunk, piece, next);
}

/* 'Appendix' that is 'Appendices' now: a reference that followed. */
static bool is_reference_word(const struct saying *saying, const struct hunk_text *hunk)
{
	char **kinds = g_strsplit(word(saying->words, "ref-kinds"), " ", -1);
	bool all = true;
	for (int side = 0; side < 2 && all; side++) {
		char *text = text_trimmed(side ? hunk->new->str : hunk->old->str), *lower = g_utf8_strdown(text, -1);
		all = !*lower || g_strv_contains((const char *const *)kinds, lower);
		g_free(text);
		g_free(lower);
	}
	g_strfreev(kinds);
	return all;
}

/* Nothing, or only bold and italic within a word. */
static bool is_same(const struct hunk_text *hunk)
{
	char *old = text_trimmed(hunk->old->str), *new = text_trimmed(hunk->new->str);
	bool same = !strcmp(old, new);
	g_free(old);
	g_free(new);
	return same;
}

/* The words that stand in the text; where a link leads only if they are the same. */
static void bare_take(struct hunk_text *hunk)
{
	char *old = text_trimmed(hunk->old_bare->str), *new = text_trimmed(hunk->new_bare->str);
	if (strcmp(old, new) != 0) {
		g_string_assign(hunk->old, hunk->old_bare->str);
		g_string_assign(hunk->new, hunk->new_bare->str);
	}
	g_free(old);
	g_free(new);
}

struct hunk_text hunk_text_new(const char *old, const char *new)
{
	return (struct hunk_text){g_string_new(old), g_string_new(new), g_string_new(old), g_string_new(new), "", ""};
}

void hunk_text_clear(struct hunk_text *hunk)
{
	g_string_free(hunk->old, TRUE);
	g_string_free(hunk->new, TRUE);
	g_string_free(hunk->old_bare, TRUE);
	g_string_free(hunk->new_bare, TRUE);
}

void hunk_text_end(const struct saying *saying, struct hunk_text *hunk, const char *after, struct telling *telling)
{
	hunk->after = after;
	bare_take(hunk);
	if (!is_same(hunk) && !is_reference_word(saying, hunk) && !is_list_joint(saying, hunk)) {
		char *said = hunk_said(saying, hunk, &telling->cut);
		telling->brief = said && telling->list->len < TOLD_MOST;
		if (said)
			told_take(telling->list, said);
	}
	hunk->before = after;
	g_string_truncate(hunk->old, 0);
	g_string_truncate(hunk->new, 0);
	g_string_truncate(hunk->old_bare, 0);
	g_string_truncate(hunk->new_bare, 0);
}

void telling_take(struct telling *telling, char *said)
{
	telling->brief = telling->brief && telling->list->len < TOLD_MOST;
	told_take(telling->list, said);
}
