/* SPDX-License-Identifier: MIT
 * Fields of the front matter changed in the text of a source, all else left as it stands. For publish/. */
#ifndef KEELING_FRONT_CHANGE_H
#define KEELING_FRONT_CHANGE_H

#include "read/source/source.h"

struct front_change {
	const char *name, *value; /* as it is written in YAML; NULL: the field is taken out */
};

/* The file with these fields, `count` of them: one that is there has its lines replaced, one that is not comes after
 * the one before it in the list. The source has front matter that could be read. NULL where its fields don't each begin
 * a line of their own, as between braces. The caller frees it. */
GString *front_changed(const struct source *source, const struct front_change *changes, size_t count);

#endif
