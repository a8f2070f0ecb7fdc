/* SPDX-License-Identifier: MIT */
#include "read/markdown/half_marks.h"

#include "base/cut.h"

#include <string.h>

/* The words of one text, and the block whose words they are. */
struct words {
	struct reading *reading;
	const struct node *block, *text;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static size_t id_length(const char *text)
{
	size_t n = 0;
	while (g_ascii_isalnum(text[n]) || (n && text[n] && strchr("-_.", text[n])))
		n++;
	return n;
}

static size_t id_or_figures(const char *text)
{
	size_t figures = strspn(text, "0123456789");
	return figures ? figures : id_length(text);
}

/* As much of a mark as is quoted. */
#define MARK_LONGEST ((size_t)60)

/* The first `length` bytes, or as many as are quoted. */
static struct slice mark_cut(const char *start, size_t length)
{
	return (struct slice){start, cut_length(start, length, MARK_LONGEST)};
}

/* The mark from `start` to its closing sign, or to the next blank. */
static struct slice mark_from(const char *start, char close)
{
	size_t n = 0;
	while (n < MARK_LONGEST && start[n] && start[n] != close && !is_blank(start[n]))
		n++;
	return mark_cut(start, start[n] && !is_blank(start[n]) ? n + 1 : n);
}

/* ---- where a mark stands in the source --------------------------------------------------------------------------- */

/* Behind the last line of the block that begins at `line`. */
static size_t block_end(const struct reading *reading, unsigned line)
{
	while (line <= lines_count(&reading->lines) && slice_bare(lines_get(&reading->lines, line), true).length)
		line++;
	return lines_start(&reading->lines, line);
}

/* So many marks that are not found, for they are written as '&#123;' or go over a line end, end the search in a part.
 */
#define MISSES_MOST 64u

/* A block that begins in the line of the one before it, such as the next cell of a row, goes on where that was. One
 * that no blank line parts from it, such as the next item of a list, has the same end. */
static void block_begin(struct reading *reading, const struct node *block)
{
	unsigned line = block->place.line - reading->body->line + 1;
	size_t start = lines_start(&reading->lines, line);
	const struct node *before = reading->marks.block;
	if (!before || before->place.line != block->place.line)
		reading->marks.at = start;
	reading->marks.block = block;
	if (start >= reading->marks.begin && start < reading->marks.end)
		return;
	reading->marks.begin = start;
	reading->marks.end = block_end(reading, line);
}

/* What stands in it may look like a mark that comes behind it. */
static void code_pass(struct reading *reading, const struct node *block, const char *code)
{
	if (block->place.line < reading->body->line || reading->marks.missed > MISSES_MOST)
		return;
	if (reading->marks.block != block)
		block_begin(reading, block);
	g_autofree char *whole = g_strconcat("`", code, "`", NULL);
	size_t rest = reading->marks.end - reading->marks.at, length = strlen(whole);
	const char *from = reading->body->text + reading->marks.at;
	const char *at = rest ? memmem(from, rest, whole, length) : NULL;
	if (at)
		reading->marks.at += (size_t)(at - from) + length;
	else
		reading->marks.missed++;
}

bool mark_find(struct reading *reading, const struct node *block, struct slice mark, struct place *place)
{
	const char *body = reading->body->text;
	if (block->place.line < reading->body->line || reading->marks.missed > MISSES_MOST)
		return false; /* the first is the title of the front matter */
	if (reading->marks.block != block)
		block_begin(reading, block);
	size_t rest = reading->marks.end - reading->marks.at;
	const char *at = rest ? memmem(body + reading->marks.at, rest, mark.start, mark.length) : NULL;
	if (!at) {
		reading->marks.missed++;
		return false;
	}
	reading->marks.at = (size_t)(at - body) + 1;
	if (at > body && at[-1] == '\\')
		return false;
	unsigned line = lines_at(&reading->lines, (size_t)(at - body));
	*place = reading_place(reading, line, lines_column(&reading->lines, line, at));
	return true;
}

/* ---- braces ------------------------------------------------------------------------------------------------------ */

static bool takes_braces(const struct node *block)
{
	if (block->kind != NODE_TITLE && block->kind != NODE_CAPTION && block->kind != NODE_PARAGRAPH)
		return false;
	while (block && block->kind != NODE_CELL)
		block = block->parent;
	return !block;
}

static void braces_tell(const struct words *words, const char *open)
{
	struct diag *diag = words->reading->diag;
	struct slice mark = mark_from(open, '}');
	const char *close = strpbrk(open + 1, "{}");
	struct place place;
	if (!mark_find(words->reading, words->block, mark, &place))
		return;
	if (!close || *close == '{')
		diag_add(diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands, because its closing brace is missing: write {#an-id}, {-} or "
			 "{number=2A}",
			 (int)mark.length, mark.start);
	else if (takes_braces(words->block))
		diag_add(diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands, because something stands behind it: put the braces at the "
			 "very end of the heading or paragraph",
			 (int)mark.length, mark.start);
	else
		diag_add(diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands: a table has its id behind its caption, a field of a form in "
			 "a line 'id:' below it",
			 (int)mark.length, mark.start);
}

/* '{token-gift}' at the end of a paragraph. One word without a hyphen may be anything. */
static bool is_bare_id(const struct words *words, const char *open)
{
	size_t length = id_length(open + 1);
	const char *behind = open + 1 + length;
	return words->block->kind != NODE_TITLE && takes_braces(words->block) && words->text == words->block->last &&
	       g_ascii_isalpha(open[1]) && memchr(open + 1, '-', length) && *behind == '}' &&
	       !behind[1 + strspn(behind + 1, " \t\n")];
}

static void bare_id_tell(const struct words *words, const char *open)
{
	struct slice mark = mark_from(open, '}');
	struct place place;
	if (mark_find(words->reading, words->block, mark, &place))
		diag_add(words->reading->diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands: an id is written with a '#', as in {#%.*s}; write \\{ where "
			 "the braces are meant",
			 (int)mark.length, mark.start, (int)mark.length - 2, mark.start + 1);
}

/* '#token-gift}' */
static void closed_id_tell(const struct words *words, const char *hash)
{
	struct slice mark = mark_from(hash, '}');
	struct place place;
	if (mark_find(words->reading, words->block, mark, &place))
		diag_add(words->reading->diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands, because its opening brace is missing: write {%.*s",
			 (int)mark.length, mark.start, (int)mark.length, mark.start);
}

/* ---- references, values and policies ----------------------------------------------------------------------------- */

static void reference_tell(const struct words *words, struct slice mark)
{
	struct place place;
	if (mark_find(words->reading, words->block, mark, &place))
		diag_add(words->reading->diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands: write a reference as [](#an-id), a value as [](value:name), "
			 "a policy as [](policy:name), with no space in them and both brackets closed",
			 (int)mark.length, mark.start);
}

/* How long 'value:' or 'policy:' is; 0 where neither stands there. */
static size_t named_length(const char *text)
{
	return g_str_has_prefix(text, "value:")    ? strlen("value:")
	       : g_str_has_prefix(text, "policy:") ? strlen("policy:")
						   : 0;
}

/* 'gift-limit)' */
static bool is_closed_id(const char *text)
{
	size_t length = id_length(text);
	return length && text[length] == ')';
}

/* '(#speaking)', where '{#speaking}' or '[](#speaking)' was meant. */
static void round_id_tell(const struct words *words, const char *open)
{
	bool bracket = open > words->text->text && open[-1] == '[';
	struct slice mark = mark_from(open - bracket, ')');
	size_t length = id_length(open + 2);
	struct place place;
	if (!mark_find(words->reading, words->block, mark, &place))
		return;
	diag_add(words->reading->diag, CODE_MARK_UNREAD, place,
		 "'%.*s' is printed as it stands: an id at the end of a heading or paragraph is written {#%.*s}, a "
		 "reference to it [](#%.*s)",
		 (int)mark.length, mark.start, (int)length, open + 2, (int)length, open + 2);
}

/* A '(' in words. Behind a ']' it would open the target of a link; else only a whole '(value:gift-limit)' is no prose.
 */
static void bracket_tell(const struct words *words, const char *open)
{
	const char *before = open, *inside = open + 1 + strspn(open + 1, " ");
	while (before > words->text->text && before[-1] == ' ')
		before--;
	bool joined = before == open, linked = before > words->text->text && before[-1] == ']';
	bool empty = linked && before - 1 > words->text->text && before[-2] == '[';
	size_t named = named_length(inside);
	bool whole = named && is_closed_id(inside + named);
	bool id = *inside == '#' && (g_ascii_isalpha(inside[1]) || inside[1] == ' ');
	if (words->reading->constitution && !linked && open[1] == '#' && g_ascii_isalpha(open[2]) &&
	    is_closed_id(open + 2))
		round_id_tell(words, open);
	if (!whole && !(empty && joined) && !(linked && id) && !(linked && joined && named))
		return;
	size_t length = mark_from(open, ')').length;
	if (linked && joined && open[length - 1] == ')' &&
	    memrchr(words->text->text, '[', (size_t)(open - words->text->text)))
		return; /* nothing is wrong with it: its '[' stands behind a backslash */
	const char *start = empty ? before - 2 : linked ? before - 1 : open;
	reference_tell(words, (struct slice){start, (size_t)(open + length - start)});
}

/* ---- blanks of a statement --------------------------------------------------------------------------------------- */

static bool is_statement(const struct node *block)
{
	return block->kind == NODE_LABEL && block->parent->field->type == FIELD_STATEMENT;
}

/* Those that are well written are no words any more. */
static void blank_tell(const struct words *words, const char *open)
{
	size_t length = strnlen(open, MARK_LONGEST + 1);
	const char *close = memchr(open, ']', length);
	struct slice mark = mark_cut(open, close ? (size_t)(close + 1 - open) : length);
	struct place place;
	if (mark_find(words->reading, words->block, mark, &place))
		diag_add(words->reading->diag, CODE_MARK_UNREAD, place,
			 "'%.*s' is printed as it stands: a blank is written [text: directorate], and in place of text "
			 "may stand long, date, time, money or number",
			 (int)mark.length, mark.start);
}

/* ---- notes at the foot, and stars -----------------------------------------------------------------------------------
 */

/* '[^1]' */
static void footnote_look(const struct words *words, const char *open)
{
	size_t length = open[1] == '^' ? id_or_figures(open + 2) : 0;
	struct place place;
	if (!length || open[2 + length] != ']')
		return;
	struct slice mark = {open, length + 3};
	if (mark_find(words->reading, words->block, mark, &place))
		diag_add(
			words->reading->diag, CODE_MARK_UNREAD, place,
			"'%.*s' is printed as it stands: there are no footnotes. Say it in the clause, in brackets, or "
			"in a note, a paragraph that begins with '> '",
			(int)mark.length, mark.start);
}

/* The stars with the word behind them, by which they are found among others. */
static struct slice stars_mark(const char *stars)
{
	size_t n = 2 + strspn(stars + 2, " ");
	return mark_cut(stars, n + strcspn(stars + n, " \t\n*"));
}

/* '**Chair' within a sentence, and '** Chair**': stars that made nothing bold. One at the beginning of a block may be
 * the sign of a remark below a table. To behind what was looked at. */
static const char *stars_look(const struct words *words, const char *stars)
{
	const char *text = words->text->text, *end = stars + strspn(stars, "*"), *close = strstr(end, "**");
	bool apart = stars == text ? words->text == words->block->first : is_blank(stars[-1]);
	bool opens = apart && stars > text && (g_ascii_isalnum(*end) || (unsigned char)*end >= 0x80);
	bool pair = apart && is_blank(*end) && close && g_ascii_isalnum(close[-1]);
	struct place place;
	const struct node **told = &words->reading->marks.starred;
	if (end - stars != 2 || !(opens || pair) || *told == words->block)
		return pair ? close + 2 : end;
	*told = words->block;
	if (mark_find(words->reading, words->block, stars_mark(stars), &place))
		diag_add(
			words->reading->diag, CODE_MARK_UNREAD, place,
			"these two stars are printed as they stand: **bold** has two at both ends, right at the words; "
			"write \\*\\* where stars are meant");
	return pair ? close + 2 : end;
}

/* ---- all of the text --------------------------------------------------------------------------------------------- */

static bool begins_mark(const char *open)
{
	return (open[1] == '#' && g_ascii_isalpha(open[2])) || g_str_has_prefix(open, "{-}") ||
	       g_str_has_prefix(open, "{number=");
}

static void brace_look(const struct words *words, const char *open)
{
	const char *text = words->text->text;
	if (open > text && open[-1] == '{')
		return;
	if (open - text >= 2 && open[-1] == ']' && open[-2] == '[' && open[1] == '#') {
		struct slice mark = mark_from(open, '}');
		reference_tell(words, (struct slice){open - 2, mark.length + 2});
	} else if (begins_mark(open)) {
		braces_tell(words, open);
	} else if (is_bare_id(words, open)) {
		bare_id_tell(words, open);
	}
}

static void hash_look(const struct words *words, const char *hash)
{
	size_t length = id_length(hash + 1);
	bool begins = hash == words->text->text || is_blank(hash[-1]);
	if (begins && g_ascii_isalpha(hash[1]) && hash[1 + length] == '}')
		closed_id_tell(words, hash);
}

static void text_look(struct reading *reading, const struct node *block, const struct node *text)
{
	struct words words = {reading, block, text};
	const char *signs = reading->constitution ? "{#([*" : "{#([";
	for (const char *c = text->text; (c = strpbrk(c, signs)) != NULL; c++) {
		if (*c == '*') {
			c = stars_look(&words, c) - 1;
			continue;
		}
		if (*c == '[' && reading->constitution)
			footnote_look(&words, c);
		if (*c == '{')
			brace_look(&words, c);
		else if (*c == '#')
			hash_look(&words, c);
		else if (*c == '(')
			bracket_tell(&words, c);
		else if (is_statement(block))
			blank_tell(&words, c);
		else if (!strcmp(c, "[]") && text == block->last) /* the id behind it was taken for the block's */
			reference_tell(&words, (struct slice){"[]{#", 4});
	}
}

static void inlines_look(struct reading *reading, const struct node *block, const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next)
		if (child->kind == NODE_TEXT)
			text_look(reading, block, child);
		else if (child->kind == NODE_CODE && strpbrk(child->text, "{#([]*"))
			code_pass(reading, block, child->text);
		else if (node_is_inline(child))
			inlines_look(reading, block, child);
}

/* What came out of a shared block was told of where that was read. */
static void blocks_look(struct reading *reading, const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		if (node_is_inline(child))
			continue;
		if (child->place.line && child->place.file == reading->body->file && child->first &&
		    node_is_inline(child->first))
			inlines_look(reading, child, child);
		else
			blocks_look(reading, child);
	}
}

void half_marks_tell(struct reading *reading)
{
	blocks_look(reading, reading->part);
}
