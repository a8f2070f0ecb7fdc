/* SPDX-License-Identifier: MIT */
#include "explain/instructions_inline.h"
#include "compare/tokens.h"

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

struct writer {
	const struct side *side;
	const struct unit *unit;
	const struct words *words;
	GString *out;
	uint32_t format;
	bool set, cut, verbatim, blank;
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

static void token_write(struct writer *writer, const struct token *token, const char *shown)
{
	const char *word = lexicon_text(writer->side->lexicon, token->word);
	GString *out = writer->out;
	if (*word == '\1') {
		g_string_append_c(out, '[');
		inline_escape(shown, out);
		g_string_append(out, "](");
		inline_target(word, out);
		g_string_append_c(out, ')');
	} else if (token->format & FORMAT_MARK) {
		mark_write(word, out);
	} else if (writer->verbatim) {
		g_string_append_c(out, '[');
		inline_escape(word, out);
		g_string_append(out, "]()");
	} else {
		g_string_append(out, seems_mark(writer, shown) ? "\\" : "");
		inline_escape(shown, out);
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
		g_string_append(writer->out, writer->cut && i > from ? INLINE_CUT : "");
		token_write(writer, token, shown->str);
		writer->blank = blank;
		g_string_free(shown, TRUE);
	}
	writer->blank = false;
	format_switch(writer, 0);
}

/* True where `text` reads as the tokens that it was written from. */
static bool reads_back(const struct writer *writer, const char *text, uint32_t from, uint32_t to)
{
	struct arena *arena = arena_new();
	GArray *read = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	inline_read(text, writer->unit->kind, writer->words, arena, read);
	bool same = read->len == to - from;
	for (uint32_t i = 0; i < read->len && same; i++) {
		const struct token *token = TOKEN(writer->side, writer->unit->first + from + i);
		const struct wordlet *wordlet = &g_array_index(read, struct wordlet, i);
		same = !strcmp(wordlet->word, lexicon_text(writer->side->lexicon, token->word)) &&
		       (!writer->set || wordlet->format == (token->format & FORMAT_SET));
	}
	g_array_unref(read);
	arena_free(arena);
	return same;
}

void inline_write(const struct side *side, uint32_t unit, uint32_t from, uint32_t to, bool set,
		  const struct words *words, GString *out)
{
	GString *made = g_string_new(NULL);
	/* Plainly; else with every word cut from the next; else every word as it is compared. */
	for (int way = 0; way < 3; way++) {
		g_string_truncate(made, 0);
		struct writer writer = {side, UNIT(side, unit), words, made, 0, set, way > 0, way > 1, false};
		tokens_write(&writer, from, to);
		if (reads_back(&writer, made->str, from, to))
			break;
	}
	g_string_append(out, made->str);
	g_string_free(made, TRUE);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct reader {
	const char *at;
	enum unit_kind kind;
	const struct words *words;
	struct arena *arena;
	GString *run;
	uint32_t format;
	GArray *out;
};

static void wordlet_add(struct reader *reader, const char *word)
{
	struct wordlet wordlet = {arena_text(reader->arena, word), reader->format, false};
	g_array_append_val(reader->out, wordlet);
}

static void run_flush(struct reader *reader)
{
	const char *text = reader->run->str;
	GString *folded = g_string_new(NULL);
	while (*text) {
		if (*text == ' ') {
			text++;
			continue;
		}
		size_t length = token_length(text, reader->words);
		token_folded(folded, text, length);
		wordlet_add(reader, folded->str);
		text += length;
	}
	g_string_free(folded, TRUE);
	g_string_truncate(reader->run, 0);
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
	if (*text != '(')
		return 0;
	size_t n = strcspn(text + 1, ",)");
	for (int type = 0; type < FIELD_TYPES; type++) {
		const char *name = field_type_name((enum field_type)type);
		if (strlen(name) != n || strncmp(name, text + 1, n) != 0)
			continue;
		const char *rest = text + 1 + n;
		rest += g_str_has_prefix(rest, ", role") ? strlen(", role") : 0;
		rest += g_str_has_prefix(rest, ", required") ? strlen(", required") : 0;
		return *rest == ')' ? (size_t)(rest + 1 - text) : 0;
	}
	return 0;
}

/* A mark that begins or ends bold, italic or code; its length, or 0. */
static size_t format_mark(const char *text, uint32_t *format)
{
	*format = *text == '_' ? FORMAT_EMPH : *text == '`' ? FORMAT_CODE : FORMAT_STRONG;
	return *text == '_' || *text == '`' ? 1 : g_str_has_prefix(text, "**") ? 2 : 0;
}

static void piece_read(struct reader *reader)
{
	uint32_t format;
	size_t mark = field_mark(reader), setting = format_mark(reader->at, &format);
	if (*reader->at == '\\' && reader->at[1]) {
		const char *next = g_utf8_next_char(reader->at + 1);
		g_string_append_len(reader->run, reader->at + 1, (gssize)(next - reader->at - 1));
		reader->at = next;
	} else if (g_str_has_prefix(reader->at, INLINE_CUT)) {
		run_flush(reader);
		reader->at += strlen(INLINE_CUT);
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
	struct reader reader = {text, kind, words, arena, g_string_new(NULL), 0, out};
	while (*reader.at)
		piece_read(&reader);
	run_flush(&reader);
	g_string_free(reader.run, TRUE);
}
