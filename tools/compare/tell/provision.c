/* SPDX-License-Identifier: MIT */
#include "compare/tell/assemble.h"
#include "compare/units/facts.h"

/* 'Owner' */
static const char *fact_word(const struct side *side, uint32_t unit)
{
	return word(edition_words(unit_edition(side, unit)), fact_word_key(UNIT(side, unit)->kind));
}

static const char *const *path_of(struct changes *changes, const struct side *side, uint32_t unit)
{
	GPtrArray *path = g_ptr_array_new();
	const struct unit *u = UNIT(side, unit);
	uint32_t place = u->part;
	for (uint32_t above = unit; above != NO_UNIT; above = UNIT(side, above)->parent) {
		const char *number = unit_number(side, above);
		if (*number && !unit_is_heading(UNIT(side, above)) && !unit_is_fact(UNIT(side, above)))
			g_ptr_array_insert(path, 0, (gpointer)number);
	}
	if (unit_is_fact(u))
		g_ptr_array_add(path, (gpointer)fact_word(side, unit));
	for (; PART(side, place)->kind != UNIT_DOCUMENT; place = PART(side, place)->parent)
		g_ptr_array_insert(path, 0, UNIT(side, PART(side, place)->first)->text);
	const char **list = arena_take(changes->arena, (path->len + 1) * sizeof *list);
	for (guint i = 0; i < path->len; i++)
		list[i] = path->pdata[i];
	g_ptr_array_unref(path);
	return list;
}

/* 'Owner', or 'Owner of Appendix G'. */
static const char *fact_label(struct changes *changes, const struct side *side, uint32_t unit)
{
	const char *name = fact_word(side, unit);
	if (UNIT(side, unit)->node->kind == NODE_DOCUMENT)
		return name;
	const struct words *words = edition_words(unit_edition(side, unit));
	g_autofree char *label = word_of_document(words, name, unit_label(side, unit));
	return arena_text(changes->arena, label);
}

static const char *units_text(struct changes *changes, const struct side *side, uint32_t unit, uint32_t units)
{
	GString *text = g_string_new(NULL);
	for (uint32_t i = unit; i < unit + units; i++) {
		if (i > unit && unit_is_fact(UNIT(side, i)))
			continue;
		if (i > unit)
			g_string_append_c(text, '\n');
		g_string_append(text, UNIT(side, i)->text);
	}
	const char *kept = arena_text_n(changes->arena, text->str, text->len);
	g_string_free(text, TRUE);
	return kept;
}

const struct provision *provision_new(struct changes *changes, const struct side *side, uint32_t unit, uint32_t units)
{
	const struct unit *u = UNIT(side, unit);
	struct provision *provision = arena_take(changes->arena, sizeof *provision);
	provision->edition = unit_edition(side, unit);
	provision->node = u->node;
	provision->unit = unit;
	provision->units = units;
	provision->document = edition_meta(provision->edition)->id;
	const struct edition *partner = side == changes->old ? changes_partner(changes, provision->edition) : NULL;
	provision->home = partner ? edition_meta(partner)->id : provision->document;
	bool part = u->node->kind == NODE_APPENDIX || u->node->kind == NODE_DOCUMENT;
	provision->id = part ? u->node->meta->id : u->node->id;
	provision->number = unit_is_fact(u) ? "" : unit_number(side, unit);
	provision->label = unit_is_fact(u) ? fact_label(changes, side, unit) : unit_label(side, unit);
	provision->path = path_of(changes, side, unit);
	provision->text = units == 1 ? u->text : units_text(changes, side, unit, units);
	return provision;
}

/* ---- all that a change takes with it ----------------------------------------------------------------------------- */

static bool takes_all(const struct change *change)
{
	switch (change->kind) {
	case CHANGE_INSERTED:
	case CHANGE_REMOVED:
	case CHANGE_INCLUDED:
	case CHANGE_MOVED:
		return !change->words->len;
	default:
		return false;
	}
}

static int by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The units of a side that a change takes, as one reads them. */
static GArray *units_taken(const struct change *change, bool is_new)
{
	GArray *units = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		uint32_t at = is_new ? step->new_at : step->old_at, n = is_new ? step->new_count : step->old_count;
		for (uint32_t k = at; k < at + n; k++)
			g_array_append_val(units, k);
	}
	g_array_sort(units, by_place);
	return units;
}

/* The provision's own words, then those of the other units that the change takes. */
static void text_fill(struct changes *changes, const struct change *change, const struct side *side, bool is_new)
{
	const GPtrArray *list = is_new ? change->new : change->old;
	if (list->len != 1)
		return;
	struct provision *provision = list->pdata[0];
	GString *text = g_string_new(UNIT(side, provision->unit)->text);
	GArray *units = units_taken(change, is_new);
	for (guint i = 0; i < units->len; i++) {
		uint32_t unit = g_array_index(units, uint32_t, i);
		if (unit != provision->unit && !unit_is_fact(UNIT(side, unit)))
			g_string_append_printf(text, "\n%s", UNIT(side, unit)->text);
	}
	provision->text = arena_text(changes->arena, text->str);
	g_array_unref(units);
	g_string_free(text, TRUE);
}

void texts_fill(struct assembly *assembly)
{
	struct changes *changes = assembly->changes;
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		if (!takes_all(change))
			continue;
		text_fill(changes, change, assembly->match->old, false);
		text_fill(changes, change, assembly->match->new, true);
	}
}
