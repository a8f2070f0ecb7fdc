/* SPDX-License-Identifier: MIT */
#include "explain/verify/verify.h"
#include "compare/units/units.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_forms.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/items.h"
#include "explain/verify/verify_within.h"

#include <string.h>

#define OWN_MOST ((size_t)64 * 1024)  /* bytes: no item of ours is so long */
#define READ_MOST ((size_t)16 * 1024) /* bytes: no item by hand is so long */

/* ---- what an item says ------------------------------------------------------------------------------------------- */

void verify_off(struct verification *verification, enum code code, unsigned line, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	diag_add(verification->diag, code, (struct place){verification->given->file, line, 1}, "%s", words);
	g_string_append_printf(verification->out, "    %s: %s\n", code_name(code), words);
	verification->sound = false;
	g_free(words);
}

static const char *version_of(const struct verification *verification, bool of_new)
{
	const char *version = edition_meta(changes_edition(verification->given->changes, of_new))->version;
	return version ? version : of_new ? "the new text" : "the old text";
}

static void place_absent(struct verification *verification, const struct claim *claim, const struct claim_place *place)
{
	struct spot *meant = spot_meant(verification->spots, verification->item_words, false);
	if (meant) {
		g_autofree char *right = spot_place_said(meant);
		meant->mentioned = true;
		verify_off(verification, CODE_REPORT_WRONG_PLACE, claim->line,
			   "nothing changed at %s; by its words this item means %s", place->words, right);
	} else {
		verify_off(verification, CODE_REPORT_CLAIMED, claim->line, "nothing changed at %s", place->words);
	}
}

static void namespace_check(struct verification *verification, const struct claim *claim,
			    const struct claim_place *place)
{
	bool lettered = place->appendix && (guint)(place->number[0] - 'A') < verification->given->lettered;
	const struct meta *meta = edition_meta(changes_edition(verification->given->changes, true));
	if (!lettered || place->qualified || place->former || place->between)
		return;
	char *label = word_fill(verification->words, "ref-appendix", "number", place->number, NULL);
	char *full = word_of_document(verification->words, label, meta_short(meta));
	verify_off(verification, CODE_REPORT_APPENDIX, claim->line, "this report has an %s of its own: write '%s'",
		   label, full);
	g_free(label);
	g_free(full);
}

/* Says where the changes are that an item can't mean by this place. */
static void place_miss(struct verification *verification, const struct claim *claim, const struct claim_place *place)
{
	const char *now = spots_now_at(verification->spots, place);
	if (spots_mark(verification->spots, place, true, verification->found))
		verify_off(verification, CODE_REPORT_OLD_NUMBER, claim->line,
			   "%s is its number in version %s; in version %s it is %s", place->words,
			   version_of(verification, false), version_of(verification, true), now ? now : "gone");
	else if (!place->between)
		place_absent(verification, claim, place);
}

/* What has another number or letter now, and is told as that: 'Appendix C, was Appendix D', 'sections 4 to 17 have been
 * renumbered'. */
static bool is_renumbered_to(const struct verification *verification, const struct claim *claim,
			     const struct claim_place *place)
{
	const GPtrArray *renumbered = verification->given->changes->renumbered;
	bool said = verification->renumbered;
	for (guint i = 0; i < claim->places->len; i++)
		said = said || ((const struct claim_place *)claim->places->pdata[i])->former;
	for (guint i = 0; i < renumbered->len && said; i++) {
		const struct renumbering *moved = renumbered->pdata[i];
		if (numbers_same(place->former ? moved->old : moved->new, place->number))
			return true;
	}
	return false;
}

/* False where it is off. */
static bool place_verify(struct verification *verification, const struct claim *claim, const struct claim_place *place)
{
	const unsigned gone = CLAIM_REMOVED | CLAIM_DIVIDED | CLAIM_MERGED | CLAIM_MOVED;
	bool former = place->former || claim->verbs == CLAIM_REMOVED || place->done & gone || verification->swapped;
	guint found = spots_mark(verification->spots, place, false, verification->found);
	if (former && (place->former || !found))
		found += spots_mark(verification->spots, place, true, verification->found);
	if (place->appendix)
		namespace_check(verification, claim, place);
	if (found || is_renumbered_to(verification, claim, place))
		return true;
	place_miss(verification, claim, place);
	return false;
}

/* ---- an item without a place ------------------------------------------------------------------------------------- */

static bool names_policies(const struct verification *verification, const struct claim *claim)
{
	return listed_within(verification->words, "claim-policies", claim->text);
}

