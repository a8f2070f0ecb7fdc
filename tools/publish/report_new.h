/* SPDX-License-Identifier: MIT
 * A report to start from: every field that a style has a place for, with a prompt. For keeling-report. */
#ifndef KEELING_REPORT_NEW_H
#define KEELING_REPORT_NEW_H

#include "base/templates.h"

/* Appends the Markdown. False with a message where there is no such style. */
bool report_new_write(const char *style, const struct templates *templates, GString *out, struct diag *diag);

#endif
