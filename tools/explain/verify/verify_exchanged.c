/* SPDX-License-Identifier: MIT
 * What an item says of one row or paragraph, held against that row or paragraph alone: amounts and addresses that it
 * gives to another stand in the texts of its places, and are wrong all the same. */
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_holding.h"
#include "explain/verify/verify_rows.h"

#include <string.h>

#define FACT(holding, i) (&g_array_index((holding)->facts, struct fact, i))

/* A row or a place that a sentence names. */
struct mark {
	size_t from, to;                 /* in the item */
	const struct claim_place *place; /* or NULL */
	const char *name;                /* of a row, as the text has it; or NULL */
	const GPtrArray *spots;          /* of it: none where it did not change */
};

/* What is said of one: that `now` stands there, or that it took the place of `was`. */
struct saying_of {
	const struct fact *was, *now; /* `was` NULL: that is not said */
};

struct exchanging {
	const struct holding *holding;
	const GPtrArray *spots; /* those that the item means */
	GHashTable *names;      /* of rows in which something changed (verify_rows.h) */
};

/* ---- what a sentence names --------------------------------------------------------------------------------------- */

/* Whether it is one of two that a sentence says of each other. */
static bool is_turned(const struct holding *holding, guint i)
{
	return holding->turns[i] || (i && holding->turns[i - 1]);
}

/* Whether what is said of each other stands at a place in the item. */
static bool is_in_turn(const struct holding *holding, size_t at)
{
	for (guint i = 0; i < holding->facts->len && FACT(holding, i)->from <= at; i++)
		if (at < FACT(holding, i)->to && is_turned(holding, i))
			return true;
	return false;
}

static bool is_at_mark(const struct mark *mark, const struct spot *spot)
{
	return !mark->place || spot_level(spot, mark->place, false) >= 0 || spot_level(spot, mark->place, true) >= 0;
}

/* The places that are named from `from` to `to` in the item, of struct mark: by their numbers of now; by old ones where
 * there are no others. */
static GArray *places_named(const struct exchanging *exchanging, size_t from, size_t to)
{
	const struct claim *claim = exchanging->holding->claim;
	GArray *marks[2] = {g_array_new(FALSE, FALSE, sizeof(struct mark)),
			    g_array_new(FALSE, FALSE, sizeof(struct mark))};
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		bool blanked = exchanging->holding->text[place->from] == ' '; /* in a reason */
		const struct mark mark = {
			.from = place->from, .to = place->to, .place = place, .spots = exchanging->spots};
		if (place->from >= from && place->to <= to && !place->between && !place->own && !blanked)
			g_array_append_val(marks[place->former], mark);
	}
	bool former = !marks[false]->len;
	g_array_unref(marks[!former]);
	return marks[former];
}

/* Whether there is such a row at a place that the sentence names; true where it names none. */
static bool is_row_there(const struct row_name *name, const GArray *places)
{
	for (guint i = 0; i < places->len; i++)
		for (guint k = 0; k < name->beside->len; k++)
			if (is_at_mark(&g_array_index(places, struct mark, i), name->beside->pdata[k]))
				return true;
	return !places->len;
}

/* The rows of those places that a sentence names, of struct mark. */
static GArray *rows_named(const struct exchanging *exchanging, const GArray *places, size_t from, size_t to)
{
	const char *text = exchanging->holding->text, *end = text + to;
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	for (const char *at = text + from; at < end && g_hash_table_size(exchanging->names);) {
		size_t n = 0;
		const struct row_name *name = row_name_at(exchanging->names, text, at, end, &n);
		const struct mark mark = {.from = (size_t)(at - text), .to = (size_t)(at - text) + n};
		const struct mark *last = marks->len ? &g_array_index(marks, struct mark, marks->len - 1) : NULL;
		bool again = name && last && last->name == name->shown;
		if (name && !again && is_row_there(name, places) && !is_in_turn(exchanging->holding, mark.from)) {
			g_array_append_val(marks, mark);
			struct mark *added = &g_array_index(marks, struct mark, marks->len - 1);
			added->name = name->shown;
			added->spots = name->spots;
		}
		at += n ? n : 1;
	}
	return marks;
}

