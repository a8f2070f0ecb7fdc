/* SPDX-License-Identifier: MIT
 * Fields of forms as units: the label first, then what else the field says, in the words of the source's own format. */
#include "compare/units/build.h"
#include "compare/units/field_marks.h"

/* '[date:] ' before the words of a column of dates. */
static void type_add(struct build *build, enum field_type type)
{
	g_autofree char *known = field_column_shown(NULL, type);
	g_autofree char *shown = field_column_shown(edition_words(build->edition), type);
	mark_add_shown(build, known, shown);
}

/* ' options: ', from "options". */
static void line_add(struct build *build, const char *mark)
{
	g_autofree char *known = field_mark_shown(NULL, mark);
	g_autofree char *shown = field_mark_shown(edition_words(build->edition), mark);
	mark_add_shown(build, known, shown);
}

/* ' options: Paid, Unpaid' behind the words of a column of choices; ' columns: ' goes on after them. True for some. */
static bool options_add(struct build *build, const struct node *column)
{
	const struct node *first = option_first(column);
	for (const struct node *option = first; option; option = option_next(option)) {
		if (option == first)
			line_add(build, "options");
		else
			mark_add(build, ", ");
		inlines_add(build, option, 0);
	}
	return first != NULL;
}

static void pieces_add(struct build *build, const struct node *field, enum node_kind kind, const char *mark)
{
	bool first = true;
	for (const struct node *child = field->first; child; child = child->next) {
		if (child->kind != kind)
			continue;
		if (first)
			line_add(build, mark);
		else
			mark_add(build, ", ");
		if (kind == NODE_COLUMN && child->field->type != FIELD_TEXT)
			type_add(build, child->field->type);
		inlines_add(build, child, 0);
		first = kind == NODE_COLUMN && options_add(build, child);
	}
}

static void field_add(struct build *build, const struct node *node)
{
	const struct node *label = node_child(node, NODE_LABEL);
	GString *facts = g_string_new(NULL), *shown = g_string_new(NULL);
	field_facts_shown(NULL, node->field, facts);
	field_facts_shown(edition_words(build->edition), node->field, shown);
	run_begin(build, 0, NULL);
	if (label)
		inlines_add(build, label, 0);
	mark_add_shown(build, facts->str, shown->str);
	g_string_free(facts, TRUE);
	g_string_free(shown, TRUE);
	if (node->field->type != FIELD_ROWS)
		pieces_add(build, node, NODE_OPTION, "options");
	pieces_add(build, node, NODE_COLUMN, "columns");
	pieces_add(build, node, NODE_HINT, "hint");
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
