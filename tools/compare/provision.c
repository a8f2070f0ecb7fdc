/* SPDX-License-Identifier: MIT */
#include "compare/assemble.h"

#include <string.h>

static const char *title_of(struct changes *changes, const struct side *side, const struct part *part)
{
	(void)changes;
	return UNIT(side, part->first)->text;
}

/* 'Appendix B' typed in a heading, or what the edition calls the node. */
static const char *label_of(struct changes *changes, const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	const struct part *part = PART(side, u->part);
	if (part->label && part->first == unit)
		return part->label;
	const char *label = edition_label(side->edition, u->node);
	if (part->label && !strcmp(label, edition_label(side->edition, part->node)))
		return part->label;
	if (!*label && u->parent != NO_UNIT)
		label = edition_label(side->edition, UNIT(side, u->parent)->node);
	return arena_text(changes->arena, label);
}

static const char *number_of(struct changes *changes, const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	const struct part *part = PART(side, u->part);
	if (part->label && part->first == unit)
		return arena_text(changes->arena, strrchr(part->label, ' ') + 1);
	return edition_number(side->edition, u->node);
}

static const char *const *path_of(struct changes *changes, const struct side *side, uint32_t unit)
{
	GPtrArray *path = g_ptr_array_new();
	const struct unit *u = UNIT(side, unit);
	uint32_t place = u->part;
	for (uint32_t above = unit; above != NO_UNIT; above = UNIT(side, above)->parent) {
		const char *number = number_of(changes, side, above);
		if (*number && !unit_is_heading(UNIT(side, above)))
			g_ptr_array_insert(path, 0, (gpointer)number);
	}
	for (; PART(side, place)->kind != UNIT_DOCUMENT; place = PART(side, place)->parent)
		g_ptr_array_insert(path, 0, (gpointer)title_of(changes, side, PART(side, place)));
	const char **list = arena_take(changes->arena, (path->len + 1) * sizeof *list);
	for (guint i = 0; i < path->len; i++)
		list[i] = path->pdata[i];
	g_ptr_array_unref(path);
	return list;
}

const struct provision *provision_new(struct changes *changes, const struct side *side, uint32_t unit, uint32_t units)
{
	const struct unit *u = UNIT(side, unit);
	struct provision *provision = arena_take(changes->arena, sizeof *provision);
	provision->edition = side->edition;
	provision->node = u->node;
	provision->unit = unit;
	provision->units = units;
	provision->document = edition_meta(side->edition)->id;
	bool part = u->node->kind == NODE_APPENDIX || u->node->kind == NODE_DOCUMENT;
	provision->id = part ? u->node->meta->id : u->node->id;
	provision->number = number_of(changes, side, unit);
	provision->label = label_of(changes, side, unit);
	provision->path = path_of(changes, side, unit);
	GString *text = g_string_new(NULL);
	for (uint32_t i = unit; i < unit + units; i++)
		g_string_append_printf(text, "%s%s", i > unit ? "\n" : "", UNIT(side, i)->text);
	provision->text = arena_text(changes->arena, text->str);
	g_string_free(text, TRUE);
	return provision;
}
