/* SPDX-License-Identifier: MIT
 * A report on changes as a file: Markdown as it is; HTML and Word through a document made of it, so that the ordinary
 * renderers print it. For told.c and site_changes.c. */
#ifndef KEELING_REPORT_FILE_H
#define KEELING_REPORT_FILE_H

#include "explain/report.h"
#include "publish/told/told.h"

/* Appends the file to `out`. `words` are those of the report's language. False with a message where a template is
 * missing. */
bool report_write(const struct report *report, enum report_format format, const struct words *words,
		  const struct templates *templates, GByteArray *out, struct diag *diag);

/* The same as it stands on a page of the site, without its title. */
void report_body(const struct report *report, const struct words *words, GString *out, struct diag *diag);

#endif
