/* SPDX-License-Identifier: MIT
 * What units are found by: a hash of kind and keys, a bag of keys, a name. */
#include "compare/tokens.h"
#include "compare/units.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint64_t value)
{
	hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
	hash *= 0xff51afd7ed558ccdu;
	return hash ^ (hash >> 33);
}

/* By their keys: moved by ever shorter steps, which for so few takes half as long as the general sorting. */
static void entries_sort(struct bag_entry *entries, uint32_t count)
{
	uint32_t step = 1;
	while (step < count / 4)
		step = step * 3 + 1;
	for (; step; step /= 3) {
		for (uint32_t i = step; i < count; i++) {
			struct bag_entry entry = entries[i];
			uint32_t place = i;
			for (; place >= step && entries[place - step].key > entry.key; place -= step)
				entries[place] = entries[place - step];
			entries[place] = entry;
		}
	}
}

/* Sorts the entries that begin at `first` and folds equal keys into one. */
static uint32_t bag_fold(GArray *bags, uint32_t first)
{
	struct bag_entry *entries = &g_array_index(bags, struct bag_entry, first);
	uint32_t count = bags->len - first, kept = 0;
	if (!count)
		return 0;
	entries_sort(entries, count);
	for (uint32_t i = 1; i < count; i++) {
		if (entries[i].key == entries[kept].key)
			entries[kept].times++;
		else
			entries[++kept] = entries[i];
	}
	g_array_set_size(bags, first + kept + 1);
	return kept + 1;
}

/* What a row, a field, a definition is called: its keys up to the first mark. */
static uint32_t name_of(const struct side *side, const struct unit *unit)
{
	if (unit->kind != UNIT_ROW && unit->kind != UNIT_FIELD && unit->kind != UNIT_DEFINITION)
		return 0;
	GString *name = g_string_new("\3");
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (token->format & FORMAT_MARK)
			break;
		if (token->format & FORMAT_ADDRESS)
			continue;
		for (uint32_t rest = token->key; rest; rest /= 64)
			g_string_append_c(name, (char)('0' + rest % 64));
		g_string_append_c(name, ' ');
	}
	uint32_t word = name->len > 1 ? lexicon_word_n(side->lexicon, name->str, name->len) : 0;
	g_string_free(name, TRUE);
	return word;
}

/* The unit's keys in one number, and its words. */
static uint64_t keys_hash(const struct side *side, struct unit *unit)
{
	uint64_t hash = 0;
	unit->same = unit->kind;
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		unit->same = mixed(unit->same, token->word);
		if (token->key)
			hash = mixed(hash, token->key);
	}
	return hash;
}

/* An address is alike another by its pieces: where only 'http' became 'https' the rest is the same. */
static void address_add(struct side *side, uint32_t key)
{
	gchar **pieces = g_strsplit_set(lexicon_text(side->lexicon, key), ":/?#&=.@", -1);
	for (gchar **piece = pieces; *piece; piece++) {
		struct bag_entry entry = {**piece ? lexicon_word(side->lexicon, *piece) : 0, 1};
		if (**piece)
			g_array_append_val(side->bags, entry);
	}
	g_strfreev(pieces);
}

/* How a key goes into a bag, by key. */
enum counting { COUNTED_NOT, COUNTED, COUNTED_BY_PIECE };

static void bag_fill(struct side *side, struct unit *unit, const uint8_t *counted)
{
	unit->bag = side->bags->len;
	unit->length = 0;
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (!token->key || counted[token->key] == COUNTED_NOT || (token->format & FORMAT_MARK))
			continue;
		struct bag_entry entry = {token->key, 1};
		unit->length++;
		if (counted[token->key] == COUNTED)
			g_array_append_val(side->bags, entry);
		else
			address_add(side, token->key);
	}
	unit->bag_count = bag_fold(side->bags, unit->bag);
}

/* A unit whose keys are as they were keeps its bag; of others the old one is left where it is. */
static void unit_index(struct side *side, struct unit *unit, const uint8_t *counted)
{
	uint64_t hash = keys_hash(side, unit), whole = mixed(hash, unit->kind);
	if (unit->hash == whole)
		return;
	bag_fill(side, unit, counted);
	unit->hash = whole;
	unit->plain = unit_is_text(unit) ? hash : whole;
	unit->name = name_of(side, unit);
}

void side_index(struct side *side)
{
	uint32_t size = lexicon_size(side->lexicon);
	uint8_t *counted = g_new(uint8_t, size);
	for (uint32_t i = 0; i < size; i++) {
		const char *text = lexicon_text(side->lexicon, i);
		counted[i] = !token_is_word(text) ? COUNTED_NOT : strstr(text, "://") ? COUNTED_BY_PIECE : COUNTED;
	}
	for (guint i = 0; i < side->units->len; i++)
		unit_index(side, UNIT(side, i), counted);
	g_free(counted);
}
