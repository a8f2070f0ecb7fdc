/* SPDX-License-Identifier: MIT */
#include "read/source/source_text.h"

#include "base/cut.h"

#include <stdint.h>
#include <string.h>

#define MOST_HIDDEN 20
#define WORD_QUOTED ((size_t)60) /* bytes of a word */
#define LINE_LONGEST ((size_t)8 * 1024 * 1024)

/* A place that moves on from one byte to another; all between them are valid. */
static void place_move(struct place *place, const char *from, const char *to)
{
	for (const char *c = from; c < to; c++) {
		if (*c == '\n') {
			place->line++;
			place->column = 1;
		} else if (((unsigned char)*c & 0xc0) != 0x80) {
			place->column++;
		}
	}
}

/* The place of the byte `at`; all bytes before it are valid. */
static struct place place_find(const char *file, const char *text, const char *at)
{
	struct place place = {.file = file, .line = 1, .column = 1};
	place_move(&place, text, at);
	return place;
}

static bool begins(const char *text, size_t length, const char *with, size_t n)
{
	return length >= n && !memcmp(text, with, n);
}

/* Kinds of file that people mix up with Markdown. NULL if it is none of them. */
static const char *other_format(const char *text, size_t length)
{
	if (begins(text, length, "PK\3\4", 4))
		return "this is a Word file or another packed file, not Markdown text";
	if (begins(text, length, "%PDF-", 5))
		return "this is a PDF, not Markdown text";
	if (begins(text, length, "\xd0\xcf\x11\xe0", 4))
		return "this is an old Word file, not Markdown text";
	if (begins(text, length, "{\\rtf", 5))
		return "this is a Rich Text file, not Markdown text";
	return NULL;
}

static bool is_ordinary(unsigned char c)
{
	return c < 0x7f && (c >= 0x20 || c == '\n' || c == '\t' || c == '\r');
}

/* The first byte that is no ordinary ASCII: a control sign, or the beginning of another character. Looks at eight
 * bytes at once, and then at those whose highest bit shows that they may not be ordinary. */
static const char *ordinary_end(const char *at, const char *end)
{
	for (; end - at >= 8; at += 8) {
		uint64_t bytes;
		memcpy(&bytes, at, sizeof bytes);
		bytes = GUINT64_FROM_LE(bytes);
		uint64_t high = bytes | (bytes + 0x0101010101010101u), low = (bytes - 0x2020202020202020u) & ~bytes;
		for (uint64_t odd = (high | low) & 0x8080808080808080u; odd; odd &= odd - 1)
			if (!is_ordinary((unsigned char)at[__builtin_ctzll(odd) / 8]))
				return at + __builtin_ctzll(odd) / 8;
	}
	while (at < end && is_ordinary((unsigned char)*at))
		at++;
	return at;
}

