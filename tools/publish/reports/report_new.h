/* SPDX-License-Identifier: MIT
 * A report to start from: every field that a style has a place for, with a prompt. For keeling-report. */
#ifndef KEELING_REPORT_NEW_H
#define KEELING_REPORT_NEW_H

#include "base/templates.h"

/* Appends the Markdown, about the first document of the content folder that has an adopted version; of a document by
 * way of example where `content` is NULL or no such folder. False with a message where there is no such style. */
bool report_new_write(const char *style, const char *content, const struct templates *templates, GString *out,
		      struct diag *diag);

#endif
