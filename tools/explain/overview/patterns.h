/* SPDX-License-Identifier: MIT
 * The patterns of the sentences in an overview: what templates/overview/ must say, and what each may say of itself.
 * For explain/, and for publish/, which reads them from there into words (model/words.h). */
#ifndef KEELING_EXPLAIN_PATTERNS_H
#define KEELING_EXPLAIN_PATTERNS_H

#include "model/words.h"

#include <stdbool.h>

enum pattern_name {
#define PATTERN(name, key, slots) PATTERN_##name,
#include "explain/overview/patterns.def"
#undef PATTERN
	PATTERNS
};

/* 'updated-requirement'. */
const char *pattern_key(enum pattern_name name);
/* PATTERNS where there is none of that key. */
enum pattern_name pattern_find(const char *key);
/* The names that may stand in it, 'subject place'; "" for none. */
const char *pattern_slots(enum pattern_name name);
/* True if `slot` is among them; it is `length` bytes long. */
bool pattern_takes(enum pattern_name name, const char *slot, size_t length);

/* The pattern with each {name} replaced, as word_fill() does it; the caller frees it. */
#define pattern_fill(patterns, name, ...) word_fill((patterns), pattern_key(name), __VA_ARGS__, NULL)
/* The pattern as it stands. */
const char *pattern_text(const struct words *patterns, enum pattern_name name);

#endif