/* What a hidden character is called; NULL when it is none. */
static const char *hidden_name(gunichar c)
{
	if (c == 0xad)
		return "a soft hyphen";
	if (c == 0x200b)
		return "a zero-width space";
	if (c == 0x200c || c == 0x200d)
		return "a zero-width joiner";
	if (c == 0xfeff || c == 0x2060)
		return "a zero-width no-break space";
	if (c == 0x2028 || c == 0x2029)
		return "an invisible line separator";
	if (c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
		return "a character that turns the direction of the text";
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return "an invisible control character";
	if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
		return "a number that stands for no character";
	if (c == 0x180e || (c >= 0x2061 && c <= 0x206f) || (c >= 0xfff9 && c <= 0xfffb) ||
	    (c >= 0xe0000 && c <= 0xe007f))
		return "an invisible character";
	return NULL;
}

bool is_hidden_character(gunichar c)
{
	return hidden_name(c) != NULL;
}

/* What was met among the characters that are no ordinary ones. */
struct met {
	bool hidden; /* one that nobody sees */
	bool alike;  /* a letter that looks like a Latin one */
};

/* Letters of other alphabets that are drawn as Latin ones are. Greek has them among others that stand beside Latin
 * letters for good reason: 'μg', 'Ω'. */
static bool is_alike(gunichar c)
{
	static const gunichar greek[] = {0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39a, 0x39c,
					 0x39d, 0x39f, 0x3a1, 0x3a4, 0x3a5, 0x3a7, 0x3bf};
	for (size_t i = 0; c >= 0x370 && c < 0x400 && i < G_N_ELEMENTS(greek); i++)
		if (c == greek[i])
			return true;
	return (c >= 0x400 && c < 0x590) || (c >= 0x13a0 && c < 0x1400) || (c >= 0xab70 && c < 0xabc0);
}

/* The first byte that does not belong to valid UTF-8, a NUL among them; NULL when all is valid. */
static const char *invalid_find(const char *text, size_t length, struct met *met)
{
	const char *end = text + length;
	for (const char *at = ordinary_end(text, end); at < end; at = ordinary_end(g_utf8_next_char(at), end)) {
		gunichar c = *at ? g_utf8_get_char_validated(at, end - at) : (gunichar)-1;
		if (c == (gunichar)-1 || c == (gunichar)-2)
			return at;
		met->hidden = met->hidden || hidden_name(c);
		met->alike = met->alike || is_alike(c);
	}
	return NULL;
}

bool source_text_valid(const char *text, size_t length)
{
	struct met met = {false, false};
	return !invalid_find(text, length, &met);
}

static bool encoding_check(const char *file, const char *text, size_t length, size_t offset, struct met *met,
			   struct diag *diag)
{
	struct place whole = {.file = file};
	const char *other = other_format(text, length);
	if (other) {
		diag_add(diag, CODE_FILE_BINARY, whole, "%s", other);
		return false;
	}
	if (begins(text, length, "\xff\xfe", 2) || begins(text, length, "\xfe\xff", 2)) {
		diag_add(diag, CODE_FILE_ENCODING, whole, "this file is saved as UTF-16; save it as UTF-8");
		return false;
	}
	const char *end = invalid_find(text, length, met);
	if (!end)
		return true;
	size_t at = (size_t)(end - text);
	if (!*end)
		diag_add(diag, CODE_FILE_BINARY, place_find(file, text, end),
			 "there is a NUL byte here (byte %zu of the file), so this is no text file", at + offset + 1);
	else
		diag_add(diag, CODE_FILE_ENCODING, place_find(file, text, end),
			 "the byte \\x%02x here (byte %zu of the file) is not valid UTF-8; save the file as UTF-8",
			 (unsigned)(unsigned char)*end, at + offset + 1);
	return false;
}

/* Joiners belong in Arabic or Indic words and in emoji, but not next to Latin letters. */
static bool joins(const char *text, const char *at, const char *after)
{
	return at > text && (unsigned char)at[-1] >= 0x80 && (unsigned char)*after >= 0x80;
}

/* What a character that nobody can see is called; NULL for one that has its place between those beside it. */
static const char *hidden_at(const char *text, const char *at)
{
	gunichar c = g_utf8_get_char(at);
	bool joiner = c == 0x200c || c == 0x200d;
	return joiner && joins(text, at, g_utf8_next_char(at)) ? NULL : hidden_name(c);
}

static void hidden_check(const char *file, const char *text, size_t length, struct diag *diag)
{
	const char *end = text + length;
	unsigned count = 0;
	for (const char *at = ordinary_end(text, end); at < end; at = ordinary_end(at, end)) {
		const char *name = hidden_at(text, at);
		if (name) {
			diag_add(diag, CODE_HIDDEN_CHARACTER, place_find(file, text, at),
				 "there is %s (U+%04X) here, which nobody can see; delete it", name,
				 (unsigned)g_utf8_get_char(at));
			if (++count == MOST_HIDDEN)
				return;
		}
		at = g_utf8_next_char(at);
	}
}

/* ---- words of two alphabets ---- */

static bool is_letter(gunichar c)
{
	return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

/* Where the last of such words was found: there may be many, and the next is counted on from it. */
struct found_last {
	struct place place;
	const char *at;
};

static void word_check(struct found_last *last, const char *word, const char *end, struct diag *diag)
{
	const char *odd = NULL;
	bool latin = false;
	for (const char *at = word; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		latin = latin || g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
		odd = odd ? odd : is_alike(c) ? at : NULL;
	}
	if (!odd || !latin)
		return;
	place_move(&last->place, last->at, odd);
	last->at = odd;
	diag_add(diag, CODE_MIXED_ALPHABETS, last->place,
		 "in '%.*s' the letter '%.*s' (U+%04X) is of another alphabet, and only looks like the Latin one: type "
		 "it again",
		 (int)cut_length(word, (size_t)(end - word), WORD_QUOTED), word, (int)(g_utf8_next_char(odd) - odd),
		 odd, (unsigned)g_utf8_get_char(odd));
}

/* Words with Latin letters and such as look like them: a search does not find them, and they can deceive. */
static void alphabets_check(const char *file, const char *text, size_t length, struct diag *diag)
{
	const char *end = text + length, *word = NULL;
	struct found_last last = {{.file = file, .line = 1, .column = 1}, text};
	bool odd = false;
	for (const char *at = text; at <= end; at = at < end ? g_utf8_next_char(at) : end + 1) {
		bool letter =
			at < end && ((signed char)*at < 0 ? is_letter(g_utf8_get_char(at)) : g_ascii_isalpha(*at));
		if (letter) {
			word = word ? word : at;
			odd = odd || ((signed char)*at < 0 && is_alike(g_utf8_get_char(at)));
			continue;
		}
		if (word && odd)
			word_check(&last, word, at, diag);
		word = NULL;
		odd = false;
	}
}

/* ---- the whole ---- */

static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!g_ascii_isspace(text[i]))
			return false;
	return true;
}

