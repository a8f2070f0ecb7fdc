/* SPDX-License-Identifier: MIT
 * The numbers that an adopted version was printed with, kept in numbers.yaml beside its document.md: a line for each
 * section, clause and appendix, in reading order, 'permanent name: "number"'. They show that the version still prints
 * as it was adopted, whatever the tools have learnt since. For publish/. */
#ifndef KEELING_PRINTED_H
#define KEELING_PRINTED_H

#include "read/source/source.h"
#include "resolve/edition.h"

/* The sum of the edition's text as it is printed, SHA-256. The caller frees it. */
char *text_sum(const struct edition *edition);

/* The file's text. */
void printed_write(const struct edition *edition, const char *version, GString *out);
/* Compares with the file at `path`; one HISTORY_ALTERED at the first line that differs. No such file: nothing. */
void printed_check(struct sources *sources, const char *path, const struct edition *edition, struct diag *diag);

#endif
