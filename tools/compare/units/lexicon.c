/* SPDX-License-Identifier: MIT */
#include "compare/units/lexicon.h"

#include "base/arena.h"
#include "compare/units/tokens.h"

#include <string.h>

/* Words are looked up where they stand in a text: GLib's table would ask for a copy of each. Places are found by a
 * number made of the word's bytes; where one is taken, the next free one is. At most half of them are ever taken. */
#define PLACES_FIRST 4096u

struct entry {
	const char *text;
	uint32_t length, hash;
	uint32_t lower; /* the number of its lower case; 0 until somebody asks */
	bool is_word, is_address;
	uint8_t listed[LISTS]; /* enum listed */
};

enum listed { LISTED_UNKNOWN, LISTED_NOT, LISTED };

struct lexicon {
	struct arena *arena;
	GArray *entries;             /* of struct entry, by number */
	uint32_t *places;            /* numbers of words; 0: free */
	uint32_t size;               /* how many places: a power of two */
	const GHashTable *listed_of; /* the language that `listed` is of */
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = g_new0(struct lexicon, 1);
	lexicon->arena = arena_new();
	lexicon->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	lexicon->size = PLACES_FIRST;
	lexicon->places = g_new0(uint32_t, lexicon->size);
	const struct entry none = {.text = ""};
	g_array_append_val(lexicon->entries, none);
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	g_array_unref(lexicon->entries);
	g_free(lexicon->places);
	arena_free(lexicon->arena);
	g_free(lexicon);
}

static uint64_t bytes_at(const char *text, size_t length)
{
	uint64_t bytes = 0;
	memcpy(&bytes, text, length);
	return bytes;
}

/* Eight bytes at a time; those at the end may be taken twice. */
static uint32_t hash_of(const char *text, size_t length)
{
	uint64_t hash = length * 0x9e3779b97f4a7c15u;
	for (size_t i = 0; i + 8 < length; i += 8)
		hash = ((hash ^ bytes_at(text + i, 8)) * 0xff51afd7ed558ccdu) ^ hash >> 29;
	if (length >= 8)
		hash ^= bytes_at(text + length - 8, 8);
	else if (length >= 4)
		hash ^= bytes_at(text, 4) << 32 | bytes_at(text + length - 4, 4);
	else if (length)
		hash ^= bytes_at(text, 1) | bytes_at(text + length / 2, 1) << 8 | bytes_at(text + length - 1, 1) << 16;
	hash = (hash ^ hash >> 32) * 0xc4ceb9fe1a85ec53u;
	return (uint32_t)(hash >> 32);
}

static void places_double(struct lexicon *lexicon)
{
	g_free(lexicon->places);
	lexicon->size *= 2;
	lexicon->places = g_new0(uint32_t, lexicon->size);
	for (uint32_t word = 1; word < lexicon->entries->len; word++) {
		uint32_t place = g_array_index(lexicon->entries, struct entry, word).hash & (lexicon->size - 1);
		while (lexicon->places[place])
			place = (place + 1) & (lexicon->size - 1);
		lexicon->places[place] = word;
	}
}

static G_GNUC_NO_INLINE uint32_t word_new(struct lexicon *lexicon, const char *text, size_t length, uint32_t hash,
					  uint32_t place)
{
	uint32_t word = lexicon->places[place] = lexicon->entries->len;
	struct entry entry = {.text = arena_text_n(lexicon->arena, text, length), .hash = hash};
	entry.length = (uint32_t)length;
	entry.is_word = token_is_word(entry.text);
	entry.is_address = memchr(text, ':', length) && strstr(entry.text, "://");
	g_array_append_val(lexicon->entries, entry);
	if (lexicon->entries->len > lexicon->size / 2)
		places_double(lexicon);
	return word;
}

uint32_t lexicon_word_n(struct lexicon *lexicon, const char *text, size_t length)
{
	uint32_t hash = hash_of(text, length), place = hash & (lexicon->size - 1), word;
	for (; (word = lexicon->places[place]) != 0; place = (place + 1) & (lexicon->size - 1)) {
		const struct entry *entry = &g_array_index(lexicon->entries, struct entry, word);
		if (entry->hash == hash && entry->length == length && !memcmp(entry->text, text, length))
			return word;
	}
	return word_new(lexicon, text, length, hash, place);
}

uint32_t lexicon_word(struct lexicon *lexicon, const char *text)
{
	return lexicon_word_n(lexicon, text, strlen(text));
}

static struct entry *entry_of(const struct lexicon *lexicon, uint32_t word)
{
	return &g_array_index(lexicon->entries, struct entry, word);
}

static bool is_lower(const char *text)
{
	while (*text && (guchar)*text < 0x80 && !g_ascii_isupper(*text))
		text++;
	return !*text;
}

uint32_t lexicon_lower(struct lexicon *lexicon, uint32_t word)
{
	uint32_t lower = entry_of(lexicon, word)->lower;
	if (!lower && is_lower(entry_of(lexicon, word)->text)) {
		lower = entry_of(lexicon, word)->lower = word;
	} else if (!lower) {
		const char *shown = entry_of(lexicon, word)->text;
		char *text = g_str_is_ascii(shown) ? g_ascii_strdown(shown, -1) : g_utf8_strdown(shown, -1);
		lower = lexicon_word(lexicon, text);
		g_free(text);
		entry_of(lexicon, word)->lower = lower;
	}
	return lower;
}

const char *lexicon_text(const struct lexicon *lexicon, uint32_t word)
{
	return entry_of(lexicon, word)->text;
}

bool lexicon_is_word(const struct lexicon *lexicon, uint32_t word)
{
	return entry_of(lexicon, word)->is_word;
}

bool lexicon_is_address(const struct lexicon *lexicon, uint32_t word)
{
	return entry_of(lexicon, word)->is_address;
}

/* Remembered for the language that was asked for first. */
bool lexicon_listed(struct lexicon *lexicon, const struct words *words, enum lexicon_list list, uint32_t word)
{
	static const char *const names[LISTS] = {
		"ref-kinds",    "diff-little",         "diff-months",  "diff-numerals", "diff-scales",
		"diff-periods", "diff-working",        "diff-duties",  "diff-roles",    "diff-linking",
		"diff-joining", "diff-working-behind", "diff-between", "diff-alone",    "diff-definite",
		"diff-limits",  "diff-counting",       "diff-ranks",   "diff-articles"};
	struct entry *entry = entry_of(lexicon, word);
	if (!lexicon->listed_of)
		lexicon->listed_of = words->table;
	bool remembers = lexicon->listed_of == words->table;
	if (remembers && entry->listed[list])
		return entry->listed[list] == LISTED;
	bool listed = token_listed(words, names[list], entry->text);
	if (remembers)
		entry->listed[list] = listed ? LISTED : LISTED_NOT;
	return listed;
}

uint32_t lexicon_size(const struct lexicon *lexicon)
{
	return lexicon->entries->len;
}
