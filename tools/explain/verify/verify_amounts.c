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

/* What a change took away and gave, of struct fact. */
struct balance {
	GArray *old, *new, *lost, *gained; /* the last two of pointers into the others */
};

static void balance_clear(gpointer data)
{
	const struct balance *balance = data;
	g_array_unref(balance->lost);
	g_array_unref(balance->gained);
	g_array_unref(balance->old);
	g_array_unref(balance->new);
}

/* Those that one side has more often. */
static GArray *more_of(const GArray *facts, const GArray *others)
{
	GArray *more = g_array_new(FALSE, FALSE, sizeof(struct fact *));
	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		if (times(facts, fact) > times(others, fact))
			g_array_append_val(more, fact);
	}
	return more;
}

/* Of each change that the item may mean, of struct balance. */
static GArray *balances_read(const struct holding *holding)
{
	const GPtrArray *spots = holding_spots(holding);
	GArray *balances = g_array_new(FALSE, FALSE, sizeof(struct balance));
	g_array_set_clear_func(balances, balance_clear);
	for (guint i = 0; i < spots->len; i++) {
		g_autofree char *old = change_text(spots->pdata[i], false), *new = change_text(spots->pdata[i], true);
		struct balance balance = {facts_read(holding->words, old), facts_read(holding->words, new), NULL, NULL};
		balance.lost = more_of(balance.old, balance.new);
		balance.gained = more_of(balance.new, balance.old);
		g_array_append_val(balances, balance);
	}
	return balances;
}

/* Whether a change took one amount away and gave one that is so much apart from it. */
static bool is_change_by(const struct balance *balance, const struct fact *by)
{
	for (guint i = 0; i < balance->lost->len; i++)
		for (guint k = 0; k < balance->gained->len; k++)
			if (is_so_much(by, g_array_index(balance->lost, struct fact *, i),
				       g_array_index(balance->gained, struct fact *, k)))
				return true;
	return false;
}

#define NEAR_MOST 8u /* facts on either side that may be a pair */

/* What the sentence itself gives: 1 where one of its pairs is so much apart, 0 where none is, -1 where it has none. */
static int sentence_pairs(const struct holding *holding, guint at)
{
	int found = -1;
	const struct fact *by = &g_array_index(holding->facts, struct fact, at);
	const char *end = verify_sentence_end(holding->text + by->to);
	for (guint i = at > NEAR_MOST ? at - NEAR_MOST : 0; i + 1 < holding->facts->len && i < at + NEAR_MOST; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i), *next = fact + 1;
		bool here = verify_sentence_end(holding->text + fact->to) == end;
		if (!holding->turns[i] || !here || fact->kind == FACT_QUOTED || next->kind == FACT_QUOTED)
			continue;
		bool on = holding->turns[i] == TURN_ON;
		found = MAX(found, is_so_much(by, on ? fact : next, on ? next : fact));
	}
	return found;
}

static void difference_check(const struct holding *holding, guint at, const GArray *balances)
{
	const struct fact *by = &g_array_index(holding->facts, struct fact, at);
	int pairs = sentence_pairs(holding, at);
	bool right = pairs > 0;
	for (guint k = 0; k < balances->len && !right && pairs < 0; k++)
		right = is_change_by(&g_array_index(balances, struct balance, k), by);
	if (right)
		return;
	g_autofree char *sentence = holding_sentence(holding, by->from), *words = holding_words(holding, by);
	bool strict = pairs == 0 || listed_within(holding->words, "claim-rises", sentence) ||
		      listed_within(holding->words, "claim-falls", sentence);
	if (strict || !holding_stands(holding, by))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "no amount there changed by '%s'", words);
}

void holding_differences(const struct holding *holding)
{
	GArray *balances = NULL;
	for (guint i = 0; i < holding->facts->len; i++) {
		const struct fact *by = &g_array_index(holding->facts, struct fact, i);
		if (by->kind == FACT_BARE || !holding_is_difference(holding, by))
			continue;
		balances = balances ? balances : balances_read(holding);
		difference_check(holding, i, balances);
	}
	if (balances)
		g_array_unref(balances);
}
