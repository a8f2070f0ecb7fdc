/* SPDX-License-Identifier: MIT
 * What an item says came, went, or must be filled in now, held against how often it stands in the texts of its places.
 */
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_holding.h"

#include <string.h>

#define SUBJECT_MOST 300 /* bytes of a sentence before its colon */

/* ---- what came and went ------------------------------------------------------------------------------------------ */

/* Whether the words came in or went with the changes at the places of the item. */
static bool is_among_changes(const struct holding *holding, const char *folded, char op)
{
	const GPtrArray *found = holding->verification->found;
	bool among = false;
	for (guint i = 0; i < found->len && !among; i++) {
		const struct change *change = ((const struct spot *)found->pdata[i])->change;
		for (guint k = 0; k < change->words->len && !among; k++) {
			const struct wording_piece *piece = change->words->pdata[k];
			char *words = piece->op == op ? fact_folded(piece->text) : NULL;
			among = words && folded_count(words, folded);
			g_free(words);
		}
	}
	return among;
}

/* What is said to have been removed and stands there as it did, or added and stood there before; or what stands
 * elsewhere alone. */
static void came_check(const struct holding *holding, const char *words, unsigned done, bool name)
{
	char *folded = fact_folded(words);
	guint old = grounds_count(holding->old, folded), new = grounds_count(holding->new, folded);
	const struct claim *claim = holding->claim;
	if ((done != CLAIM_REMOVED && done != CLAIM_ADDED) || strstr(folded, "…") || !holding->verification->found->len)
		done = 0;
	if (done == CLAIM_REMOVED && new &&new >= old && !is_among_changes(holding, folded, '-'))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, claim->line,
			   old ? "'%s' was not removed: it stands there still"
			       : "'%s' was not removed: it stands in the new text there, not in the old",
			   words);
	else if (done == CLAIM_ADDED && old && old >= new && !is_among_changes(holding, folded, '+'))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, claim->line,
			   new ? "'%s' was not added: it stood there before"
			       : "'%s' was not added: it stands in the old text there, not in the new",
			   words);
	else if (done && name && !old && !new &&grounds_count(verify_documents(holding->verification), folded))
		verify_off(holding->verification, CODE_REPORT_CLAIMED, claim->line,
			   "'%s' stands neither in the old nor in the new text there", words);
	g_free(folded);
}

/* Whether what begins at `at` is not itself what is told of: 'a paragraph under ‘Gifts’'. */
static bool is_within(const struct holding *holding, const char *at)
{
	at -= listed_behind(holding->words, "claim-articles", holding->text, at);
	return listed_behind(holding->words, "claim-inside", holding->text, at);
}

/* 'The Chief Internal Auditor has been removed', '‘or gift’ has been added'. */
static void all_came_check(const struct holding *holding)
{
	const char *text = holding->text;
	for (guint i = 0; i < holding->facts->len; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i);
		const char *behind = text + fact->to;
		unsigned done = 0;
		behind += quote_closing(behind);
		char *words = holding_words(holding, fact);
		bool within = fact->from && is_within(holding, g_utf8_prev_char(text + fact->from));
		if (fact->kind == FACT_QUOTED && !within && *behind == ' ' &&
		    done_at(holding->words, behind + 1, &done))
			came_check(holding, words, done, false);
		g_free(words);
	}
	for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' ')) {
		unsigned done = 0;
		guint capitals = 0;
		if (!listed_word(holding->words, "claim-auxiliaries", at + 1) ||
		    !done_at(holding->words, at + 1, &done))
			continue;
		const char *name = verify_name_before(holding->words, text, at);
		char *words = g_strndup(name, (gsize)(at - name));
		if (*words && !is_within(holding, name) && !verify_names_place(holding->words, words) &&
		    verify_name_at(holding->words, words, &capitals) && capitals > 1)
			came_check(holding, words, done, true);
		g_free(words);
	}
}

/* ---- lists of what came and went ----------------------------------------------------------------------------------
 */

