/* SPDX-License-Identifier: MIT
 * What the faces are made of: shared by format/font.c, which sets text, and format/font_use.c, which embeds what was
 * set. */
#ifndef KEELING_FONT_PARTS_H
#define KEELING_FONT_PARTS_H

#include "base/arena.h"
#include "format/font.h"
#include "format/font_calls.h"

struct face {
	const struct shaping_calls *to;
	hb_face_t *face;
	hb_font_t *font;
	char *path;
	double unit;            /* units to the em */
	double ascent, descent; /* ems, both positive */
	hb_set_t *characters;
};

struct fonts {
	struct shaping_calls to;
	struct subset_calls to_subset;
	struct arena *arena;
	GArray *faces;      /* of struct face: the roles first */
	GHashTable *shapes; /* of struct key * to struct shape *, both in the arena */
	hb_buffer_t *buffer;
};

static inline const struct face *face_get(const struct fonts *fonts, unsigned face)
{
	g_assert(face < fonts->faces->len);
	return &g_array_index(fonts->faces, struct face, face);
}

/* Units of the face as thousandths of an em. */
static inline int16_t thousandths(const struct face *face, int units)
{
	double value = units * 1000.0 / face->unit;
	return (int16_t)(value < 0 ? value - 0.5 : value + 0.5);
}

#endif
