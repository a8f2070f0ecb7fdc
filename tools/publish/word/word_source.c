/* SPDX-License-Identifier: MIT */
#include "publish/word/word_source.h"
#include "base/again.h"
#include "publish/word/word_typed.h"
#include "publish/word/word_where.h"
#include "publish/word/word_writing.h"
#include "read/markdown/typed.h"
#include "read/word/word_signs.h"

#include <string.h>

/* ---- numbers ---- */

/* The words that a number stands before, and the number, to be compared with what the source comes to. */
static void number_expect(struct writing *writing, const struct word_paragraph *paragraph)
{
	GString *words = g_string_new(NULL);
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		/* A note's mark is words in the source, but in a heading. */
		if (piece->kind == PIECE_TEXT || (piece->kind == PIECE_NOTE && !paragraph->outline))
			g_string_append(words, piece->text);
	}
	struct expected expected = {paragraph->number, g_strstrip(words->str)};
	g_ptr_array_add(writing->source->strings, g_string_free(words, FALSE));
	g_array_append_val(writing->source->expected, expected);
}

/* The level of our patterns: of headings first, then of clauses within them. */
static void pattern_note(struct writing *writing, unsigned level, const char *pattern)
{
	if (level >= PATTERNS_MOST || !pattern || !*pattern ||
	    (writing->patterns[level] && strcmp(writing->patterns[level], pattern) != 0))
		writing->unfit = true;
	else
		writing->patterns[level] = pattern;
}

/* Whether the reader will take what a text begins with for exactly this number. */
static bool is_typed(const char *number, bool heading)
{
	char *text = g_strconcat(number, " x", NULL);
	bool fits = typed_number(text, heading).length == strlen(number);
	g_free(text);
	return fits;
}

static void line_begin(struct writing *writing)
{
	for (unsigned i = 0; i < writing->indent; i++)
		g_string_append_c(writing->out, ' ');
}

/* ---- blocks ---- */

/* Words with what may stand at their end; the lines within them are indented as the first. */
static void block_words(struct writing *writing, const struct word_paragraph *paragraph, struct markdown_spot spot,
			bool id)
{
	GString *words = g_string_new(NULL);
	words_write(writing, paragraph->pieces, 0, paragraph->pieces->len, spot, words);
	const char *line = words->str + strspn(words->str, " ");
	for (const char *end; (end = strchr(line, '\n')); line = end + 1) {
		g_string_append_len(writing->out, line, end + 1 - line);
		line_begin(writing);
	}
	g_string_append(writing->out, line);
	if (id)
		id_write(writing, paragraph->bookmarks, writing->out);
	g_string_append(writing->out, "\n\n");
	g_string_free(words, TRUE);
}

/* The words of a heading. A note's mark would be one of its title, and of its address: it is told. */
static void heading_words(struct writing *writing, const struct word_paragraph *paragraph)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct word_piece));
	GString *words = g_string_new(NULL);
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece piece = g_array_index(paragraph->pieces, struct word_piece, i);
		g_autofree char *shown = piece.kind == PIECE_NOTE ? paragraph_shown(paragraph) : NULL;
		if (shown)
			writing_note(writing,
				     "the mark of note %s is left out of the heading '%s'; the note is at the end",
				     piece.text, shown);
		else
			g_array_append_val(pieces, piece);
	}
	words_write(writing, pieces, 0, pieces->len, (struct markdown_spot){.heading = true}, words);
	g_string_append(writing->out, g_strstrip(words->str));
	g_string_free(words, TRUE);
	g_array_unref(pieces);
}

