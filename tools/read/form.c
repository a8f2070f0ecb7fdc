/* SPDX-License-Identifier: MIT */
#include "read/form.h"
#include "base/near.h"
#include "read/fields.h"
#include "read/piece.h"

#include <string.h>

#define MOST_ROWS 100
#define MOST_LINES 60

/* A label, hint, option or column on its way into the tree. */
struct part {
	enum node_kind kind;
	char *raw;
	struct place place;
};

enum key { KEY_REQUIRED, KEY_HINT, KEY_ID, KEY_OPTIONS, KEY_COLUMNS, KEY_COUNT, KEY_LINES, KEY_NAME, KEYS };

static const char *const key_names[KEYS] = {"required", "hint", "id", "options", "columns", "count", "lines", "name"};

struct reading {
	struct doc *doc;
	struct node *form, *group;
	form_inlines *inlines;
	void *context;
	struct diag *diag;
	size_t base;       /* how far the lines of the fields are indented */
	bool begun;        /* there was a line */
	struct node *node; /* the field being read, or NULL */
	struct field *field;
	GArray *parts; /* of struct part, of that field, in the order of the source */
	bool seen[KEYS];
	bool wrong;          /* its type or label is wrong: say no more about it */
	enum node_kind list; /* OPTION or COLUMN while a list is open, else DOCUMENT */
};

/* ---- finishing a field ---- */

static unsigned parts_count(const struct reading *reading, enum node_kind kind)
{
	unsigned count = 0;
	for (guint i = 0; i < reading->parts->len; i++)
		count += g_array_index(reading->parts, struct part, i).kind == kind;
	return count;
}

static void options_check(const struct reading *reading)
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

static void parts_place(struct reading *reading)
{
	static const enum node_kind order[] = {NODE_LABEL, NODE_HINT, NODE_OPTION, NODE_COLUMN};
	struct node **holders = g_new0(struct node *, reading->parts->len);
	for (size_t k = 0; k < G_N_ELEMENTS(order); k++)
		for (guint i = 0; i < reading->parts->len; i++) {
			const struct part *part = &g_array_index(reading->parts, struct part, i);
			if (part->kind == order[k])
				holders[i] = doc_add(reading->doc, reading->node, part->kind, part->place);
		}
	for (guint i = 0; i < reading->parts->len; i++) {
		const struct part *part = &g_array_index(reading->parts, struct part, i);
		reading->inlines(reading->context, holders[i], part->raw, strlen(part->raw), part->place);
		g_free(part->raw);
	}
	g_array_set_size(reading->parts, 0);
	g_free(holders);
}

static void field_finish(struct reading *reading)
{
	if (!reading->node)
		return;
	options_check(reading);
	parts_place(reading);
	reading->node = NULL;
	reading->list = NODE_DOCUMENT;
}

static void part_add(struct reading *reading, enum node_kind kind, char *raw, struct place place)
{
	for (guint i = 0; i < reading->parts->len && (kind == NODE_OPTION || kind == NODE_COLUMN); i++) {
		const struct part *before = &g_array_index(reading->parts, struct part, i);
		if (before->kind == kind && !strcmp(before->raw, raw))
			diag_add(reading->diag, CODE_FORM_OPTIONS, place, "'%s' stands here twice", raw);
	}
	struct part part = {kind, raw, place};
	g_array_append_val(reading->parts, part);
}

/* ---- '- type: label' ---- */

static enum field_type type_find(struct reading *reading, struct piece name)
{
	const char *types[FIELD_TYPES];
	for (int i = 0; i < FIELD_TYPES; i++)
		types[i] = field_type_name((enum field_type)i);
	char *text = piece_copy(name);
	enum field_type found = FIELD_TYPES;
	for (int i = 0; i < FIELD_TYPES; i++)
		if (!strcmp(text, types[i]))
			found = (enum field_type)i;
	if (found == FIELD_TYPES) {
		const char *near = near_find(text, types, FIELD_TYPES);
		char *known = near ? NULL
				   : g_strjoinv(", ", (char **)(const char *[]){"text", "long", "date", "time", "money",
										"number", "choice", "choices", "tick",
										"rows", "statement", "note", "privacy",
										"signature", "group", "office", NULL});
		if (near)
			diag_add(reading->diag, CODE_FORM_TYPE, name.place,
				 "'%s' is no kind of field; did you mean '%s'?", text, near);
		else
			diag_add(reading->diag, CODE_FORM_TYPE, name.place,
				 "'%s' is no kind of field; the kinds are: %s", text, known);
		g_free(known);
		reading->wrong = true;
		found = FIELD_TEXT;
	}
	g_free(text);
	return found;
}

static void label_take(struct reading *reading, struct piece type, struct piece label)
{
	if (label.length) {
		part_add(reading, NODE_LABEL, piece_unquoted(label), label.place);
		return;
	}
	reading->wrong = true;
	diag_add(reading->diag, CODE_FORM_LABEL, reading->node->place,
		 "this field has no label; write what the reader is asked for: '- %.*s: Full name'", (int)type.length,
		 type.text);
}

