/* SPDX-License-Identifier: MIT */
#include "compare/lexicon.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

/* Words are looked up where they stand in a text: GLib's table would ask for a copy of each. Places are found by a
 * number made of the word's bytes; where one is taken, the next free one is. At most half of them are ever taken. */
#define PLACES_FIRST 4096u

struct entry {
	const char *text;
	size_t length;
	uint32_t hash;
	uint32_t lower; /* the number of its lower case; 0 until somebody asks */
};

struct lexicon {
	struct arena *arena;
	GArray *entries;  /* of struct entry, by number */
	uint32_t *places; /* numbers of words; 0: free */
	uint32_t size;    /* how many places: a power of two */
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

static uint32_t hash_of(const char *text, size_t length)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (guchar)text[i]) * 16777619u;
	return hash ^ hash >> 15;
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

uint32_t lexicon_word_n(struct lexicon *lexicon, const char *text, size_t length)
{
	uint32_t hash = hash_of(text, length), place = hash & (lexicon->size - 1), word;
	for (; (word = lexicon->places[place]) != 0; place = (place + 1) & (lexicon->size - 1)) {
		const struct entry *entry = &g_array_index(lexicon->entries, struct entry, word);
		if (entry->hash == hash && entry->length == length && !memcmp(entry->text, text, length))
			return word;
	}
	const struct entry entry = {arena_text_n(lexicon->arena, text, length), length, hash, 0};
	lexicon->places[place] = word = lexicon->entries->len;
	g_array_append_val(lexicon->entries, entry);
	if (lexicon->entries->len > lexicon->size / 2)
		places_double(lexicon);
	return word;
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
		char *text = g_utf8_strdown(entry_of(lexicon, word)->text, -1);
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

uint32_t lexicon_size(const struct lexicon *lexicon)
{
	return lexicon->entries->len;
}
