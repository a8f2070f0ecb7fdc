/* SPDX-License-Identifier: MIT */
#include "compare/words/posts.h"
#include "compare/words/titles.h"

#include <string.h>

#define NO_TOKEN UINT32_MAX

struct posts {
	GHashTable *renamed; /* what titles_of() says of those that only have another title */
};

/* ---- what became of each title ----------------------------------------------------------------------------------- */

/* Under a title what it became, or was; "" for more than one. */
static void title_note(GHashTable *table, const char *title, const char *other)
{
	const char *known = g_hash_table_lookup(table, title);
	if (!known)
		g_hash_table_insert(table, g_strdup(title), g_strdup(other));
	else if (strcmp(known, other) != 0)
		g_hash_table_insert(table, g_strdup(title), g_strdup(""));
}

struct titles {
	GHashTable *became, *were;
};

static void titles_note(const struct titles *titles, const struct wording *wording)
{
	for (guint i = 0; i < wording->hunks->len; i++) {
		g_autofree char *both = titles_of(wording, i, false);
		g_auto(GStrv) title = both ? g_strsplit(both, "\n", 2) : NULL;
		if (!title)
			continue;
		title_note(titles->became, title[0], title[1]);
		title_note(titles->were, title[1], title[0]);
	}
}

/* ---- a text by its words ----------------------------------------------------------------------------------------- */

/* The words of a side, each by a number of what it is known by. */
struct text {
	const struct side *side;
	const uint32_t *known; /* by word of the lexicon */
	uint32_t *first, *next;
	uint32_t *times; /* by number: how many there are */
	uint32_t *end;   /* by token: one past the last of its unit */
};

static struct text text_new(const struct side *side, const uint32_t *known, uint32_t names)
{
	struct text text = {.side = side, .known = known};
	text.first = g_new0(uint32_t, names);
	text.next = g_new0(uint32_t, side->tokens->len + 1);
	text.times = g_new0(uint32_t, names);
	text.end = g_new0(uint32_t, side->tokens->len + 1);
	for (uint32_t i = 0; i < names; i++)
		text.first[i] = NO_TOKEN;
	for (uint32_t u = side->units->len; u-- > 0;) {
		uint32_t from = UNIT(side, u)->first, to = from + UNIT(side, u)->count;
		for (uint32_t i = to; i-- > from;) {
			uint32_t name = known[TOKEN(side, i)->word];
			text.next[i] = text.first[name];
			text.first[name] = i;
			text.times[name]++;
			text.end[i] = to;
		}
	}
	return text;
}

static void text_clear(struct text *text)
{
	g_free(text->first);
	g_free(text->next);
	g_free(text->times);
	g_free(text->end);
}

/* A title as numbers. */
struct title {
	uint32_t *words;
	uint32_t count;
};

static bool title_at(const struct text *text, const struct title *title, uint32_t token)
{
	if (token >= text->side->tokens->len || token + title->count > text->end[token])
		return false;
	for (uint32_t i = 0; i < title->count; i++)
		if (text->known[TOKEN(text->side, token + i)->word] != title->words[i])
			return false;
	return true;
}

/* A title within the other one, 'Director of Law' of 'Director of Law and Governance', stands there with that alone. */
static bool is_within(const struct text *text, const struct title *title, const struct title *other, uint32_t token)
{
	for (uint32_t i = 0; i + title->count <= other->count; i++)
		if (token >= i && title_at(text, other, token - i))
			return true;
	return false;
}

/* The word of a title that the text has least often: 'Head' may stand in each of many titles. */
static uint32_t rarest_in(const struct text *text, const struct title *title)
{
	uint32_t rarest = 0;
	for (uint32_t i = 1; i < title->count; i++)
		if (text->times[title->words[i]] < text->times[title->words[rarest]])
			rarest = i;
	return rarest;
}

