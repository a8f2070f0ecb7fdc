/* SPDX-License-Identifier: MIT
 * What belongs to a table or a flowchart as a whole is told once: a column that came or went with its table, the arrows
 * of a flowchart with the box that came or went. */
#include "compare/assemble.h"

#include <string.h>

/* ---- columns ----------------------------------------------------------------------------------------------------- */

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

static void table_fold(struct assembly *assembly, uint32_t place)
{
	const struct match *match = assembly->match;
	const struct bead *table = BEAD(match, place);
	struct change *change = assembly->by_bead[place];
	for (uint32_t i = table->old + 1; i < match->old->units->len && UNIT(match->old, i)->parent == table->old;
	     i++) {
		uint32_t row = match->old_bead[i];
		struct change *told = row == NO_UNIT ? NULL : assembly->by_bead[row];
		if (!told || told->kind != CHANGE_REWORDED || !only_columns(match, table, BEAD(match, row)))
			continue;
		change_absorb(assembly, change, told);
		assembly->by_bead[row] = change;
	}
}

/* ---- flowcharts -------------------------------------------------------------------------------------------------- */

/* The flowchart that a step stands in, as the new text has it; NO_UNIT for what is no step. */
static uint32_t chart_of(const struct assembly *assembly, const struct change *change, bool *arrow)
{
	const struct match *match = assembly->match;
	bool is_new = change->new->len;
	const struct side *side = is_new ? match->new : match->old;
	if (change->kind == CHANGE_THROUGHOUT)
		return NO_UNIT;
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	const struct unit *unit = UNIT(side, at->unit);
	*arrow = strstr(unit->text, " → ") != NULL;
	if (unit->kind != UNIT_STEP)
		return NO_UNIT;
	return is_new ? unit->parent : match_partner(match, unit->parent, false);
}

/* The first change of a box in a flowchart, or NULL. */
static struct change *box_change(const struct assembly *assembly, uint32_t chart)
{
	for (guint i = 0; i < assembly->changes->list->len; i++) {
		struct change *change = assembly->changes->list->pdata[i];
		bool arrow = false;
		if (chart_of(assembly, change, &arrow) == chart && !arrow)
			return change;
	}
	return NULL;
}

static void charts_fold(struct assembly *assembly)
{
	for (guint i = 0; i < assembly->changes->list->len; i++) {
		struct change *change = assembly->changes->list->pdata[i];
		bool arrow = false;
		uint32_t chart = chart_of(assembly, change, &arrow);
		struct change *box = chart != NO_UNIT && arrow ? box_change(assembly, chart) : NULL;
		if (!box)
			continue;
		change_absorb(assembly, box, change);
		i--;
	}
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
}
