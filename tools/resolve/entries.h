/* SPDX-License-Identifier: MIT
 * Entries: what is filled in in a form, one box or line at a time. Each has a name, which is the same in a web page, a
 * Word file and a PDF, and by which a filled form is read back; and a label, which the entry's control says of itself.
 * For the renderers, and for whoever reads filled forms.
 *
 *   a field           its id                          'b-name'
 *   a blank           its statement's id              'h-read', where there are several 'h-read-1', 'h-read-2';
 *                     its own where that has none
 *   choices           id and number of an option      'b2-decisions-3'; each is a tick
 *   rows              id, row, column                 'd-pattern-1-2', each from 1
 *   a signature       its id for the signature itself 'b-sign', 'b-sign-name', 'b-sign-role', 'b-sign-date'
 *
 * A choice is one entry, whose value is the words of an option. */
#ifndef KEELING_ENTRIES_H
#define KEELING_ENTRIES_H

#include "resolve/edition.h"

/* The lines of a signature, in the order in which they stand. */
enum sign { SIGN_HERE, SIGN_NAME, SIGN_ROLE, SIGN_DATE, SIGNS };

struct entry {
	const struct node *field; /* FIELD or BLANK */
	const struct node *piece; /* the OPTION of choices, the COLUMN of rows; or NULL */
	enum field_type type;     /* what is filled in: of a signature's lines, FIELD_SIGNATURE, _TEXT or _DATE */
	enum sign sign;           /* of a signature */
	unsigned row;             /* of rows, from 1 */
	bool required;
	char *name, *label; /* the words of the label: 'Employee: Signature', 'Outside bodies: From, row 2' */
};

/* The FORMs in a node, in their order: of const struct node *. The caller unrefs the array. */
GPtrArray *forms_in(const struct node *node);

/* What a form is called in files: its own id, or that of the document or appendix that it stands in. */
const char *form_id(const struct node *form);

/* Names; the caller frees them. The node is a FIELD or BLANK; options, rows and columns count from 1. */
char *entry_name(const struct edition *edition, const struct node *field);
char *entry_option_name(const struct edition *edition, const struct node *field, unsigned option);
char *entry_cell_name(const struct edition *edition, const struct node *field, unsigned row, unsigned column);
char *entry_sign_name(const struct edition *edition, const struct node *field, enum sign sign);

/* What an answer goes on as that is longer than a page of a PDF: 'b-what-2' on the second one. The caller frees it. */
char *entry_piece_name(const char *name, unsigned piece);
/* A name as a control of a Word file has it, which takes no longer one: of a long one the beginning and a sum of the
 * whole, so that no two are one. The caller frees it. */
char *entry_tag(const char *name);

/* Labels of what belongs to a whole, of at most `most` characters, for which the whole is cut; 0: as many as there are.
 * The caller frees them. */
#define ENTRY_LABEL_LONGEST 64 /* Word refuses a longer one */
/* 'Employee: Signature' */
char *entry_label_in(const struct words *words, const char *whole, const char *part, glong most);
/* 'Outside bodies: From, row 2' */
char *entry_label_cell(const struct words *words, const char *whole, const char *column, unsigned row, glong most);
/* 'I work in … and began on …: directorate', of a BLANK */
char *entry_label_blank(const struct edition *edition, const struct node *blank, glong most);

/* The FIELD that a BLANK, an OPTION or a COLUMN stands in, and a FIELD itself; NULL for a blank that stands in no form.
 */
const struct node *entry_field(const struct node *node);

/* Whether an answer is wanted: of a blank, whether its statement's is. */
bool entry_required(const struct node *field);

/* Whether a signature has the line, and the key of the words that stand over it. */
bool entry_signs(const struct node *field, enum sign sign);
/* How many of them. */
unsigned entry_signs_count(const struct node *field);
const char *entry_sign_key(enum sign sign);

/* Whether the head of a COLUMN has to say its options on paper: it does not where its own words name them all. */
bool column_tells_options(const struct edition *edition, const struct node *column);

/* All entries of a FORM, in their order: of struct entry *, freed with the array. */
GPtrArray *entries_of(const struct edition *edition, const struct node *form);

#endif
