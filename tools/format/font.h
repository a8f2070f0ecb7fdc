/* SPDX-License-Identifier: MIT
 * Type for print: the one door to HarfBuzz. A word goes in, glyphs and a width come out; for each file made, the glyphs
 * used are noted, and a font program with just these comes out at the end.
 *
 * For render/. Fonts are loaded once and serve any number of files; the shapes of words are kept, because a document
 * says the same words again and again. Ligatures are off, so that the words of a page can be searched. */
#ifndef KEELING_FONT_H
#define KEELING_FONT_H

#include "base/diag.h"

#include <glib.h>
#include <stdint.h>

/* What a face is for. Faces after these are only asked for characters that the first ones lack. */
enum font_role { FONT_REGULAR, FONT_BOLD, FONT_CODE, FONT_ROLES };

#define FONT_NONE G_MAXUINT /* no face has the character */

/* Names of files, looked for in each folder in turn. */
struct font_files {
	const char *const *folders; /* NULL-terminated */
	const char *roles[FONT_ROLES];
	const char *const *others; /* NULL-terminated; files that are not installed are passed over */
};

struct fonts;

/* NULL, with a message at `place`, when the file of a role is in none of the folders or is no font. */
struct fonts *fonts_new(const struct font_files *files, struct place place, struct diag *diag);
void fonts_free(struct fonts *fonts); /* NULL is fine */
/* The paths of their files: of char *, owned; the caller unrefs it. */
GPtrArray *fonts_paths(const struct fonts *fonts);
unsigned fonts_count(const struct fonts *fonts);

/* The face that draws a character asked for in a role, or FONT_NONE. */
unsigned fonts_face(const struct fonts *fonts, enum font_role role, gunichar character);

/* Which way a character is written, whatever stands beside it; neither for one that goes with what it stands in (a
 * mark), or between. */
enum font_way { WAY_NONE, WAY_RIGHT, WAY_LEFT };
enum font_way font_way(gunichar character);

struct glyph {
	uint16_t id;
	uint8_t length; /* bytes of the shape's text that it stands for; 0 for the later glyphs of a cluster */
	uint32_t start; /* and where they begin */
	int32_t before; /* thousandths of an em to move right before it is drawn, and after (kerning) */
	int32_t after;
	int16_t advance; /* how far the next one stands, all told */
};

/* A word in one face. Belongs to the fonts. Its glyphs come in the order in which it is read, also where that is from
 * right to left: one moves left to the next then. */
struct shape {
	unsigned face;
	bool leftward;
	unsigned count;
	double width; /* in ems: times the size it is in points */
	const char *text;
	const struct glyph *glyphs;
};

const struct shape *fonts_shape(struct fonts *fonts, unsigned face, const char *text, size_t length);

/* How far a face reaches above and below the base line, in ems, both positive. */
double fonts_ascent(const struct fonts *fonts, unsigned face);
double fonts_descent(const struct fonts *fonts, unsigned face);

/* Calls for the outline of a glyph, in ems, y upward: each contour begins with a move and is closed. */
struct font_pen {
	void (*move)(void *data, double x, double y);
	void (*line)(void *data, double x, double y);
	void (*curve)(void *data, double x1, double y1, double x2, double y2, double x, double y);
	void (*close)(void *data);
};
void fonts_outline(const struct fonts *fonts, unsigned face, uint16_t glyph, const struct font_pen *pen, void *data);

/* ---- what one file uses ---------------------------------------------------------------------------------------- */

struct font_use;

struct font_use *font_use_new(const struct fonts *fonts);
void font_use_free(struct font_use *use); /* NULL is fine */
void font_use_add(struct font_use *use, const struct shape *shape);

struct font_glyph {
	uint16_t id;
	double width;     /* thousandths of an em */
	const char *text; /* the characters that it stands for: UTF-8, `length` bytes */
	uint8_t length;
};

/* A face cut down to the glyphs that a file uses. All measures in thousandths of an em. */
struct font_program {
	char *name;     /* 'ABCDEF+LiberationSans': the letters depend on the glyphs alone */
	GBytes *bytes;  /* TrueType; glyphs keep their ids */
	GArray *glyphs; /* of struct font_glyph, by id */
	int box[4];
	int ascent, descent, capital;
	bool bold, fixed;
};

/* NULL when the file uses nothing of the face. */
struct font_program *font_program(const struct font_use *use, unsigned face);
void font_program_free(struct font_program *program); /* NULL is fine */

#endif
