/* SPDX-License-Identifier: MIT
 * What an item says of a document's facts: its owner, its next review, how it is cited. They have no number to be found
 * by: an item that names one, and what it was or is, means it. */
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_within.h"

/* What it is called in an item: 'owner', 'next review'. */
static bool names_fact(const struct words *words, const char *fact, const char *text)
{
	g_autofree char *key = g_strconcat("claim-fact-", fact, NULL);
	return listed_within(words, key, text);
}

/* A day however it is written. */
static bool names_day(const struct words *words, const char *text, const char *day)
{
	struct ground *ground = ground_new(words, day);
	GArray *facts = facts_read(words, text);
	bool named = false;
	for (guint i = 0; i < facts->len && !named; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		named = fact->kind == FACT_DATE && ground_has(ground, fact);
	}
	g_array_unref(facts);
	ground_free(ground);
	return named;
}

static bool names_text(const struct words *words, const char *text, const char *said)
{
	g_autofree char *folded = fact_folded(text), *part = fact_folded(said);
	return folded_count(folded, part) > 0 || names_day(words, text, said);
}

static bool is_meant(const struct words *words, const struct spot *spot, const char *text)
{
	return spot->change->fact && names_fact(words, spot->change->fact, text) &&
	       ((spot->old && names_text(words, text, spot->old->text)) ||
		(spot->new &&names_text(words, text, spot->new->text)));
}

guint front_mark(const struct verification *verification, const struct claim *claim)
{
	guint count = 0;
	for (guint i = 0; i < verification->spots->len; i++) {
		struct spot *spot = verification->spots->pdata[i];
		if (!is_meant(verification->words, spot, claim->text))
			continue;
		spot->mentioned = true;
		g_ptr_array_add(verification->found, spot);
		count++;
	}
	return count;
}

void front_missed_tell(struct verification *verification, unsigned line)
{
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		const struct provision *provision = spot->new ? spot->new : spot->old;
		if (spot->change->fact && !spot->mentioned && spot->change->tags != TAG_REFERENCE)
			verify_off(verification, CODE_REPORT_MISSED, line,
				   "changed, and not mentioned: '%s' in front of the text", provision->label);
	}
}
