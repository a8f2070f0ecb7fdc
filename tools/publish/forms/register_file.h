/* SPDX-License-Identifier: MIT
 * register.yaml beside a document: which answers of which forms become entries of a register, whose parts are the
 * tables (rows) of one of the document's own forms. For keeling-forms and keeling-check. */
#ifndef KEELING_REGISTER_FILE_H
#define KEELING_REGISTER_FILE_H

#include "publish/collection.h"
#include "resolve/entries.h"

#define REGISTER_FILE "register.yaml"
/* What a column may be filled from besides the fields: the word for the kind of entry; what a row says. */
#define REGISTER_KIND "kind"
#define REGISTER_ROW "row"

/* A name as it stands in the file. */
struct register_word {
	const char *text;
	struct place place;
};

struct register_column {
	struct register_word name;
	GPtrArray *from; /* of struct register_word *: ids of fields, names of entries, REGISTER_KIND, REGISTER_ROW */
};

/* How a form becomes entries of one part. */
struct register_rule {
	struct place place;
	struct register_word form, part;
	struct register_word only; /* an entry that must be filled in; its text is NULL for none */
	const char *kind;          /* or NULL */
	GPtrArray *
		rows; /* of struct register_word *: ids of rows and their kinds in turn; empty: the form is one entry */
	GPtrArray *columns; /* of struct register_column * */
};

struct register_plan {
	const struct edition *edition;
	struct arena *arena;
	const char *form;
	const char *title; /* what a blank register is called; or NULL: as the part with the form is */
	struct register_word
		areas; /* a choice of that form, whose options are the service areas; its text may be NULL */
	struct place place;
	GPtrArray *rules;    /* of struct register_rule * */
	GPtrArray *left_out; /* of struct register_word * */
};

/* NULL where the document has none, or it can't be read; mistakes are in `diag`. The caller frees it. */
struct register_plan *register_read(struct sources *sources, const struct edition *edition, struct diag *diag);
void register_free(gpointer plan); /* NULL is fine */

/* The part of the register that a rule fills: a FIELD of rows; NULL where there is none. */
const struct node *register_part(const struct register_plan *plan, const struct register_rule *rule);
/* The words of a column, or of an option of it; the caller frees them. */
char *register_head(const struct register_plan *plan, const struct node *column);

/* The parts, each once, in the order of the rules: of const struct node *. The caller frees the array. */
GPtrArray *register_parts(const struct register_plan *plan);
/* The words of a part's label, and what its files are called: 'Gifts, hospitality' as 'gifts-hospitality'. The caller
 * frees them. */
char *register_label(const struct register_plan *plan, const struct node *part);
char *register_name(const char *words);
/* The service areas that the register's form names: of char *, freed with the array. */
GPtrArray *register_areas(const struct register_plan *plan);
/* The appendix (or document) that the register's form stands in; NULL where there is no such form. */
const struct node *register_home(const struct register_plan *plan);

/* The registers of all documents. */
void registers_check(const struct collection *collection, struct diag *diag);
/* What is named and is not there; columns that no form fills; fields that go nowhere. */
void register_check(const struct register_plan *plan, struct diag *diag);

#endif
