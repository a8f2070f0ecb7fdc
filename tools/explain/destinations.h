/* SPDX-License-Identifier: MIT
 * Where each old provision went, and where each new one came from: two tables. Every numbered provision of either text
 * - a section, a clause, an appendix, a form - stands in exactly one row of one of them, by itself or in a run of
 * neighbours that went together. For publish/ and the commands. */
#ifndef KEELING_DESTINATIONS_H
#define KEELING_DESTINATIONS_H

#include "compare/changes.h"
#include "explain/reasons.h"
#include "explain/report.h"

/* The caller frees it. */
struct report *explain_destinations(const struct changes *changes, const struct reasons *reasons);

#endif
