/* SPDX-License-Identifier: MIT
 * What the plan of Word's numbers (docx_list.h) is made with. Within docx_list.c, docx_uses.c and docx_count.c. */
#ifndef KEELING_DOCX_COUNT_H
#define KEELING_DOCX_COUNT_H

#include "render/docx/docx_list.h"

/* ---- docx_count.c ---- */

/* Appends a count as it is printed. */
void list_print(GString *out, enum list_dialect dialect, enum list_format format, unsigned value);
/* What Word would print for the next paragraph of a level. False where programs would differ. */
bool list_next(const struct list *list, enum text_state state, unsigned level, unsigned *value, GString *out);
/* A paragraph of the level has that value. */
void list_count(struct list *list, enum text_state state, unsigned level, unsigned value);
/* True for a letter, a digit or a byte of a longer character. */
bool is_lettered(char c);
/* A pattern as w:lvlText: its last counter is the level's own, those before it its parents'; the parent of level 0 is
 * the part itself, whose letter is printed as it is. The caller frees it. */
char *list_text(const char *pattern, unsigned level, const char *prefix, const char *letter, enum list_format *format);

/* ---- docx_uses.c ---- */

/* A run of numbers that belong together: the clauses of a part, or the letters of its appendices. */
struct run {
	struct list_plan *plan;
	const struct edition *edition;
	const struct docx_house *house;
	const struct node *part;
	unsigned main, last[STATES];    /* uses; 0 for none yet */
	unsigned apart;                 /* the last that was made for one text alone */
	const enum list_format *format; /* of the level for which a list is made, where that is not the pattern's */
	bool letters, ties;
	GString *printed;
};

/* The use that prints the numbers, which are counted; 0 if there is none. */
unsigned use_find(struct run *run, unsigned level, unsigned count, const char *const numbers[STATES]);
/* The first use of a run. */
unsigned use_main(struct run *run, unsigned level, unsigned count, const char *number);
/* A node is counted at the level of a use: its indent and style may be the level's. */
void level_use(struct run *run, const struct node *node, unsigned use, unsigned level);
/* Where the numbers and the text of a node stand. */
struct indent node_indent(const struct docx_house *house, const struct node *node);
/* Where in a number its own count stands, the last such place; NULL if nowhere. */
const char *count_find(const char *number, const char *count);

#endif
