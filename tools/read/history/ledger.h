/* SPDX-License-Identifier: MIT
 * ledger.yaml, beside the document.md of an adopted version that keeps its numbers: a line for each provision, removed
 * ones too, '- [depth, kind, "number", id, words, day]'. For publish/. */
#ifndef KEELING_READ_LEDGER_H
#define KEELING_READ_LEDGER_H

#include "model/ledger.h"
#include "read/source/source.h"

#define LEDGER_FILE "ledger.yaml"

/* NULL when there is no such file, or, with a message, when it can't be read. The caller frees it. */
struct ledger *ledger_read(struct sources *sources, const char *path, struct diag *diag);
/* The file's text; `day` is that of the provisions whose day is not settled yet. */
void ledger_write(const struct ledger *ledger, const char *day, GString *out);

#endif
