/* SPDX-License-Identifier: MIT
 * A committee report as its author wrote it: fields in the front matter, texts under a heading for each; the fields
 * that there are (templates/reports/fields.yaml), and the style it is printed in (templates/reports/<style>.yaml), both
 * data. For publish/report_*.c. */
#ifndef KEELING_READ_REPORT_H
#define KEELING_READ_REPORT_H

#include "base/templates.h"
#include "model/doc.h"
#include "read/source/source.h"
#include "read/yaml.h"

/* What an answer looks like. */
enum report_input {
	INPUT_LINE,     /* words on one line */
	INPUT_TEXT,     /* Markdown, under a heading of its own; or a line in the front matter */
	INPUT_DAY,      /* 2027-01-20 */
	INPUT_CHOICE,   /* one of `choices` */
	INPUT_MEETINGS, /* a list of body and date */
	INPUT_LIST,     /* a list of lines, or None */
	INPUT_PAIRS,    /* a list of priority, objective and text */
	INPUTS
};

struct report_field {
	const char *id, *label;
	const char *prompt; /* for --new */
	enum report_input input;
	const struct yaml *choices; /* INPUT_CHOICE: a list */
};

struct report_fields {
	struct yaml *yaml;
	GPtrArray *list; /* of struct report_field * */
};

/* NULL with messages. */
struct report_fields *report_fields_read(const struct templates *templates, struct diag *diag);
void report_fields_free(struct report_fields *fields); /* NULL is fine */
const struct report_field *report_field_find(const struct report_fields *fields, const char *id);

/* The style of that name, as written: a map with `parts`. NULL with a message that tells which there are. */
struct yaml *report_style_read(const struct templates *templates, const char *name, struct place asked,
			       struct diag *diag);

struct report_answer {
	const struct report_field *field;
	struct place place;
	const struct yaml *value; /* in the front matter, else NULL */
	struct node *text;        /* the SECTION under its heading, else NULL */
	bool used;
};

struct written_report {
	struct doc *doc;    /* its texts; the caller may take it and set NULL */
	struct yaml *front; /* never NULL */
	GPtrArray *answers; /* of struct report_answer * */
	/* `report:`, `old:`, `new:`, `since:`, `language:`; NULL where there is none */
	const char *style, *old, *new, *since, *language;
	const struct yaml *others; /* `other-styles:`, ids of fields; or NULL */
	struct place place;        /* its first line */
	struct place style_place, old_place, new_place, since_place;
};

/* True if a file is a report: its front matter has `report:`. */
bool is_report(const char *text, size_t length);
/* Mistakes go to `diag`. NULL where the file can't be read or has no front matter. */
struct written_report *written_report_read(struct sources *sources, const char *path,
					   const struct report_fields *fields, const struct constitution *constitution,
					   struct diag *diag);
void written_report_free(struct written_report *report); /* NULL is fine */
struct report_answer *report_answer_find(const struct written_report *report, const char *id);

#endif
