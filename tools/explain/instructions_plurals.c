/* SPDX-License-Identifier: MIT */
#include "explain/instructions_plurals.h"

#include <string.h>

#define NAME_MOST 2000 /* bytes of a place */

struct noun {
	const char *one, *many; /* keys with {number} */
};

static const struct noun nouns[] = {
	{"ref-paragraph", "instruct-paragraphs"},
	{"ref-section", "instruct-sections"},
	{"ref-appendix", "instruct-appendices"},
};

/* What stands for {number} where `text` is the pattern; NULL where it is not. The caller frees it. */
static char *number_in(const char *pattern, const char *text, size_t length)
{
	const char *slot = strchr(pattern, '{');
	size_t before = slot ? (size_t)(slot - pattern) : 0, after = slot ? strlen(strchr(slot, '}') + 1) : 0;
	if (!slot || length <= before + after || memcmp(pattern, text, before) != 0 ||
	    memcmp(strchr(slot, '}') + 1, text + length - after, after) != 0)
		return NULL;
	char *number = g_strndup(text + before, length - before - after);
	if (!strchr(number, ' '))
		return number;
	g_free(number);
	return NULL;
}

/* The noun of a name, or NULL; *number, to be freed, where there is one. */
static const struct noun *noun_of(const struct words *words, const char *name, char **number)
{
	for (size_t i = 0; i < G_N_ELEMENTS(nouns); i++) {
		*number = number_in(word(words, nouns[i].one), name, strlen(name));
		if (*number)
			return &nouns[i];
	}
	*number = NULL;
	return NULL;
}

static char *filled(const struct words *words, const char *key, const char *number)
{
	return word_fill(words, key, "number", number, NULL);
}

/* ---- from one to another ----------------------------------------------------------------------------------------- */

char *plural_range(const struct words *words, const char *first, const char *last, const char *span)
{
	char *from, *to;
	const struct noun *noun = noun_of(words, first, &from), *other = noun_of(words, last, &to);
	bool plural = noun && noun == other;
	char *both = word_fill(words, span, "first", plural ? from : first, "last", plural ? to : last, NULL);
	char *text = plural ? filled(words, noun->many, both) : g_strdup(both);
	g_free(both);
	g_free(from);
	g_free(to);
	return text;
}

/* A place by its number, or by its name where `noun` is NULL. */
static bool place_named(const struct places *places, const struct words *words, const struct noun *noun,
			const char *text, size_t length, struct spot_at *at)
{
	if (!noun)
		return places_find(places, text, length, at);
	char *number = g_strndup(text, length), *name = filled(words, noun->one, number);
	bool found = places_find(places, name, strlen(name), at);
	g_free(number);
	g_free(name);
	return found;
}

/* What stands between {first} and {last} in a key. */
static char *between(const struct words *words, const char *key)
{
	const char *pattern = word(words, key), *from = strchr(pattern, '}'), *to = from ? strchr(from, '{') : NULL;
	return to ? g_strndup(from + 1, (size_t)(to - from) - 1) : g_strdup(" ");
}

static bool span_read(const struct places *places, const struct words *words, const struct noun *noun, const char *text,
		      size_t length, struct spot_at *first, struct spot_at *last)
{
	char *gap = between(words, "instruct-span");
	size_t n = strlen(gap);
	bool found = false;
	const char *at = g_strstr_len(text, (gssize)length, gap);
	while (at && !found) {
		size_t rest = length - (size_t)(at - text) - n;
		found = place_named(places, words, noun, text, (size_t)(at - text), first) &&
			place_named(places, words, noun, at + n, rest, last);
		at = g_strstr_len(at + 1, (gssize)(length - (size_t)(at + 1 - text)), gap);
	}
	g_free(gap);
	return found;
}

