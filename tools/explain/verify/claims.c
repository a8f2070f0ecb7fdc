/* SPDX-License-Identifier: MIT */
#include "explain/verify/claims.h"
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_words.h"

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
	return found | (done_within(words, text) & (CLAIM_DIVIDED | CLAIM_MERGED));
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

/* A sign that stands before an item, as it is typed, or as Word leaves it in plain text. */
static size_t bullet_length(const char *line)
{
	static const char *const bullets[] = {"-", "*", "+", "•", "·", "–", "—", "‣", "◦", "▪", "●", "\xef\x82\xb7"};
	for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (g_str_has_prefix(line, bullets[i]))
			return strlen(bullets[i]);
	return 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t claim_marker(const char *line)
{
	size_t n = bullet_length(line);
	if (n)
		return is_blank(line[n]) ? n + 1 : 0;
	n += line[0] == '(';
	size_t start = n;
	while (g_ascii_isalnum(line[n]) && n - start < 3)
		n++;
	if (n == start || !strchr(").", line[n]) || !line[n] || !is_blank(line[n + 1]))
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
	claim->form = done_to_form(words, text);
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

/* '- a) ' as we write a list of our own in Markdown: the length of both marks; else that of the one. */
static size_t marker_length(const char *line, bool *nested)
{
	size_t bullet = strchr("-*+", *line) && *line ? claim_marker(line) : 0;
	size_t letter = bullet ? claim_marker(line + bullet) : 0;
	*nested = letter && !bullet_length(line + bullet);
	return *nested ? bullet + letter : claim_marker(line);
}

struct reading {
	const struct words *words;
	GPtrArray *claims;
	GString *item;
	char *letter;
	unsigned began;
	bool open, nested;
};

static void item_close(struct reading *reading)
{
	g_strstrip(reading->item->str);
	if (reading->open && *reading->item->str) {
		struct claim *claim = g_new0(struct claim, 1);
		claim->letter = g_strstrip(g_strdup(reading->letter));
		claim->line = reading->began;
		claim->nested = reading->nested;
		claim_read(reading->words, claim, plain(reading->item->str));
		g_ptr_array_add(reading->claims, claim);
	}
	reading->open = false;
}

static void item_open(struct reading *reading, const char *words, size_t marker, unsigned line, bool nested)
{
	size_t bullet = nested ? claim_marker(words) : 0;
	g_string_assign(reading->item, words + marker);
	g_free(reading->letter);
	reading->letter = g_strndup(words + bullet, marker - bullet);
	reading->nested = nested;
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
		bool nested = false;
		size_t marker = marker_length(words, &nested);
		bool aside = blank && *words && !marker && words == *line && *words != '#';
		bool paragraph = aside && is_counted(reading->letter);
		if (marker || aside || *words == '#')
			item_close(reading);
		if (marker || paragraph)
			item_open(reading, words, marker, number, nested);
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

/* ---- a report as a whole ----------------------------------------------------------------------------------------- */

/* How a letter is written, and nothing of which it is: 'a)' for 'c)', '(A)' for '(B)', '(1)' for '(12)'. */
static char *letter_shape(const char *letter)
{
	GString *shape = g_string_new(NULL);
	for (; *letter; letter++) {
		char c = g_ascii_isdigit(*letter)   ? '1'
			 : g_ascii_islower(*letter) ? 'a'
			 : g_ascii_isupper(*letter) ? 'A'
						    : *letter;
		if (c != '1' || !shape->len || shape->str[shape->len - 1] != '1')
			g_string_append_c(shape, c);
	}
	return g_string_free(shape, FALSE);
}

static guint shape_count(const GPtrArray *claims, const char *shape)
{
	guint count = 0;
	for (guint i = 0; i < claims->len; i++) {
		const struct claim *claim = claims->pdata[i];
		char *own = claim->nested ? letter_shape(claim->letter) : NULL;
		count += own && !strcmp(own, shape);
		g_free(own);
	}
	return count;
}

/* How the letters are written that most of the nested items have; NULL where none is nested. The caller frees it. */
static char *shape_most(const GPtrArray *claims)
{
	char *most = NULL;
	guint count = 0;
	for (guint i = 0; i < claims->len; i++) {
		const struct claim *claim = claims->pdata[i];
		char *shape = claim->nested ? letter_shape(claim->letter) : NULL;
		bool same = !shape || !g_strcmp0(shape, most);
		guint own = same ? 0 : shape_count(claims, shape);
		if (own > count) {
			count = own;
			g_free(most);
			most = g_steal_pointer(&shape);
		}
		g_free(shape);
	}
	return most;
}

/* Of a report that we wrote the overview alone: the longest list of '- a) '. Its clauses, recommendations and papers
 * are lists too. */
static void report_settle(GPtrArray *claims)
{
	char *shape = shape_most(claims);
	bool ours = false;
	for (guint i = 0; shape && i < claims->len; i++) {
		const struct claim *claim = claims->pdata[i];
		char *own = letter_shape(claim->letter);
		ours = *claim->letter ? claim->nested && !strcmp(own, shape) : ours; /* else it is part of one */
		if (!ours)
			g_ptr_array_remove_index(claims, i--);
		g_free(own);
	}
	g_free(shape);
}

GPtrArray *claims_read(const struct words *words, const char *text)
{
	struct reading reading = {.words = words,
				  .claims = g_ptr_array_new_with_free_func(claim_free),
				  .item = g_string_new(NULL),
				  .letter = g_strdup("")};
	lines_read(&reading, text);
	report_settle(reading.claims);
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