static void heading_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	unsigned level = paragraph->outline - writing->shallowest;
	bool numbered = paragraph->number && !paragraph->bullet;
	items_close(writing, 0);
	writing->heading = paragraph;
	for (unsigned i = 0; i < MIN(level + 2, DEEPEST_HEADING); i++)
		g_string_append_c(writing->out, '#');
	g_string_append_c(writing->out, ' ');
	if (numbered && !(writing->source->patterned && level < 2)) {
		bool typed = is_typed(paragraph->number, true);
		g_string_append_printf(writing->out, "%s ", paragraph->number);
		if (!typed)
			writing_note(writing, "the number '%s' of a heading is part of its words now",
				     paragraph->number);
		writing->unfit = true;
		if (typed)
			number_expect(writing, paragraph);
	} else if (numbered) {
		writing->headings = MAX(writing->headings, level + 1);
		pattern_note(writing, level, paragraph->pattern);
		number_expect(writing, paragraph);
	}
	heading_words(writing, paragraph);
	bool typed = !writing->source->patterned && (!writing->numbers || word_heading_is_typed(paragraph));
	if (!numbered && !typed)
		g_string_append(writing->out, " {-}");
	id_write(writing, paragraph->bookmarks, writing->out);
	g_string_append(writing->out, "\n\n");
}

static void item_open(struct writing *writing, const struct word_paragraph *paragraph, unsigned width, bool clause)
{
	struct open_item item = {paragraph->list, paragraph->level, paragraph->left, writing->indent + width, clause};
	g_array_append_val(writing->items, item);
}

/* A box before words has become one of them; said once of each sign. */
static void sign_note(struct writing *writing, const char *sign)
{
	g_autofree char *note = g_strdup_printf("the sign '%s' of bullets stands before their words now", sign);
	if (!g_ptr_array_find_with_equal_func(writing->source->notes, note, g_str_equal, NULL))
		writing_note(writing, "%s", note);
}

static void bullet_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	if (word_sign_is_tick(paragraph->number))
		sign_note(writing, paragraph->number);
	items_fit(writing, paragraph);
	writing->indent = items_width(writing);
	line_begin(writing);
	g_string_append(writing->out, "* ");
	item_open(writing, paragraph, 2, false);
	writing->indent += 2;
	block_words(writing, paragraph, (struct markdown_spot){.beginning = true}, false);
}

/* A number that the source can't hold as one stands among the words. */
static void number_words(struct writing *writing, const struct word_paragraph *paragraph)
{
	writing_note(writing, "the number '%s' is part of the words now", paragraph->number);
	markdown_text(writing->out, paragraph->number, (struct markdown_spot){.beginning = true});
	g_string_append_c(writing->out, ' ');
}

static void clause_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	unsigned depth = 0;
	items_fit(writing, paragraph);
	for (guint i = 0; i < writing->items->len; i++)
		depth += g_array_index(writing->items, struct open_item, i).clause;
	writing->indent = items_width(writing);
	line_begin(writing);
	if (writing->source->patterned) {
		g_string_append(writing->out, "1. ");
		pattern_note(writing, (writing->flat ? 0 : MAX(writing->headings, 1)) + depth, paragraph->pattern);
		number_expect(writing, paragraph);
	} else if (is_typed(paragraph->number, false)) {
		g_string_append(writing->out, "- ");
		markdown_text(writing->out, paragraph->number, (struct markdown_spot){.beginning = true});
		g_string_append_c(writing->out, ' ');
		number_expect(writing, paragraph);
	} else {
		number_words(writing, paragraph);
		block_words(writing, paragraph, (struct markdown_spot){0}, false);
		return;
	}
	unsigned width = writing->source->patterned ? 3 : 2;
	item_open(writing, paragraph, width, true);
	writing->indent += width;
	block_words(writing, paragraph, (struct markdown_spot){.beginning = writing->source->patterned}, true);
}

static void plain_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	unsigned depth = items_clause(writing, paragraph);
	if (depth)
		items_of_clause(writing, depth);
	else
		items_around(writing, paragraph->left);
	writing->indent = items_width(writing);
	line_begin(writing);
	block_words(writing, paragraph, (struct markdown_spot){.beginning = true}, false);
}

static void paragraph_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	if (has_controls(paragraph)) {
		items_close(writing, 0);
		form_paragraph(writing, paragraph);
		return;
	}
	if (paragraph_is_empty(paragraph)) {
		if (paragraph->number && !paragraph->bullet)
			writing_note(writing, "the number '%s' stands before no words and was left out",
				     paragraph->number);
		return;
	}
	form_close(writing);
	if (paragraph_is_heading(paragraph))
		heading_write(writing, paragraph);
	else if (paragraph->bullet)
		bullet_write(writing, paragraph);
	else if (paragraph->number)
		clause_write(writing, paragraph);
	else
		plain_write(writing, paragraph);
}

