/* SPDX-License-Identifier: MIT
 * By how much an item says that an amount changed: 'raised by 20%', 'five days longer'. Held against the amounts that
 * it gives itself, or else against those that its changes took away and gave. */
#include "explain/verify/claim_words.h"
#include "explain/verify/verify_holding.h"

#include <string.h>

#define ROUNDED 50u /* hundredths of a per cent: half of one */

/* 'raised by £5', 'five days longer': no amount of either text. */
bool holding_is_difference(const struct holding *holding, const struct fact *fact)
{
	const char *at = holding->text + fact->from, *behind = holding->text + fact->to;
	if (fact->kind == FACT_QUOTED || fact->kind == FACT_DATE || fact->kind == FACT_ADDRESS)
		return false;
	if (listed_behind(holding->words, "claim-becomes", holding->text, at))
		return false;
	return listed_behind(holding->words, "claim-by", holding->text, at) ||
	       listed_word(holding->words, "claim-more", behind + strspn(behind, " "));
}

/* What is counted, whichever days they are. */
static const char *unit_bare(const char *unit)
{
	const char *blank = strrchr(unit, ' ');
	return blank ? blank + 1 : unit;
}

/* Whether the one is as much more, or less, than the other. */
static bool is_so_much(const struct fact *by, const struct fact *was, const struct fact *now)
{
	guint64 old = was->value * was->factor, new = now->value * now->factor, much = by->value * by->factor;
	guint64 apart = MAX(old, new) - MIN(old, new);
	if (was->kind != now->kind || strcmp(unit_bare(was->unit), unit_bare(now->unit)) != 0 ||
	    was->kind == FACT_QUOTED || was->kind == FACT_DATE || was->kind == FACT_ADDRESS)
		return false;
	if (by->kind == was->kind && !strcmp(unit_bare(by->unit), unit_bare(was->unit)))
		return apart == much;
	if (by->kind != FACT_PERCENT || !old)
		return false;
	gdouble share = (gdouble)apart * 100 * HUNDREDTHS / (gdouble)old;
	return share > (gdouble)much - ROUNDED && share < (gdouble)much + ROUNDED;
}

/* The text of one side of a change. The caller frees it. */
static char *change_text(const struct spot *spot, bool of_new)
{
	const struct change *change = spot->change;
	const GPtrArray *all = of_new ? change->new : change->old;
	const struct provision *own = of_new ? spot->new : spot->old;
	GString *text = g_string_new(NULL);
	bool alone = spot->whole || change->kind == CHANGE_THROUGHOUT;
	if (alone && own)
		g_string_append(text, own->text);
	for (guint i = 0; i < all->len && !alone; i++)
		g_string_append_printf(text, "\n%s", ((const struct provision *)all->pdata[i])->text);
	return g_string_free(text, FALSE);
}

static guint times(const GArray *facts, const struct fact *like)
{
	guint count = 0;
	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		count += fact->kind == like->kind && !strcmp(fact->unit, like->unit) &&
			 fact->value * fact->factor == like->value * like->factor;
	}
	return count;
}

/* Whether a change took one amount away and gave one that is so much apart from it. */
static bool is_change_by(const struct holding *holding, const struct spot *spot, const struct fact *by)
{
	g_autofree char *old_text = change_text(spot, false), *new_text = change_text(spot, true);
	GArray *old = facts_read(holding->words, old_text), *new = facts_read(holding->words, new_text);
	bool found = false;
	for (guint i = 0; i < old->len && !found; i++) {
		const struct fact *was = &g_array_index(old, struct fact, i);
		if (times(old, was) <= times(new, was))
			continue;
		for (guint k = 0; k < new->len && !found; k++) {
			const struct fact *now = &g_array_index(new, struct fact, k);
			found = times(new, now) > times(old, now) && is_so_much(by, was, now);
		}
	}
	g_array_unref(old);
	g_array_unref(new);
	return found;
}

/* What the sentence itself gives: 1 where one of its pairs is so much apart, 0 where none is, -1 where it has none. */
static int sentence_pairs(const struct holding *holding, const struct fact *by)
{
	int found = -1;
	const char *end = verify_sentence_end(holding->text + by->to);
	for (guint i = 0; i + 1 < holding->facts->len; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i), *next = fact + 1;
		bool here = verify_sentence_end(holding->text + fact->to) == end;
		if (!holding->turns[i] || !here || fact->kind == FACT_QUOTED || next->kind == FACT_QUOTED)
			continue;
		bool on = holding->turns[i] == TURN_ON;
		found = MAX(found, is_so_much(by, on ? fact : next, on ? next : fact));
	}
	return found;
}

void holding_differences(const struct holding *holding)
{
	const GPtrArray *spots = holding_spots(holding);
	for (guint i = 0; i < holding->facts->len; i++) {
		const struct fact *by = &g_array_index(holding->facts, struct fact, i);
		if (by->kind == FACT_BARE || !holding_is_difference(holding, by))
			continue;
		int pairs = sentence_pairs(holding, by);
		bool right = pairs > 0;
		for (guint k = 0; k < spots->len && !right && pairs < 0; k++)
			right = is_change_by(holding, spots->pdata[k], by);
		g_autofree char *sentence = holding_sentence(holding, by->from), *words = holding_words(holding, by);
		bool strict = pairs == 0 || listed_within(holding->words, "claim-rises", sentence) ||
			      listed_within(holding->words, "claim-falls", sentence);
		if (!right && (strict || !holding_stands(holding, by)))
			verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
				   "no amount there changed by '%s'", words);
	}
}
