/* SPDX-License-Identifier: MIT
 * One replacement of words, quoted with as much of what stands around it as makes sense of it. */
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* Longer ones are quoted by their first words. */
#define WORDS_MOST 6
#define SHORT_MOST 3
#define MARKS ",;:."

/* What differs, on its way into a sentence. */
struct quotation {
	const struct saying *saying;
	const struct hunk_text *hunk;
	char *old, *new;      /* words alone */
	char *before, *after; /* of what stays around them, "" for nothing */
	bool marked;          /* the marks behind them differ too, and belong to them */
};

guint hunk_words(const char *text)
{
	guint count = 0;
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		text += strcspn(text, " ");
		count++;
	}
	return count;
}

/* Nothing but little words, such as 'a' and 'of'. */
bool hunk_is_little(const struct saying *saying, const char *text)
{
	bool all = true;
	for (text += strspn(text, " "); *text && all; text += strspn(text, " ")) {
		size_t length = strcspn(text, " ");
		all = word_listed(saying->words, "diff-little", text, length);
		text += length;
	}
	return all;
}

static bool is_figure(const char *text)
{
	return g_ascii_isdigit(*text) || g_str_has_prefix(text, "£");
}

/* '14', 'five' and 'five working', which a period may follow. */
static bool is_count(const struct saying *saying, const char *text)
{
	size_t length = strcspn(text, " ");
	bool count = length && (is_figure(text) || word_listed(saying->words, "diff-numerals", text, length));
	for (text += length; *text && count; text += length) {
		text++;
		length = strcspn(text, " ");
		count = word_listed(saying->words, "diff-working", text, length);
	}
	return count;
}

/* 'B' and '16.5', which say nothing without the word before them. */
static bool is_number(const char *text)
{
	return is_figure(text) || (g_ascii_isupper(text[0]) && !g_ascii_isalnum(text[1]));
}

/* Where the last word before a place begins. */
static size_t word_start(const char *text, size_t end)
{
	while (end && text[end - 1] == ' ')
		end--;
	while (end && text[end - 1] != ' ' && text[end - 1] != '\n')
		end--;
	return end;
}

/* The last word of what stands before, with the one before a number: 'section 17.0'; "" where a sentence ends between
 * them. */
static char *word_before(const char *text)
{
	size_t end = strlen(text), at = word_start(text, end);
	while (end > at && text[end - 1] == ' ')
		end--;
	if (end == at || strchr(".;:\n", text[end - 1]))
		return g_strdup("");
	size_t other = word_start(text, at);
	bool goes_on = is_number(text + at) && other + 1 < at && text[at - 1] == ' ' && !strchr(MARKS, text[at - 2]);
	return g_strndup(text + (goes_on ? other : at), end - (goes_on ? other : at));
}

/* The first word of what stands behind; "" where a sentence or a part of one ends between them. */
static char *word_after(const char *text)
{
	text += strspn(text, " ");
	char *word = g_strndup(text, strcspn(text, " \n|,;:.()"));
	return word;
}

