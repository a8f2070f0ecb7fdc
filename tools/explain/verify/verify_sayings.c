/* SPDX-License-Identifier: MIT
 * What a sentence of an item says of the whole of what was done: that a part is new, how many there are, that only
 * spelling was corrected or no word changed. Held against the places in that sentence. */
#include "compare/units/units.h"
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_forms.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/item_class.h"
#include "explain/verify/verify_sentence.h"

#include <string.h>

#define KIND(kind) (1u << (kind))
#define CAME \
	(KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED) | KIND(CHANGE_SPLIT) | KIND(CHANGE_MOVED) | \
	 KIND(CHANGE_MOVED_REWORDED))
#define REWORDED (KIND(CHANGE_REWORDED) | KIND(CHANGE_MOVED_REWORDED) | KIND(CHANGE_RETITLED))

void sentence_off(const struct sentence *sentence, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	verify_off(sentence->verification, CODE_REPORT_CLAIMED, sentence->claim->line, "%s", words);
}

/* ---- no more than this ------------------------------------------------------------------------------------------- */

/* How many changes there are at a place, of those kinds; `slight` how many of them are of spelling,
 * punctuation or appearance. */
static guint changes_at(const struct sentence *sentence, const struct claim_place *place, unsigned kinds, guint *slight)
{
	const GPtrArray *spots = sentence->verification->spots;
	guint count = 0;
	*slight = 0;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		if (!(kinds & KIND(spot->change->kind)) || spot_level(spot, place, place->former) < 0)
			continue;
		count++;
		*slight += change_is_slight(spot->change) || change_is_of_marks(spot->change);
	}
	return count;
}

/* 'The text of 2.2 is unchanged'; 'The requirement under ‘Gifts’ has not been changed (paragraph 2.2)', but not 'the
 * limit of £25 has not been changed', which is of something in it. */
static bool says_kept(const struct sentence *sentence)
{
	if (!listed_within(sentence->words, "claim-kept", sentence->text))
		return false;
	if (listed_within(sentence->words, "claim-wording", sentence->text))
		return true;
	GArray *facts = facts_read(sentence->words, sentence->text);
	bool whole = done_within(sentence->words, sentence->text) == CLAIM_KEPT;
	for (guint i = 0; i < facts->len && whole; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		const char *at = sentence->text + fact->from;
		bool place = fact->kind == FACT_BARE; /* the number of a place, as a rule */
		bool within = fact->kind == FACT_QUOTED &&
			      listed_behind(sentence->words, "claim-inside", sentence->text, g_utf8_prev_char(at));
		whole = place || within;
	}
	g_array_unref(facts);
	return whole;
}

/* 'A correction of spelling (paragraph 16.5)' of a paragraph that says something else now; 'moved without change' of
 * one that was reworded. */
static void no_more_check(const struct sentence *sentence)
{
	bool spelling = listed_within(sentence->words, "claim-slight", sentence->text);
	bool kept = listed_within(sentence->words, "claim-unchanged", sentence->text) || says_kept(sentence);
	for (guint i = 0; i < sentence->places->len && (spelling || kept); i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		guint slight, count = changes_at(sentence, place, kept ? REWORDED : ~0u, &slight);
		if (place->between || place->own || !count || slight)
			continue;
		if (kept)
			sentence_off(sentence, "this item says that no word of %s has changed, and it was reworded",
				     place->words);
		else
			sentence_off(sentence,
				     "this item speaks of no more than spelling or appearance at %s, and what it says "
				     "has changed",
				     place->words);
	}
}

/* ---- moved ------------------------------------------------------------------------------------------------------- */

/* Whether all that was found is gone: verify_kinds() tells that, of an item that says no more than 'moved'. */
static bool is_told(const struct sentence *sentence)
{
	const GPtrArray *found = sentence->verification->found;
	bool gone = found->len && sentence->claim->verbs == CLAIM_MOVED;
	for (guint i = 0; i < found->len && gone; i++)
		gone = ((const struct spot *)found->pdata[i])->change->kind == CHANGE_REMOVED;
	return gone;
}

/* Whether something in a place stands somewhere still. */
static bool is_kept_of(const struct sentence *sentence, const struct claim_place *place)
{
	const GPtrArray *spots = sentence->verification->spots;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		if (spot->new != NULL && spot_level(spot, place, true) >= 0)
			return true;
	}
	return false;
}

/* '‘Loans’ has been moved and updated (formerly section 2.0)' of what was removed. */
static void moved_check(const struct sentence *sentence)
{
	if (!listed_within(sentence->words, "claim-moved", sentence->text) ||
	    listed_within(sentence->words, "claim-removed", sentence->text) || is_told(sentence))
		return;
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		bool now = !place->former && verify_whole_kinds(sentence->verification, place, false);
		if (place->done || place->own || place->between || place->goal || now)
			continue;
		if (verify_is_gone(sentence->verification, place) && !is_kept_of(sentence, place))
			sentence_off(sentence, "this item says 'moved' of %s, and it was removed", place->words);
	}
}

