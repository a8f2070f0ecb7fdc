/* SPDX-License-Identifier: MIT
 * Labels, hints, options and columns of a field: gathered while its lines are read, then put into the tree in the order
 * in which they are shown. */
#include "read/forms/form_reading.h"

#include <string.h>

void form_part_add(struct form_reading *reading, enum node_kind kind, char *raw, struct place place)
{
	bool is_choice = kind == NODE_OPTION || kind == NODE_COLUMN;
	unsigned column = kind == NODE_OPTION ? reading->columns : 0;
	if (is_choice && !g_hash_table_add(reading->choices, g_strdup_printf("%d %u %s", (int)kind, column, raw)))
		diag_add(reading->diag, CODE_FORM_OPTIONS, place, "'%s' stands here twice", raw);
	struct part part = {kind, raw, place, NULL};
	g_array_append_val(reading->parts, part);
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

/* How long the type in 'date: Since when' is; 0 where a column begins with no small word and a colon. */
static size_t type_length(struct piece column)
{
	size_t length = 0;
	while (length < column.length && g_ascii_islower(column.text[length]))
		length++;
	return length < column.length && column.text[length] == ':' ? length : 0;
}

/* The options behind the words of a column of choices, 'Pay [Paid, Unpaid]': takes them off. NULL text: there are none.
 */
static struct piece options_off(struct piece *column)
{
	struct piece none = {.text = NULL};
	const char *open = column->length && column->text[column->length - 1] == ']'
				   ? memrchr(column->text, '[', column->length)
				   : NULL;
	if (!open)
		return none;
	size_t length = (size_t)(open - column->text);
	struct piece options = piece_first(piece_skip(*column, length + 1), column->length - length - 2);
	*column = piece_trim(piece_first(*column, length));
	return options;
}

static void column_options_add(struct form_reading *reading, struct piece rest, struct place place)
{
	unsigned count = 0;
	while (rest.text) {
		size_t length = piece_item(rest);
		struct piece option = piece_trim(piece_first(rest, length));
		if (option.length && !form_item_divided(reading, option))
			form_part_add(reading, NODE_OPTION, piece_unquoted(option), option.place);
		count += option.length > 0;
		if (length < rest.length)
			rest = piece_skip(rest, length + 1);
		else
			rest.text = NULL;
	}
	if (count < 2)
		diag_add(reading->diag, CODE_FORM_OPTIONS, place,
			 "a column of choices needs at least two options behind its words: 'choice: Pay [Paid, "
			 "Unpaid]'");
}

void form_column_add(struct form_reading *reading, struct piece column)
{
	struct field *field = arena_take(reading->doc->arena, sizeof *field);
	*field = (struct field){.type = FIELD_TEXT, .lines = 1};
	size_t length = type_length(column);
	if (length) {
		enum field_type type = form_type(reading, piece_first(column, length), true);
		field->type = type == FIELD_TYPES ? FIELD_TEXT : type;
		column = piece_trim(piece_skip(column, length + 1));
	}
	struct piece options = {.text = NULL};
	if (field->type == FIELD_CHOICE)
		options = options_off(&column);
	if (!column.length) {
		diag_add(reading->diag, CODE_FORM_LABEL, column.place,
			 "this column has no words; write what it is for, as in 'date: Since when'");
		return;
	}
	form_part_add(reading, NODE_COLUMN, piece_unquoted(column), column.place);
	g_array_index(reading->parts, struct part, reading->parts->len - 1).field = field;
	reading->columns++;
	if (field->type == FIELD_CHOICE)
		column_options_add(reading, options, column.place);
}

/* ---- into the tree ----------------------------------------------------------------------------------------------- */

static unsigned parts_count(const struct form_reading *reading, enum node_kind kind)
{
	unsigned count = 0;
	for (guint i = 0; i < reading->parts->len; i++)
		count += g_array_index(reading->parts, struct part, i).kind == kind;
	return count;
}

static void options_check(const struct form_reading *reading)
{
	enum field_type type = reading->field->type;
	unsigned options = parts_count(reading, NODE_OPTION), columns = parts_count(reading, NODE_COLUMN);
	if (reading->wrong)
		return;
	if (type == FIELD_CHOICE && options < 2)
		diag_add(reading->diag, CODE_FORM_OPTIONS, reading->node->place,
			 "a 'choice' needs at least two options: an indented line 'options: [first, second]' below it");
	if (type == FIELD_CHOICES && !options)
		diag_add(reading->diag, CODE_FORM_OPTIONS, reading->node->place,
			 "'choices' needs its options: an indented line 'options: [first, second]' below it");
	if (type == FIELD_ROWS && !columns)
		diag_add(reading->diag, CODE_FORM_OPTIONS, reading->node->place,
			 "'rows' needs its columns: an indented line 'columns: [first, second]' below it");
}

/* What the tools say of a field, before the author's own hint. */
static void said_add(struct form_reading *reading, struct node *hint, struct link *link, struct place place, bool last)
{
	link->words = "";
	doc_add(reading->doc, hint, NODE_VALUE, place)->link = link;
	if (!last)
		doc_add(reading->doc, hint, NODE_TEXT, place)->text = " ";
}

/* Boxes show themselves how many there are. */
static bool says_limit(const struct form_reading *reading)
{
	return reading->field->limit && !reading->field->boxes;
}

static void said_place(struct form_reading *reading, struct node *hint, bool own)
{
	if (reading->condition)
		said_add(reading, hint, reading->condition, reading->condition_place, !own && !says_limit(reading));
	if (says_limit(reading)) {
		struct link *link = arena_take(reading->doc->arena, sizeof *link);
		*link = (struct link){.target = "limit", .said = SAID_LIMIT};
		said_add(reading, hint, link, hint->place, !own);
	}
}

static void hint_place(struct form_reading *reading, struct node **holders)
{
	struct node *hint = NULL;
	bool said = reading->condition || says_limit(reading);
	for (guint i = 0; i < reading->parts->len; i++) {
		const struct part *part = &g_array_index(reading->parts, struct part, i);
		if (part->kind == NODE_HINT)
			hint = holders[i] = doc_add(reading->doc, reading->node, NODE_HINT, part->place);
	}
	if (said && hint)
		said_place(reading, hint, true);
	else if (said)
		said_place(reading, doc_add(reading->doc, reading->node, NODE_HINT, reading->node->place), false);
}

static void kind_place(struct form_reading *reading, enum node_kind kind, struct node **holders)
{
	for (guint i = 0; i < reading->parts->len; i++) {
		const struct part *part = &g_array_index(reading->parts, struct part, i);
		bool of_column = reading->columns && part->kind == NODE_OPTION;
		if (of_column ? kind != NODE_COLUMN : part->kind != kind)
			continue;
		holders[i] = doc_add(reading->doc, reading->node, part->kind, part->place);
		if (part->kind == NODE_COLUMN)
			holders[i]->field = part->field;
	}
}

void form_parts_place(struct form_reading *reading)
{
	options_check(reading);
	struct node **holders = g_new0(struct node *, reading->parts->len);
	kind_place(reading, NODE_LABEL, holders);
	hint_place(reading, holders);
	kind_place(reading, NODE_OPTION, holders);
	kind_place(reading, NODE_COLUMN, holders);
	for (guint i = 0; i < reading->parts->len; i++) {
		const struct part *part = &g_array_index(reading->parts, struct part, i);
		reading->tools->inlines(reading->tools->context, holders[i], part->raw, strlen(part->raw), part->place);
		g_free(part->raw);
	}
	g_array_set_size(reading->parts, 0);
	g_hash_table_remove_all(reading->choices);
	reading->condition = NULL;
	reading->columns = 0;
	g_free(holders);
}
