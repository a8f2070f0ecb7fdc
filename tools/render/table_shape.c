/* SPDX-License-Identifier: MIT */
#include "render/table_shape.h"

#include "render/words_plain.h"

#include <string.h>

/* Of letters in a table, in twentieths of a point: an average one of running text, and one of a word that must not
 * be broken, which may be bold; and the room on both sides of a cell's text. */
#define LETTER 108u
#define LETTER_BROAD 132u
#define CELL_ROOM 260u

/* Letters in a paragraph that should not be broken. */
#define SHORT 12u

/* Paragraphs around the tables of a document that stands sideways as a whole. */
#define LEAD_MOST 6u

/* What a column asks for: the least, for its longest word, and what it would like, for its longest paragraph.
 * A paragraph of no more than `kept` letters ('Appendix B', '1 April 2027') stays on one line. */
struct wish {
	unsigned least, most;
};

static void text_measure(const char *text, unsigned kept, struct wish *wish)
{
	unsigned all = 0, word = 0, longest = 0;
	for (const char *p = text; *p; p++) {
		if ((*p & '\xc0') == '\x80')
			continue;
		all++;
		word++;
		if (*p == ' ' || *p == '-') {
			longest = MAX(longest, word - 1);
			word = 0;
		}
	}
	longest = MAX(longest, word);
	unsigned whole = all <= kept ? all : longest;
	wish->least = MAX(wish->least, MIN(whole, 40) * LETTER_BROAD + CELL_ROOM);
	wish->most = MAX(wish->most, MIN(all, 400) * LETTER + CELL_ROOM);
}

static void cell_measure(const struct edition *edition, const struct node *cell, struct wish *wish, GString *scratch)
{
	for (const struct node *node = cell->first; node; node = node->next) {
		if (node->kind == NODE_PARAGRAPH) {
			g_string_truncate(scratch, 0);
			words_plain(edition, node, scratch);
			text_measure(scratch->str, SHORT, wish);
		} else if (!node_is_inline(node)) {
			cell_measure(edition, node, wish, scratch);
		}
	}
}

static void table_measure(const struct edition *edition, const struct node *table, struct wish *wishes,
			  unsigned columns)
{
	GString *scratch = g_string_new(NULL);
	for (const struct node *row = table->first; row; row = row->next) {
		unsigned i = 0;
		for (const struct node *cell = row->first; row->kind == NODE_ROW && cell && i < columns;
		     cell = cell->next) {
			unsigned span = cell->cell ? cell->cell->span : 1;
			if (span == 1)
				cell_measure(edition, cell, &wishes[i], scratch);
			i += span;
		}
	}
	g_string_free(scratch, TRUE);
}

/* Shares `room` among the columns: each its least, and of the rest as it wishes; the last takes what rounding left. */
static void share(const struct wish *wishes, unsigned columns, unsigned room, unsigned *widths)
{
	unsigned long least = 0, more = 0;
	for (unsigned i = 0; i < columns; i++) {
		least += MAX(wishes[i].least, CELL_ROOM);
		more += wishes[i].most > wishes[i].least ? wishes[i].most - wishes[i].least : 0;
	}
	unsigned used = 0;
	for (unsigned i = 0; i < columns; i++) {
		unsigned long own = MAX(wishes[i].least, CELL_ROOM);
		unsigned long wish = wishes[i].most > wishes[i].least ? wishes[i].most - wishes[i].least : 0;
		if (least >= room)
			own = own * room / least;
		else if (more)
			own += (room - least) * wish / more;
		else
			own = own * room / least;
		widths[i] = (unsigned)own;
		used += widths[i];
	}
	widths[columns - 1] += room - MIN(used, room);
}

unsigned *table_widths(const struct edition *edition, const struct node *table, unsigned room)
{
	unsigned columns = table_columns(table);
	struct wish *wishes = g_new0(struct wish, columns);
	unsigned *widths = g_new0(unsigned, columns);
	table_measure(edition, table, wishes, columns);
	share(wishes, columns, room, widths);
	g_free(wishes);
	return widths;
}

