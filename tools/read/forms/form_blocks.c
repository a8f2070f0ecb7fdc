/* SPDX-License-Identifier: MIT
 * '- block: name': the fields of a shared block stand in its place, their ids, and what names them, with the prefix of
 * this form. */
#include "read/fields.h"
#include "read/forms/form_reading.h"

#include <string.h>

static bool has_id(const struct node *parent, const char *id)
{
	for (const struct node *field = parent->first; field; field = field->next)
		if (field->kind == NODE_FIELD && ((field->id && !strcmp(field->id, id)) || has_id(field, id)))
			return true;
	return false;
}

/* Conditions first: they are held against the ids as the block has them. */
static void conditions_prefix(struct doc *doc, const struct node *block, struct node *parent, const char *prefix)
{
	for (struct node *node = parent->first; node; node = node->next) {
		bool condition = node->kind == NODE_VALUE && node->link->said == SAID_CONDITION;
		if (condition && has_id(block, node->link->target))
			node->link->target = arena_printf(doc->arena, "%s%s", prefix, node->link->target);
		conditions_prefix(doc, block, node, prefix);
	}
}

static void ids_prefix(struct doc *doc, struct node *parent, const char *prefix)
{
	for (struct node *field = parent->first; field; field = field->next) {
		if (field->kind != NODE_FIELD)
			continue;
		if (field->id)
			field->id = arena_printf(doc->arena, "%s%s", prefix, field->id);
		ids_prefix(doc, field, prefix);
	}
}

static void fields_move(struct form_reading *reading, struct node *block)
{
	while (block->first) {
		struct node *field = block->first;
		bool opens = field->field->type == FIELD_GROUP || field->field->type == FIELD_OFFICE;
		node_detach(field);
		node_attach(opens || !reading->group ? reading->form : reading->group, field);
		if (opens)
			reading->group = field;
	}
}

void form_block_place(struct form_reading *reading)
{
	char *name = piece_copy(reading->block), *prefix = piece_unquoted(reading->prefix);
	struct node *block = NULL;
	if (*prefix && !is_id(prefix))
		diag_add(reading->diag, CODE_ID_FORM, reading->prefix.place,
			 "'%s' can't begin an id; a prefix is " ID_RULE, prefix);
	else if (!is_version(name))
		diag_add(reading->diag, CODE_FORM_BLOCK, reading->block.place,
			 "'%s' can't be the name of a shared block: write the name of its file without '.md', as in "
			 "'- block: about-you'",
			 name);
	else
		block = reading->tools->block(reading->tools->context, name, reading->block.place);
	if (block) {
		conditions_prefix(reading->doc, block, block, prefix);
		ids_prefix(reading->doc, block, prefix);
		fields_move(reading, block);
	}
	g_free(prefix);
	g_free(name);
}
