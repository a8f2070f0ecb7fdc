/* SPDX-License-Identifier: MIT
 * The table of changes: a row a change, with the words that differ marked. */
#include "compare/units/units.h"
#include "explain/authority.h"
#include "explain/explain.h"
#include "explain/overview/patterns.h"
#include "explain/overview/phrases.h"
#include "explain/overview/saying.h"

#include <string.h>

#define COLUMNS 5

/* A section, an appendix or a document that came or went is shown in full up to so many bytes; of a longer one its
 * headings, and the first words of its paragraphs. */
#define FULL_MOST 600

struct listing {
	const struct changes *changes;
	const struct reasons *reasons;
	const struct words *patterns;
	struct report_block *table;
	bool set;
};

/* ---- what is too long to stand in a table ------------------------------------------------------------------------ */

static bool is_long(const struct change *change, const GPtrArray *side)
{
	bool whole = change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED || change->kind == CHANGE_MOVED;
	bool part = !strcmp(change->unit, "section") || !strcmp(change->unit, "appendix") ||
		    !strcmp(change->unit, "document") || !strcmp(change->unit, "form");
	return whole && part && side->len == 1 && !change->words->len &&
	       strlen(((const struct provision *)side->pdata[0])->text) > FULL_MOST;
}

/* '2.1 The Code is made under …'; of what stands in a list, a table or a form nothing. */
static void unit_line(const struct side *side, uint32_t i, GString *out)
{
	const struct unit *unit = UNIT(side, i);
	bool heading = unit_is_heading(unit),
	     outer = unit->parent == NO_UNIT || unit_is_heading(UNIT(side, unit->parent));
	bool shown = heading || (outer && (unit->kind == UNIT_CLAUSE || unit->kind == UNIT_PARAGRAPH ||
					   unit->kind == UNIT_TABLE || unit->kind == UNIT_DEFINITION));
	if (!shown || !*unit->text)
		return;
	char *words = heading ? g_strdup(unit->text) : excerpt(unit->text, false);
	const char *number = heading || unit->kind == UNIT_CLAUSE ? unit_number(side, i) : "";
	g_string_append_printf(out, "%s%s%s%s", out->len ? "\n" : "", number, *number ? " " : "", words);
	g_free(words);
}

static int by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static void short_cell(const struct listing *listing, struct report_cell *cell, const struct change *change,
		       bool is_new)
{
	const struct side *side = is_new ? listing->changes->new : listing->changes->old;
	GArray *units = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		uint32_t at = is_new ? step->new_at : step->old_at;
		for (uint32_t k = at; k < at + (is_new ? step->new_count : step->old_count); k++)
			g_array_append_val(units, k);
	}
	g_array_sort(units, by_place);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < units->len; i++)
		unit_line(side, g_array_index(units, uint32_t, i), out);
	cell_add(cell, '=', out->str);
	cell_add(cell, '=', "\n");
	cell_add(cell, '=', pattern_text(listing->patterns, is_new ? PATTERN_TABLE_CUT_NEW : PATTERN_TABLE_CUT_OLD));
	g_string_free(out, TRUE);
	g_array_unref(units);
}

/* ---- cells and rows ---------------------------------------------------------------------------------------------- */

static void side_cell(const struct listing *listing, const struct change *change, const GPtrArray *side, char op)
{
	struct report_cell *cell = report_cell(listing->table);
	if (is_long(change, side)) {
		short_cell(listing, cell, change, op == '+');
		return;
	}
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '=' || piece->op == op)
			cell_add(cell, piece->slight && !piece->elsewhere ? '=' : piece->op, piece->text);
	}
	for (guint i = 0; i < side->len && !change->words->len; i++) {
		const char *text = ((const struct provision *)side->pdata[i])->text;
		size_t length = change->kind == CHANGE_INCLUDED ? strcspn(text, "\n") : strlen(text);
		char *shown = g_strndup(text, length); /* of an included document no more than its title */
		cell_add(cell, '=', i ? "\n" : "");
		cell_add(cell, '=', shown);
		g_free(shown);
	}
}

