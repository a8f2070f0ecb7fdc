/* SPDX-License-Identifier: MIT */
#include "publish/back/round_lines.h"

#include <string.h>

#define REFERENCE_SIGN '\x01' /* before the bookmark, in a key */
#define LONG_FROM 16u         /* bytes of words that hardly stand in two places by chance */
#define LONG_MOST 400u        /* lines that are looked through for them: over a flowchart, say */
#define WHOLE_MOST 24u        /* for shorter ones */
#define PART_MOST 5u          /* and for those with others around them */
#define AROUND_MOST 40u       /* bytes that a line may have around them */

/* ---- lines ---- */

char *words_collapsed(const char *text)
{
	GString *out = g_string_new(NULL);
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar sign = g_utf8_get_char(c);
		if (!g_unichar_isspace(sign))
			g_string_append_unichar(out, sign);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

bool words_alike(const char *a, const char *b)
{
	g_autofree char *words = words_collapsed(a), *others = words_collapsed(b);
	return !strcmp(words, others);
}

/* '16.5', '(a)', 'B': what is another as soon as something before it came or went. */
static bool is_figure(const char *word)
{
	bool digit = strpbrk(word, "0123456789") != NULL, bracket = *word == '(' && strlen(word) <= 6;
	return digit || bracket || (g_ascii_isupper(*word) && !g_ascii_isalpha(word[1]));
}

char *reference_key(const struct word_piece *piece)
{
	if (piece->kind != PIECE_TEXT || !piece->bookmark)
		return NULL;
	char **words = g_strsplit(piece->text, " ", -1);
	GString *key = g_string_new(NULL);
	g_string_append_printf(key, "%c%s", REFERENCE_SIGN, piece->bookmark);
	for (char **word = words; *word && !piece->figure; word++)
		g_string_append_printf(key, ":%s", is_figure(*word) ? "" : *word);
	g_strfreev(words);
	return g_string_free(key, FALSE);
}

static char *key_of(const struct word_paragraph *paragraph)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		char *reference = reference_key(piece);
		if (reference)
			g_string_append_printf(out, "%s ", reference);
		else if (piece->kind == PIECE_TEXT)
			g_string_append(out, piece->text);
		else if (piece->kind != PIECE_NOTE)
			g_string_append_c(out, ' ');
		g_free(reference);
	}
	char *key = words_collapsed(out->str);
	g_string_free(out, TRUE);
	return key;
}

struct place_in {
	unsigned tables, table, row, cell;
};

static void blocks_add(GArray *lines, const GPtrArray *blocks, struct place_in *at);

static void paragraph_add(GArray *lines, const struct word_paragraph *paragraph, const struct place_in *at)
{
	GString *words = g_string_new(NULL);
	word_plain(paragraph, words);
	struct line line = {.paragraph = paragraph,
			    .text = words_collapsed(words->str),
			    .key = key_of(paragraph),
			    .table = at->table,
			    .row = at->row,
			    .cell = at->cell,
			    .column = at->cell,
			    .partner = LINE_NONE};
	g_array_append_val(lines, line);
	g_string_free(words, TRUE);
}

static void table_add(GArray *lines, const struct word_table *table, struct place_in *at)
{
	struct place_in outer = *at;
	struct place_in inner = {at->tables + 1, at->tables + 1, 0, 0};
	for (guint r = 0; r < table->rows->len; r++) {
		const struct word_row *row = &g_array_index(table->rows, struct word_row, r);
		inner.row = r + 1;
		for (guint i = 0; i < row->cells->len; i++) {
			inner.table = outer.tables + 1;
			inner.cell = i + 1;
			blocks_add(lines, g_array_index(row->cells, struct word_cell, i).blocks, &inner);
		}
	}
	at->tables = inner.tables;
}

static void blocks_add(GArray *lines, const GPtrArray *blocks, struct place_in *at)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->table)
			table_add(lines, block->table, at);
		else
			paragraph_add(lines, block->paragraph, at);
	}
}

static void line_clear(gpointer data)
{
	struct line *line = data;
	g_free(line->text);
	g_free(line->key);
}

