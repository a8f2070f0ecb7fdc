/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_numbers.h"
#include "explain/verify/claim_words.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MOST 31u
#define ADDRESS_MOST 500u /* bytes */

/* ---- what is counted --------------------------------------------------------------------------------------------- */

static const struct {
	const char *key, *unit, *working, *calendar;
	unsigned factor;
} periods[] = {{"claim-days", "day", "working day", "calendar day", 1},
	       {"claim-weeks", "day", "working day", "calendar day", 7},
	       {"claim-months", "month", "month", "month", 1},
	       {"claim-years", "month", "month", "month", 12},
	       {"claim-hours", "hour", "hour", "hour", 1}};

/* Behind a number: ' working days'; 0 for none. */
static size_t period_at(const struct words *words, const char *at, struct fact *fact)
{
	size_t n = gap_at(at), more;
	bool working = false, calendar = false;
	fact->factor = 1;
	if (!n)
		return 0;
	while ((more = listed_word(words, "claim-amid", at + n)) > 0)
		n += more + gap_at(at + n + more);
	for (size_t days = 1; days; n += days ? days + gap_at(at + n + days) : 0) {
		more = listed_word(words, "claim-working", at + n);
		days = more ? more : listed_word(words, "claim-calendar", at + n);
		working = working || more;
		calendar = calendar || (days && !more);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(periods); i++) {
		more = listed_word(words, periods[i].key, at + n);
		if (!more)
			continue;
		n += more;
		size_t behind = gap_at(at + n);
		more = behind ? listed_word(words, "claim-working", at + n + behind) : 0;
		working = working || more;
		n += more ? behind + more : 0;
		fact->kind = FACT_PERIOD;
		fact->unit = working ? periods[i].working : calendar ? periods[i].calendar : periods[i].unit;
		fact->factor = periods[i].factor;
		return n;
	}
	return 0;
}

#define MONTHS 12u

/* 'April', as a name: its place in the year. The list may go through the year more than once, in other forms. */
static unsigned month_at(const struct words *words, const char *at, size_t *length)
{
	unsigned month = 1;
	if (!g_ascii_isupper(*at))
		return 0;
	for (const char *list = word(words, "diff-months"); *list; month++) {
		size_t n = strcspn(list, " ");
		if (!g_ascii_strncasecmp(list, at, n) && !is_word_byte(at[n])) {
			*length = n;
			return (month - 1) % MONTHS + 1;
		}
		list += n + strspn(list + n, " ");
	}
	return 0;
}

/* ' 2027', ', 2027' behind a month or a day. */
static size_t year_at(const char *at, unsigned *year)
{
	size_t n = (at[0] == ',') + gap_at(at + (at[0] == ','));
	bool four = n && strspn(at + n, "0123456789") == 4 && (at[n] == '1' || at[n] == '2');
	*year = four ? (unsigned)strtoul(at + n, NULL, 10) : 0;
	return four ? n + 4 : 0;
}

static size_t ordinal_at(const char *at)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "af", "ain", "fed", "eg"};
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		size_t n = strlen(endings[i]);
		if (!strncmp(at, endings[i], n) && !is_word_byte(at[n]))
			return n;
	}
	return 0;
}

/* '30 April 2027', '30th of April', 'April 30'. */
static size_t day_at(const struct words *words, const char *at, struct fact *fact)
{
	size_t n = strspn(at, "0123456789"), length = 0, digits = n;
	unsigned month = 0, day = (unsigned)strtoul(at, NULL, 10);
	if (n && n <= 2) {
		n += ordinal_at(at + n);
		n += gap_at(at + n);
		size_t of = listed_word(words, "claim-day-of", at + n);
		n += of ? of + gap_at(at + n + of) : 0;
		month = month_at(words, at + n, &length);
		n += length;
	} else if (!digits && (month = month_at(words, at, &length)) > 0) {
		n = length + gap_at(at + length);
		digits = strspn(at + n, "0123456789");
		day = (unsigned)strtoul(at + n, NULL, 10);
		n += digits + ordinal_at(at + n + digits);
	}
	if (!month || !day || day > DAY_MOST || !digits || digits > 2 || is_word_byte(at[n]))
		return 0;
	fact->kind = FACT_DATE;
	fact->unit = "day of the year";
	fact->value = (guint64)month * 100 + day;
	return n + year_at(at + n, &fact->year);
}

static size_t money_at(const struct words *words, const char *at, struct fact *fact)
{
	const char *currency = word(words, "currency");
	size_t sign = g_str_has_prefix(at, currency) ? strlen(currency) : 0;
	size_t n = sign ? figures_at(at + sign, &fact->value) : 0;
	if (!n)
		return 0;
	fact->kind = FACT_MONEY;
	fact->unit = "money";
	return sign + n + scale_at(words, at + sign + n, &fact->value);
}

