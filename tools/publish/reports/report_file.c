/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_file.h"
#include "publish/single.h"
#include "render/html/html.h"

#include <string.h>

static const struct place nowhere = {.file = NULL};

static struct node *text_add(struct doc *doc, struct node *parent, const char *text)
{
	struct node *node = doc_add(doc, parent, NODE_TEXT, nowhere);
	node->text = arena_text(doc->arena, text);
	return node;
}

static struct node *title_add(struct doc *doc, struct node *parent, const char *text)
{
	struct node *title = doc_add(doc, parent, NODE_TITLE, nowhere);
	text_add(doc, title, text);
	return title;
}

static struct node *paragraph_add(struct doc *doc, struct node *parent, const char *text)
{
	struct node *paragraph = doc_add(doc, parent, NODE_PARAGRAPH, nowhere);
	text_add(doc, paragraph, text);
	return paragraph;
}

/* ---- headings and items ------------------------------------------------------------------------------------------ */

/* A heading without a number. Within the one section of a report those below it count nothing anew, so that the
 * letters run on. */
static struct node *heading_add(struct doc *doc, struct node *parent, const struct report_block *block)
{
	bool section = parent->kind == NODE_DOCUMENT;
	struct node *heading = doc_add(doc, parent, section ? NODE_SECTION : NODE_SUBHEADING, nowhere);
	heading->level = (uint8_t)(block->level - 1);
	heading->unnumbered = true;
	title_add(doc, heading, block->text);
	return heading;
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

/* Where a line ends, a BREAK. */
static void lines_add(struct doc *doc, struct node *parent, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (line > lines)
			doc_add(doc, parent, NODE_BREAK, nowhere);
		if (**line)
			text_add(doc, parent, *line);
	}
	g_strfreev(lines);
}

/* What was taken out in brackets, what was put in bold: no meaning by colour alone. */
static void run_add(struct doc *doc, struct node *paragraph, const struct report_run *run)
{
	size_t n = strlen(run->text), start = strspn(run->text, " \n");
	while (n > start && strchr(" \n", run->text[n - 1]))
		n--;
	char *lead = g_strndup(run->text, start), *inner = g_strndup(run->text + start, n - start);
	if (run->op == '=' || !*inner) {
		lines_add(doc, paragraph, run->text);
	} else {
		lines_add(doc, paragraph, lead);
		char *bracketed = run->op == '-' ? g_strdup_printf("[%s]", inner) : NULL;
		struct node *marked = bracketed ? paragraph : doc_add(doc, paragraph, NODE_STRONG, nowhere);
		lines_add(doc, marked, bracketed ? bracketed : inner);
		lines_add(doc, paragraph, run->text + n);
		g_free(bracketed);
	}
	g_free(lead);
	g_free(inner);
}

static void table_add(struct doc *doc, struct node *parent, const struct report_block *block)
{
	struct node *table = doc_add(doc, parent, NODE_TABLE, nowhere), *row = NULL;
	struct columns *columns = arena_take(doc->arena, sizeof *columns + block->columns * sizeof columns->align[0]);
	columns->count = block->columns;
	columns->wide = true;
	for (unsigned i = 0; i < block->columns; i++)
		columns->align[i] = ALIGN_NONE;
	if (parent->kind == NODE_SECTION && node_child(parent, NODE_TITLE)) {
		g_autoptr(GString) name = g_string_new(NULL);
		node_plain(node_child(parent, NODE_TITLE), name);
		columns->name = arena_text(doc->arena, name->str);
	}
	table->columns = columns;
	for (guint i = 0; i < block->cells->len; i++) {
		const struct report_cell *cell = block->cells->pdata[i];
		if (i % MAX(block->columns, 1) == 0)
			row = doc_add(doc, table, NODE_ROW, nowhere);
		struct node *node = doc_add(doc, row, NODE_CELL, nowhere);
		struct node *paragraph = doc_add(doc, node, NODE_PARAGRAPH, nowhere);
		for (guint k = 0; k < cell->runs->len; k++)
			run_add(doc, paragraph, cell->runs->pdata[k]);
	}
}

