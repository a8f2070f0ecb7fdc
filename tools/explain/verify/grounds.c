/* SPDX-License-Identifier: MIT */
#include "explain/verify/grounds.h"

#include "base/cut.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"

#include <stdlib.h>
#include <string.h>

#define BEHIND_MOST 40u /* bytes behind 'a' in which its period stands */

struct ground {
	char *folded;
	GString *leads;    /* where its links lead, folded, a line each; or NULL */
	GHashTable *known; /* 'money 2500', 'working day 1500', 'day of the year 430', '... 430 2027': how often */
};

static char *known_key(const char *unit, guint64 value, unsigned year)
{
	return year ? g_strdup_printf("%s %" G_GUINT64_FORMAT " %u", unit, value, year)
		    : g_strdup_printf("%s %" G_GUINT64_FORMAT, unit, value);
}

static void know(struct ground *ground, const char *unit, guint64 value, unsigned year)
{
	char *key = known_key(unit, value, year);
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(ground->known, key));
	g_hash_table_insert(ground->known, key, GUINT_TO_POINTER(count + 1));
}

static guint knows(const struct ground *ground, const char *unit, guint64 value, unsigned year)
{
	g_autofree char *key = known_key(unit, value, year);
	return GPOINTER_TO_UINT(g_hash_table_lookup(ground->known, key));
}

/* 'working day' is a day too, and so is 'calendar day', which a day is unless it says otherwise; a day with its year is
 * one without. */
static void fact_know(struct ground *ground, const struct fact *fact)
{
	guint64 value = fact->value * fact->factor;
	const char *blank = strchr(fact->unit, ' ');
	know(ground, fact->unit, value, 0);
	if (fact->kind == FACT_PERIOD && blank)
		know(ground, blank + 1, value, 0);
	else if (fact->kind == FACT_PERIOD && !strcmp(fact->unit, "day"))
		know(ground, "calendar day", value, 0);
	if (fact->kind == FACT_DATE)
		know(ground, fact->year ? fact->unit : "day of any year", value, fact->year);
	if (fact->kind != FACT_BARE && fact->kind != FACT_DATE)
		know(ground, "", fact->value, 0);
}

/* What 'a month' counts. */
static void ones_know(struct ground *ground, const struct words *words, const char *text)
{
	GString *one = g_string_new(NULL);
	for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' ')) {
		size_t n = listed_at(words, "claim-one", at + 1);
		if (!n || at[1 + n] != ' ')
			continue;
		const char *behind = at + 1 + n;
		size_t length = cut_length(behind, strnlen(behind, BEHIND_MOST + 1), BEHIND_MOST);
		g_string_printf(one, "1%.*s", (int)length, behind);
		GArray *facts = facts_read(words, one->str);
		if (facts->len && g_array_index(facts, struct fact, 0).kind == FACT_PERIOD)
			fact_know(ground, &g_array_index(facts, struct fact, 0));
		g_array_unref(facts);
	}
	g_string_free(one, TRUE);
}

static void text_know(struct ground *ground, const struct words *words, const char *text)
{
	GArray *facts = facts_read(words, text);
	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		char *quoted = fact->kind == FACT_QUOTED ? g_strndup(text + fact->from, fact->to - fact->from) : NULL;
		if (quoted)
			text_know(ground, words, quoted);
		else if (fact->kind != FACT_ADDRESS)
			fact_know(ground, fact);
		g_free(quoted);
	}
	g_array_unref(facts);
}

struct ground *ground_new(const struct words *words, const char *text)
{
	struct ground *ground = g_new0(struct ground, 1);
	ground->folded = fact_folded(text);
	ground->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	text_know(ground, words, text);
	ones_know(ground, words, text);
	return ground;
}

void ground_free(gpointer data)
{
	struct ground *ground = data;
	if (!ground)
		return;
	g_free(ground->folded);
	if (ground->leads)
		g_string_free(ground->leads, TRUE);
	g_hash_table_unref(ground->known);
	g_free(ground);
}

void ground_add_day(struct ground *ground, const char *day)
{
	unsigned year = day ? (unsigned)strtoul(day, NULL, 10) : 0;
	if (!day || strlen(day) < strlen("YYYY-MM-DD"))
		return;
	guint64 month = strtoul(day + 5, NULL, 10), of_month = strtoul(day + 8, NULL, 10);
	const struct fact fact = {.kind = FACT_DATE,
				  .unit = "day of the year",
				  .value = month * 100 + of_month,
				  .factor = 1,
				  .year = year};
	fact_know(ground, &fact);
}

void ground_add_address(struct ground *ground, const char *address)
{
	g_autofree char *folded = address ? fact_folded(address) : NULL;
	if (!folded)
		return;
	ground->leads = ground->leads ? ground->leads : g_string_new(NULL);
	g_string_append_printf(ground->leads, "%s\n", folded);
}

guint ground_count(const struct ground *ground, const char *folded)
{
	return folded_count(ground->folded, folded);
}

/* All pieces of what has '…' in it. */
static bool quotation_stands(const struct ground *ground, const char *folded)
{
	char **pieces = g_strsplit(folded, "…", -1);
	bool stands = true;
	for (char **piece = pieces; *piece && stands; piece++) {
		const char *words = g_strstrip(*piece);
		stands = !*words || strstr(ground->folded, words);
	}
	g_strfreev(pieces);
	return stands;
}

static bool address_stands(const struct ground *ground, const char *folded)
{
	return folded_has_address(ground->folded, folded) ||
	       (ground->leads && folded_has_address(ground->leads->str, folded));
}

guint ground_times(const struct ground *ground, const struct fact *fact)
{
	guint64 value = fact->value * fact->factor;
	if (fact->kind == FACT_QUOTED)
		return strstr(fact->folded, "…") ? quotation_stands(ground, fact->folded)
						 : folded_count(ground->folded, fact->folded);
	if (fact->kind == FACT_ADDRESS)
		return address_stands(ground, fact->folded);
	if (fact->kind == FACT_DATE && fact->year)
		return knows(ground, fact->unit, value, fact->year) + knows(ground, "day of any year", value, 0);
	guint weeks =
		fact->kind == FACT_PERIOD && fact->factor == 7 ? knows(ground, "working day", fact->value * 5, 0) : 0;
	return weeks + knows(ground, fact->unit, value, 0);
}

bool ground_has(const struct ground *ground, const struct fact *fact)
{
	return ground_times(ground, fact) > 0;
}

bool grounds_have(const GPtrArray *grounds, const struct fact *fact)
{
	for (guint i = 0; i < grounds->len; i++)
		if (ground_has(grounds->pdata[i], fact))
			return true;
	return false;
}

guint grounds_count(const GPtrArray *grounds, const char *folded)
{
	guint count = 0;
	for (guint i = 0; i < grounds->len; i++)
		count += ground_count(grounds->pdata[i], folded);
	return count;
}

#define STEM_LEAST 4u /* bytes of a word that are the same in all of its forms */
#define ENDING_MOST 3u

static bool has_word(const char *text, const char *stem)
{
	for (const char *at = strstr(text, stem); at; at = strstr(at + 1, stem))
		if (at == text || !is_word_byte(at[-1]))
			return true;
	return false;
}

bool grounds_have_word(const GPtrArray *grounds, const char *folded)
{
	size_t n = strlen(folded);
	g_autofree char *stem = g_strndup(folded, n > STEM_LEAST + ENDING_MOST ? n - ENDING_MOST : MIN(n, STEM_LEAST));
	for (guint i = 0; i < grounds->len; i++)
		if (has_word(((const struct ground *)grounds->pdata[i])->folded, stem))
			return true;
	return false;
}