/* ---- what stands where ------------------------------------------------------------------------------------------- */

/* Whether a fact stands in what changed there: in the piece itself, or in what it was divided into or joined from. */
static bool change_has(const struct holding *holding, const struct spot *spot, const struct fact *fact, bool of_new)
{
	const struct change *change = spot->change;
	const struct provision *own = of_new ? spot->new : spot->old;
	const GPtrArray *all = of_new ? change->new : change->old;
	if (own && ground_has(verify_ground_of(holding->verification, own), fact))
		return true;
	for (guint i = 0; i < all->len && change->kind != CHANGE_THROUGHOUT && !spot->whole; i++)
		if (all->pdata[i] != own && ground_has(verify_ground_of(holding->verification, all->pdata[i]), fact))
			return true;
	return false;
}

/* Whether a fact stands anywhere in a place, or in a row. */
static bool mark_has(const struct holding *holding, const struct mark *mark, const struct spot *spot,
		     const struct fact *fact)
{
	for (int of_new = 0; of_new <= 1; of_new++) {
		const struct ground *ground =
			mark->place ? verify_ground_at(holding->verification, spot, mark->place, of_new) : NULL;
		if (change_has(holding, spot, fact, of_new) || (ground && ground_has(ground, fact)))
			return true;
	}
	return false;
}

static bool is_said_of(const struct holding *holding, const struct spot *spot, const struct saying_of *said)
{
	if (said->was)
		return change_has(holding, spot, said->was, false) && change_has(holding, spot, said->now, true);
	return change_has(holding, spot, said->now, true);
}

/* The first change of which it is true; NULL for none. */
static const struct spot *true_of(const struct exchanging *exchanging, const struct saying_of *said)
{
	for (guint i = 0; i < exchanging->spots->len; i++)
		if (is_said_of(exchanging->holding, exchanging->spots->pdata[i], said))
			return exchanging->spots->pdata[i];
	return NULL;
}

/* ---- what is off ------------------------------------------------------------------------------------------------- */

/* What to call the place of a change: its row, or its number. The caller frees it. */
static char *spot_said(const struct spot *spot)
{
	const struct provision *provision = spot->new ? spot->new : spot->old;
	char *name = provision ? row_name_of(provision->edition, provision->node) : NULL;
	char *place = name ? NULL : spot_place_said(spot);
	if (!name)
		return place ? place : g_strdup("another place");
	char *said = g_strdup_printf("'%s'", name);
	g_free(name);
	return said;
}

static void exchanged_tell(const struct holding *holding, const struct mark *mark, const struct saying_of *said,
			   const struct spot *right)
{
	g_autofree char *now = holding_words(holding, said->now), *there = spot_said(right);
	g_autofree char *was = said->was ? holding_words(holding, said->was) : NULL;
	g_autofree char *here = mark->name ? g_strdup_printf("'%s'", mark->name) : g_strdup(mark->place->words);
	if (was)
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' became '%s' at %s, not at %s", was, now, there, here);
	else
		verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
			   "'%s' stands at %s, not at %s", now, there, here);
}

/* Whether it is true of what the sentence names with it; `known`: whether anything is known of that. */
static bool is_true_there(const struct holding *holding, const struct mark *mark, const struct saying_of *said,
			  bool *known)
{
	*known = mark->name && said->was; /* what became of a row that did not change is known: nothing */
	for (guint i = 0; i < mark->spots->len; i++) {
		const struct spot *spot = mark->spots->pdata[i];
		if (!is_at_mark(mark, spot))
			continue;
		*known = true;
		if (said->was ? is_said_of(holding, spot, said) : mark_has(holding, mark, spot, said->now))
			return true;
	}
	return false;
}

