/* SPDX-License-Identifier: MIT
 * Where each old provision went, and where each new one came from: two tables. Every numbered provision of either text
 * - a section, a clause, an appendix, a form - stands in exactly one row of one of them, by itself or in a run of
 * neighbours that went together. For publish/ and the commands. */
#ifndef KEELING_DESTINATIONS_H
#define KEELING_DESTINATIONS_H

#include "compare/changes.h"
#include "explain/reasons.h"
#include "explain/report.h"
#include "explain/transfers.h"

/* `transfers`: what, in a comparison of one document, went to another document or came from one; or NULL. The caller
 * frees it. */
struct report *explain_destinations(const struct changes *changes, const struct reasons *reasons,
				    const struct transfers *transfers);

#endif
