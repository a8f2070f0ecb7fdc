/* SPDX-License-Identifier: MIT
 * What an item says that is held against nothing: the sentences in which there is more than places, what was done,
 * amounts, quoted words and titles. They are told, so that somebody reads them. */
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_within.h"

#include <string.h>

#define WORD_LEAST 4u /* bytes of a word that says something */

/* What is read by rules: that something was done; and what may stand beside it. */
static const char *const says[] = {"claim-added",   "claim-removed", "claim-changed",  "claim-moved",
				   "claim-divided", "claim-merged",  "claim-kept",     "claim-swapped",
				   "claim-called",  "claim-is-now",  "claim-required", "claim-optional",
				   "claim-slight",  "claim-becomes", "claim-instead",  "claim-renumbered"};
static const char *const beside[] = {
	"claim-plain",         "claim-auxiliaries",  "claim-articles",    "claim-inside",
	"claim-joints",        "claim-former",       "claim-rows",        "claim-tables",
	"claim-flowcharts",    "claim-columns",      "claim-entries",     "claim-questions",
	"claim-options",       "claim-definitions",  "claim-paragraphs",  "claim-places",
	"claim-appendices",    "claim-policies",     "claim-throughout",  "claim-rises",
	"claim-falls",         "claim-by",           "claim-more",        "claim-from",
	"claim-includes",      "claim-includes-not", "claim-now",         "claim-lies-with",
	"claim-unchanged",     "claim-wording",      "claim-formerly",    "claim-days",
	"claim-weeks",         "claim-months",       "claim-years",       "claim-definition",
	"claim-fact-citation", "claim-fact-short",   "claim-fact-review", "claim-fact-owner"};

static const char *const counted_nouns[] = {"claim-rows",       "claim-columns",  "claim-entries",
					    "claim-questions",  "claim-options",  "claim-definitions",
					    "claim-paragraphs", "claim-sections", "claim-appendices"};

static size_t listed_any(const struct words *words, const char *const *keys, size_t count, const char *at)
{
	size_t most = 0;
	for (size_t i = 0; i < count; i++) {
		size_t n = listed_word(words, keys[i], at);
		most = MAX(most, n);
	}
	return most;
}

/* Whether a number alone is held: 'two new rows' is counted, of 'ten is now 15' each is known by the other; 'one' may
 * be no number. */
static bool is_bare_held(const struct words *words, const char *text, const GArray *facts, guint i)
{
	const struct fact *fact = &g_array_index(facts, struct fact, i);
	const char *noun = text + fact->to + strspn(text + fact->to, " "), *end = verify_sentence_end(noun);
	size_t new = listed_word(words, "claim-added", noun);
	noun += new + strspn(noun + new, " ");
	bool counted = listed_any(words, counted_nouns, G_N_ELEMENTS(counted_nouns), noun);
	bool beside_another = (i + 1 < facts->len && text + fact[1].from < end) ||
			      (i && verify_sentence_end(text + fact[-1].to) == end);
	return counted || beside_another || (fact->value == HUNDREDTHS && !g_ascii_isdigit(text[fact->from]));
}

#define UNHELD '#'

/* Facts and places are held by themselves; a number that is not becomes UNHELD. */
static char *held_blanked(const struct verification *verification, const struct claim *claim, const char *text)
{
	char *rest = g_strdup(text);
	GArray *facts = facts_read(verification->words, text);
	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		bool held = fact->kind != FACT_BARE || is_bare_held(verification->words, text, facts, i);
		memset(rest + fact->from, held ? ' ' : UNHELD, fact->to - fact->from);
	}
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		memset(rest + place->from, ' ', place->to - place->from);
	}
	g_array_unref(facts);
	return rest;
}

struct reading {
	const struct words *words;
	GPtrArray *old, *new;
	const GPtrArray *titles;
};

static bool is_known(const struct reading *reading, const char *at, size_t n)
{
	g_autofree char *word = g_strndup(at, n), *folded = fact_folded(word);
	return strlen(folded) < WORD_LEAST || grounds_have_word(reading->old, folded) ||
	       grounds_have_word(reading->new, folded) || grounds_have_word(reading->titles, folded);
}

/* Whether all that a sentence says is read; `held` where a fact stands in it. */
static bool is_read(const struct reading *reading, const char *from, const char *end, bool held)
{
	bool any = false, done = held;
	for (const char *at = from; at < end;) {
		size_t verb = listed_any(reading->words, says, G_N_ELEMENTS(says), at),
		       plain = listed_any(reading->words, beside, G_N_ELEMENTS(beside), at), own = word_span(at);
		bool must = own && (listed_word(reading->words, "claim-must", at) ||
				    listed_word(reading->words, "claim-not", at));
		if (*at == UNHELD || (own && !verb && !plain && (must || !is_known(reading, at, own))))
			return false;
		any = any || own;
		done = done || verb;
		at += MAX(MAX(verb, plain), MAX(own, 1));
	}
	return done || !any;
}

void verify_unread(struct verification *verification, const struct claim *claim, const char *text)
{
	g_autofree char *rest = held_blanked(verification, claim, text);
	g_autoptr(GPtrArray) old = verify_grounds(verification, claim, false);
	g_autoptr(GPtrArray) new = verify_grounds(verification, claim, true);
	const struct reading reading = {verification->words, old, new, verify_titles(verification)};
	GArray *facts = facts_read(verification->words, text);
	guint next = 0;
	for (const char *at = text; *at;) {
		at += strspn(at, " .;");
		const char *end = verify_sentence_end(at);
		bool held = false;
		for (; next < facts->len && text + g_array_index(facts, struct fact, next).from < end; next++)
			held = held || g_array_index(facts, struct fact, next).kind != FACT_BARE;
		if (!is_read(&reading, rest + (at - text), rest + (end - text), held))
			g_string_append_printf(verification->out, "    somebody has to read: %.*s\n", (int)(end - at),
					       claim->text + (at - text));
		at = end;
	}
	g_array_unref(facts);
}