static void field_start(struct reading *reading, struct piece line)
{
	field_finish(reading);
	reading->wrong = false;
	memset(reading->seen, 0, sizeof reading->seen);
	struct piece rest = piece_trim(piece_skip(line, 1));
	const char *colon = memchr(rest.text, ':', rest.length);
	size_t split = colon ? (size_t)(colon - rest.text) : rest.length;
	struct piece type = piece_trim(piece_first(rest, split));
	struct piece label = piece_trim(piece_skip(rest, split + (colon ? 1 : 0)));
	struct field *field = arena_take(reading->doc->arena, sizeof *field);
	*field = (struct field){.type = type_find(reading, type), .lines = 4, .count = 3};
	bool opens = field->type == FIELD_GROUP || field->type == FIELD_OFFICE;
	if (opens)
		reading->group = NULL;
	reading->node = doc_add(reading->doc, reading->group ? reading->group : reading->form, NODE_FIELD, line.place);
	reading->node->field = reading->field = field;
	if (opens)
		reading->group = reading->node;
	label_take(reading, type, label);
}

/* ---- 'key: value' ---- */

/* The types that a key may stand with, as bits. */
static unsigned key_types(enum key key)
{
	const unsigned all = (1u << FIELD_TYPES) - 1;
	const unsigned words_only = 1u << FIELD_NOTE | 1u << FIELD_PRIVACY | 1u << FIELD_GROUP | 1u << FIELD_OFFICE;
	switch (key) {
	case KEY_REQUIRED:
		return all & ~words_only;
	case KEY_OPTIONS:
		return 1u << FIELD_CHOICE | 1u << FIELD_CHOICES;
	case KEY_COLUMNS:
	case KEY_COUNT:
		return 1u << FIELD_ROWS;
	case KEY_LINES:
		return 1u << FIELD_LONG;
	case KEY_NAME:
		return 1u << FIELD_SIGNATURE;
	default:
		return all;
	}
}

/* KEYS with a message when there is none of that name, or it doesn't go with the field. */
static enum key key_find(struct reading *reading, struct piece name)
{
	char *text = piece_copy(name);
	enum key found = KEYS;
	for (int i = 0; i < KEYS; i++)
		if (!strcmp(text, key_names[i]))
			found = (enum key)i;
	const char *near = found == KEYS ? near_find(text, key_names, KEYS) : NULL;
	if (near)
		diag_add(reading->diag, CODE_FORM_SYNTAX, name.place, "'%s' is not known here; did you mean '%s'?",
			 text, near);
	else if (found == KEYS)
		diag_add(reading->diag, CODE_FORM_SYNTAX, name.place,
			 "'%s' is not known here; what can stand with a field is "
			 "required, hint, id, options, columns, count, lines and name",
			 text);
	else if (!reading->wrong && !(key_types(found) >> reading->field->type & 1u))
		diag_add(reading->diag,
			 found == KEY_OPTIONS || found == KEY_COLUMNS ? CODE_FORM_OPTIONS : CODE_FORM_SYNTAX,
			 name.place, "'%s' does not go with a field of the kind '%s'", text,
			 field_type_name(reading->field->type));
	else if (reading->seen[found])
		diag_add(reading->diag, CODE_FORM_SYNTAX, name.place, "'%s' stands twice with this field", text);
	if (found != KEYS && reading->seen[found])
		found = KEYS;
	if (found != KEYS)
		reading->seen[found] = true;
	g_free(text);
	return found;
}

static unsigned number_read(struct reading *reading, const char *name, struct piece value, unsigned most,
			    unsigned otherwise)
{
	unsigned number = 0;
	for (size_t i = 0; i < value.length; i++)
		number = g_ascii_isdigit(value.text[i]) && number <= most
				 ? number * 10 + (unsigned)(value.text[i] - '0')
				 : most + 1;
	if (value.length && number >= 1 && number <= most)
		return number;
	diag_add(reading->diag, CODE_FORM_SYNTAX, value.place, "'%s:' must be a number from 1 to %u", name, most);
	return otherwise;
}

static bool truth_read(struct reading *reading, const char *name, struct piece value, const char *yes, const char *no)
{
	char *text = piece_copy(value);
	bool is_yes = !strcmp(text, yes);
	if (!is_yes && strcmp(text, no))
		diag_add(reading->diag, CODE_FORM_SYNTAX, value.place, "'%s:' must be %s or %s", name, yes, no);
	g_free(text);
	return is_yes;
}

static void id_take(struct reading *reading, struct piece value)
{
	char *text = piece_copy(value);
	if (is_id(text))
		reading->node->id = arena_text(reading->doc->arena, text);
	else
		diag_add(reading->diag, CODE_ID_FORM, value.place,
			 "'%s' can't be an id; an id is a letter, then letters, digits, '-', '_' or '.', with no space",
			 text);
	g_free(text);
}

