/* SPDX-License-Identifier: MIT
 * A look over the whole of a Word file, before anything is written: what references lead to gets an id. */
#include "publish/word/word_writing.h"
#include "base/again.h"

#include <string.h>

static bool is_blank(const char *text)
{
	while (*text && g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return !*text;
}

bool paragraph_is_empty(const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind != PIECE_BREAK && (piece->kind != PIECE_TEXT || !is_blank(piece->text)))
			return false;
	}
	return true;
}

bool paragraph_is_title(const struct word_paragraph *paragraph)
{
	return !strcmp(paragraph->style_name, "title");
}

bool paragraph_is_heading(const struct word_paragraph *paragraph)
{
	return paragraph->outline && !paragraph_is_title(paragraph) && !paragraph_is_empty(paragraph);
}

bool block_is_caption(const GPtrArray *blocks, guint at)
{
	const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[at])->paragraph;
	const struct word_block *next = at + 1 < blocks->len ? blocks->pdata[at + 1] : NULL;
	return paragraph && !strcmp(paragraph->style_name, "caption") && !paragraph->number && next && next->table &&
	       !paragraph_is_empty(paragraph) && !paragraph_is_heading(paragraph) && !has_controls(paragraph) &&
	       !table_has_controls(next->table);
}

static void asked_paragraph(struct writing *writing, const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const char *bookmark = g_array_index(paragraph->pieces, struct word_piece, i).bookmark;
		if (bookmark)
			g_hash_table_add(writing->asked, (gpointer)bookmark);
	}
}

static void asked_find(struct writing *writing, const GPtrArray *blocks)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->paragraph)
			asked_paragraph(writing, block->paragraph);
		for (guint r = 0; block->table && r < block->table->rows->len; r++) {
			const struct word_row *row = &g_array_index(block->table->rows, struct word_row, r);
			for (guint k = 0; k < row->cells->len; k++)
				asked_find(writing, g_array_index(row->cells, struct word_cell, k).blocks);
		}
	}
}

GString *id_of(const char *name, size_t most)
{
	GString *id = g_string_new(NULL);
	for (const char *c = name; *c && id->len < most; c++)
		if (g_ascii_isalnum(*c))
			g_string_append_c(id, g_ascii_tolower(*c));
		else if (id->len && id->str[id->len - 1] != '-')
			g_string_append_c(id, '-');
	while (id->len && id->str[id->len - 1] == '-')
		g_string_truncate(id, id->len - 1);
	return id;
}

/* An id from a bookmark: a letter first, unlike all others. */
static void id_make(struct writing *writing, const char *bookmark)
{
	GString *id = id_of(bookmark, G_MAXSIZE);
	if (!g_ascii_isalpha(*id->str))
		g_string_prepend(id, "b-");
	if (g_hash_table_contains(writing->taken, id->str)) {
		char *name = g_strdup(id->str);
		unsigned number = again_begin(writing->again, name);
		for (;; number++) {
			g_string_printf(id, "%s-%u", name, number);
			if (!g_hash_table_contains(writing->taken, id->str))
				break;
		}
		again_end(writing->again, name, number);
		g_free(name);
	}
	g_hash_table_insert(writing->ids, (gpointer)bookmark, g_strdup(id->str));
	g_hash_table_add(writing->taken, g_string_free(id, FALSE));
}

static void ids_make(struct writing *writing, const struct word_paragraph *paragraph)
{
	const char *first = NULL;
	for (guint i = 0; i < paragraph->bookmarks->len; i++) {
		const char *bookmark = paragraph->bookmarks->pdata[i];
		bool wanted = g_hash_table_contains(writing->asked, bookmark) || (writing->ours && *bookmark != '_');
		if (!wanted || g_hash_table_contains(writing->ids, bookmark))
			continue;
		if (first) /* a second bookmark of the same place */
			g_hash_table_insert(writing->ids, (gpointer)bookmark,
					    g_strdup(g_hash_table_lookup(writing->ids, first)));
		else
			id_make(writing, bookmark);
		first = bookmark;
	}
}

/* Headings, numbered paragraphs and tables can be referred to. */
static bool has_place(const GPtrArray *blocks, guint at)
{
	const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[at])->paragraph;
	bool numbered = paragraph->number && !paragraph->bullet && !has_controls(paragraph);
	return numbered || paragraph_is_heading(paragraph) || block_is_caption(blocks, at);
}

unsigned source_shallowest(const GPtrArray *blocks)
{
	unsigned shallowest = DEEPEST_HEADING + 4;
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		if (paragraph && paragraph_is_heading(paragraph))
			shallowest = MIN(shallowest, paragraph->outline);
	}
	return shallowest;
}

void source_look(struct writing *writing)
{
	const GPtrArray *blocks = writing->word->blocks;
	asked_find(writing, blocks);
	for (guint i = 0; i < writing->word->notes->len; i++)
		asked_find(writing, ((const struct word_note *)writing->word->notes->pdata[i])->blocks);
	writing->shallowest = source_shallowest(blocks);
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		if (!paragraph)
			continue;
		if (has_place(blocks, i))
			ids_make(writing, paragraph);
		for (guint k = 0; block_is_caption(blocks, i) && k < paragraph->bookmarks->len; k++)
			g_hash_table_add(writing->tables, paragraph->bookmarks->pdata[k]);
	}
}
