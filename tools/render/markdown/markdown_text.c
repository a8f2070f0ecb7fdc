/* SPDX-License-Identifier: MIT */
#include "render/markdown/markdown_text.h"

#include <string.h>

#define LETTERS_AND_DIGITS G_CSET_DIGITS G_CSET_A_2_Z G_CSET_a_2_z

/* A mark that only counts where a block begins; returns how many bytes stand before the one to escape, or -1. */
static int mark_at_beginning(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (digits && digits < 10 && (text[digits] == '.' || text[digits] == ')') &&
	    (!text[digits + 1] || strchr(" \t\n", text[digits + 1])))
		return (int)digits;
	if (*text && strchr("#+-=:~|", *text))
		return 0;
	return -1;
}

/* Whether a line is made of these signs and blanks alone, and of how many of them. */
static size_t line_only(const char *line, const char *signs)
{
	size_t count = 0, at = 0, length = strcspn(line, "\r\n");
	for (; at < length && strchr(signs, line[at]); at++)
		count += !strchr(" \t", line[at]);
	return at == length ? count : 0;
}

static bool is_blank_or_end(char sign)
{
	return !sign || strchr(" \t\r\n", sign);
}

/* '1.' may stand in the middle of a paragraph, where another number opens no list. */
static int number_mark(const char *line, bool first)
{
	size_t digits = strspn(line, "0123456789");
	bool list = digits && digits < 10 && strchr(".)", line[digits]) && line[digits] &&
		    is_blank_or_end(line[digits + 1]);
	return list && (first || (digits == 1 && *line == '1')) ? (int)digits : -1;
}

int markdown_line_mark(const char *line, bool first)
{
	size_t hashes = strspn(line, "#"), tildes = strspn(line, "~");
	bool heading = hashes && hashes < 7 && is_blank_or_end(line[hashes]);
	bool bullet = *line && strchr("-+", *line) && is_blank_or_end(line[1]);
	bool meaning = *line == ':' && line[1] == ' ';
	bool below = !first && (line_only(line, "= \t") || line_only(line, "- \t"));
	bool rule = line_only(line, "- \t") > 2 ||
		    (strcspn(line, "-") < strcspn(line, "\r\n") && line_only(line, "|:- \t"));
	return heading || bullet || meaning || below || rule || tildes > 2 ? 0 : number_mark(line, first);
}

int markdown_cell_mark(const char *line)
{
	return *line && strchr("-*", *line) && line[1] == ' ' ? 0 : -1;
}

static int mark_at(const char *text, struct markdown_spot spot)
{
	if (spot.beginning)
		return mark_at_beginning(text);
	if (!spot.line)
		return -1;
	return spot.cell ? markdown_cell_mark(text) : markdown_line_mark(text, false);
}

static bool escaped(const char *p, struct markdown_spot spot)
{
	switch (*p) {
	case '\\':
	case '`':
	case '*':
	case '_':
	case '[':
	case ']':
	case '<':
	case '>':
	case '{':
		return true;
	case '&':
		return g_ascii_isalpha(p[1]) || p[1] == '#';
	case '#':
		return spot.heading;
	case '|':
		return spot.cell;
	default:
		return false;
	}
}

/* Bytes that escaped() looks at, and the end of a line. */
#define LOOKED_AT "\\`*_[]<>{&#|\n"

void markdown_text(GString *out, const char *text, struct markdown_spot spot)
{
	int mark = mark_at(text, spot);
	const char *p = text;
	if (mark >= 0) {
		g_string_append_len(out, text, mark);
		g_string_append_c(out, '\\');
		g_string_append_c(out, text[mark]);
		p += mark + 1;
	}
	for (size_t plain = strcspn(p, LOOKED_AT);; plain = strcspn(p, LOOKED_AT)) {
		g_string_append_len(out, p, (gssize)plain);
		p += plain;
		if (!*p)
			return;
		if (escaped(p, spot))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p == '\n' ? ' ' : *p);
		p++;
	}
}

size_t markdown_ticks(const char *text)
{
	size_t most = 0;
	for (const char *p = strchr(text, '`'); p; p = strchr(p, '`')) {
		size_t run = strspn(p, "`");
		most = MAX(most, run);
		p += run;
	}
	return most;
}

static void put_ticks(GString *out, size_t n)
{
	while (n-- > 0)
		g_string_append_c(out, '`');
}

void markdown_code(GString *out, const char *text, bool cell)
{
	size_t ticks = markdown_ticks(text) + 1, length = strlen(text);
	bool blank = length && (text[0] == '`' || text[length - 1] == '`' ||
				(text[0] == ' ' && text[length - 1] == ' ' && strspn(text, " ") < length));
	put_ticks(out, ticks);
	if (blank)
		g_string_append_c(out, ' ');
	for (const char *p = text; *p; p++) {
		if (cell && *p == '|')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
	if (blank)
		g_string_append_c(out, ' ');
	put_ticks(out, ticks);
}

/* Whether an entity begins here: '&copy;', '&#169;'. */
static bool is_entity(const char *text)
{
	size_t sign = text[0] == '&' ? 1 + (text[1] == '#') : 0;
	size_t length = sign ? strspn(text + sign, LETTERS_AND_DIGITS) : 0;
	return length && text[sign + length] == ';';
}

/* Within a link, between its words and its end: what ends it, or its cell, or is read as another sign. */
static void put_within(GString *out, const char *text, const char *ends, bool cell)
{
	for (const char *p = text; *p; p++) {
		if (strchr(ends, *p) || (cell && *p == '|'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, (unsigned char)*p < ' ' ? ' ' : *p);
		if (is_entity(p)) /* which a backslash would not keep cmark from reading */
			g_string_append(out, "amp;");
	}
}

static void put_address(GString *out, const char *address, bool cell)
{
	bool bare = *address && !strpbrk(address, " \t\n()<>\\");
	g_string_append(out, bare ? "" : "<");
	put_within(out, address, "<>\\", cell);
	g_string_append(out, bare ? "" : ">");
}

void markdown_link_open(GString *out)
{
	if (out->len && out->str[out->len - 1] == '!') /* '![' opens a picture */
		g_string_insert_c(out, (gssize)out->len - 1, '\\');
	g_string_append_c(out, '[');
}

void markdown_link_close(GString *out, const char *address, const char *title, bool cell)
{
	g_string_append(out, "](");
	put_address(out, address, cell);
	if (title && *title) {
		g_string_append(out, " \"");
		put_within(out, title, "\"\\", cell);
		g_string_append_c(out, '"');
	}
	g_string_append_c(out, ')');
}

void markdown_yaml(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p; p++) {
		if (strchr("\"\\", *p))
			g_string_append_c(out, '\\');
		g_string_append_c(out, (unsigned char)*p < ' ' ? ' ' : *p);
	}
	g_string_append_c(out, '"');
}