/* A number, and what stands behind it. */
static size_t counted_at(const struct words *words, const char *at, struct fact *fact)
{
	size_t n = number_at(words, at, &fact->value), more;
	if (!n || (at[n] == '.' && g_ascii_isdigit(at[n + 1])))
		return 0;
	size_t gap = gap_at(at + n);
	fact->kind = FACT_BARE;
	fact->unit = "";
	if ((more = period_at(words, at + n, fact)) > 0)
		return n + more;
	if (at[n] == '%')
		more = 1;
	else if ((more = listed_word(words, "claim-percent", at + n + gap)) > 0)
		more += gap;
	if (more) {
		fact->kind = FACT_PERCENT;
		fact->unit = "per cent";
		return n + more;
	}
	size_t scale = scale_at(words, at + n, &fact->value);
	gap = gap_at(at + n + scale);
	if (gap && (more = listed_word(words, "claim-pounds", at + n + scale + gap)) > 0) {
		fact->kind = FACT_MONEY;
		fact->unit = "money";
		return n + scale + gap + more;
	}
	return is_word_byte(at[n + scale]) ? 0 : n + scale;
}

/* ---- quotations -------------------------------------------------------------------------------------------------- */

/* A quotation that begins at `at`: how long it is with its marks; 0 for none. `none` are marks that close no more. */
static size_t quotation_at(const char *text, const char *at, unsigned *none, size_t *mark)
{
	if (at > text && is_word_byte(at[-1]) && (unsigned char)at[-1] < 0x80)
		return 0;
	for (size_t i = 0; i < QUOTES; i++) {
		if (!g_str_has_prefix(at, quotes[i].open) || (*none & 1u << i))
			continue;
		const char *end = quote_end(&quotes[i], at + strlen(quotes[i].open));
		*mark = i;
		if (end)
			return (size_t)(end - at) + strlen(quotes[i].close);
		*none |= 1u << i;
	}
	return 0;
}

char *fact_folded(const char *text)
{
	static const struct {
		const char *from, *to;
	} signs[] = {{"‘", ""},  {"’", ""},  {"“", ""},        {"”", ""},    {"–", "-"},
		     {"—", "-"}, {"‑", "-"}, {"\xc2\xad", ""}, {"...", "…"}, {"\xc2\xa0", " "}};
	char *small = g_utf8_strdown(text, -1);
	GString *out = g_string_sized_new(strlen(small));
	for (const char *at = small; *at;) {
		size_t i = 0;
		while (i < G_N_ELEMENTS(signs) && !g_str_has_prefix(at, signs[i].from))
			i++;
		const char *to = i < G_N_ELEMENTS(signs) ? signs[i].to : NULL;
		size_t n = to ? strlen(signs[i].from) : 1;
		bool blank = to ? *to == ' ' : g_ascii_isspace(*at), dropped = !to && strchr("'\"*_`\\", *at);
		if (blank && out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
		else if (!blank && !dropped)
			g_string_append_len(out, to ? to : at, to ? (gssize)strlen(to) : 1);
		at += n;
	}
	g_free(small);
	return g_strchomp(g_string_free(out, FALSE));
}

/* Whether a figure goes on over `at`: '25' of '25,000'. */
static bool figure_goes_on(const char *before, const char *at)
{
	return g_ascii_isdigit(*before) && strchr(".,", at[0]) && at[0] && g_ascii_isdigit(at[1]);
}

guint folded_count(const char *text, const char *part)
{
	size_t length = strlen(part);
	guint count = 0;
	if (!length)
		return 0;
	for (const char *at = strstr(text, part); at; at = strstr(at + 1, part)) {
		const char *end = at + length;
		bool starts = at == text || !is_word_byte(*part) || !is_word_byte(at[-1]);
		bool ends = !is_word_byte(end[-1]) || !is_word_byte(*end);
		bool figure = figure_goes_on(end - 1, end) || (at - text > 1 && g_ascii_isdigit(*at) &&
							       strchr(".,", at[-1]) && g_ascii_isdigit(at[-2]));
		count += starts && ends && !figure;
	}
	return count;
}

/* What stands before an address: nothing that it could be the end of, but for 'https://'. */
static bool address_begins(const char *text, const char *at)
{
	if (at == text || (at - text >= 3 && !strncmp(at - 3, "://", 3)))
		return true;
	return !is_word_byte(at[-1]) && !strchr("@./-_%", at[-1]);
}

/* And behind it, but for the mark that ends a sentence. */
static bool address_ends(const char *end)
{
	end += *end && strchr("/.,;:?!", *end) ? 1 : 0;
	return !*end || (!is_word_byte(*end) && !strchr("@./-_%?#&=", *end));
}

bool folded_has_address(const char *text, const char *address)
{
	size_t length = strlen(address);
	for (const char *at = length ? strstr(text, address) : NULL; at; at = strstr(at + 1, address))
		if (address_begins(text, at) && address_ends(at + length))
			return true;
	return false;
}

static void quotation_trim(char *folded)
{
	size_t n = strlen(folded);
	while (n && strchr(".,;: ", folded[n - 1]))
		folded[--n] = '\0';
}

/* ---- addresses --------------------------------------------------------------------------------------------------- */

/* What begins an address of the web, or may begin one of e-mail; 0 for none. */
static size_t scheme_at(const char *at)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:"};
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (!g_ascii_strncasecmp(at, schemes[i], strlen(schemes[i])))
			return strlen(schemes[i]);
	return 0;
}