/* ---- lists ---- */

static void list_item(struct reading *reading, enum node_kind kind, struct piece item)
{
	item = piece_trim(item);
	char *raw = piece_unquoted(item);
	if (*raw)
		part_add(reading, kind, g_steal_pointer(&raw), item.place);
	else
		diag_add(reading->diag, CODE_FORM_OPTIONS, item.place, "there is nothing between these commas");
	g_free(raw);
}

static void list_read(struct reading *reading, const char *name, enum node_kind kind, struct piece value)
{
	if (!value.length) {
		reading->list = kind;
		return;
	}
	if (value.length < 2 || value.text[0] != '[' || value.text[value.length - 1] != ']') {
		diag_add(reading->diag, CODE_FORM_OPTIONS, value.place,
			 "'%s:' must be a list in square brackets, as in [first, second], or an indented line '- ...' "
			 "for each",
			 name);
		return;
	}
	struct piece rest = piece_skip(value, 1);
	rest.length--;
	if (!piece_trim(rest).length) {
		diag_add(reading->diag, CODE_FORM_OPTIONS, value.place, "this list is empty");
		return;
	}
	for (bool more = true; more;) {
		size_t length = piece_item(rest);
		list_item(reading, kind, piece_first(rest, length));
		more = length < rest.length;
		rest = piece_skip(rest, more ? length + 1 : length);
	}
}

/* ---- lines ---- */

static void key_take(struct reading *reading, enum key key, struct piece value)
{
	struct field *field = reading->field;
	switch (key) {
	case KEY_REQUIRED:
		field->required = truth_read(reading, "required", value, "true", "false");
		break;
	case KEY_HINT:
		if (value.length)
			part_add(reading, NODE_HINT, piece_unquoted(value), value.place);
		else
			diag_add(reading->diag, CODE_FORM_SYNTAX, value.place, "'hint:' has nothing behind it");
		break;
	case KEY_ID:
		id_take(reading, value);
		break;
	case KEY_OPTIONS:
		list_read(reading, "options", NODE_OPTION, value);
		break;
	case KEY_COLUMNS:
		list_read(reading, "columns", NODE_COLUMN, value);
		break;
	case KEY_COUNT:
		field->count = number_read(reading, "count", value, MOST_ROWS, field->count);
		break;
	case KEY_LINES:
		field->lines = number_read(reading, "lines", value, MOST_LINES, field->lines);
		break;
	case KEY_NAME:
		field->name = truth_read(reading, "name", value, "yes", "no") ? NULL : "no";
		break;
	default:
		break;
	}
}

static void inner_line(struct reading *reading, struct piece line)
{
	bool item = line.text[0] == '-' && (line.length == 1 || g_ascii_isspace(line.text[1]));
	const char *colon = memchr(line.text, ':', line.length);
	if (!reading->node) {
		diag_add(reading->diag, CODE_FORM_SYNTAX, line.place,
			 "a form begins with a field; expected '- type: label', as in '- text: Full name'");
	} else if (item && reading->list != NODE_DOCUMENT) {
		list_item(reading, reading->list, piece_skip(line, 1));
	} else if (item) {
		diag_add(reading->diag, CODE_FORM_SYNTAX, line.place,
			 "this line is indented, so it belongs to the field above; take the spaces away if it is a "
			 "field of its own");
	} else if (!colon) {
		diag_add(reading->diag, CODE_FORM_SYNTAX, line.place,
			 "expected 'name: value' here; a label or hint stays on one line");
	} else {
		size_t split = (size_t)(colon - line.text);
		reading->list = NODE_DOCUMENT;
		enum key key = key_find(reading, piece_trim(piece_first(line, split)));
		key_take(reading, key, piece_trim(piece_skip(line, split + 1)));
	}
}

static void line_take(struct reading *reading, struct piece whole)
{
	struct piece line = piece_trim(whole);
	if (!line.length)
		return;
	size_t indent = (size_t)(line.text - whole.text);
	if (!reading->begun)
		reading->base = indent;
	reading->begun = true;
	if (indent > reading->base) {
		inner_line(reading, line);
		return;
	}
	if (line.text[0] == '-' && (line.length == 1 || g_ascii_isspace(line.text[1]))) {
		field_start(reading, line);
		return;
	}
	field_finish(reading);
	diag_add(reading->diag, CODE_FORM_SYNTAX, line.place,
		 "expected a field, '- type: label', or, indented with spaces, a line 'name: value' that belongs to "
		 "the field "
		 "above");
}

void form_read(struct doc *doc, struct node *form, const char *text, size_t length, struct place first,
	       form_inlines *inlines, void *context, struct diag *diag)
{
	struct reading reading = {.doc = doc, .form = form, .inlines = inlines, .context = context, .diag = diag};
	reading.parts = g_array_new(FALSE, FALSE, sizeof(struct part));
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
	g_array_free(reading.parts, TRUE);
}