/* What a piece became, or was: a fact of the same kind that is not this one. NULL where nothing like it did. */
static const char *counterpart(const struct holding *holding, const struct spot *spot, const struct fact *fact, char op)
{
	const GPtrArray *words = spot->change->words;
	for (guint i = 0; i + 1 < words->len; i++) {
		const struct wording_piece *first = words->pdata[i], *second = words->pdata[i + 1];
		const struct wording_piece *own = op == '-' ? first : second, *other = op == '-' ? second : first;
		if (first->op != '-' || second->op != '+')
			continue;
		struct ground *ground = ground_new(holding->words, own->bare);
		GArray *facts = facts_read(holding->words, other->bare);
		bool alike = fact->kind == FACT_QUOTED;
		for (guint k = 0; k < facts->len; k++)
			alike = alike || g_array_index(facts, struct fact, k).kind == fact->kind;
		bool its = alike && ground_has(ground, fact);
		g_array_unref(facts);
		ground_free(ground);
		if (its)
			return other->bare;
	}
	return NULL;
}

/* Two that stand in different rows or paragraphs, each of which became, or was, something else. */
static void apart_check(const struct exchanging *exchanging, const struct saying_of *said)
{
	const struct holding *holding = exchanging->holding;
	const char *became = NULL, *had = NULL;
	for (guint i = 0; i < exchanging->spots->len; i++) {
		const struct spot *spot = exchanging->spots->pdata[i];
		const char *on = counterpart(holding, spot, said->was, '-'),
			   *back = counterpart(holding, spot, said->now, '+');
		if ((!on && change_has(holding, spot, said->was, false) && !spot->new) ||
		    (!back && change_has(holding, spot, said->now, true) && !spot->old))
			return; /* a row that went, and one that came in its place */
		became = became ? became : on;
		had = had ? had : back;
	}
	if (!became || !had)
		return;
	g_autofree char *was = holding_words(holding, said->was), *now = holding_words(holding, said->now);
	g_autofree char *instead = g_strstrip(g_strdup(became));
	verify_off(holding->verification, CODE_REPORT_CLAIMED, holding->claim->line,
		   "'%s' did not become '%s', but '%s'", was, now, instead);
}

/* ---- sentence by sentence ---------------------------------------------------------------------------------------- */

/* A single amount, day or address, in quotation marks or not, that stands somewhere. */
static bool is_held(const struct holding *holding, const struct fact *fact)
{
	if (fact->kind == FACT_BARE || fact_is_edited(fact) || holding_is_difference(holding, fact))
		return false;
	if (fact->kind != FACT_QUOTED)
		return true;
	g_autofree char *words = holding_words(holding, fact);
	if (!strpbrk(words, "0123456789@") && !strstr(words, "www.") && !strstr(words, "://")) /* nothing of the kind */
		return false;
	GArray *facts = facts_read(holding->words, words);
	const struct fact *only = facts->len == 1 ? &g_array_index(facts, struct fact, 0) : NULL;
	bool whole = only && only->kind != FACT_BARE && !only->from && only->to == strlen(words);
	g_array_unref(facts);
	return whole;
}

static bool is_in_mark(const GArray *marks, const struct fact *fact)
{
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		if (fact->from < mark->to && fact->to > mark->from)
			return true;
	}
	return false;
}

/* What a sentence says: all that took the place of something else, or, where there is none, what it gives alone. */
static GArray *said_within(const struct holding *holding, const GArray *rows, size_t from, size_t to)
{
	GArray *turned = g_array_new(FALSE, FALSE, sizeof(struct saying_of)),
	       *alone = g_array_new(FALSE, FALSE, sizeof(struct saying_of));
	for (guint i = 0; i < holding->facts->len && FACT(holding, i)->from < to; i++) {
		const struct fact *fact = FACT(holding, i), *next = i + 1 < holding->facts->len ? fact + 1 : NULL;
		bool on = holding->turns[i] == TURN_ON;
		const struct saying_of turn = {on ? fact : next, on ? next : fact}, single = {NULL, fact};
		if (fact->from < from)
			continue;
		if (holding->turns[i])
			g_array_append_val(turned, turn);
		else if (!is_turned(holding, i) && is_held(holding, fact) && !is_in_mark(rows, fact))
			g_array_append_val(alone, single);
	}
	bool turns = turned->len;
	g_array_unref(turns ? alone : turned);
	return turns ? turned : alone;
}

