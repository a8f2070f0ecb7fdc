/* SPDX-License-Identifier: MIT */
#include "explain/claims.h"
#include "explain/claim_words.h"

#include <string.h>

static unsigned verbs_read(const struct words *words, const char *text)
{
	static const struct {
		const char *key;
		unsigned verb;
	} verbs[] = {{"claim-added", CLAIM_ADDED},
		     {"claim-removed", CLAIM_REMOVED},
		     {"claim-changed", CLAIM_CHANGED},
		     {"claim-moved", CLAIM_MOVED}};
	unsigned found = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (listed_within(words, verbs[i].key, text))
			found |= verbs[i].verb;
	return found;
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

/* 'a)', '(a)', '1.', '-': how many bytes with the blank behind it; 0 for none. */
static size_t marker_length(const char *line)
{
	size_t n = 0;
	if (strchr("-*+", line[0]) && line[0])
		return line[1] == ' ' ? 2 : 0;
	n += line[0] == '(';
	size_t start = n;
	while (g_ascii_isalnum(line[n]) && n - start < 3)
		n++;
	if (n == start || !strchr(").", line[n]) || !line[n] || line[n + 1] != ' ')
		return 0;
	bool figures = g_ascii_isdigit(line[start]);
	return figures || n - start == 1 || line[n] == ')' ? n + 2 : 0;
}

/* 'Appendices B, C and D'. */
static char *meant_of(const struct words *words, const GPtrArray *places)
{
	char *noun = listed_first(words, "claim-appendices"), *joint = listed_first(words, "claim-joints");
	GString *out = g_string_new(noun);
	guint count = 0, all = 0;
	for (guint i = 0; i < places->len; i++)
		all += ((const struct claim_place *)places->pdata[i])->appendix;
	for (guint i = 0; i < places->len; i++) {
		const struct claim_place *place = places->pdata[i];
		if (!place->appendix)
			continue;
		if (count && count + 1 == all)
			g_string_append_printf(out, " %s", joint);
		g_string_append_printf(out, "%s %s", count && count + 1 < all ? "," : "", place->number);
		count++;
	}
	g_free(noun);
	g_free(joint);
	return g_string_free(out, FALSE);
}

/* Marks of Markdown that say nothing to a reader. */
static char *plain(const char *text)
{
	GString *out = g_string_new(NULL);
	for (; *text; text++)
		if (!strchr("*_`\\", *text))
			g_string_append_c(out, *text);
	return g_string_free(out, FALSE);
}

/* Takes the words of a claim over from `text`, and reads them. */
static void claim_read(const struct words *words, struct claim *claim, char *text)
{
	claim->text = text;
	claim->verbs = verbs_read(words, text);
	claim->places = claim_places_read(words, text, &claim->mistyped);
	claim->meant = claim->mistyped ? meant_of(words, claim->places) : NULL;
}

static void claim_forget(struct claim *claim)
{
	g_clear_pointer(&claim->places, g_ptr_array_unref);
	g_clear_pointer(&claim->text, g_free);
	g_clear_pointer(&claim->mistyped, g_free);
	g_clear_pointer(&claim->meant, g_free);
}

static void claim_free(gpointer data)
{
	struct claim *claim = data;
	claim_forget(claim);
	g_free(claim->letter);
	g_free(claim);
}

struct reading {
	const struct words *words;
	GPtrArray *claims;
	GString *item;
	char *letter;
	unsigned began;
	bool open;
};

static void item_close(struct reading *reading)
{
	g_strstrip(reading->item->str);
	if (reading->open && *reading->item->str) {
		struct claim *claim = g_new0(struct claim, 1);
		claim->letter = g_strstrip(g_strdup(reading->letter));
		claim->line = reading->began;
		claim_read(reading->words, claim, plain(reading->item->str));
		g_ptr_array_add(reading->claims, claim);
	}
	reading->open = false;
}

static void item_open(struct reading *reading, const char *words, size_t marker, unsigned line)
{
	g_string_assign(reading->item, words + marker);
	g_free(reading->letter);
	reading->letter = g_strndup(words, marker);
	reading->open = true;
	reading->began = line;
}

/* True for the letter or figure of an item; what has lost its own has none. */
static bool is_counted(const char *letter)
{
	char *after = letter_after(letter);
	g_free(after);
	return after != NULL;
}

static void lines_read(struct reading *reading, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);
	bool blank = false;
	unsigned number = 1;
	for (char **line = lines; *line; line++, number++) {
		char *words = g_strchomp(*line) + strspn(*line, " \t");
		size_t marker = marker_length(words);
		bool aside = blank && *words && !marker && words == *line && *words != '#';
		bool paragraph = aside && is_counted(reading->letter);
		if (marker || aside || *words == '#')
			item_close(reading);
		if (marker || paragraph)
			item_open(reading, words, marker, number);
		else if (reading->open && *words && (!blank || words > *line))
			g_string_append_printf(reading->item, " %s", words);
		blank = !*words;
	}
	item_close(reading);
	g_strfreev(lines);
}