static bool stands(const struct text *text, const struct title *title, const struct title *other)
{
	uint32_t before = rarest_in(text, title);
	for (uint32_t i = text->first[title->words[before]]; i != NO_TOKEN; i = text->next[i])
		if (i >= before && title_at(text, title, i - before) && !is_within(text, title, other, i - before))
			return true;
	return false;
}

/* ---- all of it --------------------------------------------------------------------------------------------------- */

/* What each word of the lexicon is known by, as a number from 0 on; `names` by those texts. */
static uint32_t *words_known(const struct match *match, GHashTable *names)
{
	struct lexicon *lexicon = match->old->lexicon;
	uint32_t count = lexicon_size(lexicon), *known = g_new(uint32_t, count);
	bool mutates = titles_mutate(DOCUMENT(match->old, 0)->edition, DOCUMENT(match->new, 0)->edition);
	GString *name = g_string_new(NULL);
	for (uint32_t word = 0; word < count; word++) {
		title_word(lexicon_text(lexicon, word), mutates, name);
		gpointer number;
		if (!g_hash_table_lookup_extended(names, name->str, NULL, &number)) {
			number = GUINT_TO_POINTER(g_hash_table_size(names));
			g_hash_table_insert(names, g_strdup(name->str), number);
		}
		known[word] = GPOINTER_TO_UINT(number);
	}
	g_string_free(name, TRUE);
	return known;
}

static struct title title_read(GHashTable *names, const char *said)
{
	g_auto(GStrv) words = g_strsplit(said, " ", -1);
	struct title title = {g_new0(uint32_t, g_strv_length(words)), g_strv_length(words)};
	g_assert(title.count);
	for (uint32_t i = 0; i < title.count; i++)
		title.words[i] = GPOINTER_TO_UINT(g_hash_table_lookup(names, words[i]));
	return title;
}

static void renamed_find(struct posts *posts, const struct match *match, const struct titles *titles)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	uint32_t *known = words_known(match, names), count = g_hash_table_size(names);
	struct text old = text_new(match->old, known, count), new = text_new(match->new, known, count);
	GHashTableIter each;
	gpointer was, is;
	g_hash_table_iter_init(&each, titles->became);
	while (g_hash_table_iter_next(&each, &was, &is)) {
		const char *were = g_hash_table_lookup(titles->were, is);
		if (!*(const char *)is || !*(const char *)was || !were || strcmp(were, was) != 0)
			continue;
		struct title before = title_read(names, was), after = title_read(names, is);
		if (!stands(&new, &before, &after) && !stands(&old, &after, &before))
			g_hash_table_add(posts->renamed, g_strconcat(was, "\n", is, NULL));
		g_free(before.words);
		g_free(after.words);
	}
	text_clear(&old);
	text_clear(&new);
	g_free(known);
	g_hash_table_unref(names);
}

struct posts *posts_new(const struct match *match, const struct wording *const *wordings)
{
	struct posts *posts = g_new0(struct posts, 1);
	struct titles titles = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
				g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
	for (guint i = 0; i < match->beads->len; i++)
		if (wordings[i])
			titles_note(&titles, wordings[i]);
	posts->renamed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (g_hash_table_size(titles.became))
		renamed_find(posts, match, &titles);
	g_hash_table_unref(titles.became);
	g_hash_table_unref(titles.were);
	return posts;
}

void posts_free(struct posts *posts)
{
	if (!posts)
		return;
	g_hash_table_unref(posts->renamed);
	g_free(posts);
}

bool post_is_renamed(const struct posts *posts, const struct wording *wording, guint hunk)
{
	if (!g_hash_table_size(posts->renamed))
		return false;
	g_autofree char *titles = titles_of(wording, hunk, true);
	if (titles && g_hash_table_contains(posts->renamed, titles))
		return true;
	g_autofree char *within = titles_of(wording, hunk, false);
	return within && g_hash_table_contains(posts->renamed, within);
}
