/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/claims.h"

#include <string.h>

#define RANGE_MOST 200u /* places in a range: who writes more of them means something else */

void claim_place_free(gpointer data)
{
	struct claim_place *place = data;
	g_free(place->number);
	g_free(place->words);
	g_free(place);
}

/* What stands between the noun and its first number: a blank; of 'new sections, 2.0 and 3.0' and 'new sections (2.0 and
 * 3.0)' a comma or a bracket too. Its length; 0 where no number can follow. */
static size_t gap_length(const char *at)
{
	size_t mark = g_str_has_prefix(at, ", ") || g_str_has_prefix(at, " (") ? 2 : 0,
	       figures = strspn(at + mark, "0123456789");
	bool numbered = mark && figures && at[mark + figures] == '.' && g_ascii_isdigit(at[mark + figures + 1]);
	return numbered ? mark : *at == ' ';
}

/* The noun of a place that begins at `at`, at the start of a word: its length; 0 for none. */
static size_t noun_at(const struct words *words, const char *text, const char *at, bool *appendix)
{
	if (at > text && is_word_byte(at[-1]))
		return 0;
	size_t n = listed_at(words, "claim-places", at);
	*appendix = !n;
	n = n ? n : listed_at(words, "claim-appendices", at);
	return n && gap_length(at + n) ? n : 0;
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
	size_t noun;    /* how long it is */
	char *singular; /* the noun as one place has it */
	bool appendix, form, slip;
	GPtrArray *places;
	guint first;
};

/* 'paragraph 5.5 is now paragraph B.5', 'Appendix A of the Code has become Appendix B'. */
static bool becomes_place(const struct run *run)
{
	const char *at = claim_past_aside(run->words, run->end);
	size_t n = listed_word(run->words, "claim-is-now", at);
	bool appendix = false;
	return n && at[n] == ' ' && noun_at(run->words, run->text, at + n + 1, &appendix);
}

/* Where 'the table in' stands before a place: behind what is said of it. */
static const char *before_table(const struct run *run)
{
	return run->from - listed_behind(run->words, "claim-in-table", run->text, run->from);
}

/* What stands before the noun and behind the last number says of all of them whose they are. */
static void run_close(const struct run *run)
{
	const struct words *words = run->words;
	const char *behind = run->end + (*run->end == ' ');
	bool blank = behind > run->end;
	size_t of = blank ? listed_at(words, "claim-of", behind) : 0;
	bool own = listed_before(words, "claim-own", run->text, run->from) ||
		   (blank && listed_at(words, "claim-own-behind", behind));
	bool former = listed_before(words, "claim-former", run->text, before_table(run)) ||
		      (blank && listed_at(words, "claim-former-behind", behind)) || becomes_place(run);
	bool goal = listed_before(words, "claim-goal", run->text, run->from);
	unsigned done =
		done_to_places(words, run->text, (size_t)(run->from - run->text), (size_t)(run->end - run->text));
	for (guint i = run->first; i < run->places->len; i++) {
		struct claim_place *place = run->places->pdata[i];
		place->own = own;
		place->former = former;
		place->qualified = of && behind[of] == ' ';
		place->goal = goal;
		place->done = done;
	}
}

#define PLURAL_MOST 3u /* letters that a plural has more: 'adrannau' */

/* 'section' of 'sections', 'appendix' of 'Appendices'. */
static bool is_one_of(const char *one, const char *noun)
{
	size_t n = strlen(one), length = strlen(noun);
	return n > 1 && n < length && length - n <= PLURAL_MOST && !g_ascii_strncasecmp(one, noun, n - 1);
}

/* The noun as one place has it: behind 'sections' the list has 'section'. The caller frees it. */
static char *noun_of_one(const struct run *run)
{
	char *noun = g_strndup(run->from, run->noun);
	const char *key = run->appendix ? "claim-appendices" : "claim-places";
	g_auto(GStrv) list = g_strsplit(word(run->words, key), ", ", -1);
	for (char **each = list; *each && each[1]; each++) {
		bool plural = !g_ascii_strcasecmp(*each, noun);
		for (char **one = each + 1; plural && *one; one++)
			if (is_one_of(*one, noun)) {
				g_free(noun);
				noun = g_strdup(*one);
				*noun = g_ascii_isupper(*run->from) ? g_ascii_toupper(*noun) : *noun;
				return noun;
			}
	}
	return noun;
}

/* The place whose number is `bare`, written with `length` bytes at `at`. */
static void place_add(const struct run *run, char *bare, const char *at, size_t length, bool between)
{
	struct claim_place *place = g_new0(struct claim_place, 1);
	bool first = run->places->len == run->first;
	place->number = bare;
	place->words = g_strdup_printf("%s %.*s", run->singular, (int)length, at);
	place->from = between ? 0 : (size_t)((first ? run->from : at) - run->text);
	place->to = between ? 0 : (size_t)(at - run->text) + length;
	place->appendix = run->appendix;
	place->form = run->form;
	place->between = between;
	g_ptr_array_add(run->places, place);
}

/* What makes a range of two numbers: '-', ' – ', ' to '; 0 for none. */
static size_t through_length(const struct run *run, const char *at)
{
	static const char *const dashes[] = {"-", "–", "—"};
	size_t n = *at == ' ';
	for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++)
		if (g_str_has_prefix(at + n, dashes[i]))
			return n + strlen(dashes[i]) + (at[n + strlen(dashes[i])] == ' ');
	size_t to = n ? listed_word(run->words, "claim-through", at + n) : 0;
	bool moved = listed_before(run->words, "claim-from", run->text, run->from);
	return to && !moved && at[n + to] == ' ' ? n + to + 1 : 0;
}

