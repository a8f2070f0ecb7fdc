/* SPDX-License-Identifier: MIT
 * The committee reports of a content folder, reports/<id>.md, as files of a build: reports/<id>/ with the report, its
 * page and its appendices, and reports/<id>.zip. For whole.c and keeling-check. */
#ifndef KEELING_REPORTS_H
#define KEELING_REPORTS_H

#include "base/stage.h"
#include "base/templates.h"

#define REPORTS_FOLDER "reports"

/* All mistakes and doubts of its reports are in `diag`. */
void reports_check(const char *content, const struct templates *templates, struct diag *diag);
/* False with a message. A folder without reports is fine. What they were made of is added to `papers`, of struct
 * report_paper *, which the caller frees. */
bool reports_put(const char *content, struct stage *stage, GPtrArray *papers, const struct templates *templates,
		 struct diag *diag);

#endif
