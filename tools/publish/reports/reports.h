/* SPDX-License-Identifier: MIT
 * The committee reports of a content folder, reports/<id>.md, as files of a build: reports/<id>/ with the report, its
 * page and its appendices, and reports/<id>.zip. For whole.c, for adopt*.c and for keeling-check. */
#ifndef KEELING_REPORTS_H
#define KEELING_REPORTS_H

#include "base/stage.h"
#include "base/templates.h"
#include "publish/publication.h"
#include "publish/whole/reuse.h"

#define REPORTS_FOLDER "reports"

/* True for the path, within the content folder, of a file that is there to be a report, whatever it holds. */
bool is_report_path(const char *path);

/* All mistakes and doubts of the reports in this content folder are in `diag`. `publication`: the same, open; or NULL.
 */
void reports_check(const char *content, const struct publication *publication, const struct templates *templates,
		   struct diag *diag);

struct reports;

/* Reads the reports, with all that there is to say about them. NULL with a message. A folder without reports is fine.
 * The arguments must outlive it. */
struct reports *reports_open(const struct publication *publication, const struct templates *templates,
			     struct diag *diag);
/* What they are made of: of struct report_paper *. They belong to the reports. */
const GPtrArray *reports_papers(const struct reports *reports);
/* Puts the files that an earlier build made, and begins to make the others, in a process of its own (base/apart.h).
 * `words`: the Word files that are on the stage already, an edition to the path of its own; all must outlive the
 * reports. */
void reports_begin(struct reports *reports, GHashTable *words, struct reuse *reuse, struct stage *stage);
/* Waits, and puts the files. False with a message. */
bool reports_end(struct reports *reports, struct stage *stage);
void reports_free(struct reports *reports); /* NULL is fine; it may be before the end */

#endif
