/* SPDX-License-Identifier: MIT
 * 'key: value' below a field, and lists of options and columns. */
#include "base/near.h"
#include "read/fields.h"
#include "read/forms/form_reading.h"

#include <string.h>

#define MOST_ROWS 100
#define MOST_LINES 60
#define MOST_CHARACTERS 10000
#define MOST_BOXES 24 /* to a line of paper */

static const char *const key_names[KEYS] = {"required", "hint",  "id",   "options", "columns", "count", "lines",
					    "limit",    "boxes", "name", "role",    "if",      "prefix"};

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
	case KEY_LIMIT:
		return 1u << FIELD_TEXT | 1u << FIELD_LONG;
	case KEY_BOXES:
		return 1u << FIELD_TEXT;
	case KEY_NAME:
	case KEY_ROLE:
		return 1u << FIELD_SIGNATURE;
	case KEY_PREFIX:
		return 0;
	default:
		return all;
	}
}

static enum key key_named(struct form_reading *reading, const char *text, struct place place)
{
	for (enum key key = 0; key < KEYS; key++)
		if (!strcmp(text, key_names[key]))
			return key;
	const char *near = near_find(text, key_names, KEYS);
	if (near)
		diag_add(reading->diag, CODE_FORM_SYNTAX, place, "'%s' is not known here; did you mean '%s'?", text,
			 near);
	else
		diag_add(reading->diag, CODE_FORM_SYNTAX, place,
			 "'%s' is not known here; what can stand with a field is required, hint, id, options, "
			 "columns, count, lines, limit, boxes, name, role and if",
			 text);
	return KEYS;
}

static bool key_fits(const struct form_reading *reading, enum key key)
{
	if (reading->block.text)
		return key == KEY_PREFIX;
	return reading->wrong || (key_types(key) >> reading->field->type & 1u);
}

/* KEYS with a message when there is none of that name, or it stands here twice. One that doesn't go with the field is
 * told of, and read all the same. */
static enum key key_find(struct form_reading *reading, struct piece name)
{
	char *text = piece_copy(name);
	enum key key = key_named(reading, text, name.place);
	bool twice = key != KEYS && reading->seen[key];
	if (twice)
		diag_add(reading->diag, CODE_FORM_SYNTAX, name.place, "'%s' stands twice with this field", text);
	else if (key != KEYS && !key_fits(reading, key) && reading->block.text)
		diag_add(reading->diag, CODE_FORM_SYNTAX, name.place,
			 "'%s' does not go with a shared block, which takes only 'prefix'", text);
	else if (key != KEYS && !key_fits(reading, key))
		diag_add(reading->diag, key == KEY_OPTIONS || key == KEY_COLUMNS ? CODE_FORM_OPTIONS : CODE_FORM_SYNTAX,
			 name.place, "'%s' does not go with a field of the kind '%s'", text,
			 field_type_name(reading->field->type));
	if (key != KEYS)
		reading->seen[key] = true;
	g_free(text);
	return twice ? KEYS : key;
}