/* In a file of our own a table after a clause stands in it; of others that is told by what comes next alone. */
static guint items_of_table(const struct writing *writing)
{
	return writing->source->patterned && !writing->ours ? items_needed(writing) : writing->items->len;
}

static unsigned table_indent(struct writing *writing)
{
	items_close(writing, items_of_table(writing));
	const struct open_item *item;
	while ((item = item_last(writing)) && !item->clause) /* in a clause, but in no bullet */
		items_close(writing, writing->items->len - 1);
	return items_width(writing);
}

/* 'Table 7' of a caption is words, and stays what it is; said once. */
static void caption_note(struct writing *writing, const char *words)
{
	const char *figure = g_str_has_prefix(words, "Table ") ? words + strlen("Table ") : words;
	if (figure == words || !g_ascii_isdigit(*figure) || writing->ours || writing->captions++)
		return;
	g_autofree char *shown = words_shown(words);
	writing_note(writing,
		     "numbers of tables in their captions are words now, and do not follow when tables come or go: the "
		     "first is '%s'",
		     shown);
}

/* Directly above its table. */
static void caption_write(struct writing *writing, const struct word_paragraph *paragraph)
{
	form_close(writing);
	writing->indent = table_indent(writing);
	line_begin(writing);
	g_string_append(writing->out, "Table: ");
	GString *words = g_string_new(NULL);
	words_write(writing, paragraph->pieces, 0, paragraph->pieces->len, (struct markdown_spot){.heading = true},
		    words);
	g_string_append(writing->out, g_strstrip(words->str));
	caption_note(writing, words->str);
	id_write(writing, paragraph->bookmarks, writing->out);
	g_string_append(writing->out, "\n\n");
	g_string_free(words, TRUE);
}

static void table_write(struct writing *writing, const struct word_table *table)
{
	if (table_has_controls(table)) {
		items_close(writing, 0);
		form_table(writing, table);
		return;
	}
	form_close(writing);
	writing->indent = table_indent(writing);
	if (!box_write(writing, table))
		grid_write(writing, table);
}

/* A heading where the text has any, or else a line across. */
static void notes_head(const struct writing *writing, const char *heading)
{
	bool typed = !writing->source->patterned && !writing->numbers;
	if (heading && writing->heading)
		g_string_append_printf(writing->out, "## %s%s\n\n", heading, typed ? "" : " {-}");
	else
		g_string_append(writing->out, "***\n\n");
}

static void notes_write(struct writing *writing, const char *heading)
{
	const GPtrArray *notes = writing->word->notes;
	items_close(writing, 0);
	writing->indent = 0;
	if (notes->len) {
		notes_head(writing, heading);
		writing_note(writing, "notes stand at the end, each after its number in brackets: %u", notes->len);
	}
	for (guint i = 0; i < notes->len; i++) {
		const struct word_note *note = notes->pdata[i];
		g_string_append_printf(writing->out, "\\[%s\\] ", note->number);
		for (guint k = 0; k < note->blocks->len; k++) {
			const struct word_block *block = note->blocks->pdata[k];
			if (block->paragraph && !paragraph_is_empty(block->paragraph))
				block_words(writing, block->paragraph, (struct markdown_spot){.beginning = k > 0},
					    false);
			else if (block->table)
				grid_write(writing, block->table);
		}
		if (!g_str_has_suffix(writing->out->str, "\n\n"))
			g_string_append(writing->out, "\n\n");
	}
}

