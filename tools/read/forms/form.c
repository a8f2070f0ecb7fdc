/* SPDX-License-Identifier: MIT */
#include "base/near.h"
#include "read/forms/form_reading.h"

#include <string.h>

#define BLOCK "block" /* stands where a kind of field would */

/* ---- '- type: label' ---- */

enum field_type form_type(struct form_reading *reading, struct piece name, bool columns)
{
	enum field_type last = columns ? FIELD_TICK : FIELD_OFFICE;
	const char *types[FIELD_TYPES + 1];
	guint count = 0;
	for (enum field_type type = 0; type <= last; type++)
		if (!columns || type != FIELD_CHOICES)
			types[count++] = field_type_name(type);
	types[count] = NULL;
	char *text = piece_copy(name);
	for (enum field_type type = 0; type <= last; type++)
		if (!strcmp(text, field_type_name(type)) && g_strv_contains(types, text)) {
			g_free(text);
			return type;
		}
	const char *near = near_find(text, types, count);
	char *known = near ? NULL : g_strjoinv(", ", (char **)types);
	if (near)
		diag_add(reading->diag, CODE_FORM_TYPE, name.place, "'%s' is no kind of %s; did you mean '%s'?", text,
			 columns ? "column" : "field", near);
	else
		diag_add(reading->diag, CODE_FORM_TYPE, name.place, "'%s' is no kind of %s; the kinds are: %s%s", text,
			 columns ? "column" : "field", known,
			 columns ? ". Words with a colon of their own stand in quotation marks" : "");
	g_free(known);
	g_free(text);
	return FIELD_TYPES;
}

static void field_finish(struct form_reading *reading)
{
	if (reading->block.text)
		form_block_place(reading);
	if (reading->node)
		form_parts_place(reading);
	reading->node = NULL;
	reading->block.text = NULL;
	reading->prefix = (struct piece){.text = ""};
	reading->list = NODE_DOCUMENT;
}

/* Each field has a label, if an empty one: whoever prints what could be read of a form counts on it. */
static void label_take(struct form_reading *reading, struct piece type, struct piece label)
{
	form_part_add(reading, NODE_LABEL, piece_unquoted(label), label.place);
	if (label.length)
		return;
	reading->wrong = true;
	diag_add(reading->diag, CODE_FORM_LABEL, reading->node->place,
		 "this field has no label; write what the reader is asked for: '- %.*s: Full name'", (int)type.length,
		 type.text);
}

static void field_add(struct form_reading *reading, struct piece type, struct piece label, struct place place)
{
	struct field *field = arena_take(reading->doc->arena, sizeof *field);
	enum field_type found = form_type(reading, type, false);
	reading->wrong = found == FIELD_TYPES;
	*field = (struct field){.type = reading->wrong ? FIELD_TEXT : found, .lines = 4, .count = 3};
	bool opens = field->type == FIELD_GROUP || field->type == FIELD_OFFICE;
	if (opens)
		reading->group = NULL;
	reading->node = doc_add(reading->doc, reading->group ? reading->group : reading->form, NODE_FIELD, place);
	reading->node->field = reading->field = field;
	if (opens)
		reading->group = reading->node;
	label_take(reading, type, label);
}

/* Whether it is the name of a kind of field. */
static bool is_kind(struct piece word)
{
	for (enum field_type type = 0; type < FIELD_TYPES; type++) {
		const char *name = field_type_name(type);
		if (word.length == strlen(name) && !memcmp(word.text, name, word.length))
			return true;
	}
	return false;
}

/* '- text Application number': the length of 'text', where the colon is missing behind it; told. Else 0. */
static size_t colon_lost(struct form_reading *reading, struct piece rest, struct piece type)
{
	const char *blank = memchr(type.text, ' ', type.length);
	struct piece word = piece_first(type, blank ? (size_t)(blank - type.text) : 0);
	if (!blank || !is_kind(word))
		return 0;
	diag_add(reading->diag, CODE_FORM_SYNTAX, rest.place, "a colon is missing behind '%.*s': write '- %.*s:%.*s'",
		 (int)word.length, word.text, (int)word.length, word.text, (int)(rest.length - word.length), blank);
	return word.length;
}

static void field_start(struct form_reading *reading, struct piece line)
{
	field_finish(reading);
	memset(reading->seen, 0, sizeof reading->seen);
	struct piece rest = piece_trim(piece_skip(line, 1));
	const char *colon = memchr(rest.text, ':', rest.length);
	size_t split = colon ? (size_t)(colon - rest.text) : rest.length;
	struct piece type = piece_trim(piece_first(rest, split));
	size_t lost = colon_lost(reading, rest, type);
	if (lost)
		type = piece_first(rest, lost);
	struct piece label = piece_trim(piece_skip(rest, lost ? lost : split + (colon ? 1 : 0)));
	if (type.length == strlen(BLOCK) && !memcmp(type.text, BLOCK, type.length))
		reading->block = label;
	else
		field_add(reading, type, label, line.place);
}

/* ---- lines ---- */

static void line_take(struct form_reading *reading, struct piece whole)
{
	struct piece line = piece_trim(whole);
	if (!line.length)
		return;
	size_t indent = (size_t)(line.text - whole.text);
	if (!reading->begun)
		reading->base = indent;
	reading->begun = true;
	if (indent > reading->base) {
		form_key_line(reading, line);
		return;
	}
	if (line.text[0] == '-' && (line.length == 1 || g_ascii_isspace(line.text[1]))) {
		field_start(reading, line);
		return;
	}
	field_finish(reading);
	diag_add(reading->diag, CODE_FORM_SYNTAX, line.place,
		 "expected a field, '- type: label', or, indented with spaces, a line 'name: value' that belongs to "
		 "the field above");
}

bool form_begins(const char *text)
{
	text += strspn(text, " \n");
	if (!g_str_has_prefix(text, "- "))
		return false;
	text += 1 + strspn(text + 1, " ");
	for (enum field_type type = 0; type < FIELD_TYPES; type++) {
		size_t length = strlen(field_type_name(type));
		if (g_str_has_prefix(text, field_type_name(type)) && text[length] == ':')
			return true;
	}
	return g_str_has_prefix(text, BLOCK ":");
}

void form_read(struct doc *doc, struct node *form, const char *text, size_t length, struct place first,
	       const struct form_tools *tools, struct diag *diag)
{
	struct form_reading reading = {.doc = doc, .form = form, .tools = tools, .diag = diag};
	reading.parts = g_array_new(FALSE, FALSE, sizeof(struct part));
	reading.choices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reading.list = NODE_DOCUMENT;
	struct piece line = {text, 0, first};
	for (const char *end = text + length; line.text < end; line.text += line.length + 1, line.place.line++) {
		const char *stop = memchr(line.text, '\n', (size_t)(end - line.text));
		line.length = (size_t)((stop ? stop : end) - line.text);
		line_take(&reading, line);
	}
	field_finish(&reading);
	if (!reading.begun)
		diag_add(diag, CODE_FORM_SYNTAX, form->place,
			 "this form has no fields; expected lines such as '- text: Full name'");
	g_hash_table_unref(reading.choices);
	g_array_free(reading.parts, TRUE);
}
