/* SPDX-License-Identifier: MIT
 * The fields of a YAML map: known names, plain text, days, ids - each mistake with its place.
 * For the readers of front matter, constitution, policies and history. Text given back belongs to the arena. */
#ifndef KEELING_FIELDS_H
#define KEELING_FIELDS_H

#include "base/arena.h"
#include "read/source/source.h"
#include "read/yaml.h"

/* A YAML file that need not be there. NULL when it isn't, or, with a message, when it can't be read. The caller
 * releases it. */
struct yaml *fields_file(struct sources *sources, const char *path, struct diag *diag);

/* Says each key of `map` that is none of `names` (NULL-terminated), with the nearest of them. */
void fields_known(const struct yaml *map, const char *const *names, struct diag *diag);

/* The text of a field; NULL when it is absent, a list or map (FIELD_TYPE), or empty (FIELD_VALUE). */
const char *field_text(struct arena *arena, const struct yaml *map, const char *name, struct diag *diag);
/* The same where the field must be there; FIELD_MISSING stands at `place`. */
const char *field_needed(struct arena *arena, const struct yaml *map, const char *name, struct place place,
			 struct diag *diag);
/* A day that the calendar has, written 2026-05-31. */
const char *field_day(struct arena *arena, const struct yaml *map, const char *name, struct diag *diag);
/* A list, or NULL (absent, or FIELD_TYPE). */
const struct yaml *field_list(const struct yaml *map, const char *name, struct diag *diag);
/* A map, or NULL (absent, or FIELD_TYPE). */
const struct yaml *field_map(const struct yaml *map, const char *name, struct diag *diag);
/* A scalar with words in it, as an item of a list: its text, or NULL with a message that calls it `what`. */
const char *item_text(struct arena *arena, const struct yaml *item, const char *what, struct diag *diag);

/* True for '“Yes' out of '“Yes, explained below”': typographic quotation marks keep nothing together. */
bool quote_stays_open(const char *words);

/* Says that typographic quotation marks round all of a field's words would be printed with them. */
void quotes_refuse(const struct yaml *map, const char *name, struct diag *diag);

/* What is said of an id that is none. */
#define ID_RULE "a letter (a to z, or with an accent, as in ŷ), then such letters, digits, '-', '_' or '.'"
/* A Latin letter, then such letters, digits, '-', '_' and '.', of whatever has an id: what a heading's words are made
 * into can be typed too. */
bool is_id(const char *text);
/* Says that `id` is none. */
void id_refuse(const char *id, struct place place, struct diag *diag);
/* A small letter (a to z), then such letters, digits and '-': what a reference can name a document by, so that files
 * and web addresses are none. */
bool is_document_id(const char *text);
/* Says that `id` is none, and what is to be done further, or "". */
void document_id_refuse(const char *id, const char *further, struct place place, struct diag *diag);
/* Letters and digits, and '.', '-', '_' between them: fit for the name of a folder. */
bool is_version(const char *text);
bool is_day(const char *text);
/* A language that there are words for: 'en-GB' or 'cy'. */
bool is_language(const char *text);
/* The same, and says of another that there are none. */
bool language_known(const char *text, struct place place, struct diag *diag);

/* `name: text` pairs as struct value in the arena, added to `values`; names must be ids. */
void values_read(struct arena *arena, const struct yaml *map, GPtrArray *values, struct diag *diag);

#endif