/* What counts on in a number: the '2' of '13.2', the letter of an appendix. Its place in the text of it. */
static size_t counting_part(const char *number)
{
	const char *dot = strrchr(number, '.');
	return dot ? (size_t)(dot - number) + 1 : 0;
}

/* Adds what stands between two numbers; false where they are no range. */
static bool between_add(const struct run *run, const char *first, const char *last)
{
	size_t part = counting_part(first);
	guint64 from = 0, to = 0;
	char *text = NULL;
	bool figures = g_ascii_string_to_unsigned(first + part, 10, 0, G_MAXUINT16, &from, NULL) &&
		       g_ascii_string_to_unsigned(last + part, 10, 0, G_MAXUINT16, &to, NULL);
	if (part != counting_part(last) || strncmp(first, last, part) != 0 || (!figures && !run->appendix))
		return false;
	if (!figures) {
		from = (guint64)first[part];
		to = (guint64)last[part];
	}
	if (to <= from || to - from > RANGE_MOST)
		return false;
	for (guint64 i = from + 1; i < to; i++) {
		text = figures ? g_strdup_printf("%.*s%" G_GUINT64_FORMAT, (int)part, first, i)
			       : g_strdup_printf("%c", (char)i);
		place_add(run, text, text, strlen(text), true);
	}
	return true;
}

/* The end of a range that begins with the place added last: how many bytes; 0 for none. */
static size_t range_read(const struct run *run, const char *at)
{
	const struct claim_place *first = run->places->pdata[run->places->len - 1];
	size_t through = through_length(run, at), n = through ? number_length(at + through, run->appendix) : 0;
	if (!n)
		return 0;
	char *last = number_bare(at + through, n);
	if (!between_add(run, first->number, last)) {
		g_free(last);
		return 0;
	}
	place_add(run, last, at + through, n, false);
	return through + n;
}

/* ' of the Code' behind a number where another follows, 'F.1(d) of the Code, F.1(h) of the Code'; 0 else. */
static size_t qualifier_length(const struct run *run, const char *at)
{
	size_t of = *at == ' ' ? listed_word(run->words, "claim-of", at + 1) : 0, n = 1 + of + 1;
	bool slip = false;
	if (!of || at[1 + of] != ' ' || !g_ascii_isupper(at[n]))
		return 0;
	n += strcspn(at + n, " ,.;:()");
	size_t joint = joint_length(run->words, at + n, run->appendix, &slip);
	return joint && number_length(at + n + joint, run->appendix) ? n : 0;
}

static void run_read(struct run *run)
{
	const char *at = run->from + run->noun + gap_length(run->from + run->noun);
	if (!number_length(at, run->appendix))
		return;
	run->singular = noun_of_one(run);
	for (size_t n = number_length(at, run->appendix); n; n = number_length(at, run->appendix)) {
		place_add(run, number_bare(at, n), at, n, false);
		run->end = at + n;
		run->end += range_read(run, run->end);
		run->end += qualifier_length(run, run->end);
		size_t joint = joint_length(run->words, run->end, run->appendix, &run->slip);
		at = run->end + joint;
		if (!joint)
			break;
	}
	g_clear_pointer(&run->singular, g_free);
	run_close(run);
}

/* Whether only ', ', ' and ', ', was ' stands between two runs. */
static bool is_joined(const struct words *words, const char *from, const char *to)
{
	while (from < to) {
		size_t n = strspn(from, " ,");
		n = n ? n : listed_word(words, "claim-joints", from);
		n = n ? n : listed_word(words, "claim-former", from);
		if (!n)
			return false;
		from += n;
	}
	return from == to;
}

/* 'paragraph 12.4 and Appendix C of the Code', 'Appendix C, was Appendix D': what is said of the last is so of all. */
static void qualify(const struct run *run, const struct run *next)
{
	const struct claim_place *last = next->places->pdata[next->first];
	if (!(last->qualified || last->former) || !is_joined(run->words, run->end, next->from))
		return;
	for (guint i = run->first; i < next->first; i++)
		((struct claim_place *)run->places->pdata[i])->qualified = true;
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
		const char *end = quote_end(&quotes[0], at + strlen("‘"));
		next->end = end ? end + strlen("’") : NULL;
		next->none = !end;
	}
	return next->none ? at : next->end;
}

/* From the last run to the first. */
static void runs_qualify(const GArray *runs)
{
	for (guint i = runs->len; i > 1; i--)
		qualify(&g_array_index(runs, struct run, i - 2), &g_array_index(runs, struct run, i - 1));
}

GPtrArray *claim_places_read(const struct words *words, const char *text, char **mistyped)
{
	GPtrArray *places = g_ptr_array_new_with_free_func(claim_place_free);
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	struct quotation next = {NULL, false};
	for (const char *at = quoted_end(&next, text); *at; at = quoted_end(&next, at)) {
		struct run run = {.words = words, .text = text, .from = at, .end = at + 1, .places = places};
		run.noun = noun_at(words, text, at, &run.appendix);
		run.form = run.appendix && run.noun && listed_at(words, "claim-forms", at) == run.noun;
		run.first = places->len;
		if (run.noun)
			run_read(&run);
		if (run.slip && mistyped && !*mistyped)
			*mistyped = g_strndup(at, (gsize)(run.end - at));
		if (places->len > run.first)
			g_array_append_val(runs, run);
		at = run.end;
	}
	runs_qualify(runs);
	g_array_unref(runs);
	return places;
}