/* In a set, with the document that it stands in. */
static void number_add(const struct listing *listing, struct report_cell *cell, const struct provision *provision)
{
	const char *title = edition_title(provision->edition), *label = *provision->label ? provision->label : title;
	char *text = listing->set && strcmp(label, title) != 0
			     ? pattern_fill(listing->patterns, PATTERN_IN_DOCUMENT, "place", label, "document",
					    meta_short(edition_meta(provision->edition)))
			     : g_strdup(label);
	cell_add(cell, '=', text);
	g_free(text);
}

static void numbers_cell(const struct listing *listing, const GPtrArray *side)
{
	struct report_cell *cell = report_cell(listing->table);
	for (guint i = 0; i < side->len; i++) {
		cell_add(cell, '=', i ? ", " : "");
		number_add(listing, cell, side->pdata[i]);
	}
}

static void reason_cell(const struct listing *listing, const struct change *change)
{
	const struct reason *reason = reason_of(listing->reasons, change);
	const struct rule *rule = rule_of(listing->reasons, change);
	struct report_cell *cell = report_cell(listing->table);
	const char *because = reason && reason->because ? reason->because : "";
	cell_add(cell, '=', because);
	if (reason && reason->source) {
		cell_add(cell, '=', *because ? " (" : "");
		cell_add(cell, '=', reason->source);
		cell_add(cell, '=', *because ? ")" : "");
	}
	if (rule && rule->name) {
		char *text = pattern_fill(listing->patterns, PATTERN_RULE, "rule", rule->name);
		cell_add(cell, '=', cell->runs->len ? "\n" : "");
		cell_add(cell, '=', text);
		g_free(text);
	}
}

/* A replacement in many places is a row a place. */
static void throughout_rows(const struct listing *listing, const struct change *change)
{
	for (guint i = 0; i < change->places->len; i++) {
		const struct change_place *place = change->places->pdata[i];
		number_add(listing, report_cell(listing->table), place->old);
		cell_add(report_cell(listing->table), '-', change->replaced);
		number_add(listing, report_cell(listing->table), place->new);
		cell_add(report_cell(listing->table), '+', change->replacement);
		reason_cell(listing, change);
	}
}

/* The same words in another place of a list or a form would look like no change. */
static void moved_note(const struct listing *listing, const struct change *change)
{
	bool moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED ||
		     change->kind == CHANGE_REORDERED;
	if (!moved || change->level)
		return;
	struct report_cell *cell = listing->table->cells->pdata[listing->table->cells->len - 1];
	cell_add(cell, '=', "\n");
	cell_add(cell, '=', pattern_text(listing->patterns, PATTERN_TABLE_MOVED));
}

static void change_row(const struct listing *listing, const struct change *change)
{
	if (change->kind == CHANGE_THROUGHOUT) {
		throughout_rows(listing, change);
		return;
	}
	numbers_cell(listing, change->old);
	side_cell(listing, change, change->old, '-');
	numbers_cell(listing, change->new);
	side_cell(listing, change, change->new, '+');
	moved_note(listing, change);
	reason_cell(listing, change);
}

struct report *explain_table(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
			     char part)
{
	static const enum pattern_name heads[COLUMNS] = {PATTERN_TABLE_OLD_NUMBER, PATTERN_TABLE_OLD_TEXT,
							 PATTERN_TABLE_NEW_NUMBER, PATTERN_TABLE_NEW_TEXT,
							 PATTERN_TABLE_REASON};
	const struct edition *edition = changes_edition(changes, true);
	struct report *report = report_new(edition_title(edition), edition_language(edition));
	if (!changes->list->len) {
		report_paragraph(report, phrase_none(changes));
		return report;
	}
	report_heading(report, 2, g_strdup(pattern_text(patterns, PATTERN_TABLE_TITLE)));
	report_paragraph(report, g_strdup(pattern_text(patterns, PATTERN_TABLE_KEY)));
	bool set = changes_editions(changes, true)->len > 1 || changes_editions(changes, false)->len > 1;
	struct listing listing = {changes, reasons, patterns, report_table(report, COLUMNS), set};
	for (size_t i = 0; i < COLUMNS; i++)
		cell_add(report_cell(listing.table), '=', pattern_text(patterns, heads[i]));
	for (guint i = 0; i < changes->list->len; i++)
		if (!part || part_of(reasons, changes->list->pdata[i]) == part)
			change_row(&listing, changes->list->pdata[i]);
	return report;
}
