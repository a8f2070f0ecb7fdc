/* SPDX-License-Identifier: MIT
 * What a Word file that comes back holds beside its text, and did not when it was made: comments, what was typed into
 * the fields of forms, another head of the page, words that are not seen. It has no place in the sources and is told.
 */
#include "publish/back/round_internal.h"

#include <string.h>

/* Both files: what is known of each is its keys. */
struct beside {
	struct rounding *rounding;
	const struct word *base, *edited;
	GHashTable *of_base, *of_edited; /* sets of char * */
	bool former; /* a redline whose changes are rejected: its pages have the heads of the new text, and a field that
			is of another kind now the prompt of that */
};

static bool is_of_pages(const struct word_left *left)
{
	return g_str_has_prefix(left->why, "the head of") || g_str_has_prefix(left->why, "the foot of");
}

/* What the tools or Word make anew whenever they see it. */
static bool is_made_anew(const struct word_left *left)
{
	return g_str_has_prefix(left->why, "the list of contents");
}

/* Takes out words of ours that may be filled in: from what stands before their first '{' to what is behind their last
 * '}'. */
static void words_cut(char *text, const char *ours)
{
	const char *open = strchr(ours, '{'), *close = strrchr(ours, '}');
	g_autofree char *first = open ? g_strndup(ours, (size_t)(open - ours)) : g_strdup(ours);
	const char *last = close ? close + 1 : "";
	char *from = *first ? strstr(text, first) : NULL, *to = from ? strstr(from + strlen(first), last) : NULL;
	if (to)
		memmove(from, to + strlen(last), strlen(to + strlen(last)) + 1);
}

/* What it is known by: its words, whatever they are called, for what is typed in place of a prompt is new, and a prompt
 * that another program saved is not; else why it was left out. A redline says at the head of its pages what it
 * compares. */
static char *key_of(const struct beside *beside, const struct word_left *left)
{
	const struct words *words = edition_words(beside->rounding->edition);
	g_autofree char *key = words_collapsed(left->key);
	if (!*key)
		return g_strdup_printf("\n%s", left->why);
	if (is_of_pages(left)) {
		words_cut(key, word(words, "comparison"));
		words_cut(key, word(words, "comparison-of"));
	}
	return words_collapsed(key);
}

static GHashTable *keys_of(const struct beside *beside, const struct word *word)
{
	GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < word->left->len; i++)
		g_hash_table_add(keys, key_of(beside, &g_array_index(word->left, struct word_left, i)));
	return keys;
}

static bool is_known(const struct beside *beside, GHashTable *keys, const struct word_left *left)
{
	g_autofree char *key = key_of(beside, left);
	return g_hash_table_contains(keys, key);
}

/* '2.1: ', or "" where it stands before all clauses or in none; the caller frees it. */
static char *where_of(const GArray *lines, const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < lines->len && paragraph; i++)
		if (g_array_index(lines, struct line, i).paragraph == paragraph) {
			g_autofree char *where = line_where(lines, i);
			return g_strdup_printf("%s%s", where, *where ? ": " : "");
		}
	return g_strdup("");
}

static void left_tell(struct rounding *rounding, const struct word_left *left)
{
	g_autofree char *where = where_of(rounding->new, left->at);
	g_autofree char *words = words_collapsed(left->words);
	round_aside(rounding, *words ? "%snot brought in: %s: '%s'" : "%snot brought in: %s", where, left->why, words);
}

/* Whether heads and feet are other than the tools make, all of them: the file has the look of a council's own
 * (--reference), and nobody typed them. */
static bool is_dressed(const struct beside *beside)
{
	guint count = 0;
	for (guint i = 0; i < beside->base->left->len; i++) {
		const struct word_left *left = &g_array_index(beside->base->left, struct word_left, i);
		if (is_of_pages(left) && is_known(beside, beside->of_edited, left))
			return false;
		count += is_of_pages(left);
	}
	return count > 0;
}

/* Whether another of its kind is new, and told. */
static bool is_followed(const struct beside *beside, const struct word_left *was)
{
	for (guint i = 0; i < beside->edited->left->len; i++) {
		const struct word_left *left = &g_array_index(beside->edited->left, struct word_left, i);
		if (!strcmp(left->why, was->why) && !is_known(beside, beside->of_base, left))
			return true;
	}
	return false;
}

/* A head that says nothing but what a redline compares. */
static bool is_ours(const struct beside *beside, const struct word_left *left)
{
	g_autofree char *key = key_of(beside, left);
	return !*key;
}

static void came_tell(const struct beside *beside, bool dressed)
{
	for (guint i = 0; i < beside->edited->left->len; i++) {
		const struct word_left *left = &g_array_index(beside->edited->left, struct word_left, i);
		bool skipped = is_made_anew(left) || (is_of_pages(left) && (dressed || is_ours(beside, left))) ||
			       (beside->former && g_str_has_prefix(left->why, "the prompt of"));
		if (!skipped && !is_known(beside, beside->of_base, left))
			left_tell(beside->rounding, left);
	}
}

static void went_tell(const struct beside *beside)
{
	for (guint i = 0; i < beside->base->left->len; i++) {
		const struct word_left *left = &g_array_index(beside->base->left, struct word_left, i);
		if (!is_of_pages(left) || is_known(beside, beside->of_edited, left) || is_followed(beside, left))
			continue;
		g_autofree char *words = words_collapsed(left->words);
		round_aside(beside->rounding, "%s was taken out: '%s'", left->why, words);
	}
}

void round_beside(struct rounding *rounding, const struct word *base, const struct word *edited)
{
	struct beside beside = {.rounding = rounding, .base = base, .edited = edited};
	beside.former = edited->view == VIEW_REJECTED && word_fact(edited, "Former Digest");
	beside.of_base = keys_of(&beside, base);
	beside.of_edited = keys_of(&beside, edited);
	bool dressed = beside.former || is_dressed(&beside);
	came_tell(&beside, dressed);
	if (!dressed)
		went_tell(&beside);
	g_hash_table_unref(beside.of_edited);
	g_hash_table_unref(beside.of_base);
}
