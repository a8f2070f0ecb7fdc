/* SPDX-License-Identifier: MIT
 * Tables: a head row that repeats, rows that do not split, columns as wide as what stands in them asks for. */
#include "render/docx_part.h"

/* Of letters in a table, in twentieths of a point: an average one of running text, and one of a word that must not
 * be broken, which may be bold; and the room on both sides of a cell's text. */
#define LETTER 108u
#define LETTER_BROAD 132u
#define CELL_ROOM 260u

/* Letters in a paragraph that should not be broken. */
#define SHORT 12u

/* ---- the frame ------------------------------------------------------------------------------------------------ */

void table_start(struct docx *docx, const char *style, const unsigned *widths, unsigned columns, bool bare,
		 const char *caption)
{
	GString *out = docx->out;
	unsigned all = 0;
	lead_settle(docx);
	section_settle(docx);
	revision_stop(docx);
	for (unsigned i = 0; i < columns; i++)
		all += widths[i];
	XML(out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"");
	append_text(out, style);
	XML(out, "\"/><w:tblW w:w=\"");
	xml_number(out, all);
	XML(out, "\" w:type=\"dxa\"/>");
	if (docx->site.edge)
		g_string_append_printf(out, "<w:tblInd w:w=\"%u\" w:type=\"dxa\"/>", docx->site.edge);
	XML(out, "<w:tblLayout w:type=\"fixed\"/><w:tblLook ");
	g_string_append(out, bare ? "w:val=\"0080\" w:firstRow=\"0\" " : "w:val=\"0020\" w:firstRow=\"1\" ");
	g_string_append(out, bare ? "w:lastRow=\"0\" w:firstColumn=\"1\" " : "w:lastRow=\"0\" w:firstColumn=\"0\" ");
	XML(out, "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>");
	if (caption && *caption) {
		XML(out, "<w:tblCaption w:val=\"");
		xml_value(out, caption);
		XML(out, "\"/>");
	}
	XML(out, "</w:tblPr><w:tblGrid>");
	for (unsigned i = 0; i < columns; i++) {
		XML(out, "<w:gridCol w:w=\"");
		xml_number(out, widths[i]);
		XML(out, "\"/>");
	}
	XML(out, "</w:tblGrid>");
}

void row_start(struct docx *docx, bool head)
{
	XML(docx->out, "<w:tr><w:trPr><w:cantSplit/>");
	if (head)
		XML(docx->out, "<w:tblHeader/>");
	row_mark(docx);
	XML(docx->out, "</w:trPr>");
}

void row_end(struct docx *docx)
{
	XML(docx->out, "</w:tr>");
}

void cell_start(struct docx *docx, unsigned width, const struct cell_head *cell, enum mark row)
{
	XML(docx->out, "<w:tc><w:tcPr><w:tcW w:w=\"");
	xml_number(docx->out, width);
	XML(docx->out, "\" w:type=\"dxa\"/>");
	if (cell && cell->span > 1)
		g_string_append_printf(docx->out, "<w:gridSpan w:val=\"%u\"/>", cell->span);
	if (cell && cell->joined)
		XML(docx->out, "<w:vMerge/>");
	else if (cell && cell->rows > 1)
		XML(docx->out, "<w:vMerge w:val=\"restart\"/>");
	cell_mark(docx, row);
	XML(docx->out, "</w:tcPr>");
}

void cell_end(struct docx *docx)
{
	if (docx->revision.block == MARK_KEPT)
		revision_stop(docx);
	docx->revision.loose = false;
	XML(docx->out, "</w:tc>");
}

/* The paragraph after a table keeps it apart from one that follows. */
void table_end(struct docx *docx)
{
	XML(docx->out, "</w:tbl>");
	docx->revision.came[0] = docx->revision.came[1] = 0;
	paragraph_words(docx, "TableEnd", "");
}

/* ---- how wide columns are ------------------------------------------------------------------------------------- */

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

static void cell_measure(struct docx *docx, const struct node *cell, struct wish *wish, GString *scratch)
{
	for (const struct node *node = cell->first; node; node = node->next) {
		if (node->kind == NODE_PARAGRAPH) {
			g_string_truncate(scratch, 0);
			inlines_plain(docx, node, scratch);
			text_measure(scratch->str, SHORT, wish);
		} else if (!node_is_inline(node)) {
			cell_measure(docx, node, wish, scratch);
		}
	}
}

