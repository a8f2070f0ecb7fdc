/* SPDX-License-Identifier: MIT
 * A committee report being filled in: a written report and a style become a document of ours, which every renderer can
 * print. Within publish/:
 *
 *   report_check.c   the answers: empty, unresolved, no day, a body without a day
 *   report_facts.c   '{body}, {meeting}' in a style, from answers, versions and attachments
 *   report_texts.c   texts of the author moved into their places
 *   report_parts.c   the parts of a style, one after the other; its layouts are in report_layouts.h */
#ifndef KEELING_REPORT_FILL_H
#define KEELING_REPORT_FILL_H

#include "explain/report.h"
#include "publish/reports/attachment.h"
#include "read/report.h"
#include "resolve/edition.h"

struct meeting {
	const char *body, *day;
};

struct filling {
	struct written_report *report;
	const struct report_fields *fields;
	const struct yaml *style;
	const struct words *words; /* of the report's language */
	const char *foreign;       /* the language of the document, where that is another; else NULL */
	bool quoting;              /* what is put is in that language: our sentences about the document */
	const struct edition *old, *new;
	const struct report *overview; /* of explain/ */
	const struct report *since;    /* the same since an earlier report; NULL for none */
	GPtrArray *attachments;        /* of struct attachment * */
	GArray *meetings;              /* of struct meeting, which are those of the report */
	guint meeting;                 /* which of them the words are about */
	guint held;                    /* which of them the report is for */
	struct doc *doc;
	const struct node *own; /* the clause whose items are the author's own overview; NULL: it is filled in */
	GHashTable *said;       /* names of fields that were found to be missing */
	struct diag *diag;
};

/* ---- report_check.c ---- */
void report_check(const struct written_report *report, struct diag *diag);
/* The meetings of a report, of struct meeting; those that are sound. */
GArray *report_meetings(const struct written_report *report);
/* A warning for each answer that no part of the style took. */
void report_unused(const struct filling *filling, const char *style);
/* A warning for each appendix that the author's own words name by a typed letter or figure which this report has, and
 * so may the document that it is about. */
void report_appendices_typed(const struct filling *filling);

/* ---- report_facts.c ---- */

/* The answer, or NULL: there is none. Where the style must have it, that is an error. */
struct report_answer *answer_needed(struct filling *filling, const char *id);
/* The words of a pattern of the style, with each {name} filled in; NULL where something of it is left open. The
 * caller frees it. */
char *fact_fill(struct filling *filling, const struct yaml *pattern);
/* What a name stands for; NULL where there is no such thing, and with `known` false no such name. Caller frees. */
char *fact_find(struct filling *filling, const char *name, bool *known);
/* The same facts as values of the document, for the author's own texts: [](value:version). */
void facts_give(struct filling *filling);
/* Says, once each, which of them the author's texts print though there is nothing to print, and what that lies in. */
void facts_lacking_tell(struct filling *filling);

/* ---- report_texts.c ---- */

/* Words of the report, in which the document's titles are marked with its language; the last node of them. */
struct node *text_put(struct filling *filling, struct node *parent, const char *text);
struct node *paragraph_put(struct filling *filling, struct node *parent, const char *text);
/* The author's text as paragraphs, without numbers. False where there is none. */
bool text_place(struct filling *filling, struct node *parent, const char *id);
/* The same as clauses: each of the author's own, or else each paragraph. */
bool clauses_place(struct filling *filling, struct node *parent, const char *id);
/* The items of a recommendation, of struct node *, each holding blocks; the caller unrefs the array. */
GPtrArray *items_of_text(struct filling *filling, const char *id);
/* Those of one block, appended. */
void items_of_block(struct filling *filling, struct node *block, GPtrArray *items);
/* Moves what stands under a node behind what stands under `to`. */
void inlines_move(struct node *from, struct node *to);
/* Takes '.', ';' off the end of the words under a node, and puts `end` there. */
void words_end(struct filling *filling, struct node *holder, const char *end);

/* ---- report_parts.c ---- */

/* The lines that the style lists under a key, filled in, up to a NULL; NULL where it lists none. They are the
 * document's. */
const char *const *report_lines(struct filling *filling, const char *key);
/* Makes the document of it: filling->doc. */
void report_fill(struct filling *filling);

#endif