/* ---- paragraphs without a letter --------------------------------------------------------------------------------- */

static bool names_place(const struct claim *claim)
{
	for (guint i = 0; i < claim->places->len; i++)
		if (!((const struct claim_place *)claim->places->pdata[i])->own)
			return true;
	return false;
}

enum stray { STRAY_ITEM, STRAY_PART, STRAY_NONE };

/* A paragraph after a lettered item: an item that lost its letter where the next leaves one free, more of the item
 * where the next leaves none; at the end of the list what says neither where nor what was done is no item. */
static enum stray stray_kind(const struct claim *before, const struct claim *stray, const struct claim *next)
{
	char *own = letter_after(before->letter), *after = own ? letter_after(own) : NULL;
	enum stray kind = stray->verbs && names_place(stray) ? STRAY_ITEM : STRAY_NONE;
	if (next && !g_strcmp0(next->letter, own))
		kind = STRAY_PART;
	else if (next && !g_strcmp0(next->letter, after))
		kind = STRAY_ITEM;
	g_free(own);
	g_free(after);
	return kind;
}

static void strays_settle(const struct words *words, GPtrArray *claims)
{
	for (guint i = 1; i < claims->len; i++) {
		struct claim *before = claims->pdata[i - 1];
		const struct claim *stray = claims->pdata[i], *next = i + 1 < claims->len ? claims->pdata[i + 1] : NULL;
		enum stray kind = *stray->letter ? STRAY_ITEM : stray_kind(before, stray, next);
		if (kind == STRAY_ITEM)
			continue;
		if (kind == STRAY_PART) {
			char *text = g_strdup_printf("%s %s", before->text, stray->text);
			claim_forget(before);
			claim_read(words, before, text);
		}
		g_ptr_array_remove_index(claims, i--);
	}
}

GPtrArray *claims_read(const struct words *words, const char *text)
{
	struct reading reading = {.words = words,
				  .claims = g_ptr_array_new_with_free_func(claim_free),
				  .item = g_string_new(NULL),
				  .letter = g_strdup("")};
	lines_read(&reading, text);
	strays_settle(words, reading.claims);
	g_free(reading.letter);
	g_string_free(reading.item, TRUE);
	return reading.claims;
}

char *letter_after(const char *letter)
{
	const char *at = letter + (letter[0] == '(');
	if (g_ascii_isdigit(*at)) {
		char *rest = NULL;
		guint64 count = g_ascii_strtoull(at, &rest, 10);
		return g_strdup_printf("%.*s%" G_GUINT64_FORMAT "%s", (int)(at - letter), letter, count + 1, rest);
	}
	if (!g_ascii_isalpha(*at) || g_ascii_isalnum(at[1]) || strchr("zZ", *at))
		return NULL;
	return g_strdup_printf("%.*s%c%s", (int)(at - letter), letter, *at + 1, at + 1);
}