static void table_measure(struct docx *docx, const struct node *table, struct wish *wishes, unsigned columns)
{
	GString *scratch = g_string_new(NULL);
	for (const struct node *row = table->first; row; row = row->next) {
		unsigned i = 0;
		for (const struct node *cell = row->first; row->kind == NODE_ROW && cell && i < columns;
		     cell = cell->next) {
			unsigned span = cell->cell ? cell->cell->span : 1;
			if (span == 1)
				cell_measure(docx, cell, &wishes[i], scratch);
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

unsigned *head_widths(struct docx *docx, const GPtrArray *heads)
{
	struct wish *wishes = g_new0(struct wish, heads->len);
	unsigned *widths = g_new0(unsigned, heads->len);
	for (guint i = 0; i < heads->len; i++) {
		text_measure(heads->pdata[i], 0, &wishes[i]);
		/* What will be written there isn't known: the rest is shared evenly. */
		wishes[i].most = wishes[i].least + LETTER;
	}
	share(wishes, heads->len, text_width(docx), widths);
	g_free(wishes);
	return widths;
}

/* ---- rows ----------------------------------------------------------------------------------------------------- */

static const char *cell_style(const struct node *table, unsigned column, bool head)
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

static void cell_write(struct docx *docx, const struct node *cell, const char *style, unsigned width)
{
	struct docx_site outer = docx->site;
	enum mark row = docx->revision.block;
	struct docx_outer outside = revision_enter(docx, cell);
	cell_start(docx, width, cell ? cell->cell : NULL, row);
	docx->site = (struct docx_site){.style = style, .cell = true};
	gsize before = docx->out->len;
	if (cell && !block_is_echo(docx, cell))
		blocks(docx, cell);
	if (docx->out->len == before)
		paragraph_words(docx, style, ""); /* Word refuses a cell without a paragraph */
	docx->site = outer;
	cell_end(docx);
	revision_leave(docx, outside);
}

static void row_write(struct docx *docx, const struct node *table, const struct node *row, const unsigned *widths,
		      unsigned columns, bool head)
{
	const struct node *cell = row->first;
	struct docx_outer outer = revision_enter(docx, row);
	row_start(docx, head);
	for (unsigned i = 0; i < columns;) {
		bool labels = head || (cell && cell->cell && cell->cell->head);
		unsigned span = cell && cell->cell ? MIN(cell->cell->span, columns - i) : 1, width = 0;
		const char *style = cell_style(table, i, labels);
		for (unsigned k = 0; k < span; k++)
			width += widths[i++];
		cell_write(docx, cell, style, width);
		cell = cell ? cell->next : NULL;
	}
	row_end(docx);
	revision_leave(docx, outer);
}

static unsigned columns_count(const struct node *table)
{
	unsigned count = table->columns ? table->columns->count : 0;
	const struct node *row = count ? NULL : node_child(table, NODE_ROW);
	for (const struct node *cell = row ? row->first : NULL; cell; cell = cell->next)
		count++;
	return count;
}

bool table_wide(const struct node *node)
{
	return columns_count(node) >= TABLE_WIDE || (node->columns && node->columns->wide);
}

static void caption_write(struct docx *docx, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION);
	if (caption && block_is_echo(docx, caption))
		caption = NULL;
	if (!caption && !docx->bookmarks[table->index])
		return;
	struct docx_outer outer = revision_enter(docx, caption ? caption : table);
	/* Without a caption a bookmark still needs a paragraph to stand in. */
	paragraph_start(docx, caption ? "Caption" : "TableEnd");
	bookmark_start(docx, table);
	if (caption)
		inlines(docx, caption);
	paragraph_end(docx);
	revision_leave(docx, outer);
}

void table_write(struct docx *docx, const struct node *node)
{
	unsigned columns = columns_count(node);
	if (!columns)
		return;
	bool turn = table_wide(node) && !section_turned(docx) && !docx->site.cell;
	lead_settle(docx);
	if (turn)
		section_turn(docx, true);
	struct wish *wishes = g_new0(struct wish, columns);
	unsigned *widths = g_new0(unsigned, columns);
	table_measure(docx, node, wishes, columns);
	share(wishes, columns, text_width(docx), widths);
	const struct node *caption = node_child(node, NODE_CAPTION);
	GString *words = g_string_new(NULL);
	if (caption)
		inlines_plain(docx, caption, words);
	else if (node->columns && node->columns->name)
		g_string_append(words, node->columns->name);
	caption_write(docx, node);
	table_start(docx, "DocumentTable", widths, columns, node->columns && node->columns->bare, words->str);
	bool head = !node->columns || !node->columns->bare;
	for (const struct node *row = node->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		row_write(docx, node, row, widths, columns, head);
		head = false;
	}
	table_end(docx);
	if (turn)
		section_turn(docx, false);
	g_string_free(words, TRUE);
	g_free(widths);
	g_free(wishes);
}
