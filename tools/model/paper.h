/* SPDX-License-Identifier: MIT
 * The paper that documents and forms are printed on: its size, margins, type and colours, as a council set them in
 * templates/forms/paper.yaml (read by read/paper.h). All lengths are points. For render/. */
#ifndef KEELING_PAPER_H
#define KEELING_PAPER_H

#include <glib.h>

struct paper_colour {
	double red, green, blue; /* 0 to 1 */
};

struct paper {
#define LENGTH(name, key, unit, least, most) double name;
#define COLOUR(name, key) struct paper_colour name;
#include "model/paper.def"
#undef LENGTH
#undef COLOUR
	char *font_regular, *font_bold, *font_code; /* names of files */
	char **font_others, **font_folders;         /* NULL-terminated */
	const char *source;                         /* the file it was read from; interned */
};

void paper_free(struct paper *paper); /* NULL is fine */

#endif