static bool lines_check(const char *file, const char *text, size_t length, struct diag *diag)
{
	unsigned line = 1;
	for (const char *at = text, *end = text + length; (size_t)(end - at) > LINE_LONGEST; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop || (size_t)(stop - at) > LINE_LONGEST) {
			diag_add(diag, CODE_FILE_SIZE, (struct place){.file = file, .line = line, .column = 1},
				 "this line is longer than 8 MB; no source should have such a line");
			return false;
		}
		at = stop + 1;
	}
	return true;
}

/* The first of the lines from `at` on that begins so; NULL where none does. */
static const char *line_find(const char *text, const char *at, const char *with)
{
	for (at = strstr(at, with); at && at > text && at[-1] != '\n'; at = strstr(at + 1, with))
		;
	return at;
}

/* Both sides of a merge with git's signs around them: what else is wrong with the file comes of that. */
static bool merge_check(const char *file, const char *text, struct diag *diag)
{
	const char *begin = line_find(text, text, "<<<<<<< ");
	const char *middle = begin ? line_find(text, begin, "=======") : NULL;
	const char *end = middle ? line_find(text, middle, ">>>>>>> ") : NULL;
	if (!end)
		return true;
	diag_add(
		diag, CODE_MERGE_CONFLICT, place_find(file, text, begin),
		"git could not merge here what two people changed: from this line to line %u stand both, with "
		"'=======' "
		"between them; keep what is right, and delete the lines with git's signs. In the history of a document "
		"take one side whole, and adopt the other version again",
		place_find(file, text, end).line);
	return false;
}

const char *hidden_find(const char *text, gunichar *found)
{
	const char *end = text + strlen(text);
	for (const char *at = ordinary_end(text, end); at < end; at = ordinary_end(g_utf8_next_char(at), end)) {
		const char *name = hidden_at(text, at);
		if (!name)
			continue;
		*found = g_utf8_get_char(at);
		return name;
	}
	return NULL;
}

const char *hidden_drop(GString *text, gunichar *found)
{
	const char *first = hidden_find(text->str, found);
	if (!first)
		return NULL;
	g_autofree char *whole = g_strdup(text->str);
	const char *end = whole + text->len;
	g_string_truncate(text, 0);
	for (const char *at = whole, *stop; at < end; at = stop < end ? g_utf8_next_char(stop) : end) {
		stop = ordinary_end(at, end);
		g_string_append_len(text, at, stop - at);
		if (stop < end && !hidden_at(whole, stop))
			g_string_append_unichar(text, g_utf8_get_char(stop));
	}
	return first;
}

bool hidden_tell(const char *text, struct place place, struct diag *diag)
{
	gunichar c;
	const char *name = hidden_find(text, &c);
	if (name)
		diag_add(diag, CODE_HIDDEN_CHARACTER, place,
			 "%s (U+%04X) is written here as an entity or an escape; nobody can see it in print: take it "
			 "out",
			 name, (unsigned)c);
	return name != NULL;
}

bool source_text_check(const char *file, const char *text, size_t length, size_t offset, struct diag *diag)
{
	if (is_blank(text, length)) {
		diag_add(diag, CODE_FILE_EMPTY, (struct place){.file = file}, "this file is empty");
		return true;
	}
	struct met met = {false, false};
	if (!lines_check(file, text, length, diag) || !encoding_check(file, text, length, offset, &met, diag) ||
	    !merge_check(file, text, diag))
		return false;
	if (met.hidden)
		hidden_check(file, text, length, diag);
	if (met.alike)
		alphabets_check(file, text, length, diag);
	return true;
}
