/* SPDX-License-Identifier: MIT
 * What draw.c and draw_words.c share, and nobody else. */
#ifndef KEELING_DRAW_PARTS_H
#define KEELING_DRAW_PARTS_H

#include "render/pages/layout.h"

struct drawing {
	struct layout *layout;
	struct pdf *pdf;
	uint32_t page;
	double width, height;       /* of the page */
	uint32_t open;              /* the tag whose words are being drawn; NONE: none */
	bool artifact;              /* all that is drawn is one */
	bool text;                  /* a row of words is open */
	GArray *underlines;         /* of struct pdf_area */
	const struct entry *choice; /* of the last field */
	uint32_t field;             /* its number in the file */
};

struct pdf_colour colour_of(const struct layout *layout, enum tint tint);
/* The y of a strip on its page. */
double strip_top(const struct layout *layout, const struct strip *strip);

/* draw_words.c: a line of words from x on its base line; the words of a mark; the end of the element at hand. */
void line_draw(struct drawing *drawing, uint32_t number, double x, double base);
void words_mark(struct drawing *drawing, const struct mark *mark, double top);
void tag_close(struct drawing *drawing);
unsigned element_of(struct drawing *drawing, uint32_t tag);

/* draw_fields.c: the blank at its place on the current page, as a field or one more button of it. */
void field_draw(struct drawing *drawing, struct blank *blank, struct pdf_area area);

#endif
