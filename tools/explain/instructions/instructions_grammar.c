/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_grammar.h"

#include "explain/instructions/instructions_inline.h"
#include "explain/instructions/instructions_plurals.h"
#include "model/mutation.h"

#include <string.h>

#define NAME_MOST 2000 /* bytes of a place */
#define TRIED_MOST 4

static const char *const keys[FORMS] = {
	[FORM_THROUGHOUT] = "instruct-throughout",
	[FORM_IN] = "instruct-in",
	[FORM_IN_SEVERAL] = "instruct-in-several",
	[FORM_OMIT] = "instruct-omit",
	[FORM_OMIT_RANGE] = "instruct-omit-range",
	[FORM_SUBSTITUTE] = "instruct-substitute",
	[FORM_INSERT] = "instruct-insert",
	[FORM_INSERT_START] = "instruct-insert-start",
	[FORM_MOVE] = "instruct-move",
	[FORM_MOVE_RANGE] = "instruct-move-range",
	[FORM_MOVE_START] = "instruct-move-start",
	[FORM_MOVE_RANGE_START] = "instruct-move-range-start",
	[FORM_JOIN] = "instruct-join",
	[FORM_RECAST] = "instruct-recast",
	[FORM_BECOMES] = "instruct-becomes",
	[FORM_BECOMES_RANGE] = "instruct-becomes-range",
	[FORM_LEADS] = "instruct-leads",
	[FORM_SUMS] = "instruct-sums",
	[EDIT_SUBSTITUTE] = "instruct-edit-substitute",
	[EDIT_AFTER] = "instruct-edit-after",
	[EDIT_BEFORE] = "instruct-edit-before",
	[EDIT_START] = "instruct-edit-start",
	[EDIT_END] = "instruct-edit-end",
	[EDIT_OMIT] = "instruct-edit-omit",
	[EDIT_SET] = "instruct-edit-set",
	[EDIT_SPLIT] = "instruct-edit-split",
	[EDIT_SPLIT_AS] = "instruct-edit-split-as",
	[LINE_MOVED] = "instruct-line-moved",
	[LINE_MOVED_RANGE] = "instruct-line-moved-range",
};

static const char *const kind_keys[UNIT_KINDS] = {
	"instruct-as-document",
	"instruct-as-section",
	"instruct-as-subheading",
	"instruct-as-appendix",
	"instruct-as-clause",
	"instruct-as-paragraph",
	"instruct-as-item",
	"instruct-as-table",
	"instruct-as-row",
	"instruct-as-definition",
	"instruct-as-form",
	"instruct-as-field",
	"instruct-as-flowchart",
	"instruct-as-step",
	"instruct-as-code",
	"fact-citation",
	"fact-short",
	"fact-review",
	"fact-owner",
};

enum slot_type {
	SLOT_PLACE,
	SLOT_RANGE,
	SLOT_PLACES,
	SLOT_PHRASE,
	SLOT_QUOTE,
	SLOT_FORMAT,
	SLOT_KIND,
	SLOT_TEXT,
	SLOT_EDIT
};

struct slot {
	const char *name;
	enum slot_type type;
	size_t offset;
	bool mutates; /* what a provision becomes: 'yn baragraff 3.2', softly, and not as within it */
	bool blanks;  /* SLOT_TEXT: it may be several words, as the name of a provision is */
};

static const struct slot slot_table[] = {
	{"place", SLOT_PLACE, offsetof(struct slots, place), false, false},
	{"last", SLOT_PLACE, offsetof(struct slots, last), false, false},
	{"anchor", SLOT_PLACE, offsetof(struct slots, anchor), false, false},
	{"places", SLOT_PLACES, 0, false, false},
	{"range", SLOT_RANGE, 0, false, false},
	{"old", SLOT_PHRASE, offsetof(struct slots, old), false, false},
	{"new", SLOT_QUOTE, offsetof(struct slots, new), false, false},
	{"format", SLOT_FORMAT, 0, false, false},
	{"kind", SLOT_KIND, 0, false, false},
	{"label", SLOT_TEXT, offsetof(struct slots, label), true, true},
	{"end", SLOT_TEXT, offsetof(struct slots, end), false, true},
	{"units", SLOT_TEXT, offsetof(struct slots, units), false, false},
	{"sum", SLOT_TEXT, offsetof(struct slots, sum), false, false},
	{"number", SLOT_TEXT, offsetof(struct slots, number), false, false},
	{"result", SLOT_TEXT, offsetof(struct slots, result), false, false},
	{"edit", SLOT_EDIT, 0, false, false},
};

