/* SPDX-License-Identifier: MIT
 * What every list of changes has as JSON: of two editions, and of a Word file with
 * tracked changes. Each is appended to `out`; nothing stands behind it. */
#ifndef KEELING_EXPLAIN_JSON_PARTS_H
#define KEELING_EXPLAIN_JSON_PARTS_H

#include "compare/changes.h"

/* '{"document": …, "title": …, "version": …', which the caller closes. */
void json_edition(GString *out, const char *document, const char *title, const char *version);
/* Where it stands and what it says; its edition, node and units are not looked at. */
void json_provision(GString *out, const struct provision *provision);
/* One of the words of a change: '["+", "in writing"]'. */
void json_piece(GString *out, char op, const char *text);
/* '"tags": […]', of bits of enum change_tag. */
void json_tags(GString *out, unsigned tags);
/* '"counts": {…}': the kinds of which there are any, as the list of kinds has them. */
void json_counts(GString *out, const unsigned counts[CHANGE_KINDS]);

#endif