/* The width of the longest word of a head, which is bold: heads are so short that a narrow letter counts. */
static unsigned head_least(const char *text)
{
	unsigned width = 0, widest = 0;
	for (const char *p = text; *p; p++) {
		if (*p == ' ' || *p == '-')
			width = 0;
		else if ((*p & '\xc0') != '\x80')
			width += strchr("fijlrtI.,;:'()", *p) ? LETTER_BROAD * 3 / 5 : LETTER_BROAD;
		widest = MAX(widest, width);
	}
	return MIN(widest, 40 * LETTER_BROAD) + CELL_ROOM;
}

unsigned *head_widths(const GPtrArray *heads, unsigned room)
{
	struct wish *wishes = g_new0(struct wish, heads->len);
	unsigned *widths = g_new0(unsigned, heads->len);
	for (guint i = 0; i < heads->len; i++) {
		wishes[i].least = head_least(heads->pdata[i]);
		/* What will be written there isn't known: the rest is shared evenly. */
		wishes[i].most = wishes[i].least + LETTER;
	}
	share(wishes, heads->len, room, widths);
	g_free(wishes);
	return widths;
}

unsigned *equal_widths(unsigned columns, unsigned room)
{
	unsigned *widths = g_new(unsigned, columns);
	for (unsigned i = 0; i < columns; i++)
		widths[i] = room / columns;
	widths[columns - 1] += room % columns;
	return widths;
}

/* ---- its shape ------------------------------------------------------------------------------------------------ */

unsigned table_columns(const struct node *table)
{
	unsigned count = table->columns ? table->columns->count : 0;
	const struct node *row = count ? NULL : node_child(table, NODE_ROW);
	for (const struct node *cell = row ? row->first : NULL; cell; cell = cell->next)
		count++;
	return count;
}

bool table_wide(const struct node *table)
{
	return table_columns(table) >= TABLE_WIDE || (table->columns && table->columns->wide);
}

bool appendix_wide(const struct node *appendix)
{
	if (appendix->whole)
		return false;
	for (const struct node *node = appendix->first; node; node = node->next)
		if (node->kind == NODE_TABLE && table_wide(node))
			return true;
	return false;
}

void table_words(const struct edition *edition, const struct node *table, GString *out)
{
	const struct node *caption = node_child(table, NODE_CAPTION);
	if (caption)
		words_plain(edition, caption, out);
	else if (table->columns && table->columns->name)
		g_string_append(out, table->columns->name);
}

const char *table_style(const struct node *table, unsigned column, bool head)
{
	static const char *const texts[] = {
		[ALIGN_NONE] = "TableText",
		[ALIGN_LEFT] = "TableText",
		[ALIGN_CENTRE] = "TableTextCentre",
		[ALIGN_RIGHT] = "TableTextRight",
	};
	static const char *const heads[] = {
		[ALIGN_NONE] = "TableHead",
		[ALIGN_LEFT] = "TableHead",
		[ALIGN_CENTRE] = "TableHeadCentre",
		[ALIGN_RIGHT] = "TableHeadRight",
	};
	enum align align = table->columns ? table->columns->align[column] : ALIGN_NONE;
	return head ? heads[align] : texts[align];
}

/* Counts tables that are to be wide, and paragraphs; false where there is anything else but headings. */
static bool is_of_tables(const struct node *parent, unsigned *wide, unsigned *paragraphs)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool section = node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING;
		*paragraphs += node->kind == NODE_PARAGRAPH;
		*wide += node->kind == NODE_TABLE && node->columns && node->columns->wide;
		if (section && !is_of_tables(node, wide, paragraphs))
			return false;
		if (!section && node->kind != NODE_TITLE && node->kind != NODE_PARAGRAPH && node->kind != NODE_TABLE)
			return false;
	}
	return true;
}

bool document_wide(const struct node *root)
{
	unsigned wide = 0, paragraphs = 0;
	return is_of_tables(root, &wide, &paragraphs) && wide && paragraphs <= LEAD_MOST;
}
