/* SPDX-License-Identifier: MIT */
#include "read/fields.h"
#include "read/markdown/markdown.h"

#include <string.h>

static bool number_is_good(const char *number)
{
	size_t length = strlen(number);
	for (const char *c = number; *c; c++)
		if (!g_ascii_isalnum(*c))
			return false;
	return length > 0 && length < 12;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* The end of one word: quotes may hold blanks. */
static size_t word_length(struct slice text)
{
	size_t n = 0;
	char quote = 0;
	while (n < text.length && (quote || !is_blank(text.start[n]))) {
		if (text.start[n] == quote)
			quote = 0;
		else if (!quote && (text.start[n] == '"' || text.start[n] == '\''))
			quote = text.start[n];
		n++;
	}
	return n;
}

static const char *unquoted(struct doc *doc, const char *text, size_t length)
{
	if (length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text)
		return arena_text_n(doc->arena, text + 1, length - 2);
	return arena_text_n(doc->arena, text, length);
}

static void attribute_set(struct reading *reading, struct slice word, struct place place, struct attributes *out)
{
	struct doc *doc = reading->doc;
	if (*word.start == '#') {
		const char *id = arena_text_n(doc->arena, word.start + 1, word.length - 1);
		if (is_id(id) && out->id)
			diag_add(reading->diag, CODE_ATTRIBUTE, place,
				 "there are two ids here, '%s' and '%s': one thing has one id", out->id, id);
		else if (is_id(id))
			out->id = id;
		else
			diag_add(reading->diag, CODE_ID_FORM, place,
				 "the id '%s' can't be used: an id begins with a letter and has only letters (a to z, "
				 "or with an accent, as in ŷ), digits, '-', '_' and '.'",
				 id);
	} else if (word.length == 1 && *word.start == '-') {
		out->unnumbered = true;
	} else if (slice_begins(word, ".unnumbered") && word.length == strlen(".unnumbered")) {
		out->unnumbered = true;
	} else if (*word.start == '.' && !reading->constitution) {
		/* A lone file may have classes for other programs. */
	} else if (slice_begins(word, "number=")) {
		out->number = unquoted(doc, word.start + 7, word.length - 7);
		if (g_str_has_suffix(out->number, "."))
			out->number = arena_text_n(doc->arena, out->number, strlen(out->number) - 1);
		out->written = out->number;
		const char *dot = strrchr(out->number, '.');
		if (dot)
			out->number = dot + 1;
		if (number_is_good(out->number))
			return;
		diag_add(reading->diag, CODE_ATTRIBUTE, place,
			 "'number=%s' is no number for an inserted clause: write its own count only, such as "
			 "{number=2A}",
			 out->number);
		out->number = NULL;
	} else if (slice_begins(word, "alt=")) {
		out->alt = unquoted(doc, word.start + 4, word.length - 4);
	} else {
		diag_add(reading->diag, CODE_ATTRIBUTE, place,
			 "'%.*s' between braces means nothing here: expected {#an-id}, {-} for no number, or "
			 "{number=2A}",
			 (int)word.length, word.start);
	}
}

/* '{# seven}': the length of '# seven', which is told; 0 where there is none. */
static size_t parted_id(struct reading *reading, struct slice inside, struct place place)
{
	size_t n = 1;
	if (!inside.length || *inside.start != '#')
		return 0;
	while (n < inside.length && is_blank(inside.start[n]))
		n++;
	size_t length = word_length((struct slice){inside.start + n, inside.length - n});
	if (n == 1 || !length || !g_ascii_isalpha(inside.start[n]))
		return 0;
	diag_add(reading->diag, CODE_ID_FORM, place, "there is a space behind the '#' of the id '%.*s': write {#%.*s}",
		 (int)length, inside.start + n, (int)length, inside.start + n);
	return n + length;
}

/* 'alt=“First step; second step”' out of a word processor: told as one, with what it was to say. */
static bool alt_in_other_quotes(struct reading *reading, struct slice inside, struct place place,
				struct attributes *out)
{
	const size_t start = strlen("alt=");
	struct slice words = {inside.start + start, inside.length - MIN(start, inside.length)};
	if (!slice_begins(inside, "alt=") || !(slice_begins(words, "“") || slice_begins(words, "”") ||
					       slice_begins(words, "„") || slice_begins(words, "‘")))
		return false;
	out->alt = arena_text_n(reading->doc->arena, words.start, words.length);
	diag_add(reading->diag, CODE_ATTRIBUTE, place,
		 "the words behind 'alt=' stand between straight quotation marks, \"…\": these are typographic ones");
	return true;
}

bool attributes_read(struct reading *reading, struct slice inside, struct place place, struct attributes *out)
{
	bool any = false;
	while (inside.length) {
		if (alt_in_other_quotes(reading, inside, place, out))
			return true;
		size_t parted = parted_id(reading, inside, place);
		struct slice word = {inside.start, parted ? parted : word_length(inside)};
		if (word.length && !parted)
			attribute_set(reading, word, place, out);
		any = any || word.length;
		size_t next = MIN(word.length + 1, inside.length); /* behind the blank or line end after the word */
		inside = (struct slice){inside.start + next, inside.length - next};
	}
	return any;
}

/* Braces are attributes when they begin as attributes do; else they are words of the text. */
static bool looks_like_attributes(const char *inside, size_t length)
{
	if (!length)
		return false;
	if (*inside == '#')
		return true;
	if (*inside == '.')
		return length > 1;
	if (*inside == '-')
		return length == 1 || inside[1] == ' ';
	size_t n = 0;
	while (n < length && g_ascii_isalpha(inside[n]))
		n++;
	return n > 0 && n < length && inside[n] == '=';
}

/* The last '{' in a slice, or NULL. */
static const char *brace_last(struct slice slice)
{
	return slice.length ? memrchr(slice.start, '{', slice.length) : NULL;
}

/* Cuts the last braces off a line as it stands in the source; false where they have a backslash before them, so that
 * they are words. */
static bool braces_pass(struct slice *line)
{
	const char *open = brace_last(*line);
	if (open && open > line->start && open[-1] == '\\')
		return false;
	line->length = open ? (size_t)(open - line->start) : 0;
	return true;
}

static size_t length_trimmed(const char *text, size_t length)
{
	while (length && is_blank(text[length - 1]))
		length--;
	return length;
}

/* Takes the node, whose text is used up, away from its holder. */
static void last_drop(struct node *holder)
{
	struct node **link = &holder->first, *before = NULL;
	while (*link != holder->last)
		before = *link, link = &(*link)->next;
	*link = NULL;
	holder->last = before;
}

bool attributes_take(struct reading *reading, struct node *holder, unsigned line, struct attributes *out)
{
	memset(out, 0, sizeof *out);
	struct node *last = holder->last;
	if (!last || last->kind != NODE_TEXT)
		return false;
	struct slice source = lines_get(&reading->lines, line);
	bool taken = false;
	size_t length = length_trimmed(last->text, strlen(last->text));
	while (length && last->text[length - 1] == '}') {
		const char *open = brace_last((struct slice){last->text, length});
		size_t inside = open ? (size_t)(last->text + length - 1 - open - 1) : 0;
		if (!open || !looks_like_attributes(open + 1, inside) || !braces_pass(&source))
			break;
		attributes_read(reading, (struct slice){open + 1, inside}, holder->place, out);
		length = length_trimmed(last->text, (size_t)(open - last->text));
		taken = true;
	}
	if (taken && length)
		last->text = arena_text_n(reading->doc->arena, last->text, length);
	else if (taken)
		last_drop(holder);
	return taken;
}
