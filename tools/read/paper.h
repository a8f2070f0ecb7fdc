/* SPDX-License-Identifier: MIT
 * Reads templates/forms/paper.yaml: the paper, margins, type and colours of what is printed. For the commands. */
#ifndef KEELING_READ_PAPER_H
#define KEELING_READ_PAPER_H

#include "base/diag.h"
#include "base/templates.h"
#include "model/paper.h"

/* NULL, with messages, when the file is missing or anything in it is wrong: unknown, absent or impossible. The caller
 * frees it with paper_free(). */
struct paper *paper_read(const struct templates *templates, struct diag *diag);

#endif
