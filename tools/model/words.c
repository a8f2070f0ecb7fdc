/* SPDX-License-Identifier: MIT */
#include "model/words.h"

#include "base/append.h"
#include "model/mutation.h"

#include <string.h>

struct words *words_new(const char *language)
{
	struct words *words = g_new0(struct words, 1);
	words->language = g_strdup(language);
	words->table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return words;
}

struct words *words_new_in(const char *language, GBytes *text)
{
	struct words *words = g_new0(struct words, 1);
	words->language = g_strdup(language);
	words->table = g_hash_table_new(g_str_hash, g_str_equal);
	words->text = g_bytes_ref(text);
	return words;
}

struct words *words_copy(const struct words *words)
{
	struct words *copy = g_new0(struct words, 1);
	copy->language = g_strdup(words->language);
	copy->table = g_hash_table_ref(words->table);
	copy->text = words->text ? g_bytes_ref(words->text) : NULL;
	copy->frozen = g_strdup(words->frozen);
	copy->unmutated = words->unmutated;
	return copy;
}

/* Those of `then` that are others now, a line each; NULL for none. */
static char *frozen_tell(const struct words *words, GHashTable *then)
{
	GString *frozen = g_string_new(NULL);
	g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(then), (GCompareFunc)strcmp);
	for (GList *each = keys; each; each = each->next) {
		const char *text = g_hash_table_lookup(then, each->data);
		if (g_strcmp0(text, g_hash_table_lookup(words->table, each->data)) != 0)
			g_string_append_printf(frozen, "%s: %s\n", (const char *)each->data, text);
	}
	return g_string_free(frozen, !frozen->len);
}

struct words *words_frozen(const struct words *words, GHashTable *then)
{
	g_autofree char *frozen = frozen_tell(words, then);
	if (!frozen)
		return words_copy(words);
	struct words *whole = words_new(words->language);
	const char *mutations = g_hash_table_lookup(then, WORDS_MUTATIONS);
	whole->unmutated = mutations && !*mutations;
	GHashTable *const tables[] = {words->table, then};
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		GHashTableIter each;
		gpointer key, text;
		g_hash_table_iter_init(&each, tables[i]);
		while (g_hash_table_iter_next(&each, &key, &text))
			if (!whole->unmutated || tables[i] != then || strcmp(key, WORDS_MUTATIONS) != 0)
				g_hash_table_insert(whole->table, g_strdup(key), g_strdup(text));
	}
	whole->frozen = g_steal_pointer(&frozen);
	return whole;
}

bool word_is_printed(const char *key)
{
	static const char *const begin[] = {"ref-", "removed", "month-", "field-if", "field-or", "field-limit"};
	for (size_t i = 0; i < G_N_ELEMENTS(begin); i++)
		if (g_str_has_prefix(key, begin[i]))
			return true;
	return !strcmp(key, "date");
}

void words_free(struct words *words)
{
	if (!words)
		return;
	g_hash_table_unref(words->table);
	g_bytes_unref(words->text);
	g_free(words->language);
	g_free(words->frozen);
	g_free(words);
}

const char *word(const struct words *words, const char *key)
{
	const char *text = g_hash_table_lookup(words->table, key);
	if (!text)
		g_error("templates/words/%s.yaml has no '%s'", words->language, key);
	return text;
}

bool word_listed(const struct words *words, const char *key, const char *text, size_t length)
{
	const char *list = g_hash_table_lookup(words->table, key);
	char *low = g_utf8_strdown(text, (gssize)length);
	size_t low_length = strlen(low);
	bool found = false;
	for (; list && *list && !found; list += strspn(list, " ")) {
		size_t n = strcspn(list, " ");
		found = n == low_length && !memcmp(list, low, n);
		list += n;
	}
	g_free(low);
	return found;
}

static const char *const lent[] = {WORDS_ARTICLES,    WORDS_ARTICLE,      "vowels",
				   "vowel-numbers",   "ref-kinds",        WORDS_MUTATIONS,
				   "ref-soft-behind", "ref-nasal-behind", "ref-aspirate-behind"};

void words_lend(const struct words *words, struct words *to)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lent); i++) {
		const char *text = g_hash_table_lookup(words->table, lent[i]);
		if (text)
			g_hash_table_insert(to->table, g_strdup(lent[i]), g_strdup(text));
	}
}