/* ---- the document ------------------------------------------------------------------------------------------------ */

#define HEADINGS 8u

/* The heading of this level, or of the one above it where a level was left out; at last the document. */
static struct node *nearest(struct node *const above[HEADINGS], unsigned depth)
{
	while (depth && !above[depth])
		depth--;
	return above[depth];
}

static void blocks_add(struct doc *doc, const struct report *report)
{
	struct node *above[HEADINGS] = {doc->root}; /* by level */
	unsigned depth = 0;
	for (guint i = 0; i < report->blocks->len; i++) {
		const struct report_block *block = report->blocks->pdata[i];
		if (block->kind == REPORT_HEADING) {
			depth = CLAMP(block->level - 1, 1, HEADINGS - 1);
			above[depth] = heading_add(doc, nearest(above, depth - 1), block);
		} else if (block->kind == REPORT_PARAGRAPH) {
			paragraph_add(doc, above[depth], block->text);
		} else if (block->kind == REPORT_ITEM) {
			struct node *clause = doc_add(doc, above[depth], NODE_CLAUSE, nowhere);
			clause->level = 1;
			paragraph_add(doc, clause, block->text);
		} else {
			table_add(doc, above[depth], block);
		}
	}
}

/* Numbers are counted as letters by the document's own pattern, so that they are real numbers in Word. */
static struct doc *report_doc(const struct report *report)
{
	static const char *const patterns[] = {"1.", "a)", NULL};
	struct doc *doc = doc_new();
	if (!doc->root)
		doc->root = doc_make(doc, NODE_DOCUMENT, nowhere);
	if (!doc->root->meta)
		doc->root->meta = meta_new(doc);
	doc->root->meta->id = "overview";
	doc->root->meta->title = arena_text(doc->arena, report->title);
	doc->root->meta->language = arena_text(doc->arena, report->language);
	doc->root->meta->numbering = patterns;
	title_add(doc, doc->root, report->title);
	blocks_add(doc, report);
	doc_number(doc);
	return doc;
}

void report_body(const struct report *report, const struct words *words, GString *out, struct diag *diag)
{
	struct library *library = library_new(NULL, words);
	const struct edition *edition = library_add(library, report_doc(report), diag);
	library_settle(library, diag);
	html_body(edition, NULL, out);
	library_free(library);
}

/* 'Officer Code of Conduct: Table of changes', so that two reports on one document are told apart. */
static bool page_write(const struct report *report, const struct edition *edition, const struct templates *templates,
		       GByteArray *out, struct diag *diag)
{
	const char *about = NULL;
	for (guint i = 0; i < report->blocks->len && !about; i++) {
		const struct report_block *block = report->blocks->pdata[i];
		about = block->kind == REPORT_HEADING ? block->text : NULL;
	}
	g_autofree char *title = about ? word_fill(edition_words(edition), "site-form-title", "label", report->title,
						   "title", about, NULL)
				       : g_strdup(report->title);
	g_autoptr(GString) text = g_string_new(NULL);
	bool fine = html_render_titled(edition, title, templates, text, diag);
	g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
	return fine;
}

bool report_write(const struct report *report, enum report_format format, const struct words *words,
		  const struct templates *templates, GByteArray *out, struct diag *diag)
{
	if (format == REPORT_MARKDOWN) {
		GString *text = g_string_new(NULL);
		report_markdown(report, text);
		g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
		g_string_free(text, TRUE);
		return true;
	}
	struct library *library = library_new(NULL, words);
	const struct edition *edition = library_add(library, report_doc(report), diag);
	library_settle(library, diag);
	bool fine = edition && (format == REPORT_HTML ? page_write(report, edition, templates, out, diag)
						      : single_render(edition, FORMAT_DOCX, templates, out, diag));
	library_free(library);
	return fine;
}
