/* SPDX-License-Identifier: MIT */
#include "compare/match/learned.h"

#define PHRASE_MOST 8u

struct phrase {
	uint32_t old[PHRASE_MOST], new[PHRASE_MOST];
	uint32_t old_count, new_count, times, last_unit;
};

static void phrase_free(void *phrase)
{
	g_free(phrase);
}

/* A replacement of words that mean something, short enough to be a name or a term. */
static bool is_phrase(const struct wording *wording, const struct hunk *hunk)
{
	return hunk->old_count && hunk->new_count && hunk->old_count <= PHRASE_MOST && hunk->new_count <= PHRASE_MOST &&
	       !wording_little(wording, false, hunk->old_at, hunk->old_at + hunk->old_count) &&
	       !wording_little(wording, true, hunk->new_at, hunk->new_at + hunk->new_count);
}

static void phrase_count(const struct wording *wording, const struct hunk *hunk, uint32_t unit, GHashTable *table,
			 GPtrArray *phrases)
{
	GString *name = g_string_new(NULL);
	struct phrase *made = g_new0(struct phrase, 1);
	for (uint32_t i = 0; i < hunk->old_count; i++) {
		made->old[made->old_count] = wording_token(wording, false, hunk->old_at + i)->key;
		g_string_append_printf(name, "%u ", made->old[made->old_count++]);
	}
	g_string_append_c(name, '>');
	for (uint32_t i = 0; i < hunk->new_count; i++) {
		made->new[made->new_count] = wording_token(wording, true, hunk->new_at + i)->key;
		g_string_append_printf(name, "%u ", made->new[made->new_count++]);
	}
	struct phrase *known = g_hash_table_lookup(table, name->str);
	if (!known) {
		made->times = 1;
		made->last_unit = unit;
		g_hash_table_insert(table, g_string_free(name, FALSE), made);
		g_ptr_array_add(phrases, made);
		return;
	}
	known->times += known->last_unit != unit;
	known->last_unit = unit;
	g_string_free(name, TRUE);
	phrase_free(made);
}

/* One side of a phrase, and the key that it has from now on. */
struct pattern {
	const uint32_t *keys;
	uint32_t count, name;
};

static bool stands_at(const struct side *side, const struct pattern *pattern, uint32_t token, uint32_t end)
{
	for (uint32_t i = 0; i < pattern->count; i++)
		if (token + i >= end || TOKEN(side, token + i)->key != pattern->keys[i])
			return false;
	return true;
}

/* Each pattern's next one that begins with the same key, or NULL; and by key the first. */
struct pattern_table {
	struct pattern **first, **next;
	GArray *patterns;
};

static struct pattern_table patterns_by_key(const struct side *side, GArray *patterns)
{
	struct pattern_table table = {g_new0(struct pattern *, lexicon_size(side->lexicon)),
				      g_new0(struct pattern *, patterns->len), patterns};
	for (guint i = patterns->len; i-- > 0;) {
		struct pattern *pattern = &g_array_index(patterns, struct pattern, i);
		table.next[i] = table.first[pattern->keys[0]];
		table.first[pattern->keys[0]] = pattern;
	}
	return table;
}

static const struct pattern *pattern_after(const struct pattern_table *table, const struct pattern *pattern)
{
	return table->next[pattern - (const struct pattern *)(void *)table->patterns->data];
}

/* Keys only: what is shown, and what is told, stays. */
static void unit_apply(struct side *side, struct unit *unit, const struct pattern_table *table)
{
	uint32_t end = unit->first + unit->count;
	for (uint32_t k = unit->first; k < end; k++) {
		const struct pattern *pattern = table->first[TOKEN(side, k)->key];
		while (pattern && !stands_at(side, pattern, k, end))
			pattern = pattern_after(table, pattern);
		if (!pattern)
			continue;
		for (uint32_t n = 0; n < pattern->count; n++)
			TOKEN(side, k + n)->key = n ? 0 : pattern->name;
		unit->stale = true;
	}
}

static bool patterns_apply(struct side *side, GArray *patterns)
{
	if (!patterns->len)
		return false;
	struct pattern_table table = patterns_by_key(side, patterns);
	bool applied = false;
	for (guint u = 0; u < side->units->len; u++) {
		unit_apply(side, UNIT(side, u), &table);
		applied |= UNIT(side, u)->stale;
	}
	g_free(table.first);
	g_free(table.next);
	return applied;
}

/* A phrase that was seen twice has one key on both sides. */
static bool phrases_apply(const struct match *match, const GPtrArray *phrases)
{
	GArray *olds = g_array_new(FALSE, FALSE, sizeof(struct pattern));
	GArray *news = g_array_new(FALSE, FALSE, sizeof(struct pattern));
	for (guint i = 0; i < phrases->len; i++) {
		const struct phrase *phrase = phrases->pdata[i];
		if (phrase->times < 2 || !phrase->old[0] || !phrase->new[0])
			continue;
		char *text = g_strdup_printf("\4%u %u %u", phrase->old[0], phrase->new[0], i);
		uint32_t name = lexicon_word(match->old->lexicon, text);
		g_free(text);
		struct pattern old = {phrase->old, phrase->old_count, name};
		struct pattern new = {phrase->new, phrase->new_count, name};
		g_array_append_val(olds, old);
		g_array_append_val(news, new);
	}
	/* What one side reads anyway is what it became on the other; each side's own comes first. */
	guint old_count = olds->len, new_count = news->len;
	g_array_append_vals(olds, news->data, new_count);
	g_array_append_vals(news, olds->data, old_count);
	bool applied = patterns_apply(match->old, olds);
	patterns_apply(match->new, news);
	g_array_unref(olds);
	g_array_unref(news);
	return applied;
}

