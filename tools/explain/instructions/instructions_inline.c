/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_inline.h"
#include "compare/units/field_marks.h"
#include "compare/units/tokens.h"
#include "model/day.h"

#include <string.h>

/* ---- writing ----------------------------------------------------------------------------------------------------- */

void inline_escape(const char *text, GString *out)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == 0x201c || c == 0x201d)
			c = c == 0x201c ? 0x2018 : 0x2019;
		else if (c < 0x80 && strchr("\\*_`[]<|#", (int)c))
			g_string_append_c(out, '\\');
		g_string_append_unichar(out, c);
	}
}

/* Where a link leads outside these documents: their names have no such signs. */
static bool is_address(const char *target)
{
	size_t name = strcspn(target, "#");
	return memchr(target, '/', name) || memchr(target, ':', name);
}

void inline_target(const char *word, GString *out)
{
	bool address = g_str_has_prefix(word, ADDRESS_SIGN);
	const char *target = word + 1 + (word[1] == '#' || address);
	if (!*target && !address) {
		g_string_append_c(out, '.');
		return;
	}
	/* An address that does not look like one has a colon in front. */
	bool signed_so = address && (!is_address(target) || *target == ':');
	bool plain = true;
	for (const char *p = target; *p && plain; p++)
		plain = g_ascii_isalnum(*p) || strchr("._/#-:?=&%+~@", *p);
	g_string_append(out, plain ? "" : "<");
	g_string_append(out, signed_so ? ":" : "");
	for (const char *p = target; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == '\n') {
			g_string_append(out, "\\n");
			continue;
		}
		if (c == '\\' || c == '<' || c == '>' || c == 0x201c || c == 0x201d)
			g_string_append_c(out, '\\');
		g_string_append_unichar(out, c);
	}
	g_string_append(out, plain ? "" : ">");
}

/* How a token is written so that it reads as itself: as it is shown; its parts joined to one word; as it is compared.
 */
enum guise { GUISE_PLAIN, GUISE_JOINED, GUISE_VERBATIM };

struct guard {
	enum guise guise;
	bool cut; /* from the token before it */
};

struct writer {
	const struct side *side;
	const struct unit *unit;
	const struct words *words;
	GString *out;
	struct guard *guards; /* one for each token of the unit */
	uint32_t format;
	bool set, blank;
};

static void format_switch(struct writer *writer, uint32_t format)
{
	if (writer->format != format) {
		g_string_append(writer->out, writer->format & FORMAT_CODE ? "`" : "");
		g_string_append(writer->out, writer->format & FORMAT_EMPH ? "_" : "");
		g_string_append(writer->out, writer->format & FORMAT_STRONG ? "**" : "");
	}
	g_string_append(writer->out, writer->blank ? " " : "");
	writer->blank = false;
	if (writer->format != format) {
		g_string_append(writer->out, format & FORMAT_STRONG ? "**" : "");
		g_string_append(writer->out, format & FORMAT_EMPH ? "_" : "");
		g_string_append(writer->out, format & FORMAT_CODE ? "`" : "");
	}
	writer->format = format;
}

/* A word that would be read as a mark of a field where it is none. */
static bool seems_mark(const struct writer *writer, const char *shown)
{
	return writer->unit->kind == UNIT_FIELD &&
	       (*shown == '(' || !strcmp(shown, "options") || !strcmp(shown, "columns") || !strcmp(shown, "hint"));
}

static void mark_write(const char *mark, GString *out)
{
	if (*mark != '[') {
		g_string_append(out, mark);
		return;
	}
	g_string_append_c(out, '[');
	char *within = g_strndup(mark + 1, strlen(mark) - 2);
	for (const char *p = within; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == '\\' || c == '[' || c == ']' || c == 0x201c || c == 0x201d)
			g_string_append_c(out, '\\');
		g_string_append_unichar(out, c);
	}
	g_free(within);
	g_string_append_c(out, ']');
}

/* True where parts of a word meet without a blank. */
static bool parts_meet(const struct writer *writer, const char *shown)
{
	for (const char *p = shown; *p; p += *p == ' ') {
		p += token_length(p, writer->words);
		if (*p && *p != ' ')
			return true;
	}
	return false;
}

