/* SPDX-License-Identifier: MIT */
#include "read/markdown/half_blocks.h"

#include "read/forms/form.h"
#include "read/markdown/half_headings.h"
#include "read/markdown/half_marks.h"
#include "read/markdown/typed.h"

#include <string.h>

struct looking {
	struct reading reading; /* its lines are counted when they are first needed */
	bool typed;
};

/* A paragraph and the words with which it begins. */
struct beginning {
	struct looking *looking;
	const struct node *paragraph, *before;
	const char *text;
};

/* ---- in the source ----------------------------------------------------------------------------------------------- */

static struct reading *reading_of(struct looking *looking)
{
	struct reading *reading = &looking->reading;
	if (!reading->lines.starts)
		lines_open(&reading->lines, reading->body->text, reading->body->length);
	reading->marks.block = NULL; /* what is looked for comes in no order */
	return reading;
}

/* The first line of a paragraph, from where it begins. */
static struct slice source_line(struct looking *looking, const struct node *paragraph)
{
	const struct reading *reading = reading_of(looking);
	struct slice line = lines_get(&reading->lines, paragraph->place.line - reading->body->line + 1);
	for (unsigned column = paragraph->place.column; column > 1 && line.length; column--) {
		size_t bytes = MIN((size_t)(g_utf8_next_char(line.start) - line.start), line.length);
		line = (struct slice){line.start + bytes, line.length - bytes};
	}
	return slice_trim(line);
}

/* Whether the first bytes of the words stand so in the source: where not, a backslash keeps them from being a mark. */
static bool is_plain(const struct beginning *beginning, size_t length)
{
	struct slice line = source_line(beginning->looking, beginning->paragraph);
	return line.length >= length && !memcmp(line.start, beginning->text, length);
}

/* ---- headings, clauses and bullets ------------------------------------------------------------------------------- */

static void heading_look(const struct beginning *beginning)
{
	size_t hashes = strspn(beginning->text, "#");
	if (hashes < 2 || hashes > 6 || !g_ascii_isalnum(beginning->text[hashes]) || !is_plain(beginning, hashes + 1))
		return;
	diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
		 "this is a paragraph, and no heading: write a space behind '%.*s'", (int)hashes, beginning->text);
}

/* 'Words', or 'A': not the 'million' of '1.5 million', and not the 'GB' of '1.5 GB'. */
static bool begins_sentence(const char *words)
{
	return g_ascii_isupper(words[0]) && (words[1] == ' ' || g_ascii_islower(words[1]));
}

/* '1.New clause': the length of '1.'. */
static size_t number_joined(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	bool joined = digits > 0 && digits < 4 && (text[digits] == '.' || text[digits] == ')') &&
		      g_ascii_isalpha(text[digits + 1]) && g_ascii_islower(text[digits + 2]);
	return joined ? digits + 1 : 0;
}

/* 'a)', '(a)', '2A.', '14.6', where it is hardly anything but the number of a clause. '(c)' may be the sign of
 * copyright, '(1)' a note. */
static size_t number_spaced(const char *text)
{
	struct typed typed = typed_number(text, false);
	bool letters = typed.shape == SHAPE_SMALL || typed.shape == SHAPE_ROMAN;
	bool clause = (letters && typed.bracket != '.' && !g_str_has_prefix(text, "(c)")) ||
		      (typed.shape == SHAPE_DECIMAL && (typed.depth > 1 || typed.bracket));
	if (!clause || !text[typed.rest])
		return 0;
	return letters || begins_sentence(text + typed.rest) ? typed.length : 0;
}

static void number_look(const struct beginning *beginning)
{
	size_t joined = number_joined(beginning->text), length = joined ? joined : number_spaced(beginning->text);
	if (!length || beginning->looking->typed || !is_plain(beginning, length + 1))
		return;
	diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
		 joined ? "'%.*s' is part of the words here, and this is no clause: write '1. ' with a space behind "
			  "the dot"
			: "'%.*s' is part of the words here, and this is no clause: write '1. ' in its place, and the "
			  "number is counted; or 'numbering: typed' in the front matter, if all numbers are to stay as "
			  "they are typed",
		 (int)length, beginning->text);
}

/* The sign of a bullet as word processors write it: its length, or 0. */
static size_t bullet_length(const char *text)
{
	static const char *const signs[] = {"•", "●", "○", "◦", "▪", "■", "‣", "∙", "·", "\uf0b7"};
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(text, signs[i]))
			return strlen(signs[i]);
	if (text[0] == 'o' && text[1] == '\t')
		return 1;
	return 0;
}