static void words_verify(struct verification *verification, const struct claim *claim)
{
	bool policies = names_policies(verification, claim);
	struct spot *meant = policies ? NULL : spot_meant(verification->spots, verification->item_words, false);
	if (!meant && !policies)
		meant = spot_meant(verification->spots, verification->item_words, true);
	if (policies)
		spots_mark_policies(verification->spots);
	else if (!meant)
		verify_off(verification, CODE_REPORT_CLAIMED, claim->line,
			   "no change was found that this item can mean; name its place");
	bool former = false;
	const struct claim_place *place = meant ? spot_place(meant, &former) : NULL;
	g_autofree char *said = meant ? spot_place_said(meant) : NULL;
	if (place)
		spots_mark(verification->spots, place, former, verification->found);
	verification->guessed = meant;
	if (meant)
		g_string_append_printf(verification->out, "    taken to mean %s\n", said);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

/* 'throughout': all places of the replacement that an item names. */
static guint throughout_mark(const struct verification *verification, const struct claim *claim)
{
	if (!listed_within(verification->words, "claim-throughout", claim->text))
		return 0;
	char *folded = fact_folded(claim->text);
	guint count = spots_mark_throughout(verification->spots, folded, verification->found);
	g_free(folded);
	return count;
}

/* How many places an item names; `sound` where a change is at each. */
static guint places_verify(struct verification *verification, const struct claim *claim, bool *sound)
{
	guint places = 0;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		bool counts = !place->own && !(place->done & CLAIM_KEPT);
		places += !place->own;
		if (counts && (g_hash_table_add(seen, place->words) || place->former))
			*sound = (place_verify(verification, claim, place) || place->between) && *sound;
	}
	return places;
}

/* ---- an item as we write it -------------------------------------------------------------------------------------- */

static char *item_folded(const struct words *words, const char *text)
{
	g_autofree char *unreasoned = verify_unreasoned(words, text);
	return fact_folded(unreasoned);
}

static GHashTable *own_items(const struct words *words, const struct report *own)
{
	GHashTable *items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; own && i < own->blocks->len; i++) {
		const struct report_block *block = own->blocks->pdata[i];
		if (block->kind == REPORT_ITEM)
			g_hash_table_add(items, item_folded(words, block->text));
	}
	return items;
}

/* What is said of the changes by ourselves is not held against them once more: people's words are read by rules of
 * thumb, which ours need not follow. All that it names is mentioned by it. */
static bool is_own(struct verification *verification, const struct claim *claim)
{
	if (strlen(claim->text) >= OWN_MOST)
		return false;
	g_autofree char *folded = item_folded(verification->words, claim->text);
	if (!g_hash_table_contains(verification->own_items, folded))
		return false;
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		if (!spots_mark(verification->spots, place, place->former, verification->found))
			spots_mark(verification->spots, place, !place->former, verification->found);
	}
	throughout_mark(verification, claim);
	front_mark(verification, claim);
	if (names_policies(verification, claim))
		spots_mark_policies(verification->spots);
	return true;
}

/* ---- each item --------------------------------------------------------------------------------------------------- */

static void claim_hold(struct verification *verification, const struct claim *claim)
{
	const struct words *words = verification->words;
	bool sound = true;
	bool any = claim->places->len;
	verification->swapped = any && listed_within(words, "claim-swapped", claim->text);
	verification->renumbered =
		any && (verification->swapped || listed_within(words, "claim-renumbered", claim->text) ||
			listed_within(words, "claim-is-now", claim->text));
	guint places = places_verify(verification, claim, &sound) + throughout_mark(verification, claim) +
		       front_mark(verification, claim);
	if (!places || names_policies(verification, claim))
		words_verify(verification, claim);
	if (strlen(claim->text) >= READ_MOST) {
		g_string_append(verification->out, "    somebody has to read: all of this item, which is too long\n");
		return;
	}
	bool fit = verify_kinds(verification, claim);
	g_autofree char *text = verify_unreasoned(verification->words, claim->text);
	verify_sayings(verification, claim, text);
	if (!sound)
		return;
	verify_facts(verification, claim, text, fit);
	verify_unread(verification, claim, text);
}

static void claim_verify(struct verification *verification, const struct claim *claim)
{
	g_string_append_printf(verification->out, "%s %s\n", *claim->letter ? claim->letter : "?", claim->text);
	if (claim->mistyped)
		verify_off(verification, CODE_REPORT_LETTER, claim->line, "'%s' is mistyped: write '%s'",
			   claim->mistyped, claim->meant);
	verification->item_words = spot_words(claim->text);
	verification->found = g_ptr_array_new();
	verification->guessed = false;
	if (!is_own(verification, claim))
		claim_hold(verification, claim);
	g_ptr_array_unref(verification->found);
	g_hash_table_unref(verification->item_words);
}

static void claims_settle(const struct verification *verification)
{
	for (guint i = 0; i < verification->claims->len; i++)
		claim_forms_settle(verification->forms, ((const struct claim *)verification->claims->pdata[i])->places);
}