static unsigned number_read(struct form_reading *reading, const char *name, struct piece value, unsigned most,
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

static bool truth_read(struct form_reading *reading, const char *name, struct piece value, const char *yes,
		       const char *no)
{
	char *text = piece_copy(value);
	bool is_yes = !strcmp(text, yes);
	if (!is_yes && strcmp(text, no))
		diag_add(reading->diag, CODE_FORM_SYNTAX, value.place, "'%s:' must be %s or %s", name, yes, no);
	g_free(text);
	return is_yes;
}

static void id_take(struct form_reading *reading, struct piece value)
{
	char *text = piece_copy(value);
	if (is_id(text))
		reading->node->id = arena_text(reading->doc->arena, text);
	else
		id_refuse(text, value.place, reading->diag);
	g_free(text);
}

/* ---- lists ---- */

bool form_item_divided(struct form_reading *reading, struct piece item)
{
	char *text = piece_copy(item);
	bool divided = quote_stays_open(text);
	g_free(text);
	if (divided)
		diag_add(reading->diag, CODE_FORM_OPTIONS, item.place,
			 "'%.*s' begins with a quotation mark that none closes, for the list is divided at each comma: "
			 "use straight quotation marks, \"Yes, explained below\"",
			 (int)item.length, item.text);
	return divided;
}

static void list_item(struct form_reading *reading, enum node_kind kind, struct piece item)
{
	item = piece_trim(item);
	if (!item.length)
		diag_add(reading->diag, CODE_FORM_OPTIONS, item.place, "there is nothing between these commas");
	else if (form_item_divided(reading, item))
		return;
	else if (kind == NODE_COLUMN)
		form_column_add(reading, item);
	else
		form_part_add(reading, kind, piece_unquoted(item), item.place);
}

/* What stands between square brackets; NULL text with a message where that is not so. */
static struct piece list_inside(struct form_reading *reading, const char *name, struct piece value)
{
	struct piece inside = {.text = NULL};
	if (value.length < 2 || value.text[0] != '[' || value.text[value.length - 1] != ']') {
		diag_add(reading->diag, CODE_FORM_OPTIONS, value.place,
			 "'%s:' must be a list in square brackets, as in [first, second], or an indented line '- ...' "
			 "for each",
			 name);
		return inside;
	}
	struct piece rest = piece_first(piece_skip(value, 1), value.length - 2);
	if (piece_trim(rest).length)
		return rest;
	diag_add(reading->diag, CODE_FORM_OPTIONS, value.place, "this list is empty");
	return inside;
}

/* Takes the next item off a list; false when there is none. A list is at its end when its text is NULL. */
static bool list_next(struct piece *rest, struct piece *item)
{
	if (!rest->text)
		return false;
	size_t length = piece_item(*rest);
	*item = piece_first(*rest, length);
	if (length < rest->length)
		*rest = piece_skip(*rest, length + 1);
	else
		rest->text = NULL;
	return true;
}

static void list_read(struct form_reading *reading, const char *name, enum node_kind kind, struct piece value)
{
	if (!value.length) {
		reading->list = kind;
		return;
	}
	struct piece rest = list_inside(reading, name, value), item;
	while (list_next(&rest, &item))
		list_item(reading, kind, item);
}

/* ---- conditions ---- */

/* 'Refused', or '[Refused, Returned]'. */
static const char *const *answers_read(struct form_reading *reading, struct piece value)
{
	struct piece rest = *value.text == '[' ? list_inside(reading, "if", value) : value, item;
	GPtrArray *answers = g_ptr_array_new();
	while (list_next(&rest, &item)) {
		char *text = piece_unquoted(piece_trim(item));
		g_ptr_array_add(answers, arena_text(reading->doc->arena, text));
		g_free(text);
	}
	g_ptr_array_add(answers, NULL);
	const char **kept = arena_take(reading->doc->arena, answers->len * sizeof *kept);
	memcpy(kept, answers->pdata, answers->len * sizeof *kept);
	g_ptr_array_unref(answers);
	return kept;
}

/* 'decision = Refused', or 'estimate' alone: ticked, or filled in. */
static void condition_read(struct form_reading *reading, struct piece value)
{
	const char *equals = memchr(value.text, '=', value.length);
	size_t length = equals ? (size_t)(equals - value.text) : value.length;
	struct piece answer = piece_trim(piece_skip(value, equals ? length + 1 : length));
	char *id = piece_copy(piece_trim(piece_first(value, length)));
	if (!is_id(id) || (equals && !answer.length)) {
		diag_add(reading->diag, CODE_FORM_CONDITION, value.place,
			 "expected the id of another field, or an id and an answer: 'if: decision = Refused'");
	} else {
		struct link *link = arena_take(reading->doc->arena, sizeof *link);
		*link = (struct link){.target = arena_text(reading->doc->arena, id), .said = SAID_CONDITION};
		link->answers = equals ? answers_read(reading, answer) : NULL;
		reading->condition = link;
		reading->condition_place = value.place;
	}
	g_free(id);
}

/* ---- lines ---- */

static void key_take(struct form_reading *reading, enum key key, struct piece value)
{
	struct field *field = reading->field;
	if (reading->block.text) {
		if (key == KEY_PREFIX)
			reading->prefix = value;
		return;
	}
	switch (key) {
	case KEY_REQUIRED:
		field->required = truth_read(reading, "required", value, "true", "false");
		break;
	case KEY_HINT:
		if (value.length)
			form_part_add(reading, NODE_HINT, piece_unquoted(value), value.place);
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
	case KEY_LIMIT:
		field->limit = number_read(reading, "limit", value, MOST_CHARACTERS, 0);
		break;
	case KEY_BOXES:
		field->limit = number_read(reading, "boxes", value, MOST_BOXES, 0);
		field->boxes = field->limit > 0;
		break;
	case KEY_ROLE:
		field->role = truth_read(reading, "role", value, "yes", "no");
		break;
	case KEY_IF:
		condition_read(reading, value);
		break;
	case KEY_NAME:
		field->name = truth_read(reading, "name", value, "yes", "no") ? NULL : "no";
		break;
	default:
		break;
	}
}

void form_key_line(struct form_reading *reading, struct piece line)
{
	bool item = line.text[0] == '-' && (line.length == 1 || g_ascii_isspace(line.text[1]));
	const char *colon = memchr(line.text, ':', line.length);
	if (!reading->node && !reading->block.text)
		return; /* what stands above it is no field, and was told */
	if (item && reading->list != NODE_DOCUMENT) {
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
