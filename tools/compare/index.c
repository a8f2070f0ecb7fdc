/* SPDX-License-Identifier: MIT
 * What units are found by: a hash of kind and keys, a bag of keys, a name. */
#include "compare/units.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint64_t value)
{
	hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
	hash *= 0xff51afd7ed558ccdu;
	return hash ^ (hash >> 33);
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

/* How a key goes into a bag. An address is alike another by its pieces: where only 'http' became 'https' the rest is
 * the same. */
enum counting { COUNTED_NOT, COUNTED, COUNTED_BY_PIECE };

struct counts {
	uint8_t *how;     /* by key: enum counting */
	uint32_t *places; /* by key: one past the last entry of it that was made in any bag */
};

static gchar **pieces_of(const struct side *side, uint32_t address)
{
	return g_strsplit_set(lexicon_text(side->lexicon, address), ":/?#&=.@", -1);
}

static struct counts counts_new(const struct side *side)
{
	struct counts counts = {g_new(uint8_t, lexicon_size(side->lexicon)), NULL};
	uint32_t size = lexicon_size(side->lexicon);
	for (uint32_t key = 0; key < size; key++) {
		bool address = strstr(lexicon_text(side->lexicon, key), "://");
		counts.how[key] = !lexicon_is_word(side->lexicon, key) ? COUNTED_NOT
				  : address                            ? COUNTED_BY_PIECE
								       : COUNTED;
		gchar **pieces = address ? pieces_of(side, key) : NULL;
		for (gchar **piece = pieces; piece && *piece; piece++)
			lexicon_word(side->lexicon, *piece); /* so that it has its number before places are made */
		g_strfreev(pieces);
	}
	counts.places = g_new0(uint32_t, lexicon_size(side->lexicon));
	return counts;
}

static void counts_clear(struct counts *counts)
{
	g_free(counts->how);
	g_free(counts->places);
}

static void bag_put(GArray *bags, const struct unit *unit, uint32_t *places, uint32_t key)
{
	if (places[key] > unit->bag) {
		g_array_index(bags, struct bag_entry, places[key] - 1).times++;
		return;
	}
	const struct bag_entry entry = {key, 1};
	g_array_append_val(bags, entry);
	places[key] = bags->len;
}

static void address_put(struct side *side, const struct unit *unit, uint32_t *places, uint32_t key)
{
	gchar **pieces = pieces_of(side, key);
	for (gchar **piece = pieces; *piece; piece++)
		if (**piece)
			bag_put(side->bags, unit, places, lexicon_word(side->lexicon, *piece));
	g_strfreev(pieces);
}

static void bag_fill(struct side *side, struct unit *unit, const struct counts *counts)
{
	unit->bag = side->bags->len;
	unit->length = 0;
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (!token->key || counts->how[token->key] == COUNTED_NOT || (token->format & FORMAT_MARK))
			continue;
		unit->length++;
		if (counts->how[token->key] == COUNTED)
			bag_put(side->bags, unit, counts->places, token->key);
		else
			address_put(side, unit, counts->places, token->key);
	}
	unit->bag_count = side->bags->len - unit->bag;
}

/* Of a unit that was indexed before the old bag is left where it is. */
static void unit_index(struct side *side, struct unit *unit, const struct counts *counts)
{
	uint64_t hash = keys_hash(side, unit), whole = mixed(hash, unit->kind);
	bag_fill(side, unit, counts);
	unit->hash = whole;
	unit->plain = unit_is_text(unit) ? hash : whole;
	unit->name = name_of(side, unit);
	unit->stale = false;
}

void side_index(struct side *side)
{
	struct counts counts = counts_new(side);
	for (guint i = 0; i < side->units->len; i++)
		if (UNIT(side, i)->stale)
			unit_index(side, UNIT(side, i), &counts);
	counts_clear(&counts);
}