/* The quotations from `at` on, of which `first` is the first, that follow one another with no more than joints between
 * them. */
static void quoted_check(const struct holding *holding, guint first, const char *at, unsigned done)
{
	for (guint i = first; i < holding->facts->len; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i);
		at = holding_past(holding->words, "claim-joints", past_marks(at));
		if (fact->kind != FACT_QUOTED ||
		    (past_marks(at) != holding->text + fact->from && at != holding->text + fact->from))
			return;
		g_autofree char *words = holding_words(holding, fact);
		came_check(holding, words, done, false);
		at = holding->text + fact->to;
	}
}

/* What was done by the words before a colon, in the same sentence. */
static unsigned done_before(const struct holding *holding, const char *start, const char *colon)
{
	const char *from = colon - start > SUBJECT_MOST ? colon - SUBJECT_MOST : start;
	g_autofree char *before = g_strndup(from, (gsize)(colon - from));
	return done_within(holding->words, before);
}

/* 'A row has been taken out of a table: ‘Up to £5,000’'; 'the options of ‘Ground’ no longer include ‘Other’'. */
static void lists_check(const struct holding *holding)
{
	const struct words *words = holding->words;
	const char *start = holding->text;
	guint next = 0;
	for (const char *at = start; *at && next < holding->facts->len; at++) {
		if (strchr(".;", at[0]) && at[1] == ' ')
			start = at + 1;
		if (at[0] != ' ' && (at[0] != ':' || at[1] != ' '))
			continue;
		while (next < holding->facts->len &&
		       holding->text + g_array_index(holding->facts, struct fact, next).from < at)
			next++;
		const char *now = holding_past(words, "claim-includes", at + 1),
			   *went = holding_past(words, "claim-includes-not", at + 1);
		if (at[0] == ':')
			quoted_check(holding, next, at + 1, done_before(holding, start, at));
		else if (went != at + 1)
			quoted_check(holding, next, went, CLAIM_REMOVED);
		else if (now != at + 1)
			quoted_check(holding, next, now, CLAIM_ADDED);
	}
}

/* ---- what must be filled in -------------------------------------------------------------------------------------- */

static const struct field *field_of(const struct node *node)
{
	return node->kind == NODE_FIELD ? node->field : NULL;
}

/* Whether a question of this title must be answered now and needed not be, or the other way. */
static bool is_demanded(const struct holding *holding, const char *folded, bool now)
{
	const GPtrArray *found = holding->verification->found;
	for (guint i = 0; i < found->len; i++) {
		const struct spot *spot = found->pdata[i];
		const struct field *old = spot->old ? field_of(spot->old->node) : NULL;
		const struct field *new = spot->new ? field_of(spot->new->node) : NULL;
		g_autofree char *text = new ? fact_folded(spot->new->text) : NULL;
		if (old && new && old->required != new->required &&new->required == now &&
		    g_str_has_prefix(text, folded))
			return true;
	}
	return false;
}

/* '‘Supplier’ must now be filled in'. */
static void demands_check(const struct holding *holding)
{
	for (guint i = 0; i < holding->facts->len; i++) {
		const struct fact *fact = &g_array_index(holding->facts, struct fact, i);
		const char *at = fact->kind == FACT_QUOTED ? past_marks(holding->text + fact->to) : "";
		bool must = listed_word(holding->words, "claim-required", at);
		bool may = !must && listed_word(holding->words, "claim-optional", at);
		if ((!must && !may) || is_demanded(holding, fact->folded, must))
			continue;
		g_autofree char *words = holding_words(holding, fact);
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   must ? "this item says that '%s' must be filled in now, which did not change"
				: "this item says that '%s' need not be filled in any more, which did not change",
			   words);
	}
}

/* ---- all of it --------------------------------------------------------------------------------------------------- */

void holding_came(const struct holding *holding, bool kinds_fit)
{
	if (kinds_fit) {
		all_came_check(holding);
		lists_check(holding);
	}
	demands_check(holding);
}
