/* SPDX-License-Identifier: MIT
 * What units are found by: a hash of kind and keys, a bag of keys, a name. */
#include "compare/units/units.h"
#include "model/entry.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
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

/* Where what ends an entry of a list begins in its text; behind all of it for what is none. */
static size_t ending_of(const struct side *side, const struct unit *unit)
{
	if (!unit_is_text(unit))
		return SIZE_MAX;
	const struct edition *edition = DOCUMENT(side, PART(side, unit->part)->document)->edition;
	return entry_length(edition_words(edition), unit->text, strlen(unit->text));
}

static bool is_ending(const struct token *token, size_t ending)
{
	return token->start >= ending && !(token->format & FORMAT_ADDRESS);
}

/* The unit's keys in one number; in `same` its words; in `entry` the keys without what ends it. */
static uint64_t keys_hash(const struct side *side, const struct unit *unit, size_t ending, uint64_t *same,
			  uint64_t *entry)
{
	const struct token *token = TOKEN(side, unit->first), *end = token + unit->count;
	uint64_t hash = 0, words = unit->kind;
	*entry = 0;
	for (; token < end; token++) {
		words = mixed(words, token->word);
		if (!token->key)
			continue;
		hash = mixed(hash, token->key);
		if (!is_ending(token, ending))
			*entry = mixed(*entry, token->key);
	}
	*same = words;
	return hash;
}

/* How a key goes into a bag. An address is alike another by its pieces: where only 'http' became 'https' the rest is
 * the same. */
enum counting { COUNTED_NOT, COUNTED, COUNTED_BY_PIECE };

struct counts {
	uint8_t *how;     /* by key: enum counting */
	uint32_t *places; /* by key: one past the last entry of it that was made in any bag */
};

/* As words, in an array of uint32_t. */
static GArray *pieces_of(const struct side *side, uint32_t address)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	gchar **pieces = g_strsplit_set(lexicon_text(side->lexicon, address), ":/?#&=.@", -1);
	for (gchar **piece = pieces; *piece; piece++) {
		uint32_t word = **piece ? lexicon_word(side->lexicon, *piece) : 0;
		if (word)
			g_array_append_val(words, word);
	}
	g_strfreev(pieces);
	return words;
}

static struct counts counts_new(const struct side *side)
{
	uint32_t size = lexicon_size(side->lexicon);
	struct counts counts = {g_new(uint8_t, size), NULL};
	for (uint32_t key = 0; key < size; key++) {
		bool word = lexicon_is_word(side->lexicon, key);
		bool address = word && lexicon_is_address(side->lexicon, key);
		counts.how[key] = !word ? COUNTED_NOT : address ? COUNTED_BY_PIECE : COUNTED;
		if (address) /* so that its pieces have their numbers before there are places for them */
			g_array_unref(pieces_of(side, key));
	}
	counts.places = g_new0(uint32_t, lexicon_size(side->lexicon));
	return counts;
}

static void counts_clear(struct counts *counts)
{
	g_free(counts->how);
	g_free(counts->places);
}

/* A key once more in a bag for which there is room: how many entries it has now. */
static uint32_t bag_put(const struct side *side, uint32_t bag, uint32_t count, uint32_t *places, uint32_t key)
{
	if (places[key] > bag) {
		g_array_index(side->bags, struct bag_entry, places[key] - 1).times++;
		return count;
	}
	g_array_index(side->bags, struct bag_entry, bag + count) = (struct bag_entry){key, 1};
	places[key] = bag + count + 1;
	return count + 1;
}

static void addresses_put(struct side *side, struct unit *unit, const struct counts *counts)
{
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (counts->how[token->key] != COUNTED_BY_PIECE || (token->format & FORMAT_MARK))
			continue;
		GArray *pieces = pieces_of(side, token->key);
		g_array_set_size(side->bags, unit->bag + unit->bag_count + pieces->len);
		for (guint k = 0; k < pieces->len; k++)
			unit->bag_count = bag_put(side, unit->bag, unit->bag_count, counts->places,
						  g_array_index(pieces, uint32_t, k));
		g_array_unref(pieces);
	}
}

static void bag_fill(struct side *side, struct unit *unit, size_t ending, const struct counts *counts)
{
	uint32_t bag = side->bags->len, count = 0, words = 0, addresses = 0;
	g_array_set_size(side->bags, bag + unit->count);
	const struct token *token = TOKEN(side, unit->first), *end = token + unit->count;
	for (; token < end; token++) {
		uint8_t how = counts->how[token->key];
		if (how == COUNTED_NOT || (token->format & FORMAT_MARK) || is_ending(token, ending))
			continue;
		words++;
		if (how == COUNTED)
			count = bag_put(side, bag, count, counts->places, token->key);
		else
			addresses++;
	}
	unit->bag = bag;
	unit->bag_count = count;
	unit->length = words;
	if (addresses)
		addresses_put(side, unit, counts);
	g_array_set_size(side->bags, bag + unit->bag_count);
}

/* Of a unit that was indexed before the old bag is left where it is. */
static void unit_index(struct side *side, struct unit *unit, const struct counts *counts)
{
	size_t ending = ending_of(side, unit);
	uint64_t hash = keys_hash(side, unit, ending, &unit->same, &unit->entry), whole = mixed(hash, unit->kind);
	bag_fill(side, unit, ending, counts);
	unit->hash = whole;
	unit->entry = unit_is_text(unit) ? mixed(unit->entry, unit->kind) : 0;
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
