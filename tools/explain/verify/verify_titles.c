/* SPDX-License-Identifier: MIT
 * What a sentence of an item calls sections, appendices and policies, held against their titles. */
#include "compare/units/units.h"
#include "explain/verify/claim_forms.h"
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/grounds.h"
#include "explain/verify/verify_sentence.h"

#include <string.h>

#define KIND(kind) (1u << (kind))
#define NEW (KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED))

#define TITLE_MOST 300 /* bytes that may be a title */
#define DONE_MOST 60   /* bytes of 'has been removed' */
#define WORD_LEAST 4u  /* bytes of a word that says something */
#define ENDING_MOST 3u /* bytes that a word has more in another form: 'declarations' */

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
 * stands before the bracket, folded. True where it is wrong, and told. */
static bool title_check(const struct sentence *sentence, const struct claim_place *place, const char *before)
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
	bool wrong = right && said && !ends_with_title(before, right);
	if (wrong)
		sentence_off(sentence, "%s is '%s'", place->words, right);
	g_free(right);
	g_free(said);
	return wrong;
}

/* Each bracket that begins with a place; true where something is wrong. */
static bool titles_check(const struct sentence *sentence)
{
	bool wrong = false;
	for (const char *open = strchr(sentence->text, '('); open; open = strchr(open + 1, '(')) {
		char *inner = g_strndup(open + 1, strcspn(open + 1, ")"));
		char *before = g_strndup(sentence->text, (gsize)(open - sentence->text));
		GPtrArray *places = claim_places_read(sentence->words, inner, NULL);
		claim_forms_settle(sentence->verification->forms, places);
		char *folded = fact_folded(g_strchomp(before));
		if (places->len == 1)
			wrong = title_check(sentence, places->pdata[0], folded) || wrong;
		g_free(folded);
		g_ptr_array_unref(places);
		g_free(before);
		g_free(inner);
	}
	return wrong;
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
				sentence_off(sentence, "'%s' stands neither in the old nor in the new text", said);
			g_free(folded);
			g_free(said);
		}
	}
}

/* ---- what is new or gone ----------------------------------------------------------------------------------------- */

/* The title of a section or an appendix to which one of these was done as a whole; the caller frees it. NULL: none was.
 */
static char *title_whole(const struct sentence *sentence, const struct claim_place *place, unsigned kinds, bool former)
{
	const GPtrArray *spots = sentence->verification->spots;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		const struct provision *provision = former ? spot->old : spot->new;
		if (KIND(spot->change->kind) & kinds && spot_is_whole(spot, place, former) &&
		    (provision->node->kind == NODE_SECTION || provision->node->kind == NODE_APPENDIX))
			return g_strndup(provision->text, strcspn(provision->text, "\n"));
	}
	return NULL;
}

/* The quotation that ends at `end`, but of 'under ‘Gifts’'; NULL for none. */
static char *quoted_before(const struct sentence *sentence, const char *end)
{
	for (size_t i = 0; i < QUOTES; i++) {
		size_t close = strlen(quotes[i].close);
		if (end - sentence->text < (ptrdiff_t)close || strncmp(end - close, quotes[i].close, close) != 0)
			continue;
		const char *last = end - close,
			   *open = g_strrstr_len(sentence->text, last - sentence->text, quotes[i].open);
		if (!open || listed_behind(sentence->words, "claim-inside", sentence->text, open))
			return NULL;
		open += strlen(quotes[i].open);
		return g_strndup(open, (gsize)(last - open));
	}
	return NULL;
}

/* The quotation behind a place, as an aside: 'Appendix F, ‘Gifts’, has been removed'. */
static char *quoted_behind(const struct sentence *sentence, const struct claim_place *place)
{
	const char *at = sentence->text + place->to;
	const char *past = claim_past_aside(sentence->words, at + strspn(at, " ,"));
	for (size_t i = 0; i < QUOTES; i++) {
		const char *open = g_strstr_len(at, past - at, quotes[i].open);
		const char *from = open ? open + strlen(quotes[i].open) : NULL;
		const char *close = from ? g_strstr_len(from, past - from, quotes[i].close) : NULL;
		if (close)
			return g_strndup(from, (gsize)(close - from));
	}
	return NULL;
}

/* 'Gifts Register' where it ends at `end`; NULL for what is no name of two words. */
static char *name_ending(const struct sentence *sentence, const char *end)
{
	guint capitals = 0;
	const char *name = verify_name_before(sentence->words, sentence->text, end);
	size_t n = verify_name_at(sentence->words, name, &capitals);
	while (end > name && end[-1] == ' ')
		end--;
	return capitals > 1 && n == (size_t)(end - name) ? g_strndup(name, n) : NULL;
}

