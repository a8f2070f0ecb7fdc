/* SPDX-License-Identifier: MIT */
#include "explain/report.h"
#include "resolve/pattern.h"

#include <stdbool.h>
#include <string.h>

static void run_free(void *gone)
{
	g_free(((struct report_run *)gone)->text);
	g_free(gone);
}

static void cell_free(void *gone)
{
	g_ptr_array_unref(((struct report_cell *)gone)->runs);
	g_free(gone);
}

static void block_free(void *gone)
{
	struct report_block *block = gone;
	g_free(block->number);
	g_free(block->text);
	if (block->cells)
		g_ptr_array_unref(block->cells);
	g_free(block);
}

struct report *report_new(const char *title, const char *language)
{
	struct report *report = g_new0(struct report, 1);
	report->title = g_strdup(title);
	report->language = g_strdup(language);
	report->blocks = g_ptr_array_new_with_free_func(block_free);
	return report;
}

void report_free(struct report *report)
{
	if (!report)
		return;
	g_free(report->title);
	g_free(report->language);
	g_ptr_array_unref(report->blocks);
	g_free(report);
}

static struct report_block *block_add(struct report *report, enum report_kind kind, char *text)
{
	struct report_block *block = g_new0(struct report_block, 1);
	block->kind = kind;
	block->text = text;
	g_ptr_array_add(report->blocks, block);
	return block;
}

void report_heading(struct report *report, unsigned level, char *text)
{
	block_add(report, REPORT_HEADING, text)->level = level;
}

void report_paragraph(struct report *report, char *text)
{
	block_add(report, REPORT_PARAGRAPH, text);
}

/* 'a)' for the first, 'aa)' for the twenty-seventh. */
static char *letter_of(guint place)
{
	GString *out = g_string_new(NULL);
	count_append(out, place, 'a');
	return g_string_free(g_string_append_c(out, ')'), FALSE);
}

void report_item(struct report *report, char *text)
{
	block_add(report, REPORT_ITEM, text)->number = letter_of(++report->items);
}

struct report_block *report_table(struct report *report, unsigned columns)
{
	struct report_block *block = block_add(report, REPORT_TABLE, NULL);
	block->columns = columns;
	block->cells = g_ptr_array_new_with_free_func(cell_free);
	return block;
}

struct report_cell *report_cell(struct report_block *table)
{
	struct report_cell *cell = g_new0(struct report_cell, 1);
	cell->runs = g_ptr_array_new_with_free_func(run_free);
	g_ptr_array_add(table->cells, cell);
	return cell;
}

void cell_add(struct report_cell *cell, char op, const char *text)
{
	if (!*text)
		return;
	struct report_run *run = g_new(struct report_run, 1);
	*run = (struct report_run){op, g_strdup(text)};
	g_ptr_array_add(cell->runs, run);
}

/* ---- Markdown ---------------------------------------------------------------------------------------------------- */

/* Signs that would be read as Markdown; in a cell, line breaks and bars too. */
static void escaped(GString *out, const char *text, bool in_cell)
{
	for (; *text; text++) {
		if (*text == '\n') {
			g_string_append(out, in_cell ? "<br>" : "  \n");
			continue;
		}
		if (strchr("*_\\[]<`", *text) || (in_cell && *text == '|'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *text);
	}
}

/* Marks may not stand against a blank. */
static void marked(GString *out, const char *text, const char *before, const char *after)
{
	size_t n = strlen(text), start = strspn(text, " \n");
	while (n > start && strchr(" \n", text[n - 1]))
		n--;
	char *lead = g_strndup(text, start), *inner = g_strndup(text + start, n - start);
	escaped(out, lead, true);
	g_string_append(out, *inner ? before : "");
	escaped(out, inner, true);
	g_string_append(out, *inner ? after : "");
	escaped(out, text + n, true);
	g_free(lead);
	g_free(inner);
}

static void cell_markdown(const struct report_cell *cell, GString *out)
{
	for (guint i = 0; i < cell->runs->len; i++) {
		const struct report_run *run = cell->runs->pdata[i];
		if (run->op == '-')
			marked(out, run->text, "\\[", "\\]");
		else if (run->op == '+')
			marked(out, run->text, "**", "**");
		else
			escaped(out, run->text, true);
	}
}

static void table_markdown(const struct report_block *table, GString *out)
{
	for (guint i = 0; i < table->cells->len; i++) {
		g_string_append(out, i % table->columns ? " | " : "| ");
		cell_markdown(table->cells->pdata[i], out);
		if (i % table->columns + 1 < table->columns)
			continue;
		g_string_append(out, " |\n");
		for (unsigned k = 0; k < table->columns && i + 1 == table->columns; k++)
			g_string_append(out, "|---");
		g_string_append(out, i + 1 == table->columns ? "|\n" : "");
	}
	g_string_append_c(out, '\n');
}

void report_markdown(const struct report *report, GString *out)
{
	for (guint i = 0; i < report->blocks->len; i++) {
		const struct report_block *block = report->blocks->pdata[i];
		if (block->kind == REPORT_TABLE) {
			table_markdown(block, out);
			continue;
		}
		for (unsigned k = 0; block->kind == REPORT_HEADING && k < block->level; k++)
			g_string_append(out, k + 1 < block->level ? "#" : "# ");
		if (block->number)
			g_string_append_printf(out, "%s ", block->number);
		escaped(out, block->text, false);
		g_string_append(out, i + 1 < report->blocks->len ? "\n\n" : "\n");
	}
}
