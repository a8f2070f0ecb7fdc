/* SPDX-License-Identifier: MIT
 * Front matter: the YAML between two lines of '---' at the top of a Markdown file.
 * For the reader of documents and for whoever reads the list of a document's appendices. */
#ifndef KEELING_FRONT_H
#define KEELING_FRONT_H

#include "model/doc.h"
#include "read/source/source.h"

struct front_appendix {
	const char *path; /* as written: relative to the folder of the document */
	struct place place;
};

/* What the file is, which says what must stand in its front matter. */
enum front_role {
	FRONT_DOCUMENT, /* '<id>/document.md' of a constitution: title, version, status needed */
	FRONT_APPENDIX, /* a file listed by a document: nothing needed */
	FRONT_LONE,     /* a Markdown file by itself, perhaps somebody else's: foreign fields are passed over */
};

struct front {
	enum front_role role; /* set by the caller */
	struct meta *meta;    /* belongs to the document; never NULL */
	bool title_told;      /* there may be a title, and a message why it could not be read */
	GPtrArray
		*appendices; /* of struct front_appendix *, which belong to the document; each path once; never NULL */
};

/* Where the parts of a text are. Without front matter the body is all of it. */
struct front_parts {
	enum { FRONT_NONE, FRONT_YAML, FRONT_TOML, FRONT_OPEN } kind; /* FRONT_OPEN: '---' that nothing closes */
	size_t start, length;                                         /* the YAML, which begins in line 2 */
	size_t body;        /* offset of the first byte after the closing line */
	unsigned body_line; /* the line that it is in, from 1 */
};
struct front_parts front_find(const char *text, size_t length);

/* Reads the front matter of `source` into `out`. False when what follows can't be told from it (one '---' is missing,
 * or stands elsewhere than it should) - other mistakes are in `diag` and the body can be read on. After either, call
 * front_release(). */
bool front_read(struct doc *doc, const struct source *source, struct front *out, size_t *body_start,
		unsigned *body_line, struct diag *diag);
void front_release(struct front *front);

#endif
