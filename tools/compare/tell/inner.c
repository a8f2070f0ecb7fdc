/* SPDX-License-Identifier: MIT
 * What belongs to a table as a whole is told once: a column that came or went, with its cells, with its table. */
#include "compare/tell/assemble.h"

#include <string.h>

/* The words of cell `n` of a row, or of a head, as one text to compare; NULL where there is no such cell. A caption
 * stands before the first cell. */
static char *cell_words(const struct side *side, const struct unit *unit, unsigned n)
{
	GString *text = g_string_new(NULL);
	unsigned at = 0;
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		const char *word = lexicon_text(side->lexicon, token->word);
		if ((token->format & FORMAT_MARK) && !strcmp(word, "|"))
			at++;
		else if ((token->format & FORMAT_MARK) && unit->kind == UNIT_TABLE && !strcmp(word, ":"))
			g_string_truncate(text, 0);
		else if (at == n)
			g_string_append_printf(text, "%u ", token->word);
	}
	return g_string_free(text, at < n);
}

/* The column of the new table under the same head; the count of its columns for none. */
static unsigned column_of(const struct match *match, const struct bead *table, const char *head)
{
	for (unsigned n = 0;; n++) {
		char *other = cell_words(match->new, UNIT(match->new, table->new), n);
		bool same = other && !strcmp(other, head);
		bool end = !other;
		g_free(other);
		if (same || end)
			return n;
	}
}

static GPtrArray *heads_of(const struct side *side, uint32_t table)
{
	GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
	for (char *head = cell_words(side, UNIT(side, table), 0); head;
	     head = cell_words(side, UNIT(side, table), heads->len))
		g_ptr_array_add(heads, head);
	return heads;
}

/* True where one table has a head that the other has not. */
static bool has_alone(const GPtrArray *heads, const GPtrArray *other)
{
	for (guint i = 0; i < heads->len; i++)
		if (!g_ptr_array_find_with_equal_func((GPtrArray *)other, heads->pdata[i], g_str_equal, NULL))
			return true;
	return false;
}

/* True where two columns have one head, so that none can be told by it. */
static bool has_twins(const GPtrArray *heads)
{
	for (guint i = 0; i < heads->len; i++)
		for (guint k = 0; k < i; k++)
			if (!strcmp(heads->pdata[i], heads->pdata[k]))
				return true;
	return false;
}

/* True if the cells under heads that both tables have are the same. */
static bool only_columns(const struct match *match, const struct bead *table, const struct bead *row)
{
	bool same = true;
	for (unsigned n = 0; same; n++) {
		char *head = cell_words(match->old, UNIT(match->old, table->old), n);
		if (!head)
			break;
		unsigned column = column_of(match, table, head);
		char *beside = cell_words(match->new, UNIT(match->new, table->new), column);
		char *was = cell_words(match->old, UNIT(match->old, row->old), n);
		char *now = beside ? cell_words(match->new, UNIT(match->new, row->new), column) : NULL;
		same = !beside || !g_strcmp0(was, now);
		g_free(head);
		g_free(beside);
		g_free(was);
		g_free(now);
	}
	return same;
}

/* A row in which nothing differs but the columns: what is told of it is that it stands elsewhere, or nothing. */
static void row_fold(struct assembly *assembly, struct change *table, struct change *told, const struct bead *row)
{
	if (told->kind == CHANGE_REWORDED) {
		change_absorb(assembly, table, told);
	} else if (told->kind == CHANGE_MOVED_REWORDED) {
		told->kind = bead_kind(assembly->match, row, false, false);
		g_ptr_array_set_size(told->words, 0);
		told->tags = 0;
	}
}

/* The changes of a table's rows in which nothing differs but the columns. */
static GPtrArray *rows_folded(const struct assembly *assembly, const struct bead *table)
{
	const struct match *match = assembly->match;
	GPtrArray *rows = g_ptr_array_new();
	for (uint32_t i = table->old + 1; i < match->old->units->len && UNIT(match->old, i)->parent == table->old;
	     i++) {
		uint32_t row = match->old_bead[i];
		struct change *told = row == NO_UNIT ? NULL : assembly->by_bead[row];
		bool words = told && (told->kind == CHANGE_REWORDED || told->kind == CHANGE_MOVED_REWORDED);
		if (words && only_columns(match, table, BEAD(match, row)))
			g_ptr_array_add(rows, told);
	}
	return rows;
}

/* The cells of a column that came or went are told with its head. Where heads came and others went, one may have been
 * reworded, and what the cells say is told by itself. */
static void table_fold(struct assembly *assembly, uint32_t place)
{
	const struct match *match = assembly->match;
	const struct bead *table = BEAD(match, place);
	GPtrArray *old = heads_of(match->old, table->old), *new = heads_of(match->new, table->new);
	bool went = has_alone(old, new), came = has_alone(new, old), twins = has_twins(old) || has_twins(new);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	if (twins || (went && came))
		return;
	GPtrArray *rows = rows_folded(assembly, table);
	if (went || came)
		change_lines(assembly->changes, assembly->by_bead[place], rows);
	for (guint i = 0; i < rows->len; i++) {
		struct change *told = rows->pdata[i];
		const struct provision *at = told->old->pdata[0];
		row_fold(assembly, assembly->by_bead[place], told, BEAD(match, match->old_bead[at->unit]));
	}
	g_ptr_array_unref(rows);
}

void inner_fold(struct assembly *assembly)
{
	const struct match *match = assembly->match;
	for (guint i = 0; i < match->beads->len; i++) {
		const struct change *change = assembly->by_bead[i];
		if (change && change->kind == CHANGE_REWORDED &&
		    UNIT(match->old, BEAD(match, i)->old)->kind == UNIT_TABLE)
			table_fold(assembly, i);
	}
	charts_fold(assembly);
	absorbed_drop(assembly->changes);
}
