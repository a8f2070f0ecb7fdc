/* SPDX-License-Identifier: MIT
 * Amounts, days and quoted words of an item, held against the texts of its places. */
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_holding.h"

#include <string.h>

#define BETWEEN_MOST 80u /* bytes between an old amount and the new one */

char *holding_words(const struct holding *holding, const struct fact *fact)
{
	return g_strndup(holding->text + fact->from, fact->to - fact->from);
}

const char *holding_past(const struct words *words, const char *key, const char *at)
{
	size_t n = listed_word(words, key, at);
	return n ? at + n + strspn(at + n, " ") : at;
}

/* ---- each of them ------------------------------------------------------------------------------------------------ */

bool holding_stands(const struct holding *holding, const struct fact *fact)
{
	bool titled = fact->kind == FACT_QUOTED || fact->kind == FACT_DATE;
	return grounds_have(holding->old, fact) || grounds_have(holding->new, fact) ||
	       (titled && grounds_have(holding->titles, fact));
}

static void absent_tell(const struct holding *holding, const struct fact *fact)
{
	char *words = holding_words(holding, fact);
	verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
		   "'%s' stands neither in the old nor in the new text there", words);
	g_free(words);
}

/* Words left out or put in by whoever quotes. */
bool fact_is_edited(const struct fact *fact)
{
	return fact->kind == FACT_QUOTED && (!*fact->folded || strpbrk(fact->folded, "[]"));
}

/* ---- one in place of another ------------------------------------------------------------------------------------- */

/* Whether 'from' stands before a fact, quotation marks aside. */
static bool comes_from(const struct holding *holding, const struct fact *fact)
{
	const char *at = holding->text + fact->from;
	if (fact->kind == FACT_QUOTED)
		at = g_utf8_prev_char(at);
	return listed_behind(holding->words, "claim-from", holding->text, at);
}

/* Whether `between` says no more than a word of the list, 'has been' before it and 'the' behind it aside. */
static bool says_only(const struct words *words, const char *key, const char *between)
{
	const char *verb = holding_past(words, "claim-auxiliaries", between), *end = holding_past(words, key, verb);
	if (end == verb) {
		end = holding_past(words, key, between);
		verb = between;
	}
	return end != verb && !*past_marks(holding_past(words, "claim-articles", end));
}

/* What the words between two facts say. */
static enum turn turn_of(const struct holding *holding, const struct fact *first, const struct fact *second)
{
	if (second->from - first->to > BETWEEN_MOST)
		return TURN_NONE;
	char *text = g_strndup(holding->text + first->to, second->from - first->to);
	const char *between = holding_past(holding->words, "claim-joints", past_marks(text));
	enum turn turn = TURN_NONE;
	if (says_only(holding->words, "claim-becomes", between))
		turn = TURN_ON;
	else if (says_only(holding->words, "claim-instead", between))
		turn = TURN_BACK;
	else if (says_only(holding->words, "claim-to", between))
		turn = comes_from(holding, first) ? TURN_ON : TURN_NONE;
	g_free(text);
	return turn;
}

/* Two bare figures are held where they are amounts by what is said: 'from three to five'. The rest are numbers of
 * places.
 */
static bool is_counted(const struct holding *holding, const struct fact *first, const struct fact *second)
{
	const struct words *words = holding->words;
	const char *from = holding->text + first->from;
	size_t before = listed_behind(words, "claim-from", holding->text, from);
	bool alike = first->kind == second->kind || first->kind == FACT_QUOTED || second->kind == FACT_QUOTED ||
		     first->kind == FACT_BARE || second->kind == FACT_BARE;
	if (!alike || listed_behind(words, "claim-places", holding->text, from))
		return false;
	if (first->kind != FACT_BARE || second->kind != FACT_BARE)
		return true;
	return before && !listed_within(words, "claim-renumbered", holding->text);
}

/* What a fact and the next say of each other: as turn_of(). A figure alone is one of what the other counts. */
static enum turn facts_turn(const struct holding *holding, guint i)
{
	if (i + 1 >= holding->facts->len)
		return TURN_NONE;
	struct fact *fact = &g_array_index(holding->facts, struct fact, i);
	struct fact *next = &g_array_index(holding->facts, struct fact, i + 1);
	enum turn turn = is_counted(holding, fact, next) ? turn_of(holding, fact, next) : TURN_NONE;
	if (turn && fact->kind == FACT_BARE && next->kind != FACT_QUOTED)
		fact_adopt(fact, next);
	else if (turn && next->kind == FACT_BARE && fact->kind != FACT_QUOTED)
		fact_adopt(next, fact);
	return turn;
}