/* Whether it is right of all places of the item together; if not, that is told already. */
static bool is_right(const struct holding *holding, const struct saying_of *said)
{
	if (!said->was)
		return grounds_have(holding->old, said->now) || grounds_have(holding->new, said->now);
	return grounds_have(holding->old, said->was) && grounds_have(holding->new, said->now) &&
	       !fact_is_edited(said->was) && !fact_is_edited(said->now);
}

/* Whether something else is told between a row or place and what is said of it: 'the options of ‘Outcome’ now include
 * ‘Refused’ and ‘Date’ is now ‘Day’'. */
static bool is_told_between(const struct holding *holding, const struct mark *mark, const struct saying_of *said)
{
	size_t first = said->was ? MIN(said->was->from, said->now->from) : said->now->from,
	       last = said->was ? MAX(said->was->to, said->now->to) : said->now->to;
	for (guint i = 0; i < holding->facts->len; i++) {
		const struct fact *fact = FACT(holding, i);
		bool between =
			(fact->from >= mark->to && fact->to <= first) || (fact->from >= last && fact->to <= mark->from);
		if (between && fact->kind != FACT_BARE)
			return true;
	}
	return false;
}

static void said_check(const struct exchanging *exchanging, const struct mark *mark, const struct saying_of *said)
{
	const struct holding *holding = exchanging->holding;
	bool known = false;
	if (mark && is_told_between(holding, mark, said))
		mark = NULL;
	if ((mark && is_true_there(holding, mark, said, &known)) || (!known && !said->was))
		return;
	const struct spot *right = true_of(exchanging, said);
	if (right && known)
		exchanged_tell(holding, mark, said, right);
	else if (!right && said->was)
		apart_check(exchanging, said);
}

static void sentence_check(const struct exchanging *exchanging, size_t from, size_t to)
{
	GArray *places = places_named(exchanging, from, to), *rows = rows_named(exchanging, places, from, to);
	GArray *said = said_within(exchanging->holding, rows, from, to);
	const GArray *marks = rows->len == said->len ? rows : places->len == said->len ? places : NULL;
	for (guint i = 0; i < said->len; i++) {
		const struct saying_of *each = &g_array_index(said, struct saying_of, i);
		const struct mark *mark = marks ? &g_array_index(marks, struct mark, i) : NULL;
		if (is_right(exchanging->holding, each))
			said_check(exchanging, mark, each);
	}
	g_array_unref(said);
	g_array_unref(places);
	g_array_unref(rows);
}

/* Each once: an item may name its place more often. */
static GPtrArray *spots_once(const GPtrArray *spots)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	GPtrArray *once = g_ptr_array_new();
	for (guint i = 0; i < spots->len; i++)
		if (g_hash_table_add(seen, spots->pdata[i]))
			g_ptr_array_add(once, spots->pdata[i]);
	return once;
}

void holding_exchanged(const struct holding *holding)
{
	const struct verification *verification = holding->verification;
	if (!holding->facts->len)
		return;
	bool meant = !verification->guessed && verification->found->len;
	g_autoptr(GPtrArray) spots = spots_once(meant ? verification->found : verification->spots);
	g_autoptr(GPtrArray) none = g_ptr_array_new(); /* an item that names no place names no row of it */
	struct exchanging exchanging = {holding, spots, row_names(meant ? spots : none)};
	for (const char *at = holding->text; *at;) {
		at += strspn(at, " .;");
		const char *end = verify_sentence_end(at);
		sentence_check(&exchanging, (size_t)(at - holding->text), (size_t)(end - holding->text));
		at = end;
	}
	g_hash_table_unref(exchanging.names);
}