/* ---- new parts --------------------------------------------------------------------------------------------------- */

static const struct claim_place *first_place(const struct sentence *sentence, bool appendix)
{
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		if (place->appendix == appendix && !place->former && !place->own)
			return place;
	}
	return NULL;
}

/* 'A new appendix has been included: Gifts (Appendix D)'. */
static void new_check(const struct sentence *sentence, const char *key, bool appendix)
{
	const struct claim_place *place =
		listed_within(sentence->words, key, sentence->text) ? first_place(sentence, appendix) : NULL;
	guint slight;
	if (!place || place->done || strchr(place->number, '.') || !changes_at(sentence, place, ~0u, &slight))
		return;
	if (!(verify_whole_kinds(sentence->verification, place, false) & CAME))
		sentence_off(sentence, "this item says that %s is new, and it was there before", place->words);
}

/* 'Additional paragraphs 4.7 to 4.9 have been included'; 'two new paragraphs (paragraphs 4.8 and 4.9)'. What stands
 * behind 'under' and the like is where they are. */
static void new_paragraphs_check(const struct sentence *sentence)
{
	guint slight;
	if (!listed_within(sentence->words, "claim-new-paragraph", sentence->text) ||
	    done_within(sentence->words, sentence->text) != CLAIM_ADDED)
		return;
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		const char *at = sentence->text + place->from;
		if (place->appendix || place->former || place->own || place->between || !strchr(place->number, '.') ||
		    listed_behind(sentence->words, "claim-inside", sentence->text, at))
			continue;
		if (changes_at(sentence, place, ~0u, &slight) &&
		    !(verify_whole_kinds(sentence->verification, place, false) & CAME))
			sentence_off(sentence, "this item says that %s is new, and it was there before", place->words);
	}
}

/* ---- how many ---------------------------------------------------------------------------------------------------- */

/* How many different paragraphs came, or are gone. 0 where a sentence tells of more than that. */
static guint paragraphs_count(const struct sentence *sentence)
{
	unsigned done = done_within(sentence->words, sentence->text);
	guint former = 0, now = 0;
	if (done != CLAIM_ADDED && done != CLAIM_REMOVED)
		return 0;
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		if (place->appendix || place->own || !strchr(place->number, '.'))
			return 0;
		former += place->former;
		now += !place->former;
	}
	return (former && now) || former + now < 2 ? 0 : former + now; /* one may be that in which they stand */
}

/* How many different places of the sort there are. */
static guint places_count(const struct sentence *sentence, bool appendix)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		if (place->appendix == appendix && !place->former && !place->own && !strchr(place->number, '.'))
			g_hash_table_add(seen, place->number);
	}
	return g_hash_table_size(seen);
}

/* 'Five forms have been updated (Appendices B, C and D)'. */
static void count_check(const struct sentence *sentence)
{
	GArray *facts = facts_read(sentence->words, sentence->text);
	const struct fact *first = facts->len ? &g_array_index(facts, struct fact, 0) : NULL;
	bool counts = first && first->kind == FACT_BARE && !first->from;
	const char *noun = counts ? sentence->text + first->to + strspn(sentence->text + first->to, " ") : "";
	size_t added = listed_word(sentence->words, "claim-added", noun);
	noun += added + strspn(noun + added, " ");
	bool appendix = listed_word(sentence->words, "claim-appendices", noun);
	bool section = !appendix && listed_word(sentence->words, "claim-sections", noun);
	bool paragraph = !appendix && !section && listed_word(sentence->words, "claim-places", noun);
	guint named = appendix || section ? places_count(sentence, appendix)
		      : paragraph         ? paragraphs_count(sentence)
					  : 0;
	if (counts && named && first->value != named * HUNDREDTHS) {
		g_autofree char *counted = g_strndup(sentence->text, first->to);
		sentence_off(sentence, "this item says '%s', and names %u", counted, named);
	}
	g_array_unref(facts);
}

/* What needs places to be held against. */
static void places_check(const struct sentence *sentence)
{
	no_more_check(sentence);
	moved_check(sentence);
	new_check(sentence, "claim-new-appendix", true);
	new_check(sentence, "claim-new-section", false);
	new_paragraphs_check(sentence);
	count_check(sentence);
	verify_pairs(sentence->verification, sentence->claim->line, sentence->text, sentence->places);
}

/* ---- sentence by sentence ---------------------------------------------------------------------------------------- */

void verify_sayings(struct verification *verification, const struct claim *claim, const char *text)
{
	const struct words *words = verification->words;
	for (const char *at = text; *at;) {
		at += strspn(at, " .;");
		const char *end = verify_sentence_end(at);
		g_autofree char *own = g_strndup(at, (gsize)(end - at));
		const struct sentence sentence = {verification, claim, words, own, claim_places_read(words, own, NULL)};
		claim_forms_settle(verification->forms, sentence.places);
		if (sentence.places->len)
			places_check(&sentence);
		sentence_titles(&sentence);
		sentence_units(&sentence);
		g_ptr_array_unref(sentence.places);
		at = end;
	}
}