static void *slot_in(struct slots *slots, const struct slot *slot)
{
	return (char *)slots + slot->offset;
}

static const void *slot_of(const struct slots *slots, const struct slot *slot)
{
	return (const char *)slots + slot->offset;
}

void slots_clear(struct slots *slots)
{
	for (size_t i = 0; i < G_N_ELEMENTS(slot_table); i++) {
		const struct slot *slot = &slot_table[i];
		if (slot->type == SLOT_PHRASE || slot->type == SLOT_QUOTE || slot->type == SLOT_TEXT)
			g_clear_pointer((char **)slot_in(slots, slot), g_free);
	}
	g_clear_pointer(&slots->places, g_array_unref);
	*slots = (struct slots){.nth = NTH_ONLY};
}

/* ---- pieces that are both written and read ----------------------------------------------------------------------- */

static char *format_name(const struct grammar *grammar, uint32_t format)
{
	GString *out = g_string_new(NULL);
	static const struct {
		uint32_t bit;
		const char *key;
	} names[] = {
		{FORMAT_STRONG, "instruct-bold"}, {FORMAT_EMPH, "instruct-italic"}, {FORMAT_CODE, "instruct-code"}};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (format & names[i].bit)
			g_string_append_printf(out, "%s%s", out->len ? " " : "", word(grammar->words, names[i].key));
	if (!out->len)
		g_string_append(out, word(grammar->words, "instruct-plain"));
	return g_string_free(out, FALSE);
}

/* 'second'; the list of words gives the first of them, and figures the others. */
static char *ordinal(const struct grammar *grammar, unsigned nth)
{
	char **names = g_strsplit(word(grammar->words, "instruct-ordinals"), " ", -1);
	char *number = g_strdup_printf("%u", nth), *name;
	if (nth <= g_strv_length(names))
		name = g_strdup(names[nth - 1]);
	else
		name = word_fill(grammar->words, "instruct-ordinal-more", "number", number, NULL);
	g_strfreev(names);
	g_free(number);
	return name;
}

static const char *nth_key(int nth)
{
	return nth == NTH_EACH ? "instruct-each" : nth == NTH_BOTH ? "instruct-both" : "instruct-nth";
}

/* What stands between quotation marks, with which one of them is meant. */
static char *phrase_written(const struct grammar *grammar, const char *text, int nth)
{
	char *quoted = g_strconcat("“", text, "”", NULL);
	if (nth == NTH_ONLY)
		return quoted;
	char *which = nth > 0 ? ordinal(grammar, (unsigned)nth) : g_strdup("");
	char *phrase = word_fill(grammar->words, nth_key(nth), "words", quoted, "nth", which, NULL);
	g_free(which);
	g_free(quoted);
	return phrase;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static char *places_written(const struct grammar *grammar, const GArray *places)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; places && i < places->len; i++)
		g_ptr_array_add(names, places_name(grammar->places, g_array_index(places, struct spot_at, i)));
	char *text = plural_list(grammar->words, names);
	g_ptr_array_unref(names);
	return text;
}

static char *range_written(const struct grammar *grammar, const struct slots *slots)
{
	char *first = places_name(grammar->places, slots->place), *last = places_name(grammar->places, slots->last);
	char *text = plural_range(grammar->words, first, last, "instruct-span");
	g_free(first);
	g_free(last);
	return text;
}

static char *slot_written(const struct grammar *grammar, const struct slot *slot, const struct slots *slots)
{
	const char *text = "";
	switch (slot->type) {
	case SLOT_PLACE:
		return places_name(grammar->places, *(const struct spot_at *)slot_of(slots, slot));
	case SLOT_PLACES:
		return places_written(grammar, slots->places);
	case SLOT_RANGE:
		return range_written(grammar, slots);
	case SLOT_PHRASE:
	case SLOT_QUOTE:
	case SLOT_TEXT:
		text = *(char *const *)slot_of(slots, slot);
		text = text ? text : "";
		return slot->type == SLOT_TEXT
			       ? g_strdup(text)
			       : phrase_written(grammar, text, slot->type == SLOT_PHRASE ? slots->nth : NTH_ONLY);
	case SLOT_FORMAT:
		return format_name(grammar, slots->format);
	case SLOT_KIND:
		return g_strdup(word(grammar->words, kind_keys[slots->kind]));
	case SLOT_EDIT:
		return slots->edit ? slots_write(grammar, slots->edit, slots) : g_strdup("");
	}
	return NULL;
}

static const struct slot *slot_at(const char *name, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(slot_table); i++)
		if (strlen(slot_table[i].name) == length && !strncmp(slot_table[i].name, name, length))
			return &slot_table[i];
	g_assert_not_reached();
}

