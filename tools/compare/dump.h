/* SPDX-License-Identifier: MIT
 * A unit as a line of the dump, in pieces that a script can take apart and put together.
 * Within compare/, and for instructions, which are carried out on it. */
#ifndef KEELING_COMPARE_DUMP_H
#define KEELING_COMPARE_DUMP_H

#include "compare/units/units.h"

struct line {
	char *kind, *format; /* 'clause', 'clause/1'; how each word is set, '12:0 2:1', or "" */
	GPtrArray *words;    /* of char *, owned */
};

/* `nested`: its kind says how many clauses, items or tables hold it, and whether it stands in a note. */
struct line *line_of(const struct side *side, uint32_t unit, bool nested);
void line_free(void *line);
void line_print(const struct line *line, GString *out);
/* 'clause', as a line begins. The caller frees it. */
char *dump_kind(enum unit_kind kind);
char *dump_sum(const GString *dump);

void side_dump(const struct side *side, bool nested, GString *out);

#endif