/* 'section 12' or '§9(3)' that is one word, with what nobody sees in it or around it. */
static void joined_write(const struct writer *writer, const char *shown)
{
	bool meet = parts_meet(writer, shown);
	GString *text = g_string_new(NULL);
	inline_escape(shown, text);
	g_string_replace(text, " ", INLINE_BLANK, 0);
	g_string_append_printf(writer->out, "%s%s%s", meet ? INLINE_ONE : "", text->str, meet ? INLINE_ONE_END : "");
	g_string_free(text, TRUE);
}

/* '31 May 2027' that is the day of the source: '2027-05-31'. */
static bool day_reads_back(const struct writer *writer, const char *word, const char *shown)
{
	g_autofree char *day = writer->unit->kind == UNIT_REVIEW ? day_typed(writer->words, shown) : NULL;
	return day && !strchr(shown, '-') && !strcmp(day, word);
}

static void token_write(struct writer *writer, const struct token *token, const char *shown, enum guise guise)
{
	const char *word = lexicon_text(writer->side->lexicon, token->word);
	GString *out = writer->out;
	if (*word == '\1') {
		g_string_append_c(out, '[');
		inline_escape(shown, out);
		g_string_append(out, "](");
		inline_target(word, out);
		g_string_append_c(out, ')');
	} else if (token->format & FORMAT_MARK && !unit_is_fact(writer->unit)) {
		mark_write(word, out);
	} else if (guise == GUISE_VERBATIM) {
		g_string_append_c(out, '[');
		inline_escape(word, out);
		g_string_append(out, "]()");
	} else if (guise == GUISE_JOINED) {
		joined_write(writer, shown);
	} else {
		bool fact = unit_is_fact(writer->unit) && !day_reads_back(writer, word, shown);
		g_string_append(out, seems_mark(writer, shown) ? "\\" : "");
		inline_escape(fact ? word : shown, out);
	}
}

static void tokens_write(struct writer *writer, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct token *token = TOKEN(writer->side, writer->unit->first + i);
		GString *shown = g_string_new(NULL);
		unit_shown(writer->side, writer->unit, i, i + 1, shown);
		bool blank = shown->len && shown->str[shown->len - 1] == ' ';
		writer->blank = writer->blank || (*shown->str == ' ' && i > from);
		g_strstrip(shown->str);
		format_switch(writer, writer->set ? token->format & FORMAT_SET : 0);
		const struct guard *guard = &writer->guards[i];
		g_string_append(writer->out, guard->cut && i > from ? INLINE_CUT : "");
		token_write(writer, token, shown->str, guard->guise);
		writer->blank = blank;
		g_string_free(shown, TRUE);
	}
	writer->blank = false;
	format_switch(writer, 0);
}

/* The first of the tokens [from, to) that what was written does not read as; `to` where it reads as just these. */
static uint32_t misread(const struct writer *writer, uint32_t from, uint32_t to)
{
	struct arena *arena = arena_new();
	GArray *read = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	inline_read(writer->out->str, writer->unit->kind, writer->words, arena, read);
	uint32_t at = from;
	for (; at < to && at - from < read->len; at++) {
		const struct token *token = TOKEN(writer->side, writer->unit->first + at);
		const struct wordlet *wordlet = &g_array_index(read, struct wordlet, at - from);
		if (strcmp(wordlet->word, lexicon_text(writer->side->lexicon, token->word)) != 0 ||
		    (writer->set && wordlet->format != (token->format & FORMAT_SET)))
			break;
	}
	if (at == to && read->len > to - from)
		at--;
	g_array_unref(read);
	arena_free(arena);
	return at;
}

/* Writes tokens [from, to) anew. */
static uint32_t attempt(struct writer *writer, uint32_t from, uint32_t to)
{
	g_string_truncate(writer->out, 0);
	tokens_write(writer, from, to);
	return misread(writer, from, to);
}

/* The plainest guise in which a token reads as itself, when it stands alone. */
static void guise_find(struct writer *writer, uint32_t at)
{
	enum guise *guise = &writer->guards[at].guise;
	while (attempt(writer, at, at + 1) == at && *guise < GUISE_VERBATIM)
		(*guise)++;
}

/* One more guard where it was misread; false where there is none left. */
static bool guard_add(struct guard *guards, uint32_t at, uint32_t to)
{
	if (at + 1 < to && !guards[at + 1].cut)
		guards[at + 1].cut = true;
	else if (!guards[at].cut)
		guards[at].cut = true;
	else
		return false;
	return true;
}

