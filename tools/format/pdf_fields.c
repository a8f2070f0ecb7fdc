/* SPDX-License-Identifier: MIT
 * Fields to fill in, as they are gathered: their names make a tree, for a dot in a name parts a field from what holds
 * it. */
#include "format/pdf.h"

#include "format/pdf_parts.h"

#include <string.h>

static struct field_node *node_get(struct pdf *pdf, uint32_t number)
{
	return &g_array_index(pdf->nodes, struct field_node, number);
}

static uint32_t node_add(struct pdf *pdf, char *name, uint32_t parent, const char *part)
{
	struct field_node node = {.part = g_strdup(part), .parent = parent, .first = NOTHING, .next = NOTHING};
	uint32_t number = pdf->nodes->len;
	node.last = node.field = NOTHING;
	g_array_append_val(pdf->nodes, node);
	g_hash_table_insert(pdf->names, name, GUINT_TO_POINTER(number));
	uint32_t last = node_get(pdf, parent)->last;
	if (last == NOTHING)
		node_get(pdf, parent)->first = number;
	else
		node_get(pdf, last)->next = number;
	node_get(pdf, parent)->last = number;
	return number;
}

/* The node that holds the fields of a name up to its last dot; NOTHING where a field has that name itself. */
static uint32_t holder_of(struct pdf *pdf, const char *name, size_t length)
{
	if (!length)
		return 0;
	gpointer found;
	char *whole = g_strndup(name, length);
	if (g_hash_table_lookup_extended(pdf->names, whole, NULL, &found)) {
		g_free(whole);
		uint32_t number = GPOINTER_TO_UINT(found);
		return node_get(pdf, number)->field == NOTHING ? number : NOTHING;
	}
	const char *dot = strrchr(whole, '.');
	uint32_t parent = holder_of(pdf, whole, dot ? (size_t)(dot - whole) : 0);
	if (parent != NOTHING)
		return node_add(pdf, whole, parent, dot ? dot + 1 : whole);
	g_free(whole);
	return NOTHING;
}

/* The node of a new field. Two fields of one name would be one field: the later gets a line behind its name. */
static uint32_t leaf_new(struct pdf *pdf, const char *name)
{
	GString *own = g_string_new(name);
	const char *dot = strrchr(name, '.');
	uint32_t parent = holder_of(pdf, name, dot ? (size_t)(dot - name) : 0);
	if (parent == NOTHING) {
		g_strdelimit(own->str, ".", '-');
		parent = 0;
	}
	while (g_hash_table_contains(pdf->names, own->str))
		g_string_append_c(own, '_');
	dot = strrchr(own->str, '.');
	const char *part = dot ? dot + 1 : own->str;
	char *taken = g_string_free(own, FALSE);
	return node_add(pdf, taken, parent, part);
}

uint32_t pdf_field(struct pdf *pdf, const struct pdf_field *asked)
{
	struct form_field field = {
		.type = asked->type,
		.tip = g_strdup(asked->tip),
		.required = asked->required,
		.longest = asked->longest,
		.boxes = asked->boxes,
		.size = asked->size,
		.options = g_strdupv((char **)asked->options),
		.node = leaf_new(pdf, asked->name),
		.widgets = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
	};
	uint32_t number = pdf->fields->len;
	node_get(pdf, field.node)->field = number;
	g_array_append_val(pdf->fields, field);
	return number;
}

#define STATE_LONGEST 100 /* bytes; a name takes no more than 127 */

/* 'Off' means that none is chosen. */
char *pdf_state(const char *words, unsigned number)
{
	size_t length = strlen(words);
	if (strcmp(words, "Off") != 0 && length && length <= STATE_LONGEST)
		return g_strdup(words);
	const char *end = length > STATE_LONGEST ? g_utf8_find_prev_char(words, words + STATE_LONGEST + 1) : NULL;
	return g_strdup_printf("%.*s %u", (int)(end ? (size_t)(end - words) : length), words, number);
}

void pdf_widget(struct pdf *pdf, uint32_t number, unsigned element, struct pdf_area area, const char *words)
{
	struct form_field *field = &g_array_index(pdf->fields, struct form_field, number);
	uint32_t annotation =
		pdf_annotation(pdf, (struct annotation){
					    .element = element,
					    .area = area,
					    .field = number,
					    .look = pdf->looks,
					    .words = words ? pdf_state(words, field->widgets->len + 1) : NULL,
				    });
	g_array_append_val(field->widgets, annotation);
	pdf->looks += field_is_written(field->type);
}

void pdf_fields_new(struct pdf *pdf)
{
	struct field_node root = {.parent = NOTHING, .first = NOTHING, .last = NOTHING, .next = NOTHING};
	root.field = NOTHING;
	pdf->fields = g_array_new(FALSE, FALSE, sizeof(struct form_field));
	pdf->nodes = g_array_new(FALSE, FALSE, sizeof root);
	pdf->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_array_append_val(pdf->nodes, root);
}

void pdf_fields_free(struct pdf *pdf)
{
	for (guint i = 0; i < pdf->fields->len; i++) {
		struct form_field *field = &g_array_index(pdf->fields, struct form_field, i);
		g_free(field->tip);
		g_strfreev(field->options);
		g_array_unref(field->widgets);
	}
	for (guint i = 0; i < pdf->nodes->len; i++)
		g_free(node_get(pdf, i)->part);
	g_array_unref(pdf->fields);
	g_array_unref(pdf->nodes);
	g_hash_table_unref(pdf->names);
}
