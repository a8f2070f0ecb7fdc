/* SPDX-License-Identifier: MIT
 * A Word file in our own format: its text as Markdown, with front matter, pictures beside it. For publish/ and the
 * commands. */
#ifndef KEELING_WORD_SOURCE_H
#define KEELING_WORD_SOURCE_H

#include "read/word/word.h"

/* The version of a text whose file names none: a draft needs one. */
#define IMPORT_VERSION "1.0"

/* A number that Word prints and the source should. */
struct expected {
	const char *number, *words; /* words: those that it stands before */
};

struct word_source {
	GString *text;      /* of document.md */
	GPtrArray *notes;   /* of char *: what reads otherwise than in Word */
	GArray *expected;   /* of struct expected, in the order of the text */
	GPtrArray *strings; /* owned */
	bool patterned;     /* numbers are counted by our own patterns, else typed */
	char *numbering;    /* of an appendix: that line of its front matter, or "" */
	GHashTable *images; /* the name of a picture in the package to where it is kept beside the text */
};

/* Writes the source. `patterned`: with `numbering:` patterns of ours, where those of the file can be told so; else, and
 * where they can't, with typed numbers. `name` is the title of a file that has none; `notes` the heading above its
 * notes, which stand at the end and are no words of the last section. */
struct word_source *word_source_new(const struct word *word, bool patterned, const char *name, const char *notes);
/* The same of an appendix, from its blocks in a file that these tools made: its text is without front matter, and what
 * can't be told by patterns is counted by them still. The ids of the others are those of `around`. */
struct writing;
struct word_source *word_source_appendix(const struct word *word, bool patterned, const struct writing *around);
/* One without a text, for words of that file which are written into another. */
struct word_source *word_source_empty(const struct word *word);
void word_source_free(struct word_source *source); /* NULL is fine */

/* Where each picture of the package is kept: 'word/media/image1.png' to 'images/image1.png', no two in one file. */
GHashTable *word_image_paths(const struct word *word);

#endif