/* The noun in the plural that a text begins with, and its length; NULL for none. */
static const struct noun *plural_at(const struct words *words, const char *text, size_t *length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(nouns); i++) {
		const char *pattern = word(words, nouns[i].many);
		*length = strcspn(pattern, "{");
		if (*length && !strncmp(pattern, text, *length))
			return &nouns[i];
	}
	*length = 0;
	return NULL;
}

bool plural_range_read(const struct places *places, const struct words *words, const char *text, size_t length,
		       struct spot_at *first, struct spot_at *last)
{
	size_t skip;
	const struct noun *noun = plural_at(words, text, &skip);
	if (length > NAME_MOST)
		return false;
	if (noun && skip < length && span_read(places, words, noun, text + skip, length - skip, first, last))
		return true;
	return span_read(places, words, NULL, text, length, first, last);
}

/* ---- a list ------------------------------------------------------------------------------------------------------ */

/* Whether two neighbours in a list have one noun. */
static bool is_run(const struct words *words, const GPtrArray *names, guint i, guint k)
{
	char *number = NULL, *other = NULL;
	const struct noun *noun = i < names->len ? noun_of(words, names->pdata[i], &number) : NULL;
	bool same = noun && k < names->len && noun == noun_of(words, names->pdata[k], &other);
	g_free(number);
	g_free(other);
	return same;
}

static void name_add(const struct words *words, GString *out, const GPtrArray *names, guint i)
{
	char *number;
	const struct noun *noun = noun_of(words, names->pdata[i], &number);
	if (i && is_run(words, names, i - 1, i)) {
		g_string_append(out, number);
	} else if (is_run(words, names, i, i + 1)) {
		char *many = filled(words, noun->many, number);
		g_string_append(out, many);
		g_free(many);
	} else {
		g_string_append(out, names->pdata[i]);
	}
	g_free(number);
}

/* 'paragraphs 16.5 and E.5 and the heading of section 2': a run of numbers has an 'and' of its own. */
char *plural_list(const struct words *words, const GPtrArray *names)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < names->len; i++) {
		bool last = i + 1 == names->len;
		bool ends_run = i && is_run(words, names, i - 1, i) && !is_run(words, names, i, i + 1);
		if (i && (last || ends_run))
			g_string_append_printf(out, " %s ", word(words, "diff-and"));
		else
			g_string_append(out, i ? ", " : "");
		name_add(words, out, names, i);
	}
	return g_string_free(out, FALSE);
}

/* The next place of a list: its length; 0 where there is none. *noun is what a bare number is a number of. */
static size_t next_read(const struct places *places, const struct words *words, const char *text, size_t length,
			const char *and, const struct noun **noun, struct spot_at *at)
{
	size_t skip, most = MIN(length, (size_t)NAME_MOST);
	const struct noun *plural = plural_at(words, text, &skip);
	for (size_t n = 1; n <= most; n++) {
		bool ends = n == length || g_str_has_prefix(text + n, and) || g_str_has_prefix(text + n, ", ");
		if (!ends)
			continue;
		if (places_find(places, text, n, at)) {
			*noun = NULL;
			return n;
		}
		if (plural && n > skip && place_named(places, words, plural, text + skip, n - skip, at)) {
			*noun = plural;
			return n;
		}
		if (*noun && place_named(places, words, *noun, text, n, at))
			return n;
	}
	return 0;
}

GArray *plural_list_read(const struct places *places, const struct words *words, const char *text, size_t length,
			 size_t *read)
{
	char *and = g_strdup_printf(" %s ", word(words, "diff-and"));
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct spot_at));
	const struct noun *noun = NULL;
	*read = 0;
	while (*read < length) {
		struct spot_at at;
		size_t n = next_read(places, words, text + *read, length - *read, and, &noun, &at);
		if (!n)
			break;
		g_array_append_val(list, at);
		*read += n;
		if (*read < length)
			*read += g_str_has_prefix(text + *read, ", ") ? 2 : strlen(and);
	}
	g_free(and);
	if (*read >= length && list->len)
		return list;
	g_array_unref(list);
	return NULL;
}