bool words_lent(const struct words *words, const struct words *to)
{
	if (strcmp(words->language, to->language) != 0)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(lent); i++)
		if (g_strcmp0(g_hash_table_lookup(words->table, lent[i]), g_hash_table_lookup(to->table, lent[i])) != 0)
			return false;
	return true;
}

/* The text given for the name that stands between `start` and `end`, or NULL. */
static const char *fill_find(const GPtrArray *pairs, const char *start, const char *end)
{
	size_t length = (size_t)(end - start);
	for (guint i = 0; i + 1 < pairs->len; i += 2) {
		const char *name = pairs->pdata[i];
		if (strlen(name) == length && !memcmp(name, start, length))
			return pairs->pdata[i + 1];
	}
	return NULL;
}

static bool ends_in(const char *text, size_t length, const char *article, size_t n)
{
	if (length <= n || text[length - 1] != ' ' || memcmp(text + length - 1 - n, article, n) != 0)
		return false;
	return length == n + 1 || !g_ascii_isalnum(*article) || text[length - 2 - n] == ' ';
}

/* The article of the list that `text` ends in, with the blank behind it, or begins with; how long it is without the
 * blank, or 0. */
static size_t article_find(const char *list, const char *text, size_t length, bool at_end)
{
	for (const char *article = list; article && *article; article += strspn(article, " ")) {
		size_t n = strcspn(article, " ");
		bool begins = length > n && text[n] == ' ' && !g_ascii_strncasecmp(text, article, n);
		if (at_end ? ends_in(text, length, article, n) : begins)
			return n;
		article += n;
	}
	return 0;
}

/* Whether a text begins with one of a list, of one or two letters each, capitals or not. */
static bool begins_with_one(const char *list, const char *text)
{
	const char *second = *text ? g_utf8_next_char(text) : text, *end = *second ? g_utf8_next_char(second) : second;
	char *low = g_utf8_strdown(text, end - text);
	bool found = false;
	for (list += strspn(list, " "); *list && !found; list += strspn(list, " ")) {
		size_t n = strcspn(list, " ");
		found = !strncmp(low, list, n);
		list += n;
	}
	g_free(low);
	return found;
}

/* Past the tag of a link, quotation marks and the like. */
static const char *sound_of(const char *text)
{
	const char *tag = *text == '<' ? strchr(text, '>') : NULL;
	text = tag ? tag + 1 : text;
	while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return text;
}

/* True where a text is said with a vowel at its beginning: a letter, or a number that `vowel-numbers` has. */
static bool is_vowel_sound(const struct words *words, const char *sound)
{
	size_t digits = strspn(sound, "0123456789");
	return digits ? word_listed(words, "vowel-numbers", sound, digits)
		      : begins_with_one(word(words, "vowels"), sound);
}

/* 'of the {document}' with 'the Code' is 'of the Code'. `before` is what stands before it in the pattern. */
static const char *article_leave(const char *articles, const char *before, size_t length, const char *text)
{
	size_t own =
		article_find(articles, before, length, true) ? article_find(articles, text, strlen(text), false) : 0;
	return own ? text + own + 1 : text;
}

/* 'y' before 'Asesiad' is 'yr': `article-before-vowel` is the article, its other form, and letters that are no vowels
 * and take it too. */
static void article_suit(const struct words *words, GString *out, size_t start, const char *text)
{
	const char *rule = g_hash_table_lookup(words->table, WORDS_ARTICLE);
	size_t plain = rule ? strcspn(rule, " ") : 0, length = out->len - start;
	if (!plain || !ends_in(out->str + start, length, rule, plain))
		return;
	const char *other = rule + plain + strspn(rule + plain, " "), *more = other + strcspn(other, " ");
	const char *sound = sound_of(text);
	if (!is_vowel_sound(words, sound) && !begins_with_one(more, sound))
		return;
	g_string_truncate(out, out->len - 1);
	append_bytes(out, other + plain, (size_t)(more - other) - plain);
	g_string_append_c(out, ' ');
}

/* The text behind what stands in `out` from `start` on, as the language has it there; `bare`: as it did without
 * mutations. */
static void append_said(const struct words *words, bool bare, GString *out, size_t start, const char *text)
{
	const char *articles = g_hash_table_lookup(words->table, WORDS_ARTICLES);
	const char *rest = article_leave(articles, out->str + start, out->len - start, text);
	if (bare) {
		append_text(out, rest);
		return;
	}
	article_suit(words, out, start, rest);
	mutated_append(words, out, start, rest);
}

