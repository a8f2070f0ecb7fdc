/* SPDX-License-Identifier: MIT
 * Names of posts and bodies in an item: what is called otherwise now, who took whose place, who does it now. */
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_holding.h"

#include <string.h>

#define BEHIND_MOST 300 /* bytes between who does it and who no longer does */

/* Whether a name stands in the new text or in a title; of 'Head of Law and Head of People' the first will do. */
static bool is_name_new(const struct holding *holding, const char *folded)
{
	bool new = grounds_count(holding->new, folded) || grounds_count(holding->titles, folded);
	for (const char *at = strchr(folded, ' '); at && !new; at = strchr(at + 1, ' ')) {
		if (!listed_word(holding->words, "claim-joints", at + 1))
			continue;
		char *first = g_strndup(folded, (gsize)(at - folded));
		new = grounds_count(holding->new, first) > 0;
		g_free(first);
	}
	return new;
}

/* A name that the new text must have. */
static bool name_hold(const struct holding *holding, const char *name)
{
	g_autofree char *folded = fact_folded(name);
	bool new = is_name_new(holding, folded);
	if (!new)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   grounds_count(holding->old, folded)
				   ? "'%s' stands in the old text there, not in the new"
				   : "'%s' stands neither in the old nor in the new text there",
			   name);
	return new;
}

/* The name of at least so many words with capitals that begins at `at`, articles and marks aside; the caller frees it.
 * NULL for none, and for that of a place. */
static char *name_from(const struct holding *holding, const char *at, guint least)
{
	guint capitals = 0;
	at = past_marks(holding_past(holding->words, "claim-articles", past_marks(at)));
	size_t n = verify_name_at(holding->words, at, &capitals);
	bool place =
		listed_word(holding->words, "claim-places", at) || listed_word(holding->words, "claim-appendices", at);
	return n && capitals >= least && !place ? g_strndup(at, n) : NULL;
}

/* The same that ends before `at`. */
static char *name_until(const struct holding *holding, const char *at)
{
	guint capitals = 0;
	const char *name = verify_name_before(holding->words, holding->text, at);
	g_autofree char *words = g_strchomp(g_strndup(name, (gsize)(at - name)));
	size_t n = verify_name_at(holding->words, words, &capitals);
	bool whole = n && n == strlen(words) && capitals > 1 && !verify_names_place(holding->words, words);
	return whole ? g_steal_pointer(&words) : NULL;
}

/* Past a word of the list, with or without 'has been' before it; `at` where there is none. */
static const char *past_verb(const struct holding *holding, const char *key, const char *at)
{
	const char *verb = holding_past(holding->words, "claim-auxiliaries", at), *end;
	end = verb != at ? holding_past(holding->words, key, verb) : verb;
	return end != verb ? end : holding_past(holding->words, key, at);
}

/* Two names, of which a sentence says that one took the place of the other. Behind what says so; `at` for nothing. */
static const char *exchange_check(const struct holding *holding, const char *at)
{
	const char *becomes = past_verb(holding, "claim-becomes", at + 1),
		   *instead = past_verb(holding, "claim-instead", at + 1);
	bool on = becomes != at + 1, back = !on && instead != at + 1;
	g_autofree char *first = on || back ? name_until(holding, at) : NULL;
	g_autofree char *second = first ? name_from(holding, on ? becomes : instead, 2) : NULL;
	if (!second)
		return at;
	if (name_hold(holding, on ? second : first))
		holding_names_turned(holding, on ? first : second, on ? second : first);
	return on ? becomes : instead;
}

/* '... decides instead of the Head of Service', behind a name. */
static void instead_check(const struct holding *holding, const char *at, const char *name)
{
	const char *end = at + MIN(verify_sentence_end(at) - at, BEHIND_MOST);
	for (at = strchr(at + 1, ' '); at && at < end; at = strchr(at + 1, ' ')) {
		const char *instead = holding_past(holding->words, "claim-instead", at + 1);
		g_autofree char *other = instead != at + 1 ? name_from(holding, instead, 2) : NULL;
		if (other)
			holding_names_turned(holding, other, name);
	}
}

/* 'the Chief Executive now decides', 'the Chief Executive must agree'. */
static void doer_check(const struct holding *holding, const char *at)
{
	bool does =
		listed_word(holding->words, "claim-now", at + 1) || listed_word(holding->words, "claim-must", at + 1);
	g_autofree char *name = does ? name_until(holding, at) : NULL;
	if (name && name_hold(holding, name))
		instead_check(holding, at, name);
}

/* 'the decision now lies with the Chief Executive'. */
static void lies_check(const struct holding *holding, const char *at)
{
	const char *with = past_verb(holding, "claim-lies-with", at + 1);
	g_autofree char *name = with != at + 1 ? name_from(holding, with, 2) : NULL;
	if (name)
		name_hold(holding, name);
}

/* 'is now called the Chief People Officer'; 'the Head of Law has been replaced by the Chief Solicitor'. */
void holding_names(const struct holding *holding)
{
	const char *text = holding->text;
	const char *end;
	for (const char *at = strchr(text, ' '); at; at = strchr(MAX(at + 1, end), ' ')) {
		end = exchange_check(holding, at);
		if (end > at)
			continue;
		const char *called = holding_past(holding->words, "claim-called", at + 1);
		g_autofree char *name = called != at + 1 ? name_from(holding, called, 1) : NULL;
		if (name)
			name_hold(holding, name);
		doer_check(holding, at);
		lies_check(holding, at);
	}
}