/* 'The order is:', '(a) one; and': a line after which a number is hardly one that stands in a sentence. */
static bool ends_item(const char *text, const char *end)
{
	static const char *const joints[] = {" and", " or"};
	while (end > text && end[-1] == ' ')
		end--;
	for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
		size_t length = strlen(joints[i]);
		const char *joint = (size_t)(end - text) > length ? end - length : NULL;
		if (joint && !memcmp(joint, joints[i], length) && joint[-1] == ';')
			return true;
	}
	return end > text && strchr(":;.", end[-1]);
}

/* The first line behind the first of the paragraph that begins with the number of a clause, as '(a) record' after
 * 'Officers:'; NULL for none. */
static const char *line_numbered(const struct node *paragraph, size_t *length)
{
	for (const struct node *child = paragraph->first; child; child = child->next)
		for (const char *at = child->kind == NODE_TEXT ? strchr(child->text, '\n') : NULL; at;
		     at = strchr(at + 1, '\n')) {
			*length = number_spaced(at + 1);
			if (*length && ends_item(child->text, at))
				return at + 1;
		}
	return NULL;
}

static void number_lines_look(const struct beginning *beginning)
{
	size_t length = 0;
	const char *line = beginning->looking->typed ? NULL : line_numbered(beginning->paragraph, &length);
	struct place place;
	if (line &&
	    mark_find(reading_of(beginning->looking), beginning->paragraph, (struct slice){line, length + 1}, &place))
		diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, place,
			 "'%.*s' goes on in the paragraph that begins above, and this is no clause: write '1. ' in its "
			 "place, for this line and each that is to be counted, and leave an empty line before it",
			 (int)length, line);
}

/* Where a line of the words begins that is wanted; NULL for none. */
static const char *line_wanted(const char *text, size_t (*wanted)(const char *line))
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += line != text;
		if (wanted(line))
			return line;
	}
	return NULL;
}

/* '– words': a dash in front of a line, which is a bullet where it begins a paragraph. */
static size_t dash_length(const char *text)
{
	bool dash = g_str_has_prefix(text, "– ") || g_str_has_prefix(text, "— ");
	return dash ? strlen("–") : 0;
}

static void bullet_look(const struct beginning *beginning)
{
	const char *line = dash_length(beginning->text) ? beginning->text : line_wanted(beginning->text, bullet_length);
	struct place place;
	if (!line)
		return;
	size_t length = dash_length(line) ? dash_length(line) : bullet_length(line);
	if (mark_find(reading_of(beginning->looking), beginning->paragraph,
		      (struct slice){line, length + (line[length] != '\0')}, &place))
		diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, place,
			 "'%.*s' is part of the words here, and this is no bullet: write '- ' in its place, and leave "
			 "an empty line before the first bullet",
			 (int)length, line);
}

/* ---- tables, definitions and forms ------------------------------------------------------------------------------- */

static void table_look(const struct beginning *beginning)
{
	if (beginning->text[0] != '|' || !strstr(beginning->text, "\n|") || !is_plain(beginning, 1))
		return;
	diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
		 "these lines are printed with their bars, and are no table: the second row of a table is of hyphens, "
		 "such as |---|---|, with as many cells as the head; a long dash is no hyphen");
}

/* Cells parted by tabs, in two lines or more. */
static void tabs_look(const struct beginning *beginning)
{
	const char *end = strchr(beginning->text, '\n');
	const char *tab = end ? memchr(beginning->text, '\t', (size_t)(end - beginning->text)) : NULL;
	if (tab && strchr(end, '\t') && !bullet_length(beginning->text))
		diag_add(beginning->looking->reading.diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
			 "these lines have tabs between their words, and are printed as one paragraph: if they are a "
			 "table, begin and end each row with '|', put '|' for each tab, and below the first row a row "
			 "of "
			 "hyphens, such as |---|---|");
}

/* 'table: Words', 'Table 1: Words': the length of what stands in place of 'Table:'. */
static size_t caption_length(const char *text)
{
	size_t length = strlen("table"), n = length + strspn(text + MIN(length, strlen(text)), " 0123456789");
	return !g_ascii_strncasecmp(text, "table", length) && text[n] == ':' ? n + 1 : 0;
}

static bool lacks_caption(const struct node *node)
{
	return node && node->kind == NODE_TABLE && (!node->first || node->first->kind != NODE_CAPTION);
}

static void caption_look(const struct beginning *beginning)
{
	const char *text = beginning->text;
	size_t length = caption_length(text);
	if (!length || !is_plain(beginning, length))
		return;
	struct diag *diag = beginning->looking->reading.diag;
	bool right = !strncmp(text, "Table:", length),
	     beside = lacks_caption(beginning->before) || lacks_caption(beginning->paragraph->next);
	if (right && !beside)
		diag_add(diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
			 "this is a paragraph, and no caption: there is no table right before or after it that lacks "
			 "one");
	else if (!right && beside)
		diag_add(diag, CODE_BLOCK_UNREAD, beginning->paragraph->place,
			 "this is a paragraph, and no caption of the table: write 'Table:' in place of '%.*s'; a table "
			 "is cited by where it stands, and has no number of its own",
			 (int)length, text);
}