void line_renew(struct line *line)
{
	GString *words = g_string_new(NULL);
	word_plain(line->paragraph, words);
	line_clear(line);
	line->text = words_collapsed(words->str);
	line->key = key_of(line->paragraph);
	g_string_free(words, TRUE);
}

GArray *lines_of_blocks(const GPtrArray *blocks)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	struct place_in at = {0, 0, 0, 0};
	g_array_set_clear_func(lines, line_clear);
	blocks_add(lines, blocks, &at);
	return lines;
}

GArray *lines_of(const struct word *word)
{
	return lines_of_blocks(word->blocks);
}

/* ---- the nodes they were made from ---- */

static void printed_append(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(edition, node) : NULL;
		if (reference && reference->computed)
			g_string_append(out, reference->text);
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			g_string_append(out, node->text);
		else if (node->kind == NODE_BREAK || node->kind == NODE_BLANK)
			g_string_append_c(out, ' ');
		else
			printed_append(edition, node, out);
	}
}

char *node_printed(const struct edition *edition, const struct node *node)
{
	GString *out = g_string_new(NULL);
	printed_append(edition, node, out);
	char *printed = words_collapsed(out->str);
	g_string_free(out, TRUE);
	return printed;
}

static bool prints_a_line(const struct node *node)
{
	switch (node->kind) {
	case NODE_TITLE:
		return node->parent->kind != NODE_DOCUMENT;
	case NODE_PARAGRAPH:
	case NODE_CAPTION:
	case NODE_TERM:
	case NODE_LABEL:
	case NODE_HINT:
	case NODE_OPTION:
	case NODE_COLUMN:
		return true;
	default:
		return false;
	}
}

struct knowing {
	const struct edition *edition;
	GArray *lines;
	guint at; /* the first line that is nobody's yet */
};

/* The next line with just these words, or with them and little around; empty ones do not count as lines on the way.
 * LINE_NONE for none. */
static guint line_find(const struct knowing *knowing, const char *printed, bool whole)
{
	size_t length = strlen(printed);
	guint passed = 0, most = !whole ? PART_MOST : length >= LONG_FROM ? LONG_MOST : WHOLE_MOST;
	for (guint i = knowing->at; i < knowing->lines->len && passed < most; i++) {
		const struct line *line = &g_array_index(knowing->lines, struct line, i);
		bool fits = whole ? !strcmp(line->text, printed)
				  : strlen(line->text) <= length + AROUND_MOST && strstr(line->text, printed);
		if (fits)
			return i;
		passed += *line->text != '\0';
	}
	return LINE_NONE;
}

static void node_know(struct knowing *knowing, const struct node *node)
{
	char *printed = node_printed(knowing->edition, node);
	guint place = *printed ? line_find(knowing, printed, true) : LINE_NONE;
	if (place == LINE_NONE && *printed)
		place = line_find(knowing, printed, false);
	if (place != LINE_NONE) {
		struct line *line = &g_array_index(knowing->lines, struct line, place);
		line->node = node;
		line->offset = (size_t)(strstr(line->text, printed) - line->text);
		knowing->at = place + 1;
	}
	g_free(printed);
}

static void nodes_know(struct knowing *knowing, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next)
		if (prints_a_line(node))
			node_know(knowing, node);
		else
			nodes_know(knowing, node);
}

void lines_know(GArray *lines, const struct edition *edition)
{
	struct knowing knowing = {edition, lines, 0};
	nodes_know(&knowing, edition_root(edition));
}

/* ---- words ---- */

size_t word_length_at(const char *text)
{
	gunichar first = g_utf8_get_char(text);
	const char *end = g_utf8_next_char(text);
	while (g_unichar_isalnum(first) && *end && g_unichar_isalnum(g_utf8_get_char(end)))
		end = g_utf8_next_char(end);
	return (size_t)(end - text);
}

uint32_t key_number(GHashTable *known, const char *key)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
	if (!number) {
		number = g_hash_table_size(known) + 1;
		g_hash_table_insert(known, g_strdup(key), GUINT_TO_POINTER(number));
	}
	return number;
}

bool line_stays(const struct line *line)
{
	return line->partner != LINE_NONE || line->settled;
}