static void blocks_write(struct writing *writing, const struct word_paragraph *title, const char *notes)
{
	const GPtrArray *blocks = writing->word->blocks;
	for (guint i = 0, taken; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		writing->at = i;
		if ((taken = labels_take(writing, blocks, i)) > 0) {
			i += taken - 1;
		} else if (block->table) {
			table_write(writing, block->table);
		} else if (block_is_caption(blocks, i)) {
			caption_write(writing, block->paragraph);
		} else if (source_is_front(writing, block->paragraph)) {
			GString *words = g_string_new(NULL);
			word_plain(block->paragraph, words);
			writing_note(writing, "left to the front matter: '%s'", words->str);
			g_string_free(words, TRUE);
		} else if (block->paragraph != title) {
			paragraph_write(writing, block->paragraph);
		}
	}
	form_close(writing);
	headless_tell(writing);
	notes_write(writing, notes);
}

struct word_source *word_source_empty(const struct word *word)
{
	struct word_source *source = g_new0(struct word_source, 1);
	*source = (struct word_source){g_string_new(NULL),
				       g_ptr_array_new_with_free_func(g_free),
				       g_array_new(FALSE, FALSE, sizeof(struct expected)),
				       g_ptr_array_new_with_free_func(g_free),
				       false,
				       g_strdup(""),
				       word_image_paths(word)};
	return source;
}

static void text_end(GString *text)
{
	while (g_str_has_suffix(text->str, "\n\n"))
		g_string_truncate(text, text->len - 1);
}

struct word_source *word_source_appendix(const struct word *word, bool patterned, const struct writing *around)
{
	struct word_source *source = word_source_empty(word);
	source->patterned = patterned;
	struct writing writing = {.word = word, .source = source, .out = source->text, .ours = true};
	writing.ids = around->ids;
	writing.tables = around->tables;
	writing.asked = g_hash_table_new(g_str_hash, g_str_equal);
	writing.taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	writing.again = again_new();
	writing.items = g_array_new(FALSE, FALSE, sizeof(struct open_item));
	writing.numbers = word_has_numbers(word);
	writing.shallowest = source_shallowest(word->blocks);
	writing.flat = writing.shallowest > DEEPEST_HEADING;
	blocks_write(&writing, NULL, NULL);
	g_free(source->numbering);
	source->numbering = source_numbering(&writing);
	source->patterned = patterned && !writing.unfit;
	text_end(source->text);
	g_array_unref(writing.items);
	g_hash_table_unref(writing.again);
	g_hash_table_unref(writing.taken);
	g_hash_table_unref(writing.asked);
	return source;
}

struct word_source *word_source_new(const struct word *word, bool patterned, const char *name, const char *notes)
{
	struct word_source *source = word_source_empty(word);
	source->patterned = patterned;
	struct writing writing = {.word = word, .source = source, .out = source->text};
	writing.ours = word_fact(word, "Document") != NULL;
	writing.asked = g_hash_table_new(g_str_hash, g_str_equal);
	writing.tables = g_hash_table_new(g_str_hash, g_str_equal);
	writing.ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	writing.taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	writing.again = again_new();
	writing.items = g_array_new(FALSE, FALSE, sizeof(struct open_item));
	writing.numbers = word_has_numbers(word);
	source_look(&writing);
	const struct word_paragraph *title = source_title(&writing);
	if (title && paragraph_is_heading(title)) {
		writing.shallowest = DEEPEST_HEADING + 4;
		for (guint i = 0; i < word->blocks->len; i++) {
			const struct word_paragraph *at =
				((const struct word_block *)word->blocks->pdata[i])->paragraph;
			if (at && at != title && paragraph_is_heading(at))
				writing.shallowest = MIN(writing.shallowest, at->outline);
		}
	}
	blocks_write(&writing, title, notes);
	source->patterned = patterned && !writing.unfit;
	source_front(&writing, title, name);
	text_end(source->text);
	g_array_unref(writing.items);
	g_hash_table_unref(writing.again);
	g_hash_table_unref(writing.taken);
	g_hash_table_unref(writing.ids);
	g_hash_table_unref(writing.tables);
	g_hash_table_unref(writing.asked);
	return source;
}

void word_source_free(struct word_source *source)
{
	if (!source)
		return;
	g_string_free(source->text, TRUE);
	g_ptr_array_unref(source->notes);
	g_array_unref(source->expected);
	g_ptr_array_unref(source->strings);
	g_hash_table_unref(source->images);
	g_free(source->numbering);
	g_free(source);
}
