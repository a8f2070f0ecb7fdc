/* SPDX-License-Identifier: MIT
 * What the files that read a form block share; for them and nobody else:
 *
 *   form.c         the lines: '- type: label', and which of them belong together
 *   form_keys.c    'key: value' below a field, lists, conditions
 *   form_parts.c   labels, hints, options and columns on their way into the tree
 *   form_blocks.c  '- block: name': fields that several forms share */
#ifndef KEELING_FORM_READING_H
#define KEELING_FORM_READING_H

#include "read/forms/form.h"
#include "read/markdown/piece.h"

enum key {
	KEY_REQUIRED,
	KEY_HINT,
	KEY_ID,
	KEY_OPTIONS,
	KEY_COLUMNS,
	KEY_COUNT,
	KEY_LINES,
	KEY_LIMIT,
	KEY_BOXES,
	KEY_NAME,
	KEY_ROLE,
	KEY_IF,
	KEY_PREFIX,
	KEYS
};

/* A label, hint, option or column on its way into the tree. */
struct part {
	enum node_kind kind;
	char *raw;
	struct place place;
	const struct field *field; /* of a column */
};

struct form_reading {
	struct doc *doc;
	struct node *form, *group;
	const struct form_tools *tools;
	struct diag *diag;
	size_t base;       /* how far the lines of the fields are indented */
	bool begun;        /* there was a line */
	struct node *node; /* the field being read, or NULL */
	struct field *field;
	unsigned columns;           /* of the field, so far */
	GArray *parts;              /* of struct part, of that field, in the order of the source */
	GHashTable *choices;        /* the words of its options and columns */
	struct piece block, prefix; /* '- block: name', its text NULL for none; and the ids' prefix */
	struct link *condition;     /* of that field, or NULL */
	struct place condition_place;
	bool seen[KEYS];
	bool wrong;          /* its type or label is wrong: say no more about it */
	enum node_kind list; /* OPTION or COLUMN while a list is open, else DOCUMENT */
};

/* form.c: the type of that name; FIELD_TYPES with a message. `columns`: only those that a column may have. */
enum field_type form_type(struct form_reading *reading, struct piece name, bool columns);

/* form_keys.c: an indented line. */
void form_key_line(struct form_reading *reading, struct piece line);
/* Tells of an item such as “Yes out of “Yes, explained below”: a comma divides what stands between typographic
 * quotation marks. */
bool form_item_divided(struct form_reading *reading, struct piece item);

/* form_parts.c: `raw` is taken. The parts go into the tree when the field is whole. */
void form_part_add(struct form_reading *reading, enum node_kind kind, char *raw, struct place place);
void form_column_add(struct form_reading *reading, struct piece column);
void form_parts_place(struct form_reading *reading);

/* form_blocks.c: the fields of the block take its place. */
void form_block_place(struct form_reading *reading);

#endif
