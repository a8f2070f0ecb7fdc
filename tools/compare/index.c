/* SPDX-License-Identifier: MIT
 * What units are found by: a hash of kind and keys, a bag of keys, a name. */
#include "compare/tokens.h"
#include "compare/units.h"

#include <stdlib.h>

static uint64_t mixed(uint64_t hash, uint64_t value)
{
	hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
	hash *= 0xff51afd7ed558ccdu;
	return hash ^ (hash >> 33);
}

static int by_key(const void *a, const void *b)
{
	const struct bag_entry *x = a, *y = b;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* Sorts the entries that begin at `first` and folds equal keys into one. */
static uint32_t bag_fold(GArray *bags, uint32_t first)
{
	struct bag_entry *entries = &g_array_index(bags, struct bag_entry, first);
	uint32_t count = bags->len - first, kept = 0;
	if (!count)
		return 0;
	qsort(entries, count, sizeof *entries, by_key);
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
		g_string_append_printf(name, " %u", token->key);
	}
	uint32_t word = name->len > 1 ? lexicon_word(side->lexicon, name->str) : 0;
	g_string_free(name, TRUE);
	return word;
}

static void unit_index(struct side *side, struct unit *unit, const GByteArray *counted)
{
	bool text = unit->kind == UNIT_CLAUSE || unit->kind == UNIT_PARAGRAPH || unit->kind == UNIT_ITEM;
	uint64_t hash = 0;
	unit->bag = side->bags->len;
	unit->length = 0;
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (!token->key)
			continue;
		hash = mixed(hash, token->key);
		if (!counted->data[token->key] || (token->format & FORMAT_MARK))
			continue;
		struct bag_entry entry = {token->key, 1};
		g_array_append_val(side->bags, entry);
		unit->length++;
	}
	unit->bag_count = bag_fold(side->bags, unit->bag);
	unit->hash = mixed(hash, unit->kind);
	unit->plain = text ? hash : unit->hash;
	unit->name = name_of(side, unit);
}

void side_index(struct side *side)
{
	uint32_t size = lexicon_size(side->lexicon);
	GByteArray *counted = g_byte_array_sized_new(size);
	for (uint32_t i = 0; i < size; i++) {
		guint8 counts = token_is_word(lexicon_text(side->lexicon, i));
		g_byte_array_append(counted, &counts, 1);
	}
	g_array_set_size(side->bags, 0);
	for (guint i = 0; i < side->units->len; i++)
		unit_index(side, UNIT(side, i), counted);
	g_byte_array_unref(counted);
}