static void facts_check(const struct holding *holding)
{
	enum turn before = TURN_NONE;
	for (guint i = 0; i < holding->facts->len; i++) {
		enum turn turn = holding->turns[i] = facts_turn(holding, i);
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i);
		bool held = fact->kind != FACT_BARE || turn || before;
		if (held && !fact_is_edited(fact) && !holding_is_difference(holding, fact) &&
		    !holding_stands(holding, fact))
			absent_tell(holding, fact);
		if (turn)
			holding_turned(holding,
				       &g_array_index(holding->facts, struct fact, turn == TURN_ON ? i : i + 1),
				       &g_array_index(holding->facts, struct fact, turn == TURN_ON ? i + 1 : i));
		before = turn;
	}
}

/* ---- one of a kind ------------------------------------------------------------------------------------------------
 */

/* 'within a month', 'has a year': a period as those of figures are. */
static void ones_check(const struct holding *holding)
{
	const struct words *words = holding->words;
	for (const char *at = strchr(holding->text, ' '); at; at = strchr(at + 1, ' ')) {
		const char *article = holding_past(words, "claim-within", at + 1);
		const char *behind = article != at + 1 ? holding_past(words, "claim-one", article) : article;
		if (behind == article)
			continue;
		g_autofree char *one = g_strdup_printf("1 %.*s", (int)strcspn(behind, ".,;()"), behind);
		GArray *facts = facts_read(words, one);
		const struct fact *fact = facts->len ? &g_array_index(facts, struct fact, 0) : NULL;
		g_autofree char *said =
			fact ? g_strndup(article, (gsize)(behind - article) + fact->to - strlen("1 ")) : NULL;
		if (fact && !fact->from && fact->kind == FACT_PERIOD && !holding_stands(holding, fact))
			verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
				   "'%s' stands neither in the old nor in the new text there", said);
		g_array_unref(facts);
	}
}

/* ---- definitions ------------------------------------------------------------------------------------------------- */

/* The terms whose meaning changed at the places of the item, a line each, folded; NULL for none. */
static char *terms_changed(const struct holding *holding)
{
	const GPtrArray *found = holding->verification->found;
	GString *terms = g_string_new(NULL);
	for (guint i = 0; i < found->len; i++) {
		const struct spot *spot = found->pdata[i];
		const struct provision *sides[] = {spot->old, spot->new};
		for (size_t k = 0; k < G_N_ELEMENTS(sides); k++) {
			const struct node *node = sides[k] ? sides[k]->node : NULL;
			if (!node || node->kind != NODE_DEFINITION || !node->first)
				continue;
			g_string_append(terms, terms->len ? "\n" : "");
			edition_plain(sides[k]->edition, node->first, terms);
		}
	}
	return g_string_free(terms, terms->len == 0);
}

static void definition_check(const struct holding *holding, const char *at, const char *terms)
{
	size_t n = 0;
	guint capitals = 0;
	at = holding_past(holding->words, "claim-articles", at);
	for (guint i = 0; i < holding->facts->len && !n; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i);
		const char *from = holding->text + fact->from;
		if (fact->kind == FACT_QUOTED && from > at && from - at <= 3) {
			n = fact->to - fact->from;
			at = from;
		}
	}
	n = n ? n : verify_name_at(holding->words, at, &capitals);
	char *name = g_strndup(at, n), *folded = fact_folded(name), *all = fact_folded(terms);
	char **each = g_strsplit(terms, "\n", 2);
	if (n && !folded_count(all, folded))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "the definition that changed there is that of '%s', not that of '%s'", each[0], name);
	g_strfreev(each);
	g_free(all);
	g_free(folded);
	g_free(name);
}

static void definitions_check(const struct holding *holding)
{
	char *terms = terms_changed(holding);
	for (const char *at = terms ? strchr(holding->text, ' ') : NULL; at; at = strchr(at + 1, ' ')) {
		const char *behind = holding_past(holding->words, "claim-definition", at + 1);
		if (behind != at + 1)
			definition_check(holding, behind, terms);
	}
	g_free(terms);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

void verify_facts(struct verification *verification, const struct claim *claim, const char *text, bool kinds_fit)
{
	struct holding holding = {.verification = verification,
				  .claim = claim,
				  .words = verification->words,
				  .text = text,
				  .old = verify_grounds(verification, claim, false),
				  .new = verify_grounds(verification, claim, true),
				  .titles = verify_titles(verification)};
	holding.facts = facts_read(verification->words, holding.text);
	holding.turns = g_new0(enum turn, holding.facts->len);
	facts_check(&holding);
	holding_differences(&holding);
	ones_check(&holding);
	holding_exchanged(&holding);
	holding_names(&holding);
	holding_came(&holding, kinds_fit);
	definitions_check(&holding);
	g_array_unref(holding.facts);
	g_free(holding.turns);
	g_ptr_array_unref(holding.old);
	g_ptr_array_unref(holding.new);
}
