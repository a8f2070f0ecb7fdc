/* SPDX-License-Identifier: MIT
 * What an item says took the place of something else: words, amounts and names, held against what the changes at its
 * places took away and gave. */
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_holding.h"

#include <string.h>

#define SENTENCE_MOST 1000u /* bytes on either side */

/* ---- lost and gained --------------------------------------------------------------------------------------------- */

/* How often a fact stands in one side of a change: in all of its pieces, or at one of many places. */
static guint change_times(const struct holding *holding, const struct spot *spot, const struct fact *fact, bool of_new)
{
	const struct change *change = spot->change;
	const struct provision *own = of_new ? spot->new : spot->old;
	const GPtrArray *all = of_new ? change->new : change->old;
	bool alone = spot->whole || change->kind == CHANGE_THROUGHOUT;
	guint times = alone && own ? ground_times(verify_ground_of(holding->verification, own), fact) : 0;
	for (guint i = 0; i < all->len && !alone; i++)
		times += ground_times(verify_ground_of(holding->verification, all->pdata[i]), fact);
	return times;
}

static bool is_balance(const struct holding *holding, const struct fact *fact, bool gained)
{
	const GPtrArray *spots = holding_spots(holding);
	for (guint i = 0; i < spots->len; i++) {
		guint old = change_times(holding, spots->pdata[i], fact, false),
		      new = change_times(holding, spots->pdata[i], fact, true);
		if (gained ? new > old : old > new)
			return true;
	}
	return false;
}

const GPtrArray *holding_spots(const struct holding *holding)
{
	const struct verification *verification = holding->verification;
	return !verification->guessed && verification->found->len ? verification->found : verification->spots;
}

char *holding_sentence(const struct holding *holding, size_t at)
{
	const char *text = holding->text;
	size_t from = at, least = at > SENTENCE_MOST ? at - SENTENCE_MOST : 0;
	while (from > least && !(text[from] == ' ' && strchr(".;", text[from - 1])))
		from--;
	size_t to = at;
	while (text[to] && to - at < SENTENCE_MOST &&
	       !(strchr(".;", text[to]) && (text[to + 1] == ' ' || !text[to + 1])))
		to++;
	return g_strndup(text + from, to - from);
}

/* ---- one in place of another ------------------------------------------------------------------------------------- */

/* 'manager' is now 'line manager': the one stands still, as a part of the other. */
static bool is_part(const struct fact *part, const struct fact *whole)
{
	return part->folded && whole->folded &&
	       (folded_count(whole->folded, part->folded) || strstr(part->folded, "…"));
}

/* Whether a quotation gives a number, or a fact is one: of '‘Reasons’ is now 6 lines' the one is what the other is of.
 */
static bool is_number(const struct holding *holding, const struct fact *fact)
{
	if (fact->kind != FACT_QUOTED)
		return fact->kind != FACT_ADDRESS;
	GArray *facts = facts_read(holding->words, fact->folded);
	bool number = facts->len;
	g_array_unref(facts);
	return number;
}

/* 'throughout': what was replaced stands nowhere any more. */
static void throughout_check(const struct holding *holding, const struct fact *was, const char *before)
{
	const GPtrArray *documents = verify_documents(holding->verification);
	g_autofree char *sentence = holding_sentence(holding, was->from);
	bool still = false;
	if (was->kind != FACT_QUOTED || !listed_within(holding->words, "claim-throughout", sentence))
		return;
	guint old = changes_editions(holding->verification->given->changes, false)->len;
	for (guint i = old; i < documents->len && !still; i++)
		still = ground_times(documents->pdata[i], was);
	if (still)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' was not replaced throughout: it stands there still", before);
}

/* Both stand on the right side: whether the changes took the one away, and gave the other. */
static void replaced_check(const struct holding *holding, const struct fact *was, const struct fact *now,
			   const char *before, const char *after)
{
	bool part = is_part(was, now) || is_part(now, was);
	bool lost = part || is_balance(holding, was, false), gained = part || is_balance(holding, now, true);
	bool alike = was->kind == now->kind || is_number(holding, was) == is_number(holding, now);
	if (lost && gained && !part)
		throughout_check(holding, was, before);
	if ((lost && gained) || !alike)
		return;
	if (is_balance(holding, was, true) && is_balance(holding, now, false))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "it is the other way round: '%s' became '%s'", after, before);
	else if (!lost)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' was not replaced: it stands there still", before);
	else
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' took the place of nothing: it stood there before", after);
}

/* 'lowered from £25 to £30'. */
static void direction_check(const struct holding *holding, const struct fact *was, const struct fact *now,
			    const char *before, const char *after)
{
	g_autofree char *sentence = holding_sentence(holding, MAX(was->from, now->from));
	bool up = listed_within(holding->words, "claim-rises", sentence),
	     down = listed_within(holding->words, "claim-falls", sentence);
	guint64 old = was->value * was->factor, new = now->value * now->factor;
	bool counted = was->kind != FACT_QUOTED && was->kind != FACT_DATE && was->kind != FACT_ADDRESS;
	if (!counted || was->kind != now->kind || strcmp(was->unit, now->unit) != 0 || up == down)
		return;
	if (up ? new < old : new > old)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "this item says that it went %s, and '%s' is %s than '%s'", up ? "up" : "down", after,
			   up ? "less" : "more", before);
}

void holding_turned(const struct holding *holding, const struct fact *was, const struct fact *now)
{
	bool right = grounds_have(holding->old, was) && grounds_have(holding->new, now);
	bool turned = grounds_have(holding->new, was) && grounds_have(holding->old, now);
	if (fact_is_edited(was) || fact_is_edited(now) || !holding_stands(holding, was) ||
	    !holding_stands(holding, now))
		return;
	g_autofree char *before = holding_words(holding, was), *after = holding_words(holding, now);
	struct verification *verification = holding->verification;
	if (right) {
		replaced_check(holding, was, now, before, after);
		direction_check(holding, was, now, before, after);
	} else if (turned) {
		verify_off(verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "it is the other way round: '%s' became '%s'", after, before);
	} else {
		bool old = grounds_have(holding->old, was);
		verify_off(verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' does not stand in the %s text there", old ? after : before, old ? "new" : "old");
	}
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* Whether all words of a name stand in the old text there, in some form: 'Heads of Service' is one of 'Head of
 * Service'.
 */
static bool names_stand(const struct holding *holding, const char *folded)
{
	g_auto(GStrv) each = g_strsplit(folded, " ", -1);
	bool stand = true;
	for (char **one = each; *one && stand; one++)
		stand = strlen(*one) < 4 || grounds_have_word(holding->old, *one);
	return stand;
}

/* 'the Head of Law has been replaced by the Chief Solicitor', 'the Chief Solicitor in place of the Head of Law'. */
void holding_names_turned(const struct holding *holding, const char *was, const char *now)
{
	g_autofree char *old = fact_folded(was), *new = fact_folded(now);
	const struct fact before = {.kind = FACT_QUOTED, .folded = old, .unit = ""},
			  after = {.kind = FACT_QUOTED, .folded = new, .unit = ""};
	bool right = grounds_have(holding->old, &before) && grounds_have(holding->new, &after);
	bool turned = grounds_have(holding->new, &before) && grounds_have(holding->old, &after);
	if (right)
		replaced_check(holding, &before, &after, was, now);
	else if (!turned && !names_stand(holding, old))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' does not stand in the old text there", was);
	else if (turned)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "it is the other way round: '%s' became '%s'", now, was);
}