static bool phrases_learn(const struct match *match, struct wordings *wordings)
{
	GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, phrase_free);
	GPtrArray *phrases = g_ptr_array_new();
	for (guint i = 0; i < match->beads->len; i++) {
		const struct bead *bead = BEAD(match, i);
		if (bead->by == BY_TEXT || wording_none(match, bead))
			continue;
		const struct wording *wording = wording_of(wordings, match, bead);
		for (guint k = 0; k < wording->hunks->len; k++) {
			const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, k);
			if (is_phrase(wording, hunk))
				phrase_count(wording, hunk, bead->old, table, phrases);
		}
	}
	bool learned = phrases_apply(match, phrases);
	g_ptr_array_unref(phrases);
	g_hash_table_unref(table);
	return learned;
}

/* ---- references -------------------------------------------------------------------------------------------------- */

/* What a target became: of a clause that was divided its first piece. */
static uint32_t partner_of(const struct match *match, const struct node *target)
{
	uint32_t unit = unit_of(match->old, target), place = unit == NO_UNIT ? NO_UNIT : match->old_bead[unit];
	return place == NO_UNIT ? NO_UNIT : BEAD(match, place)->new;
}

static void token_follow(struct side *side, struct unit *unit, uint32_t at, uint32_t word)
{
	struct token *token = TOKEN(side, unit->first + at);
	unit->stale |= token->key && token->key != word;
	token->word = word;
	token->key = token->key ? word : 0;
}

/* An old reference is known by what its target became. */
static bool target_follow(const struct match *match, struct unit *unit, uint32_t at)
{
	const struct token *token = TOKEN(match->old, unit->first + at);
	uint32_t partner = token->target ? partner_of(match, token->target) : NO_UNIT;
	if (partner == NO_UNIT)
		return false;
	uint32_t word = target_word(match->new, unit_edition(match->new, partner), UNIT(match->new, partner)->node);
	if (word == token->word)
		return false;
	token_follow(match->old, unit, at, word);
	return true;
}

static bool targets_follow(const struct match *match)
{
	bool learned = false;
	for (uint32_t u = 0; u < match->old->units->len; u++)
		for (uint32_t i = 0; i < UNIT(match->old, u)->count; i++)
			learned |= target_follow(match, UNIT(match->old, u), i);
	return learned;
}

static char *printed(const struct side *side, const struct unit *unit, uint32_t place)
{
	GString *text = g_string_new(NULL);
	unit_shown(side, unit, place, place + 1, text);
	return g_strstrip(g_string_free(text, FALSE));
}

/* The first plain reference of a unit from a place on; the unit's count where there is none. */
static uint32_t plain_next(const struct side *side, const struct unit *unit, uint32_t from)
{
	while (from < unit->count && !(TOKEN(side, unit->first + from)->format & FORMAT_TYPED))
		from++;
	return from;
}

/* What plain references in the new units of a bead print, to their words; of those that print the same the first of the
 * last unit. The caller unrefs it. */
static GHashTable *plain_words(const struct match *match, const struct bead *bead)
{
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned k = bead->new_count; k-- > 0;) {
		const struct unit *new = UNIT(match->new, bead->new_units[k]);
		for (uint32_t i = plain_next(match->new, new, 0); i < new->count;
		     i = plain_next(match->new, new, i + 1)) {
			char *now = printed(match->new, new, i);
			if (g_hash_table_contains(words, now))
				g_free(now);
			else
				g_hash_table_insert(words, now,
						    GUINT_TO_POINTER(TOKEN(match->new, new->first + i)->word));
		}
	}
	return words;
}

/* 'section 5' in plain words may be of some Act: where both sides print the same, nothing followed. */
static void plain_settle(const struct match *match, const struct bead *bead, struct unit *old)
{
	uint32_t i = plain_next(match->old, old, 0);
	if (i == old->count)
		return;
	g_autoptr(GHashTable) words = plain_words(match, bead);
	for (; i < old->count; i = plain_next(match->old, old, i + 1)) {
		g_autofree char *was = printed(match->old, old, i);
		uint32_t word = GPOINTER_TO_UINT(g_hash_table_lookup(words, was));
		if (word && word != TOKEN(match->old, old->first + i)->word)
			token_follow(match->old, old, i, word);
	}
}

bool learn(const struct match *match, struct wordings *wordings)
{
	bool phrases = phrases_learn(match, wordings), references = targets_follow(match);
	return phrases || references;
}

void learn_last(const struct match *match)
{
	targets_follow(match);
	for (guint i = 0; i < match->beads->len; i++) {
		const struct bead *bead = BEAD(match, i);
		for (unsigned k = 0; k < bead->old_count; k++)
			plain_settle(match, bead, UNIT(match->old, bead->old_units[k]));
	}
}