/* What ends a sentence, a bracket or a quotation is no part of an address: how many bytes are left. */
static size_t address_trimmed(const char *at, size_t n)
{
	while (n && strchr(".,;:!?'*_", at[n - 1]))
		n--;
	for (size_t i = 0; i < QUOTES; i++) {
		size_t close = strlen(quotes[i].close);
		if (n > close && g_str_has_prefix(at + n - close, quotes[i].close))
			return address_trimmed(at, n - close);
	}
	return n;
}

/* 'https://exampleshire.example/gifts', 'www.exampleshire.example', 'gifts@exampleshire.example': how many bytes. */
static size_t address_at(const char *at, struct fact *fact)
{
	size_t scheme = scheme_at(at), n = 0;
	while (at[n] && n <= ADDRESS_MOST && !strchr(" <>()[]\"|\n", at[n]))
		n++;
	n = n > ADDRESS_MOST ? 0 : address_trimmed(at, n);
	const char *sign = n > scheme ? memchr(at + scheme, '@', n - scheme) : NULL;
	bool mail = sign > at + scheme && memchr(sign, '.', n - (size_t)(sign - at));
	bool web = scheme || !g_ascii_strncasecmp(at, "www.", strlen("www."));
	size_t end = n - (n && at[n - 1] == '/');
	if (end <= scheme || !(mail || web))
		return 0;
	g_autofree char *bare = g_strndup(at + scheme, end - scheme);
	fact->kind = FACT_ADDRESS;
	fact->unit = "address";
	fact->folded = fact_folded(bare);
	return n;
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static size_t quantity_at(const struct words *words, const char *at, struct fact *fact)
{
	size_t n = money_at(words, at, fact);
	n = n ? n : day_at(words, at, fact);
	return n ? n : counted_at(words, at, fact);
}

/* Whether `at` stands within a word or a figure that began before it. */
static bool is_inside(const char *text, const char *at)
{
	if (at == text)
		return false;
	if (g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at))))
		return true;
	return strchr(".,", at[-1]) && at - text > 1 && g_ascii_isdigit(at[-2]) && g_ascii_isdigit(*at);
}

static void fact_clear(void *gone)
{
	g_free(((struct fact *)gone)->folded);
}

static void quotation_read(const char *text, size_t length, size_t mark, struct fact *fact)
{
	size_t open = strlen(quotes[mark].open), close = strlen(quotes[mark].close);
	char *quoted = g_strndup(text + fact->from + open, length - open - close);
	fact->kind = FACT_QUOTED;
	fact->from += open;
	fact->to = fact->from + strlen(quoted);
	fact->folded = fact_folded(quoted);
	quotation_trim(fact->folded);
	g_free(quoted);
}

GArray *facts_read(const struct words *words, const char *text)
{
	GArray *facts = g_array_new(FALSE, TRUE, sizeof(struct fact));
	unsigned none = 0;
	g_array_set_clear_func(facts, fact_clear);
	for (const char *at = text; *at;) {
		struct fact fact = {.factor = 1, .unit = "", .from = (size_t)(at - text)};
		size_t mark = 0, n = quotation_at(text, at, &none, &mark);
		if (n) {
			quotation_read(text, n, mark, &fact);
		} else {
			bool inside = is_inside(text, at);
			n = inside ? 0 : address_at(at, &fact);
			n = n || inside ? n : quantity_at(words, at, &fact);
			fact.to = fact.from + n;
		}
		if (n)
			g_array_append_val(facts, fact);
		at = n ? at + n : g_utf8_next_char(at);
	}
	return facts;
}

void fact_adopt(struct fact *bare, const struct fact *like)
{
	bare->kind = like->kind;
	bare->unit = like->unit;
	bare->factor = like->factor;
}
