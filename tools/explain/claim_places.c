/* SPDX-License-Identifier: MIT */
#include "explain/claim_words.h"
#include "explain/claims.h"

#include <string.h>

void claim_place_free(gpointer data)
{
	struct claim_place *place = data;
	g_free(place->number);
	g_free(place->words);
	g_free(place);
}

/* The noun of a place that begins at `at`, at the start of a word: its length; 0 for none. */
static size_t noun_at(const struct words *words, const char *text, const char *at, bool *appendix)
{
	if (at > text && (g_ascii_isalnum(at[-1]) || (unsigned char)at[-1] >= 0x80))
		return 0;
	size_t n = listed_at(words, "claim-places", at);
	*appendix = !n;
	n = n ? n : listed_at(words, "claim-appendices", at);
	return at[n] == ' ' ? n : 0;
}

/* '16.5(a)' or, of an appendix, 'E': how many bytes; 0 where there is none. */
static size_t number_length(const char *at, bool appendix)
{
	size_t n = 0;
	if (appendix)
		return g_ascii_isupper(at[0]) && !g_ascii_isalnum(at[1]) ? 1 : 0;
	if (g_ascii_isupper(at[0]) && (g_ascii_isdigit(at[1]) || (at[1] == '.' && g_ascii_isdigit(at[2]))))
		n = 1 + (at[1] == '.');
	if (!g_ascii_isdigit(at[n]))
		return 0;
	while (g_ascii_isdigit(at[n]) || (at[n] == '.' && g_ascii_isdigit(at[n + 1])))
		n++;
	while (at[n] == '(' && g_ascii_isalpha(at[n + 1]) && at[n + 2] == ')')
		n += 3;
	return n;
}

/* What joins the numbers of one noun: ', ', ' and ', ', or '; a '.' or a ',' alone between letters is a slip. */
static size_t joint_length(const struct words *words, const char *at, bool appendix, bool *slip)
{
	size_t comma = at[0] == ',';
	if (at[comma] == ' ') {
		size_t n = listed_at(words, "claim-joints", at + comma + 1);
		return n && at[comma + 1 + n] == ' ' ? comma + n + 2 : comma ? 2 : 0;
	}
	bool tight = appendix && strchr(".,", *at) && *at && g_ascii_isupper(at[1]) && !g_ascii_isalnum(at[2]);
	*slip = *slip || tight;
	return tight ? 1 : 0;
}

/* Without '.0' at its end. */
static char *number_bare(const char *at, size_t length)
{
	char *number = g_strndup(at, length);
	if (g_str_has_suffix(number, ".0"))
		number[strlen(number) - 2] = '\0';
	return number;
}

struct run {
	const struct words *words;
	const char *text, *from, *end;
	size_t noun; /* how long it is */
	bool appendix, slip;
	GPtrArray *places;
	guint first;
};

/* What stands before the noun and behind the last number says of all of them whose they are. */
static void run_close(const struct run *run)
{
	const struct words *words = run->words;
	const char *behind = run->end + (*run->end == ' ');
	bool blank = behind > run->end;
	size_t of = blank ? listed_at(words, "claim-of", behind) : 0;
	bool own = listed_before(words, "claim-own", run->text, run->from) ||
		   (blank && listed_at(words, "claim-own-behind", behind));
	bool former = listed_before(words, "claim-former", run->text, run->from) ||
		      (blank && listed_at(words, "claim-former-behind", behind));
	for (guint i = run->first; i < run->places->len; i++) {
		struct claim_place *place = run->places->pdata[i];
		place->own = own;
		place->former = former;
		place->qualified = of && behind[of] == ' ';
	}
}

static void run_read(struct run *run)
{
	const char *at = run->from + run->noun + 1;
	for (size_t n = number_length(at, run->appendix); n; n = number_length(at, run->appendix)) {
		struct claim_place *place = g_new0(struct claim_place, 1);
		place->number = number_bare(at, n);
		place->words = g_strdup_printf("%.*s %.*s", (int)run->noun, run->from, (int)n, at);
		place->appendix = run->appendix;
		g_ptr_array_add(run->places, place);
		run->end = at + n;
		size_t joint = joint_length(run->words, run->end, run->appendix, &run->slip);
		at = run->end + joint;
		if (!joint)
			break;
	}
	run_close(run);
}

/* Where the next quotation ends; it is looked for once, however many begin before it. */
struct quotation {
	const char *end; /* NULL: none was looked for */
	bool none;       /* there is none any more */
};

/* Past what is quoted from a document: the places in it are that document's own. */
static const char *quoted_end(struct quotation *next, const char *at)
{
	if (!g_str_has_prefix(at, "‘") || next->none)
		return at;
	if (!next->end || next->end <= at) {
		const char *end = strstr(at, "’");
		while (end && g_unichar_isalpha(g_utf8_get_char(end + strlen("’")))) /* an apostrophe */
			end = strstr(end + strlen("’"), "’");
		next->end = end ? end + strlen("’") : NULL;
		next->none = !end;
	}
	return next->none ? at : next->end;
}

GPtrArray *claim_places_read(const struct words *words, const char *text, char **mistyped)
{
	GPtrArray *places = g_ptr_array_new_with_free_func(claim_place_free);
	struct quotation next = {NULL, false};
	for (const char *at = quoted_end(&next, text); *at; at = quoted_end(&next, at)) {
		struct run run = {.words = words, .text = text, .from = at, .end = at + 1, .places = places};
		run.noun = noun_at(words, text, at, &run.appendix);
		run.first = places->len;
		if (run.noun)
			run_read(&run);
		if (run.slip && mistyped && !*mistyped)
			*mistyped = g_strndup(at, (gsize)(run.end - at));
		at = run.end;
	}
	return places;
}
