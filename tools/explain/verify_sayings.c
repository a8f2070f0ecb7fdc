/* SPDX-License-Identifier: MIT
 * What a sentence of an item says of the whole of what was done: that a part is new, what it is called, how many there
 * are, that only spelling was corrected or no word changed. Held against the places in that sentence. */
#include "compare/units.h"
#include "explain/claim_done.h"
#include "explain/claim_forms.h"
#include "explain/claim_words.h"
#include "explain/grounds.h"
#include "explain/items.h"
#include "explain/verify_within.h"

#include <string.h>

#define KIND(kind) (1u << (kind))
#define CAME \
	(KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED) | KIND(CHANGE_SPLIT) | KIND(CHANGE_MOVED) | \
	 KIND(CHANGE_MOVED_REWORDED))
#define REWORDED (KIND(CHANGE_REWORDED) | KIND(CHANGE_MOVED_REWORDED) | KIND(CHANGE_RETITLED))

#define TITLE_MOST 300 /* bytes that may be a title */

struct sentence {
	struct verification *verification;
	const struct claim *claim;
	const struct words *words;
	const char *text;
	GPtrArray *places; /* of struct claim_place *, those in it */
};

static void off(const struct sentence *sentence, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void off(const struct sentence *sentence, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	verify_off(sentence->verification, CODE_REPORT_CLAIMED, sentence->claim->line, "%s", words);
}

/* ---- no more than this ------------------------------------------------------------------------------------------- */

/* How many changes there are at a place, of those kinds; `slight` how many of them are of spelling or appearance. */
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
		*slight += change_is_slight(spot->change);
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
			off(sentence, "this item says that no word of %s has changed, and it was reworded",
			    place->words);
		else
			off(sentence,
			    "this item speaks of no more than spelling or appearance at %s, and what it says "
			    "has changed",
			    place->words);
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
		off(sentence, "this item says that %s is new, and it was there before", place->words);
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
			off(sentence, "this item says that %s is new, and it was there before", place->words);
	}
}

/* ---- what parts are called --------------------------------------------------------------------------------------- */

/* The folded title of a section or an appendix that came, went or changed as a whole. */
static char *title_of(const struct spot *spot, bool former)
{
	const struct provision *provision = former ? spot->old : spot->new;
	bool part = provision && (provision->node->kind == NODE_SECTION || provision->node->kind == NODE_APPENDIX);
	char *first = part ? g_strndup(provision->text, strcspn(provision->text, "\n")) : NULL;
	char *folded = first ? fact_folded(first) : NULL;
	g_free(first);
	return folded;
}

static bool ends_with_title(const char *folded, const char *title)
{
	size_t n = strlen(folded), length = strlen(title);
	return length && n >= length && !strcmp(folded + n - length, title) &&
	       (n == length || folded[n - length - 1] == ' ');
}

/* The same of those that have another number now, where nothing else is known of the place. */
static void renumbered_titles(const struct sentence *sentence, const struct claim_place *place, const char *before,
			      char **right, char **said)
{
	const GPtrArray *renumbered = sentence->verification->given->changes->renumbered;
	for (guint i = 0; i < renumbered->len && !strchr(place->number, '.'); i++) {
		const struct renumbering *moved = renumbered->pdata[i];
		g_autofree char *title = moved->title ? fact_folded(moved->title) : NULL;
		if (!title || !*title)
			continue;
		if (!*right && numbers_same(place->former ? moved->old : moved->new, place->number))
			*right = g_steal_pointer(&title);
		else if (!*said && ends_with_title(before, title))
			*said = g_steal_pointer(&title);
	}
}

/* '‘Gifts’ (section 3.0)' where section 3.0 is another that came or went, and ‘Gifts’ one of these. `before` is what
 * stands before the bracket, folded. */
static void title_check(const struct sentence *sentence, const struct claim_place *place, const char *before)
{
	const GPtrArray *spots = sentence->verification->spots;
	char *right = NULL, *said = NULL;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		char *title = title_of(spot, place->former);
		if (title && spot_is_whole(spot, place, place->former) && !right)
			right = g_strdup(title);
		else if (title && !said && ends_with_title(before, title))
			said = g_strdup(title);
		g_free(title);
	}
	renumbered_titles(sentence, place, before, &right, &said);
	if (right && said && !ends_with_title(before, right))
		off(sentence, "%s is '%s'", place->words, right);
	g_free(right);
	g_free(said);
}

/* Each bracket that begins with a place. */
static void titles_check(const struct sentence *sentence)
{
	for (const char *open = strchr(sentence->text, '('); open; open = strchr(open + 1, '(')) {
		char *inner = g_strndup(open + 1, strcspn(open + 1, ")"));
		char *before = g_strndup(sentence->text, (gsize)(open - sentence->text));
		GPtrArray *places = claim_places_read(sentence->words, inner, NULL);
		claim_forms_settle(sentence->verification->forms, places);
		char *folded = fact_folded(g_strchomp(before));
		if (places->len == 1)
			title_check(sentence, places->pdata[0], folded);
		g_free(folded);
		g_ptr_array_unref(places);
		g_free(before);
		g_free(inner);
	}
}

/* '‘Gifts’ is now section 3.0'. */
static void now_titles_check(const struct sentence *sentence)
{
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		const char *at = sentence->text + place->from;
		size_t now = place->between ? 0 : listed_behind(sentence->words, "claim-is-now", sentence->text, at);
		if (!now)
			continue;
		const char *end = at - now,
			   *from = end - sentence->text > TITLE_MOST ? end - TITLE_MOST : sentence->text;
		g_autofree char *before = g_strndup(from, (gsize)(end - from)),
				*folded = fact_folded(g_strchomp(before));
		title_check(sentence, place, folded);
	}
}

/* 'the Media Policy (formerly the Press Policy)': both stand somewhere. */
static void formerly_check(const struct sentence *sentence)
{
	const struct words *words = sentence->words;
	const GPtrArray *titles = verify_titles(sentence->verification),
			*documents = verify_documents(sentence->verification);
	for (const char *at = strchr(sentence->text, '('); at; at = strchr(at + 1, '(')) {
		size_t formerly = listed_word(words, "claim-formerly", at + 1);
		guint capitals = 0;
		const char *name = at + 1 + formerly + strspn(at + 1 + formerly, " ");
		size_t article = formerly ? listed_word(words, "claim-articles", name) : 0;
		name += article + strspn(name + article, " ");
		const char *begin[] = {name, formerly ? verify_name_before(words, sentence->text, at) : at};
		for (size_t i = 0; i < G_N_ELEMENTS(begin) && formerly; i++) {
			size_t n = i ? (size_t)(at - begin[i]) : verify_name_at(words, name, &capitals);
			char *said = g_strchomp(g_strndup(begin[i], n)), *folded = fact_folded(said);
			bool long_enough = strchr(folded, ' ') && !verify_names_place(words, said);
			if (long_enough && !grounds_count(titles, folded) && !grounds_count(documents, folded))
				off(sentence, "'%s' stands neither in the old nor in the new text", said);
			g_free(folded);
			g_free(said);
		}
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
		off(sentence, "this item says '%s', and names %u", counted, named);
	}
	g_array_unref(facts);
}

/* What needs places to be held against. */
static void places_check(const struct sentence *sentence)
{
	no_more_check(sentence);
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
		titles_check(&sentence);
		now_titles_check(&sentence);
		formerly_check(&sentence);
		g_ptr_array_unref(sentence.places);
		at = end;
	}
}
