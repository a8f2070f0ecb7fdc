/* SPDX-License-Identifier: MIT
 * Changes as amending instructions in the forms of UK drafting, in Markdown, and those carried out: what is written is
 * read again and carried out on the old text before anyone sees it. For publish/ and the commands. */
#ifndef KEELING_INSTRUCTIONS_H
#define KEELING_INSTRUCTIONS_H

#include "compare/changes.h"

/* Appended. False, with a message, where they do not give the new text. */
bool explain_instructions(const struct changes *changes, GString *out, struct diag *diag);

/* True for a text that looks like such instructions, not like JSON. */
bool instructions_are(const char *text);

/* The dump of the new text's units, from the old text (of const struct edition *) and instructions in a file; appended.
 * False, with messages at the file's lines, where one can't be read or carried out, or all do not give what they say.
 */
bool instructions_apply(const char *text, const char *file, const GPtrArray *old, GString *out, struct diag *diag);

#endif
