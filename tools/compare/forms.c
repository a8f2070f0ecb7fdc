/* SPDX-License-Identifier: MIT
 * Fields of forms as units: the label first, then what else the field says, in the words of the source's own format. */
#include "compare/build.h"

static void pieces_add(struct build *build, const struct node *field, enum node_kind kind, const char *mark)
{
	bool first = true;
	for (const struct node *child = field->first; child; child = child->next) {
		if (child->kind != kind)
			continue;
		mark_add(build, first ? mark : ", ");
		inlines_add(build, child, 0);
		first = false;
	}
}

static void field_add(struct build *build, const struct node *node)
{
	const struct field *field = node->field;
	const struct node *label = node_child(node, NODE_LABEL);
	char *type = g_strdup_printf(" (%s%s)", field_type_name(field->type), field->required ? ", required" : "");
	run_begin(build, 0, NULL);
	if (label)
		inlines_add(build, label, 0);
	mark_add(build, type);
	g_free(type);
	pieces_add(build, node, NODE_OPTION, " options: ");
	pieces_add(build, node, NODE_COLUMN, " columns: ");
	pieces_add(build, node, NODE_HINT, " hint: ");
	unit_add(build, UNIT_FIELD, node);
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == NODE_FIELD)
			field_add(build, child);
}

void form_units(struct build *build, const struct node *form)
{
	uint32_t parent = build->parent;
	build->parent = unit_add(build, UNIT_FORM, form);
	for (const struct node *field = form->first; field; field = field->next)
		if (field->kind == NODE_FIELD)
			field_add(build, field);
	build->parent = parent;
}
