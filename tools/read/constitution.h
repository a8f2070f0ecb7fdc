/* SPDX-License-Identifier: MIT
 * Reads constitution.yaml and the list of policies that it names. For commands. */
#ifndef KEELING_READ_CONSTITUTION_H
#define KEELING_READ_CONSTITUTION_H

#include "model/doc.h"
#include "read/source/source.h"

#define CONSTITUTION_FILE "constitution.yaml"

/* NULL only where constitution.yaml itself can't be read; else all mistakes are in `diag` and what could be made out
 * is there. Documents whose file isn't there are said and left out. The caller frees it. */
struct constitution *constitution_read(struct sources *sources, struct diag *diag);

#endif