/* Whether a word and its blank stand before what comes, and no comma. */
static bool begun_by_word(const GString *out)
{
	return out->len > 1 && out->str[out->len - 1] == ' ' && g_ascii_isalpha(out->str[out->len - 2]);
}

char *slots_write(const struct grammar *grammar, enum form form, const struct slots *slots)
{
	GString *out = g_string_new(NULL);
	for (const char *p = word(grammar->words, keys[form]); *p;) {
		if (*p != '{') {
			g_string_append_c(out, *p++);
			continue;
		}
		size_t n = strcspn(p + 1, "}");
		const struct slot *slot = slot_at(p + 1, n);
		char *text = slot_written(grammar, slot, slots);
		char *said =
			slot->mutates && begun_by_word(out) ? text_mutated(grammar->words, text, MUTATION_SOFT) : NULL;
		g_string_append(out, said ? said : text);
		g_free(said);
		g_free(text);
		p += n + 2;
	}
	return g_string_free(out, FALSE);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct matching {
	const struct grammar *grammar;
	struct slots *slots;
	bool lenient; /* any text may be a place */
	struct unknown unknown;
};

static bool match(struct matching *matching, const char *pattern, const char *text);

/* “...”: what stands between, and behind it; NULL where there is none. */
static const char *quote_end(const char *text)
{
	if (!g_str_has_prefix(text, "“"))
		return NULL;
	for (const char *p = text + strlen("“"); *p; p += *p == '\\' && p[1] ? 2 : 1)
		if (g_str_has_prefix(p, "”"))
			return p;
	return NULL;
}

/* A word of the list of ordinals, or one made from a number: its number, 0 for none. */
static int ordinal_read(const struct grammar *grammar, const char *text, size_t length)
{
	for (unsigned nth = 1; nth < 1000; nth++) {
		char *name = ordinal(grammar, nth);
		bool same = strlen(name) == length && !strncmp(name, text, length);
		g_free(name);
		if (same)
			return (int)nth;
	}
	return 0;
}

/* The rest of 'in the second place it occurs' behind the quotation: *nth, and what comes after; NULL for none. */
static const char *nth_read(const struct grammar *grammar, const char *text, int which, int *nth)
{
	const char *pattern = word(grammar->words, nth_key(which)), *behind = strchr(pattern, '}');
	behind = behind ? behind + 1 : pattern;
	const char *slot = strchr(behind, '{');
	size_t before = slot ? (size_t)(slot - behind) : strlen(behind);
	if (strncmp(text, behind, before) != 0)
		return NULL;
	*nth = which;
	if (!slot)
		return text + before;
	const char *rest = strchr(slot, '}') + 1;
	size_t length = strcspn(text + before, " ");
	*nth = ordinal_read(grammar, text + before, length);
	const char *after = text + before + length;
	return *nth && !strncmp(after, rest, strlen(rest)) ? after + strlen(rest) : NULL;
}

static bool quote_match(struct matching *matching, const struct slot *slot, const char *rest, const char *text)
{
	const char *end = quote_end(text);
	if (!end)
		return false;
	char **kept = slot_in(matching->slots, slot);
	g_free(*kept);
	*kept = g_strndup(text + strlen("“"), (size_t)(end - text) - strlen("“"));
	const char *behind = end + strlen("”");
	static const int ways[] = {1, NTH_EACH, NTH_BOTH};
	for (size_t i = 0; i < G_N_ELEMENTS(ways) && slot->type == SLOT_PHRASE; i++) {
		int nth;
		const char *after = nth_read(matching->grammar, behind, ways[i], &nth);
		if (after && match(matching, rest, after)) {
			matching->slots->nth = nth;
			return true;
		}
	}
	if (slot->type == SLOT_PHRASE)
		matching->slots->nth = NTH_ONLY;
	return match(matching, rest, behind);
}

static bool place_read(struct matching *matching, const char *text, size_t length, struct spot_at *at)
{
	if (places_find(matching->grammar->places, text, length, at))
		return true;
	if (!matching->lenient || !length)
		return false;
	if (!matching->unknown.text)
		matching->unknown = (struct unknown){text, length};
	return true;
}

/* 'a, b and c', each of them a place. */
static bool places_read(struct matching *matching, const char *text, size_t length)
{
	size_t read;
	GArray *list = plural_list_read(matching->grammar->places, matching->grammar->words, text, length, &read);
	if (!list && matching->lenient && !matching->unknown.text)
		matching->unknown = (struct unknown){text + read, length - read};
	g_clear_pointer(&matching->slots->places, g_array_unref);
	matching->slots->places = list;
	return list || matching->lenient;
}

static bool range_read(struct matching *matching, const char *text, size_t length)
{
	if (plural_range_read(matching->grammar->places, matching->grammar->words, text, length,
			      &matching->slots->place, &matching->slots->last))
		return true;
	if (matching->lenient && length && !matching->unknown.text)
		matching->unknown = (struct unknown){text, length};
	return matching->lenient && length;
}

static bool kind_read(struct matching *matching, const char *text, size_t length)
{
	for (int kind = 0; kind < UNIT_KINDS; kind++) {
		const char *name = word(matching->grammar->words, kind_keys[kind]);
		if (strlen(name) == length && !strncmp(name, text, length)) {
			matching->slots->kind = (enum unit_kind)kind;
			return true;
		}
	}
	return false;
}

static bool format_read(struct matching *matching, const char *text, size_t length)
{
	for (uint32_t format = 0; format <= FORMAT_SET; format++) {
		char *name = format_name(matching->grammar, format);
		bool same = strlen(name) == length && !strncmp(name, text, length);
		g_free(name);
		if (same) {
			matching->slots->format = format;
			return true;
		}
	}
	return false;
}

static bool edit_read(struct matching *matching, const char *text, size_t length)
{
	char *edit = g_strndup(text, length);
	bool found = false;
	for (int form = EDIT_SUBSTITUTE; form <= EDIT_SPLIT_AS && !found; form++) {
		matching->slots->edit = (enum form)form;
		found = match(matching, word(matching->grammar->words, keys[form]), edit);
	}
	g_free(edit);
	return found;
}

static bool slot_read(struct matching *matching, const struct slot *slot, const char *text, size_t length)
{
	switch (slot->type) {
	case SLOT_PLACE:
		return place_read(matching, text, length, slot_in(matching->slots, slot));
	case SLOT_PLACES:
		return places_read(matching, text, length);
	case SLOT_RANGE:
		return range_read(matching, text, length);
	case SLOT_FORMAT:
		return format_read(matching, text, length);
	case SLOT_KIND:
		return kind_read(matching, text, length);
	case SLOT_EDIT:
		return edit_read(matching, text, length);
	case SLOT_TEXT: {
		char **kept = slot_in(matching->slots, slot);
		g_free(*kept);
		*kept = g_strndup(text, length);
		return length > 0 && (slot->blanks || !strchr(*kept, ' '));
	}
	case SLOT_PHRASE:
	case SLOT_QUOTE:
		break;
	}
	return false;
}

/* A slot that is no quotation ends where the words that follow it in the form stand. */
static bool slot_match(struct matching *matching, const struct slot *slot, const char *rest, const char *text)
{
	size_t n = strcspn(rest, "{");
	char *literal = g_strndup(rest, n);
	bool found = false;
	const char *end = n ? strstr(text, literal) : text + strlen(text);
	/* Whatever a file says, not every way of reading it is tried. */
	size_t most = slot->type == SLOT_EDIT ? strlen(text) : NAME_MOST;
	for (unsigned tried = 0; end && !found && (size_t)(end - text) <= most; tried++) {
		if (matching->lenient && tried == TRIED_MOST)
			break;
		found = slot_read(matching, slot, text, (size_t)(end - text)) && match(matching, rest, end);
		end = n ? strstr(end + 1, literal) : NULL;
	}
	g_free(literal);
	return found;
}

static bool match(struct matching *matching, const char *pattern, const char *text)
{
	while (*pattern && *pattern != '{' && *pattern == *text) {
		pattern++;
		text++;
	}
	if (*pattern != '{')
		return !*pattern && !*text;
	size_t n = strcspn(pattern + 1, "}");
	const struct slot *slot = slot_at(pattern + 1, n);
	const char *rest = pattern + n + 2;
	if (slot->type == SLOT_PHRASE || slot->type == SLOT_QUOTE)
		return quote_match(matching, slot, rest, text);
	return slot_match(matching, slot, rest, text);
}

bool slots_read(const struct grammar *grammar, enum form form, const char *text, struct slots *slots,
		struct unknown *unknown)
{
	const char *pattern = word(grammar->words, keys[form]);
	struct matching matching = {grammar, slots, false, {NULL, 0}};
	if (match(&matching, pattern, text))
		return true;
	slots_clear(slots);
	if (!unknown || unknown->text)
		return false;
	matching.lenient = true;
	if (match(&matching, pattern, text))
		*unknown = matching.unknown;
	slots_clear(slots);
	return false;
}