#define GUARDS_MOST 100 /* found one by one; a text that needs more has them at every word */

/* Tokens with the fewest guards that make them read as themselves. */
static void guarded_write(struct writer *writer, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		guise_find(writer, i);
	for (unsigned guards = 0; guards < GUARDS_MOST; guards++) {
		uint32_t at = attempt(writer, from, to);
		if (at == to)
			return;
		if (!guard_add(writer->guards, at, to))
			break;
	}
	for (uint32_t i = from; i < to; i++)
		writer->guards[i].cut = true;
	if (attempt(writer, from, to) == to)
		return;
	for (uint32_t i = from; i < to; i++)
		writer->guards[i].guise = GUISE_VERBATIM;
	attempt(writer, from, to);
}

void inline_write(const struct side *side, uint32_t unit, uint32_t from, uint32_t to, bool set,
		  const struct words *words, GString *out)
{
	struct writer writer = {
		.side = side, .unit = UNIT(side, unit), .words = words, .out = g_string_new(NULL), .set = set};
	writer.guards = g_new0(struct guard, (gsize)to + 1);
	if (attempt(&writer, from, to) != to)
		guarded_write(&writer, from, to);
	g_string_append_len(out, writer.out->str, (gssize)writer.out->len);
	g_string_free(writer.out, TRUE);
	g_free(writer.guards);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct reader {
	const char *at;
	enum unit_kind kind;
	const struct words *words;
	struct arena *arena;
	GString *run;
	uint32_t format;
	bool one; /* what is gathered is one word */
	GArray *out;
};

static void wordlet_add(struct reader *reader, const char *word)
{
	struct wordlet wordlet = {arena_text(reader->arena, word), reader->format, false};
	g_array_append_val(reader->out, wordlet);
}

/* A blank within a word: its length, or 0. */
static size_t blank_at(const struct reader *reader, const char *text)
{
	return g_str_has_prefix(text, INLINE_BLANK) ? strlen(INLINE_BLANK) : reader->one && *text == ' ' ? 1 : 0;
}

/* The word that begins at `text`, with all that is joined to it; its length. */
static size_t word_read(const struct reader *reader, const char *text, GString *word)
{
	GString *part = g_string_new(NULL);
	size_t length = 0, blank = 0;
	do {
		g_string_append(word, blank ? " " : "");
		length += blank;
		size_t n = text[length] && text[length] != ' ' ? token_length(text + length, reader->words) : 0;
		token_folded(part, text + length, n);
		g_string_append_len(word, part->str, (gssize)part->len);
		length += n;
		blank = blank_at(reader, text + length);
	} while (blank || (reader->one && text[length]));
	g_string_free(part, TRUE);
	return length;
}

static void run_flush(struct reader *reader)
{
	const char *text = reader->run->str;
	GString *word = g_string_new(NULL);
	while (*text) {
		if (*text == ' ') {
			text++;
			continue;
		}
		g_string_truncate(word, 0);
		text += word_read(reader, text, word);
		wordlet_add(reader, word->str);
	}
	g_string_free(word, TRUE);
	g_string_truncate(reader->run, 0);
	reader->one = false;
}

/* The text up to an unescaped `end`, without its backslashes, and *after behind `end`; NULL where there is none. */
static char *until(const char *text, char end, const char **after)
{
	GString *out = g_string_new(NULL);
	while (*text && *text != end) {
		bool escaped = *text == '\\' && text[1];
		if (escaped && text[1] == 'n' && end == '>') {
			g_string_append_c(out, '\n');
			text += 2;
			continue;
		}
		text += escaped;
		const char *next = g_utf8_next_char(text);
		g_string_append_len(out, text, (gssize)(next - text));
		text = next;
	}
	*after = text + 1;
	if (*text)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

/* '(#gifts)': what stands between the brackets, and *after behind them. */
static char *target_read(const char *text, const char **after)
{
	if (*text != '(')
		return NULL;
	char *target = text[1] == '<' ? until(text + 2, '>', after) : until(text + 1, ')', after);
	if (target && text[1] == '<' && *(*after)++ != ')') {
		g_free(target);
		return NULL;
	}
	return target;
}

static bool is_blank_mark(const char *within)
{
	size_t n = strcspn(within, ":");
	for (int type = 0; type < FIELD_TYPES && within[n]; type++) {
		const char *name = field_type_name((enum field_type)type);
		if (strlen(name) == n && !strncmp(name, within, n))
			return true;
	}
	return false;
}

/* [what it prints](#target), [](https://a.link) behind the words of a link, [a word]() or a blank, [text: name]; false
 * where it is none of them. */
static bool bracket_read(struct reader *reader)
{
	const char *after, *behind;
	char *within = until(reader->at + 1, ']', &after);
	char *target = within ? target_read(after, &behind) : NULL;
	char *word = NULL;
	if (target && *target && !*within && is_address(target))
		word = g_strconcat(ADDRESS_SIGN, target + (*target == ':'), NULL);
	else if (target && *target)
		word = g_strconcat("\1#", strcmp(target, ".") ? target : "", NULL);
	else if (target)
		word = g_strdup(within);
	else if (within && is_blank_mark(within))
		word = g_strconcat("[", within, "]", NULL);
	if (word) {
		run_flush(reader);
		uint32_t format = reader->format;
		reader->format = target ? format : 0;
		wordlet_add(reader, word);
		reader->format = format;
		reader->at = target ? behind : after;
	}
	bool found = word != NULL;
	g_free(within);
	g_free(target);
	g_free(word);
	return found;
}

/* '(text, required)' or 'options:' in a field: its length, or 0. */
static size_t field_mark(const struct reader *reader)
{
	static const char *const marks[] = {"options:", "columns:", "hint:"};
	const char *text = reader->at;
	if (reader->kind != UNIT_FIELD)
		return 0;
	bool begins = !reader->run->len || reader->run->str[reader->run->len - 1] == ' ';
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (begins && g_str_has_prefix(text, marks[i]))
			return strlen(marks[i]);
	return field_facts_length(text);
}

/* A mark that begins or ends bold, italic or code; its length, or 0. */
static size_t format_mark(const char *text, uint32_t *format)
{
	*format = *text == '_' ? FORMAT_EMPH : *text == '`' ? FORMAT_CODE : FORMAT_STRONG;
	return *text == '_' || *text == '`' ? 1 : g_str_has_prefix(text, "**") ? 2 : 0;
}

/* What nobody sees between words, or around one; its length, or 0. */
static size_t unseen_mark(const char *text)
{
	static const char *const marks[] = {INLINE_CUT, INLINE_ONE, INLINE_ONE_END};
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (g_str_has_prefix(text, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static void piece_read(struct reader *reader)
{
	uint32_t format;
	size_t mark = field_mark(reader), setting = format_mark(reader->at, &format);
	size_t nothing = unseen_mark(reader->at);
	if (nothing) {
		run_flush(reader);
		reader->one = g_str_has_prefix(reader->at, INLINE_ONE);
		reader->at += nothing;
	} else if (*reader->at == '\\' && reader->at[1]) {
		const char *next = g_utf8_next_char(reader->at + 1);
		g_string_append_len(reader->run, reader->at + 1, (gssize)(next - reader->at - 1));
		reader->at = next;
	} else if (setting) {
		run_flush(reader);
		reader->format ^= format;
		reader->at += setting;
	} else if (mark) {
		run_flush(reader);
		char *word = g_strndup(reader->at, mark);
		uint32_t kept = reader->format;
		reader->format = 0;
		wordlet_add(reader, word);
		reader->format = kept;
		g_free(word);
		reader->at += mark;
	} else if (*reader->at != '[' || !bracket_read(reader)) {
		const char *next = g_utf8_next_char(reader->at);
		g_string_append_len(reader->run, reader->at, (gssize)(next - reader->at));
		reader->at = next;
	}
}

void inline_read(const char *text, enum unit_kind kind, const struct words *words, struct arena *arena, GArray *out)
{
	bool one = unit_is_fact(&(struct unit){.kind = kind}); /* what a fact says is one word */
	g_autofree char *day = kind == UNIT_REVIEW && !strchr(text, '-') ? day_typed(words, text) : NULL;
	struct reader reader = {day ? day : text, kind, words, arena, g_string_new(NULL), 0, one, out};
	while (*reader.at)
		piece_read(&reader);
	run_flush(&reader);
	g_string_free(reader.run, TRUE);
}
