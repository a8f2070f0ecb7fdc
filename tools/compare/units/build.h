/* SPDX-License-Identifier: MIT
 * A unit in the making: text is added piece by piece, then it is cut into tokens. For compare/units*.c. */
#ifndef KEELING_COMPARE_BUILD_H
#define KEELING_COMPARE_BUILD_H

#include "compare/units/units.h"

/* A stretch of text with where it comes from. */
struct run {
	size_t start;
	uint32_t format;
	const struct node *node;
	const struct reference *reference; /* one token, whatever it prints; else NULL */
	const char *mark;                  /* one token, which is known by this; else NULL */
	const struct node *address;        /* one token without text: where this LINK, IMAGE or REFERENCE leads */
};

struct build {
	struct side *side;
	GString *text;
	GString *token; /* what a token is known by: for a moment */
	GArray *runs;   /* of struct run */
	const struct edition *edition;
	uint32_t document, part, parent;
	bool noted;               /* within a note of what `parent` is */
	struct token waiting[32]; /* of the unit, on their way to the side's */
	unsigned waiting_count;
	GString *home; /* which document the text stands in: its identity, and of each that is included there */
};

void run_begin(struct build *build, uint32_t format, const struct node *node);
/* A token of ours that says what follows: ' | ', '; options: '. */
void mark_add(struct build *build, const char *text);
/* The same for one that is shown in other words than it is known by. */
void mark_add_shown(struct build *build, const char *known, const char *shown);
void text_add(struct build *build, const char *text);
void inlines_add(struct build *build, const struct node *parent, uint32_t format);

/* Ends the unit: cuts its text into tokens. Its place in the side's units. */
uint32_t unit_add(struct build *build, enum unit_kind kind, const struct node *node);

/* The steps of a flowchart, from its DOT text. */
void chart_units(struct build *build, const struct node *flowchart);
/* A document of the side, with all that stands in it; `build->document` says which. */
void document_units(struct build *build);
/* What names a node where it stands, within `build->home`; NULL: that document itself. */
uint32_t home_word(struct build *build, const char *id);
/* Forms and their fields. */
void form_units(struct build *build, const struct node *form);

/* Each 'section 11' that an author might have typed, in lower case and in `arena`, to its node. */
GHashTable *plain_numbers(const struct edition *edition, struct arena *arena);

/* 'Appendix B: ' at the start of a heading: its length, or 0. */
size_t heading_label(const char *title, const struct words *words);

#endif