static bool is_in(const struct saying *saying, const char *key, const char *text)
{
	return text && word_listed(saying->words, key, text, strlen(text));
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

/* '£25' and '10%', which say what they count. */
static bool is_whole_count(const char *text)
{
	return *text && !(g_ascii_isalnum(text[0]) && g_ascii_isalnum(text[strlen(text) - 1]));
}

/* That, or the word for what else is counted: 'members'. */
static char *counted_after(const struct saying *saying, const char *text)
{
	char *period = period_after(saying, text);
	if (period)
		return period;
	char *word = word_after(text);
	bool counted = g_unichar_islower(g_utf8_get_char(word)) && !hunk_is_little(saying, word);
	if (!counted)
		g_clear_pointer(&word, g_free);
	return word;
}

/* Texts behind one another, with a blank before a word. */
static char *joined(const char *first, const char *second, bool blank)
{
	bool mark = *second && strchr(",;:.)", *second);
	return g_strdup_printf("%s%s%s", first, blank && !mark && *first && *second ? " " : "", second);
}

/* True where a blank stands between what differs and the word before it. */
static bool is_apart(const struct hunk_text *hunk)
{
	return g_str_has_suffix(hunk->before, " ") || *hunk->old->str == ' ' || *hunk->new->str == ' ';
}

/* '‘and their families’ has been added', of longer words the first. */
static char *long_said(const struct saying *saying, enum pattern_name name, const char *old, const char *new, bool *cut)
{
	char *was = phrase_quoted(excerpt_with_exceptions(saying, old));
	char *now = phrase_quoted(excerpt_with_exceptions(saying, new));
	char *said = pattern_fill(saying->patterns, name, "old", was, "new", now);
	*cut = *cut || strstr(was, "…") || strstr(now, "…");
	g_free(was);
	g_free(now);
	return said;
}

/* Words without the marks around them. */
static char *words_alone(const char *text)
{
	return text_trimmed(text + strspn(text, " " MARKS));
}

/* The same with the marks behind them. */
static char *words_and_marks(const char *text)
{
	return g_strstrip(g_strdup(text + strspn(text, " " MARKS)));
}

static const char *marks_of(const char *text, const char *words)
{
	return text + strlen(words);
}

/* True of two texts, each of some words, behind which other marks stand: 'learn' that is 'hear,' now. */
static bool marks_differ(const struct hunk_text *hunk)
{
	char *old = words_alone(hunk->old->str), *new = words_alone(hunk->new->str);
	char *was = words_and_marks(hunk->old->str), *now = words_and_marks(hunk->new->str);
	bool differ = *old && *new &&strcmp(marks_of(was, old), marks_of(now, new)) != 0 && !hunk_is_at_end(hunk);
	g_free(old);
	g_free(new);
	g_free(was);
	g_free(now);
	return differ;
}

/* The same, without what blanks are of, where more than that differs. */
static void blanks_name(struct quotation *quotation)
{
	char *old = phrase_blanks(g_strdup(quotation->old)), *new = phrase_blanks(g_strdup(quotation->new));
	if (strcmp(old, new) != 0) {
		g_free(quotation->old);
		g_free(quotation->new);
		quotation->old = g_steal_pointer(&old);
		quotation->new = g_steal_pointer(&new);
	}
	g_free(old);
	g_free(new);
}

/* ', D and H' that is 'and D' or '; D and H' now: the words as they stand, behind the one before them. */
static bool begins_with_mark(const struct hunk_text *hunk)
{
	const char *old = hunk->old->str + strspn(hunk->old->str, " "),
		   *new = hunk->new->str + strspn(hunk->new->str, " ");
	return *old && *new &&*old != *new && (strchr(MARKS, *old) || strchr(MARKS, *new));
}

/* Whether a mark stands before the words that were put in or taken out: ', always', '; or'. */
static bool follows_mark(const struct quotation *quotation)
{
	const char *raw = *quotation->new ? quotation->hunk->new->str : quotation->hunk->old->str;
	raw += strspn(raw, " ");
	return *raw && strchr(MARKS, *raw);
}

/* 'at' says nothing of what was put in after it; several words, and those behind a mark, speak for themselves. */
static void before_find(struct quotation *quotation)
{
	bool both = *quotation->old && *quotation->new, several = hunk_words(both              ? ""
									     : *quotation->old ? quotation->old
											       : quotation->new) > 1;
	quotation->before =
		both && !begins_with_mark(quotation->hunk) ? g_strdup("") : word_before(quotation->hunk->before);
	if (both)
		return;
	if ((several || follows_mark(quotation) || strlen(quotation->before) <= SHORT_MOST) &&
	    !is_requirement(quotation->saying, quotation->before))
		*quotation->before = '\0';
}

/* 'working' alone, in '20 working days' that are '20 days' now. */
static bool is_of_period(const struct quotation *quotation)
{
	const char *alone = *quotation->old ? quotation->old : quotation->new, *number = quotation->before;
	const char *last = strrchr(number, ' ');
	return !*quotation->old != !*quotation->new &&is_in(quotation->saying, "diff-working", alone) &&
	       is_count(quotation->saying, last ? last + 1 : number);
}

/* The period that a number is of; the word behind 'or', which alone says nothing. */
static void after_find(struct quotation *quotation)
{
	const struct saying *saying = quotation->saying;
	const char *old = quotation->old, *new = quotation->new;
	if ((is_count(saying, old) && is_count(saying, new)) || is_of_period(quotation))
		quotation->after = is_whole_count(old) || is_whole_count(new)
					   ? period_after(saying, quotation->hunk->after)
					   : counted_after(saying, quotation->hunk->after);
	else if (*quotation->before && !*old != !*new &&hunk_is_little(saying, *old ? old : new))
		quotation->after = word_after(quotation->hunk->after);
	if (!quotation->after)
		quotation->after = g_strdup("");
}

/* One side with what stands around it. */
static char *side_said(const struct quotation *quotation, bool is_new)
{
	const GString *raw = is_new ? quotation->hunk->new : quotation->hunk->old;
	bool one = !*quotation->old != !*quotation->new;
	bool apart = is_apart(quotation->hunk),
	     marked = begins_with_mark(quotation->hunk) || (one && follows_mark(quotation)) || *quotation->after;
	char *text = marked && *quotation->before ? g_strstrip(g_strdup(raw->str))
						  : g_strdup(is_new ? quotation->new : quotation->old);
	char *behind = joined(quotation->before, text, apart),
	     *bare = *quotation->after || quotation->marked ? g_strdup(behind) : text_trimmed(behind);
	char *said = joined(bare, quotation->after, true);
	g_free(text);
	g_free(behind);
	g_free(bare);
	return said;
}

static char *quotation_said(const struct quotation *quotation, bool *cut)
{
	const struct saying *saying = quotation->saying;
	char *was = phrase_quoted(side_said(quotation, false)), *now = phrase_quoted(side_said(quotation, true));
	char *said = NULL;
	if (*was && *now && hunk_words(was) <= WORDS_MOST && hunk_words(now) <= WORDS_MOST)
		said = pattern_fill(saying->patterns, PATTERN_NOW, "old", was, "new", now);
	else if (*quotation->old && *quotation->new)
		said = long_said(saying, PATTERN_NOW_REPLACED, quotation->old, quotation->new, cut);
	else if (*quotation->old || *quotation->new)
		said = long_said(saying, *quotation->new ? PATTERN_NOW_ADDED : PATTERN_NOW_REMOVED, quotation->old,
				 quotation->new, cut);
	g_free(was);
	g_free(now);
	return said;
}

char *hunk_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut)
{
	bool marked = marks_differ(hunk);
	char *(*words)(const char *) = marked ? words_and_marks : words_alone;
	struct quotation quotation = {saying, hunk, words(hunk->old->str), words(hunk->new->str), NULL, NULL, marked};
	blanks_name(&quotation);
	before_find(&quotation);
	after_find(&quotation);
	char *said = quotation_said(&quotation, cut);
	g_free(quotation.old);
	g_free(quotation.new);
	g_free(quotation.before);
	g_free(quotation.after);
	return said;
}

char *hunk_marks_said(const struct saying *saying, const struct hunk_text *hunk)
{
	char *before = g_strdup(hunk->before + word_start(hunk->before, strlen(hunk->before))),
	     *after = word_after(hunk->after);
	char *sides[2];
	for (int side = 0; side < 2; side++) {
		char *text = g_strstrip(g_strdup(side ? hunk->new->str : hunk->old->str));
		char *behind = joined(g_strchomp(before), text, false);
		sides[side] = joined(behind, after, true);
		g_free(behind);
		g_free(text);
	}
	for (int side = 0; side < 2; side++)
		sides[side] = phrase_quoted(sides[side]);
	char *said = pattern_fill(saying->patterns, PATTERN_NOW, "old", sides[0], "new", sides[1]);
	g_free(sides[0]);
	g_free(sides[1]);
	g_free(before);
	g_free(after);
	return said;
}