static char *fill(const struct words *words, const char *key, const GPtrArray *pairs)
{
	const char *pattern = word(words, key);
	bool bare = words->unmutated && word_is_printed(key);
	GString *out = g_string_new(NULL);
	while (*pattern) {
		const char *open = strchrnul(pattern, '{');
		size_t start = out->len;
		append_bytes(out, pattern, (size_t)(open - pattern));
		const char *end = *open ? strchr(open, '}') : NULL;
		const char *text = end ? fill_find(pairs, open + 1, end) : NULL;
		if (text)
			append_said(words, bare, out, start, text);
		else
			append_bytes(out, open, *open != '\0');
		pattern = text ? end + 1 : open + (*open != '\0');
	}
	return g_string_free(out, FALSE);
}

char *word_fill(const struct words *words, const char *key, ...)
{
	GPtrArray *pairs = g_ptr_array_new();
	va_list arguments;
	va_start(arguments, key);
	for (char *name = va_arg(arguments, char *); name; name = va_arg(arguments, char *)) {
		g_ptr_array_add(pairs, name);
		g_ptr_array_add(pairs, va_arg(arguments, char *));
	}
	va_end(arguments);
	char *text = fill(words, key, pairs);
	g_ptr_array_unref(pairs);
	return text;
}

/* How long the article is that a text begins with, without the blank behind it; 0 for none. */
static size_t article_of(const struct words *words, const char *text)
{
	return article_find(g_hash_table_lookup(words->table, WORDS_ARTICLES), text, strlen(text), false);
}

char *word_of_none(const struct words *words, unsigned unplaced)
{
	if (!unplaced)
		return g_strdup(word(words, "diff-none"));
	g_autofree char *number = g_strdup_printf("%u", unplaced);
	return word_fill(words, "diff-none-placed", "number", number, NULL);
}

char *word_of_document(const struct words *words, const char *label, const char *document)
{
	const char *key = article_of(words, document) ? "ref-of-article" : "ref-of";
	return word_fill(words, key, "label", label, "document", document, NULL);
}

/* '’r': the article that has no blank before it, with its length; NULL in a language without such a one. */
static const char *article_joined(const struct words *words, size_t *length)
{
	const char *list = g_hash_table_lookup(words->table, WORDS_ARTICLES);
	for (; list && *list; list += strspn(list, " ")) {
		*length = strcspn(list, " ");
		if (!g_unichar_isalnum(g_utf8_get_char(list)))
			return list;
		list += *length;
	}
	return NULL;
}

char *word_and(const struct words *words, const char *and, const char *before_vowel, const char *next)
{
	size_t article = article_of(words, next), length = 0;
	const char *joined = article ? article_joined(words, &length) : NULL;
	const char *last = g_utf8_find_prev_char(and, and+strlen(and));
	if (joined && last && is_vowel_sound(words, last))
		return g_strdup_printf(" %s%.*s%s", and, (int)length, joined, next + article);
	GString *out = g_string_new(" ");
	append_text(out, is_vowel_sound(words, sound_of(next)) ? before_vowel : and);
	append_bytes(out, " ", 1);
	mutated_append(words, out, 0, next);
	return g_string_free(out, FALSE);
}

/* The number made of `length` digits at `text`; 0 when one of them is none. */
static unsigned digits(const char *text, size_t length)
{
	unsigned number = 0;
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isdigit(text[i]))
			return 0;
		number = number * 10 + (unsigned)(text[i] - '0');
	}
	return number;
}

/* The day said by the pattern that `key` names. */
static char *day_said(const struct words *words, const char *key, const char *day)
{
	if (!day || strlen(day) != 10 || day[4] != '-' || day[7] != '-')
		return g_strdup(day ? day : "");
	unsigned year = digits(day, 4), month = digits(day + 5, 2), date = digits(day + 8, 2);
	if (!year || month > 12 || !g_date_valid_dmy((GDateDay)date, (GDateMonth)month, (GDateYear)year))
		return g_strdup(day);
	char year_text[12], date_text[12], name[16];
	g_snprintf(year_text, sizeof year_text, "%u", year);
	g_snprintf(date_text, sizeof date_text, "%u", date);
	g_snprintf(name, sizeof name, "month-%u", month);
	return word_fill(words, key, "day", date_text, "month", word(words, name), "year", year_text, NULL);
}

char *word_date(const struct words *words, const char *day)
{
	return day_said(words, "date", day);
}

char *word_month(const struct words *words, const char *day)
{
	return day_said(words, "month-year", day);
}