/* ':a spouse', but not ':smile:': how much of it tells it from other words. */
static size_t meaning_length(const char *line)
{
	size_t n = strcspn(line, " \n");
	return line[0] == ':' && g_ascii_isalpha(line[1]) && line[n - 1] != ':' ? n : 0;
}

static void meaning_look(const struct beginning *beginning)
{
	const char *line = line_wanted(beginning->text, meaning_length);
	bool has_term = line && (line != beginning->text ||
				 (beginning->before && (beginning->before->kind == NODE_PARAGRAPH ||
							beginning->before->kind == NODE_DEFINITIONS)));
	struct place place;
	if (has_term && mark_find(reading_of(beginning->looking), beginning->paragraph,
				  (struct slice){line, meaning_length(line)}, &place))
		diag_add(
			beginning->looking->reading.diag, CODE_BLOCK_UNREAD, place,
			"this line is part of the words, and defines nothing: write a space behind the colon, ': %.*s'",
			(int)meaning_length(line) - 1, line + 1);
}

/* '‘‘‘form': backticks that a word processor made into quotation marks. */
static void fence_look(const struct beginning *beginning)
{
	static const char *const quotes[] = {"‘", "’", "“", "”", "'", "`", "´"};
	const char *at = beginning->text;
	unsigned count = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++)
		while (g_str_has_prefix(at, quotes[i]))
			at += strlen(quotes[i]), count++, i = 0;
	at += strspn(at, " ");
	bool names = !g_ascii_strncasecmp(at, "form", 4) && strchr(" {\n", at[4]);
	if (count < 2 || !names || !is_plain(beginning, (size_t)(at - beginning->text)))
		return;
	diag_add(beginning->looking->reading.diag, CODE_FORM_SYNTAX, beginning->paragraph->place,
		 "a form begins with three backticks and the word, ```form, and ends with three backticks: these are "
		 "other signs, so that its lines would be printed as text");
}

/* '  id: c-name' below the words of a bullet. */
static bool has_key(const char *text)
{
	static const char *const keys[] = {
		"id:", "hint:", "required:", "options:", "columns:", "if:", "count:", "limit:"};
	for (const char *line = strchr(text, '\n'); line; line = strchr(line, '\n')) {
		line++;
		for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
			if (g_str_has_prefix(line, keys[i]))
				return true;
	}
	return false;
}

/* Bullets that are the fields of a form, without the line that begins one. */
static void bullets_look(const struct looking *looking, const struct node *bullets)
{
	bool keys = false;
	for (const struct node *item = bullets->first; item; item = item->next) {
		const struct node *paragraph = item->first, *words = paragraph ? paragraph->first : NULL;
		g_autofree char *line = words && words->kind == NODE_TEXT ? g_strconcat("- ", words->text, NULL) : NULL;
		if (!line || !form_begins(line))
			return;
		keys = keys || has_key(line);
	}
	if (keys)
		diag_add(looking->reading.diag, CODE_FORM_SYNTAX, bullets->place,
			 "these lines look like fields of a form, and would be printed as bullets: a form begins with "
			 "the line ```form, and ends with a line of three backticks");
}

/* ---- all of a part ----------------------------------------------------------------------------------------------- */

static void paragraph_look(struct looking *looking, const struct node *paragraph, const struct node *before)
{
	struct beginning beginning = {looking, paragraph, before, paragraph->first->text};
	heading_look(&beginning);
	number_look(&beginning);
	number_lines_look(&beginning);
	bullet_look(&beginning);
	table_look(&beginning);
	tabs_look(&beginning);
	caption_look(&beginning);
	meaning_look(&beginning);
	fence_look(&beginning);
}

/* In notes, bullets and tables words may begin as they like. */
static void blocks_look(struct looking *looking, const struct node *parent)
{
	const struct node *before = NULL;
	for (const struct node *child = parent->first; child; before = child, child = child->next) {
		if (child->kind == NODE_SECTION && !looking->typed)
			numbered_title_tell(child, looking->reading.diag);
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING || child->kind == NODE_CLAUSE)
			blocks_look(looking, child);
		else if (child->kind == NODE_PARAGRAPH && child->first && child->first->kind == NODE_TEXT)
			paragraph_look(looking, child, before);
		else if (child->kind == NODE_BULLETS)
			bullets_look(looking, child);
	}
}

void half_blocks_tell(const struct node *part, const struct body *body, struct diag *diag)
{
	struct looking looking = {.reading = {.body = body, .diag = diag}, .typed = part->meta->typed};
	blocks_look(&looking, part);
	if (looking.reading.lines.starts)
		lines_close(&looking.reading.lines);
}
