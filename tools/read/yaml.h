/* SPDX-License-Identifier: MIT
 * The small part of YAML that the sources use: maps, lists and plain text. The only user of libyaml.
 *
 * Every scalar is text as it stands ('no' is no truth value, '012' no octal number). Refused with a message:
 * aliases, anchors, tags, directives, a second document, keys that stand twice or are no text, nesting deeper than 16,
 * and a value that runs on into the next line without quotation marks.
 * For the readers of front matter, constitution, history and words. */
#ifndef KEELING_YAML_H
#define KEELING_YAML_H

#include "base/diag.h"

#define YAML_DEPTH 16

struct yaml {
	enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP } kind;
	struct place place;
	const char *text; /* YAML_SCALAR: never NULL, "" for an empty one */
	bool quoted;      /* YAML_SCALAR: between quotation marks, or a block after '|' or '>' */
	GPtrArray *items; /* YAML_LIST and YAML_MAP: of struct yaml * */
	GPtrArray *keys;  /* YAML_MAP: of struct yaml *, scalars, one an item */
};

/* Reads `length` bytes of UTF-8 that begin at `start`. An empty text is an empty map. NULL, with a message, when it
 * can't be read to its end; what is refused without being unreadable is in `diag`, and the rest is there, so that one
 * mistake does not bring others with it. The caller frees the result. */
struct yaml *yaml_read(const char *text, size_t length, struct place start, struct diag *diag);
/* The same for what a program wrote, such as our changes as JSON: a word's kind is a character there that nobody sees,
 * which in an author's text would be a mistake. */
struct yaml *yaml_read_data(const char *text, size_t length, struct place start, struct diag *diag);
/* NULL is fine. (libyaml has a yaml_free() of its own.) */
void yaml_release(struct yaml *yaml);

/* The item of a key, or NULL; also where `map` is no map. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);
/* The text, and the list, of a key; NULL where there is none, or something else. */
const char *yaml_text(const struct yaml *map, const char *key);
const struct yaml *yaml_list(const struct yaml *map, const char *key);

#endif
