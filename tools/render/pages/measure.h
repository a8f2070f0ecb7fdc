/* SPDX-License-Identifier: MIT
 * Text to words, and words to lines. For render/pages*.c, which hand in the runs of a paragraph one after the other;
 * all measures are points.
 *
 *   measure_begin(m);
 *   measure_text(m, &style, span, "The gift limit is ", place);
 *   measure_end(m);
 *   struct lines lines = measure_lines(m, width, 0);
 *
 * Pieces and lines stay in the measure's tables until it is freed, so that pages can be drawn from them later. */
#ifndef KEELING_MEASURE_H
#define KEELING_MEASURE_H

#include "format/font.h"

#include <stdbool.h>

struct style {
	enum font_role role;
	double size;
	double leading; /* from base line to base line */
};

enum {
	PIECE_SPACE = 1, /* a space follows, unless the line ends here */
	PIECE_BREAK = 2, /* the line may end here */
	PIECE_END = 4,   /* the line has to end here */
	PIECE_REST = 8   /* of a word that was too long for its line */
};

/* The smallest part that a line is made of: a word, or a part of one, in one face; or room for a blank. */
struct piece {
	const struct shape *shape; /* NULL: a blank */
	float width;               /* without the space after it */
	float size;
	float space;   /* the width of a space after it */
	uint32_t span; /* what the caller gave: whose words these are */
	uint32_t flags;
};

struct line {
	uint32_t first, count; /* pieces */
	float width;
	float height; /* leading, or more where a blank stands in it */
	float base;   /* from the top of the line to its base line */
	bool blank;   /* a blank stands in it */
};

struct lines {
	uint32_t first, count;
	double height;
};

struct measure {
	struct fonts *fonts;
	struct diag *diag;
	const char *language;
	double blank_above, blank_below; /* what a line with a blank needs above and below the base line */
	GArray *pieces;                  /* of struct piece */
	GArray *lines;                   /* of struct line */
	GString *text;                   /* of the paragraph that is being handed in */
	GArray *runs;                    /* its runs */
	GByteArray *breaks;
	GHashTable *missing;  /* characters that no face has and that were reported */
	GHashTable *cut;      /* words that were too long for their line and were reported; interned */
	uint32_t paragraph;   /* its first piece */
	double leading, base; /* of its first style */
	bool quiet;           /* words that are too long are cut without a word */
	bool verbatim;        /* spaces are kept, and lines end only where the text says so */
};

struct measure *measure_new(struct fonts *fonts, const char *language, struct diag *diag);
void measure_free(struct measure *measure); /* NULL is fine */

void measure_begin(struct measure *measure, bool verbatim);
/* A character that no face has is reported at `place`, once a document. */
void measure_text(struct measure *measure, const struct style *style, uint32_t span, const char *text,
		  struct place place);
void measure_break(struct measure *measure, const struct style *style, uint32_t span);
void measure_blank(struct measure *measure, const struct style *style, uint32_t span, double width);
void measure_end(struct measure *measure);

/* Lines of the paragraph ended last, the first beginning `indent` further in. A word wider than a line is cut,
 * and said at its place, once a document. */
struct lines measure_lines(struct measure *measure, double width, double indent);

/* The width of the paragraph ended last on one line (up to an end of line in it), and of its widest word. */
double measure_natural(const struct measure *measure);
double measure_widest(const struct measure *measure);

const struct line *measure_line(const struct measure *measure, uint32_t line);
const struct piece *measure_piece(const struct measure *measure, uint32_t piece);

#endif
