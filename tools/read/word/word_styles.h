/* SPDX-License-Identifier: MIT
 * What a Word file's styles say: of a paragraph its name, outline level, list and indent, of words their marks; each
 * style with what it takes over from those that it is based on. For read/word*.c. */
#ifndef KEELING_WORD_STYLES_H
#define KEELING_WORD_STYLES_H

#include "format/xml_tree.h"

#include <stdbool.h>

/* What properties say: -1 where they say nothing. */
struct word_look {
	int bold, italic, hidden, code;
	int struck;
	int capitals; /* shown as such, whatever was typed */
	int height;   /* an enum word_height */
	int outline;  /* from 0; 9: none */
	int list, level;
	int left, first; /* twentieths of a point */
	bool indented;   /* they say where the text begins */
};

extern const struct word_look word_look_none;

/* Adds what a w:pPr, and a w:rPr, say to a look. Either may be NULL. */
void word_look_paragraph(struct word_look *look, const struct xml_node *properties);
void word_look_run(struct word_look *look, const struct xml_node *properties);
/* What `over` says goes before what `look` says. */
void word_look_over(struct word_look *look, const struct word_look *over);

/* A whole number from -1,000,000 to 1,000,000 in an attribute of a child ('w:ilvl', 'w:val'), or `otherwise`. */
int word_number(const struct xml_node *parent, const char *child, const char *attribute, int otherwise);
/* Whether a property is on: 1, off: 0, or not there: -1. */
int word_toggle(const struct xml_node *properties, const char *name);
/* The same where another attribute than 'w:val' says it. */
int word_switch(const struct xml_node *properties, const char *name, const char *attribute);

struct word_style {
	const char *id, *name; /* the name in small letters */
	const char *type;      /* 'paragraph', 'character', 'table', 'numbering' */
	struct word_look look;
	const struct xml_node *node;
	bool settling, settled;
};

struct word_styles;

/* `root` may be NULL; names are the arena's. Of two styles with one id the first counts. */
struct word_styles *word_styles_new(const struct xml_node *root, struct arena *arena);
void word_styles_free(struct word_styles *styles);

/* Never NULL: an unknown style says nothing and is called as its id. */
const struct word_style *word_style(struct word_styles *styles, const char *id);
/* The style of paragraphs that name none; "" for none. */
const char *word_style_usual(const struct word_styles *styles);

#endif
