/* SPDX-License-Identifier: MIT */
#include "model/mutation.h"

#include "base/append.h"

#include <string.h>

#define NOUNS "ref-kinds"
#define DROPPED "-"

static const char *rules_of(const struct words *words)
{
	const char *rules = g_hash_table_lookup(words->table, WORDS_MUTATIONS);
	return rules ? rules : "";
}

/* A rule is 'p b mh ph': the letters of the dictionary and what they become; commas stand between the rules. */
struct rule {
	const char *letters[MUTATION_ASPIRATE + 1];
	size_t lengths[MUTATION_ASPIRATE + 1];
};

/* The next rule of a list, which moves on; false after the last. */
static bool rule_next(const char **list, struct rule *rule)
{
	const char *at = *list + strspn(*list, " ,");
	for (size_t i = 0; i < G_N_ELEMENTS(rule->letters); i++) {
		rule->letters[i] = at;
		rule->lengths[i] = strcspn(at, " ,");
		if (!rule->lengths[i])
			return false;
		at += rule->lengths[i];
		at += strspn(at, " ");
	}
	*list = at;
	return true;
}

/* The rule of the most letters that a word begins with: 'ch' and not 'c'. */
static bool rule_find(const struct words *words, const char *text, struct rule *found)
{
	const char *list = rules_of(words);
	struct rule rule;
	found->lengths[0] = 0;
	while (rule_next(&list, &rule))
		if (rule.lengths[0] > found->lengths[0] && !g_ascii_strncasecmp(text, rule.letters[0], rule.lengths[0]))
			*found = rule;
	return found->lengths[0] > 0;
}

char *text_mutated(const struct words *words, const char *text, enum mutation how)
{
	struct rule rule;
	if (how == MUTATION_NONE || !rule_find(words, text, &rule))
		return g_strdup(text);
	GString *out = g_string_new(NULL);
	bool dropped = rule.lengths[how] == strlen(DROPPED) && *rule.letters[how] == *DROPPED;
	if (!dropped)
		append_bytes(out, rule.letters[how], rule.lengths[how]);
	append_text(out, text + rule.lengths[0]);
	if (g_ascii_isupper(*text))
		out->str[0] = g_ascii_toupper(out->str[0]);
	return g_string_free(out, FALSE);
}

static bool is_form_of(const struct words *words, const char *entry, const char *low)
{
	bool same = !strcmp(entry, low);
	for (int how = MUTATION_SOFT; how <= MUTATION_ASPIRATE && !same && *rules_of(words); how++) {
		char *form = text_mutated(words, entry, (enum mutation)how);
		same = !strcmp(form, low);
		g_free(form);
	}
	return same;
}

char *word_radical(const struct words *words, const char *key, const char *text, size_t length)
{
	const char *list = g_hash_table_lookup(words->table, key);
	char *low = g_utf8_strdown(text, (gssize)length), *found = NULL;
	for (; list && *list && !found; list += strspn(list, " ")) {
		size_t n = strcspn(list, " ");
		char *entry = g_strndup(list, n);
		if (is_form_of(words, entry, low))
			found = g_steal_pointer(&entry);
		g_free(entry);
		list += n;
	}
	g_free(low);
	return found;
}

/* The last word of a text that ends in a blank: its length, and where it begins. */
static size_t last_word(const char *text, size_t length, const char **begin)
{
	if (!length || text[length - 1] != ' ')
		return 0;
	const char *end = text + length - 1;
	*begin = end;
	while (*begin > text && (*begin)[-1] != ' ')
		--*begin;
	return (size_t)(end - *begin);
}

static bool is_radical(const struct words *words, const char *text)
{
	size_t length = strcspn(text, " ");
	char *low = g_utf8_strdown(text, (gssize)length), *radical = word_radical(words, NOUNS, text, length);
	bool same = radical && !strcmp(low, radical);
	g_free(low);
	g_free(radical);
	return same;
}

enum mutation mutation_behind(const struct words *words, const char *before, size_t length, const char *text)
{
	static const char *const keys[] = {[MUTATION_SOFT] = "ref-soft-behind",
					   [MUTATION_NASAL] = "ref-nasal-behind",
					   [MUTATION_ASPIRATE] = "ref-aspirate-behind"};
	const char *behind = NULL;
	size_t n = *rules_of(words) ? last_word(before, length, &behind) : 0;
	for (int how = MUTATION_SOFT; how <= MUTATION_ASPIRATE && n; how++)
		if (word_listed(words, keys[how], behind, n))
			return is_radical(words, text) ? (enum mutation)how : MUTATION_NONE;
	return MUTATION_NONE;
}

/* 'yn' before 'mharagraff' is 'ym', and before 'nghymal' 'yng': the second and the third of the list. */
static void assimilate(const struct words *words, GString *out, const char *text)
{
	const char *list = word(words, "ref-nasal-behind");
	size_t first = strcspn(list, " "), place = *text == 'm' || *text == 'M' ? 1 : 0;
	place = !g_ascii_strncasecmp(text, "ng", 2) ? 2 : place;
	for (size_t i = 0; i < place; i++) {
		list += strcspn(list, " ");
		list += strspn(list, " ");
	}
	size_t n = strcspn(list, " ");
	if (!place || !n || out->len < first + 1)
		return;
	char initial = out->str[out->len - 1 - first];
	g_string_truncate(out, out->len - 1 - first);
	g_string_append_c(out, initial);
	append_bytes(out, list + 1, n - 1);
	g_string_append_c(out, ' ');
}

/* '<a href="#b">' before the words of a link: how long it is. */
static size_t tag_length(const char *text)
{
	const char *end = *text == '<' ? strchr(text, '>') : NULL;
	return end ? (size_t)(end - text) + 1 : 0;
}

void mutated_append(const struct words *words, GString *out, size_t start, const char *text)
{
	size_t tag = tag_length(text);
	enum mutation how = mutation_behind(words, out->str + start, out->len - start, text + tag);
	if (how == MUTATION_NONE) {
		append_text(out, text);
		return;
	}
	char *mutated = text_mutated(words, text + tag, how);
	if (how == MUTATION_NASAL)
		assimilate(words, out, mutated);
	append_bytes(out, text, tag);
	append_text(out, mutated);
	g_free(mutated);
}

char *text_unmutated(const struct words *words, const char *text)
{
	size_t length = strcspn(text, " ");
	if (!length || !*rules_of(words))
		return NULL;
	char *radical = word_radical(words, NOUNS, text, length);
	if (!radical || (strlen(radical) == length && !g_ascii_strncasecmp(radical, text, length))) {
		g_free(radical);
		return NULL;
	}
	if (g_ascii_isupper(*text))
		*radical = g_ascii_toupper(*radical);
	char *whole = g_strconcat(radical, text + length, NULL);
	g_free(radical);
	return whole;
}

char *text_renewed(const struct words *words, const char *text)
{
	if (!*rules_of(words))
		return NULL;
	GString *out = g_string_new(NULL);
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, " ");
		length += strspn(at + length, " ");
		char *piece = g_strndup(at, length);
		mutated_append(words, out, 0, piece);
		g_free(piece);
		at += length;
	}
	if (strcmp(out->str, text) != 0)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}
