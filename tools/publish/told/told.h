/* SPDX-License-Identifier: MIT
 * Changes in each of the ways in which keeling-diff tells them: what `--to` and `--format` name. For keeling-diff. */
#ifndef KEELING_TOLD_H
#define KEELING_TOLD_H

#include "base/templates.h"
#include "compare/changes.h"
#include "explain/reasons.h"

enum report_format { REPORT_MARKDOWN, REPORT_HTML, REPORT_DOCX, REPORT_FORMATS };

struct telling {
	const struct changes *changes;
	const struct reasons *reasons; /* never NULL */
	const struct templates *templates;
	enum report_format format; /* of the overview and the table */
	bool colour;               /* of the text */
	bool side_by_side;         /* of the HTML redline */
	bool plain_moves;          /* of the Word redline: a move is told as removed and inserted */
	const char *author;        /* of the Word redline; never NULL */
	const char *date;          /* of the Word redline: '2027-02-18'; NULL: the day on which the new text
				      was adopted or took effect */
	char part;                 /* 'A' or 'B': one authority's changes; 0 for all */
};

/* A way of telling; they are in a table in told.c. */
struct teller {
	const char *name; /* 'overview' */
	unsigned formats; /* bits of 1 << report_format; 0 where --format says nothing */
	bool parts;       /* --part chooses among what it tells */
	/* Appends to `out`. False, with a message in `diag`, where it can't be told. */
	bool (*tell)(const struct telling *telling, GByteArray *out, struct diag *diag);
	/* Where it is of one document: writes a file for each of several into a folder; else NULL. */
	enum status (*files)(const struct telling *telling, const char *folder, struct diag *diag);
};

/* NULL where there is none of that name. */
const struct teller *teller_find(const char *name);
/* All names, 'text, json or overview'; the caller frees it. */
char *teller_names(void);
/* A format by its name; REPORT_FORMATS where there is none. */
enum report_format report_format_find(const char *name);

#endif
