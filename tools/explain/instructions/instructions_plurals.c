/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_plurals.h"

#include "model/mutation.h"

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

static char *name_in(const struct words *words, const GPtrArray *names, guint i)
{
	char *number;
	const struct noun *noun = noun_of(words, names->pdata[i], &number);
	if (i && is_run(words, names, i - 1, i))
		return number;
	char *name = is_run(words, names, i, i + 1) ? filled(words, noun->many, number) : g_strdup(names->pdata[i]);
	g_free(number);
	return name;
}

/* 'paragraphs 16.5 and E.5 and the heading of section 2': a run of numbers has an 'and' of its own. */
char *plural_list(const struct words *words, const GPtrArray *names)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < names->len; i++) {
		bool last = i + 1 == names->len;
		bool ends_run = i && is_run(words, names, i - 1, i) && !is_run(words, names, i, i + 1);
		g_autofree char *name = name_in(words, names, i);
		g_autofree char *joined = i && (last || ends_run) ? word_and(words, word(words, "diff-and"),
									     word(words, "diff-and-vowel"), name)
								  : g_strconcat(i ? ", " : "", name, NULL);
		g_string_append(out, joined);
	}
	return g_string_free(out, FALSE);
}

/* What joins two places of a list: ', ', ' and '; and, where `article`, ' a’r ' with the article of the next in it. */
struct joint {
	size_t length;
	bool article;
};

static size_t joint_word(const char *text, const char *first, const char *second, const char *third)
{
	g_autofree char *joint = g_strconcat(first, second, third, NULL);
	return g_str_has_prefix(text, joint) ? strlen(joint) : 0;
}

static struct joint joint_at(const struct words *words, const char *text)
{
	if (g_str_has_prefix(text, ", "))
		return (struct joint){2, false};
	const char *and = word(words, "diff-and");
	size_t length = joint_word(text, " ", and, " ");
	length = length ? length : joint_word(text, " ", word(words, "diff-and-vowel"), " ");
	if (length)
		return (struct joint){length, false};
	char **articles = g_strsplit(word(words, WORDS_ARTICLES), " ", -1);
	for (char **each = articles; *each && !length; each++)
		if (!g_unichar_isalnum(g_utf8_get_char(*each)))
			length = joint_word(text, " ", and, *each);
	g_strfreev(articles);
	return (struct joint){length && text[length] == ' ' ? length + 1 : 0, true};
}

struct listing {
	const struct places *places;
	const struct words *words;
	const struct noun *noun; /* what a bare number is a number of; NULL for none */
	bool article;            /* the article of the next place stood in what joins it */
};

/* A place by its name as it stands in a list, which may lack its article. */
static bool listed_find(const struct listing *listing, const char *text, size_t length, struct spot_at *at)
{
	char **articles = g_strsplit(listing->article ? word(listing->words, WORDS_ARTICLES) : "", " ", -1);
	bool found = !listing->article && places_find(listing->places, text, length, at);
	for (char **each = articles; *each && !found; each++) {
		g_autofree char *name = g_strdup_printf("%s %.*s", *each, (int)length, text);
		found = places_find(listing->places, name, strlen(name), at);
	}
	g_strfreev(articles);
	return found;
}

/* A list that begins here as it would elsewhere: 'pharagraffau 1.1' behind 'a'. The caller frees it. */
static char *place_radical(const struct words *words, const char *text, size_t length)
{
	g_autofree char *own = g_strndup(text, length);
	char *radical = text_unmutated(words, own);
	return radical ? radical : g_steal_pointer(&own);
}

/* Whether the text is a place; *noun is what a bare number behind it is a number of. */
static bool listed_read(struct listing *listing, const char *text, size_t length, struct spot_at *at)
{
	size_t skip;
	g_autofree char *name = place_radical(listing->words, text, length);
	const struct noun *plural = plural_at(listing->words, name, &skip);
	size_t n = strlen(name);
	if (listed_find(listing, text, length, at) || listed_find(listing, name, n, at)) {
		listing->noun = NULL;
		return true;
	}
	if (plural && n > skip && place_named(listing->places, listing->words, plural, name + skip, n - skip, at)) {
		listing->noun = plural;
		return true;
	}
	return listing->noun && place_named(listing->places, listing->words, listing->noun, text, length, at);
}

/* The next place of a list: its length; 0 where there is none. */
static size_t next_read(struct listing *listing, const char *text, size_t length, struct spot_at *at)
{
	size_t most = MIN(length, (size_t)NAME_MOST);
	for (size_t n = 1; n <= most; n++) {
		bool ends = n == length ||
			    ((text[n] == ' ' || text[n] == ',') && joint_at(listing->words, text + n).length);
		if (ends && listed_read(listing, text, n, at))
			return n;
	}
	return 0;
}

GArray *plural_list_read(const struct places *places, const struct words *words, const char *text, size_t length,
			 size_t *read)
{
	struct listing listing = {places, words, NULL, false};
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct spot_at));
	*read = 0;
	while (*read < length) {
		struct spot_at at;
		size_t n = next_read(&listing, text + *read, length - *read, &at);
		if (!n)
			break;
		g_array_append_val(list, at);
		*read += n;
		if (*read < length) {
			struct joint joint = joint_at(words, text + *read);
			listing.article = joint.article;
			*read += joint.length;
		}
	}
	if (*read >= length && list->len)
		return list;
	g_array_unref(list);
	return NULL;
}
