/* SPDX-License-Identifier: MIT
 * The parts of a Word file, as trees: unpacked and parsed in a child process that can be lost, with limits on its time,
 * its memory and its answer. Nothing outside the file is opened, whatever it names; what it names is listed.
 * For read/word*.c. */
#ifndef KEELING_WORD_PARTS_H
#define KEELING_WORD_PARTS_H

#include "base/diag.h"
#include "format/xml_tree.h"

/* What a part is to the document: the last step of its relationship's type. */
enum word_role {
	ROLE_DOCUMENT,
	ROLE_STYLES,
	ROLE_NUMBERING,
	ROLE_FOOTNOTES,
	ROLE_ENDNOTES,
	ROLE_COMMENTS,
	ROLE_SETTINGS,
	ROLE_CORE,
	ROLE_CUSTOM,
	ROLE_HEADER,
	ROLE_FOOTER,
	ROLE_IMAGE,
	ROLES
};

struct word_part {
	enum word_role role;
	const char *name;     /* 'word/document.xml' */
	struct xml_node *xml; /* NULL for an image */
	const char *bytes;    /* of an image */
	size_t length;
};

struct word_relation {
	const char *part, *id, *type, *target; /* of which part; the last step of its type */
	bool outside;
};

struct word_parts {
	struct arena *arena;
	GString *packed;    /* what the strings stand in */
	GArray *parts;      /* of struct word_part */
	GHashTable *by_id;  /* part and id to struct word_relation * */
	GPtrArray *refused; /* of const char *: what is in the file and was not opened, what it names outside */
};

/* NULL, with a message at `place`, where it is no Word document or one that is refused. */
struct word_parts *word_parts_read(const void *bytes, size_t length, struct place place, struct diag *diag);
/* The same in this process: for the fuzzer. */
struct word_parts *word_parts_here(const void *bytes, size_t length, struct place place, struct diag *diag);
void word_parts_free(struct word_parts *parts); /* NULL is fine */

/* The first part of a role, or NULL. */
const struct word_part *word_part(const struct word_parts *parts, enum word_role role);
/* A relationship of a part, or NULL. */
const struct word_relation *word_relation(const struct word_parts *parts, const struct word_part *part, const char *id);
/* The part that a relationship leads to, or NULL. */
const struct word_part *word_related(const struct word_parts *parts, const struct word_part *part, const char *id);

#endif