/* 'Gifts' of ': Gifts (section 2.0) and Cash (section 3.0)', where `end` is a bracket: from the colon, or from the
 * bracket before. */
static char *listed_title(const struct sentence *sentence, const char *end)
{
	gssize before = end - sentence->text;
	const char *colon = g_strstr_len(sentence->text, before, ": "),
		   *bracket = g_strrstr_len(sentence->text, before, ")");
	if (!colon)
		return NULL;
	const char *from = bracket > colon ? bracket + 1 : colon + 1;
	from += strspn(from, " ,");
	size_t joint = listed_word(sentence->words, "claim-joints", from);
	from += joint + strspn(from + joint, " ");
	size_t article = listed_word(sentence->words, "claim-articles", from);
	from += article + strspn(from + article, " ");
	bool title = from < end && g_unichar_isupper(g_utf8_get_char(from));
	return title ? g_strchomp(g_strndup(from, (gsize)(end - from))) : NULL;
}

/* Where 'has been removed' begins that ends at `end`; NULL for none. */
static const char *done_ending(const struct sentence *sentence, const char *end)
{
	const char *at = end - MIN(end - sentence->text, DONE_MOST);
	for (unsigned done; at < end; at++)
		if (at > sentence->text && at[-1] == ' ' && listed_word(sentence->words, "claim-auxiliaries", at) &&
		    at + done_at(sentence->words, at, &done) == end)
			return at - 1;
	return NULL;
}

/* The bracket that a place begins, 'formerly' aside; NULL for none. */
static const char *bracket_of(const struct sentence *sentence, const struct claim_place *place)
{
	const char *at = sentence->text + place->from;
	at -= listed_behind(sentence->words, "claim-articles", sentence->text, at);
	if (place->former)
		at -= listed_behind(sentence->words, "claim-former", sentence->text, at);
	return at > sentence->text && at[-1] == '(' ? at - 1 : NULL;
}

/* What a sentence calls a place; the caller frees it. NULL where it does not. */
static char *said_title(const struct sentence *sentence, const struct claim_place *place)
{
	char *behind = quoted_behind(sentence, place);
	const char *end = behind ? NULL : bracket_of(sentence, place);
	if (!end)
		return behind;
	while (end > sentence->text && end[-1] == ' ')
		end--;
	const char *done = done_ending(sentence, end);
	end = done ? done : end;
	char *said = quoted_before(sentence, end);
	said = said || done ? said : listed_title(sentence, end);
	return said ? said : name_ending(sentence, end);
}

/* Whether two words are forms of one. */
static bool is_form(const char *x, size_t n, const char *y, size_t m)
{
	size_t longer = MAX(n, m), least = MAX(longer - MIN(longer, ENDING_MOST), MIN(WORD_LEAST, longer));
	return MIN(n, m) >= least && !strncmp(x, y, least);
}

static bool has_word(const char *title, const char *at, size_t n)
{
	for (size_t m; *title; title += m ? m : 1) {
		m = word_span(title);
		if (m && is_form(at, n, title, m))
			return true;
	}
	return false;
}

/* Whether each word that says something is one of the title; both folded. */
static bool is_of_title(const char *said, const char *title)
{
	for (size_t n; *said; said += n ? n : 1) {
		n = word_span(said);
		if (n >= WORD_LEAST && !has_word(title, said, n))
			return false;
	}
	return true;
}

static bool is_title_said(const char *said, const char *title)
{
	g_autofree char *folded = title ? fact_folded(said) : NULL, *right = title ? fact_folded(title) : NULL;
	return right && is_of_title(folded, right);
}

/* 'A new appendix has been included: Gifts (Appendix D)', 'The Gifts Guide has been removed (formerly Appendix F)': a
 * title may be cut short, and nothing else. */
static void new_or_gone_check(const struct sentence *sentence)
{
	for (guint i = 0; i < sentence->places->len; i++) {
		const struct claim_place *place = sentence->places->pdata[i];
		if (place->between || place->own || strchr(place->number, '.'))
			continue;
		g_autofree char *new = place->former ? NULL : title_whole(sentence, place, NEW, false);
		g_autofree char *gone = title_whole(sentence, place, KIND(CHANGE_REMOVED), true);
		g_autofree char *said = new || gone ? said_title(sentence, place) : NULL;
		if (said && !is_title_said(said, new) && !is_title_said(said, gone))
			sentence_off(sentence, "%s is '%s', not '%s'", place->words, new ? new : gone, said);
	}
}

void sentence_titles(const struct sentence *sentence)
{
	bool wrong = titles_check(sentence);
	now_titles_check(sentence);
	if (!wrong)
		new_or_gone_check(sentence);
	formerly_check(sentence);
}