/* What items name by a place that is right, before anything is guessed by words. */
static void places_mark(struct verification *verification)
{
	for (guint i = 0; i < verification->claims->len; i++) {
		const struct claim *claim = verification->claims->pdata[i];
		verification->found = g_ptr_array_new();
		throughout_mark(verification, claim);
		front_mark(verification, claim);
		g_ptr_array_unref(verification->found);
		for (guint k = 0; k < claim->places->len; k++) {
			const struct claim_place *place = claim->places->pdata[k];
			if (!place->own && !(place->done & CLAIM_KEPT))
				spots_mark(verification->spots, place, place->former, NULL);
		}
	}
}

static void letters_check(struct verification *verification)
{
	char *next = NULL;
	for (guint i = 0; i < verification->claims->len; i++) {
		const struct claim *claim = verification->claims->pdata[i];
		if (next && strcmp(next, claim->letter) != 0)
			verify_off(verification, CODE_REPORT_LETTER, claim->line,
				   *claim->letter ? "this item is '%s', and the one before it makes it '%s'"
						  : "this item has lost its letter%s: it is '%s'",
				   claim->letter, next);
		char *own = letter_after(claim->letter), *after = own || !next ? own : letter_after(next);
		g_free(next);
		next = after;
	}
	g_free(next);
}

/* Whether a piece of what was divided or joined is told of, which tells of the rest. */
static bool is_told_in_pieces(const GPtrArray *spots, guint at)
{
	const struct change *change = ((const struct spot *)spots->pdata[at])->change;
	bool told = false;
	while (at && ((const struct spot *)spots->pdata[at - 1])->change == change)
		at--;
	for (; at < spots->len && ((const struct spot *)spots->pdata[at])->change == change; at++)
		told = told || ((const struct spot *)spots->pdata[at])->mentioned;
	return told && (change->kind == CHANGE_SPLIT || change->kind == CHANGE_MERGED);
}

/* Whether items tell of a change: of all that came or went, or of each clause of it. Its clauses follow it. */
static bool is_told(const GPtrArray *spots, guint at)
{
	const struct spot *whole = spots->pdata[at];
	if (is_told_in_pieces(spots, at))
		return true;
	guint i = at + 1;
	while (i < spots->len && ((const struct spot *)spots->pdata[i])->whole == whole) {
		if (!((const struct spot *)spots->pdata[i])->mentioned)
			return whole->mentioned;
		i++;
	}
	return whole->mentioned || i > at + 1;
}

static void missed_tell(struct verification *verification, unsigned line)
{
	g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool policies = false;
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		bool former, silent = spot->whole || change_is_slight(spot->change);
		policies = policies || (!spot->mentioned && change_is_policies(spot->change));
		if (silent || !spot_place(spot, &former) || is_told(verification->spots, i))
			continue;
		char *said = spot_place_said(spot);
		if (g_hash_table_add(told, said))
			verify_off(verification, CODE_REPORT_MISSED, line, "changed, and not mentioned: %s%s", said,
				   former ? ", which was removed" : "");
	}
	if (policies)
		verify_off(verification, CODE_REPORT_MISSED, line, "changed, and not mentioned: titles of policies");
	front_missed_tell(verification, line);
}

bool overview_verify(const struct verifying *verifying, GString *out, struct diag *diag)
{
	const struct words *words = edition_words(changes_edition(verifying->changes, true));
	struct verification verification = {.given = verifying,
					    .words = words,
					    .spots = spots_find(verifying->changes, verifying->reasons),
					    .claims = claims_read(words, verifying->text),
					    .forms = claim_forms(verifying->changes),
					    .own_items = own_items(words, verifying->own),
					    .grounds = g_hash_table_new_full(NULL, NULL, NULL, ground_free),
					    .out = out,
					    .diag = diag,
					    .sound = true};
	claims_settle(&verification);
	places_mark(&verification);
	unsigned line = 1;
	for (guint i = 0; i < verification.claims->len; i++) {
		const struct claim *claim = verification.claims->pdata[i];
		claim_verify(&verification, claim);
		line = claim->line;
	}
	letters_check(&verification);
	if (verification.claims->len)
		missed_tell(&verification, line);
	else
		verify_off(&verification, CODE_REPORT_MISSED, line,
			   "no list was found here: an overview is a list of items, 'a)' or '-' before each");
	guint items = verification.claims->len, changes = verifying->changes->list->len;
	g_string_append_printf(out, "%u item%s held against %u change%s: %s\n", items, items == 1 ? "" : "s", changes,
			       changes == 1 ? "" : "s", verification.sound ? "nothing is off" : "see above");
	g_hash_table_unref(verification.forms);
	g_hash_table_unref(verification.own_items);
	g_hash_table_unref(verification.grounds);
	g_clear_pointer(&verification.titles, g_ptr_array_unref);
	g_clear_pointer(&verification.documents, g_ptr_array_unref);
	g_clear_pointer(&verification.all[false], g_ptr_array_unref);
	g_clear_pointer(&verification.all[true], g_ptr_array_unref);
	g_ptr_array_unref(verification.claims);
	g_ptr_array_unref(verification.spots);
	return verification.sound;
}
