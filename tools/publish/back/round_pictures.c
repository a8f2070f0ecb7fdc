/* SPDX-License-Identifier: MIT
 * Pictures of a Word file that comes back. The tools publish none, so each was put in; it is told and goes out of its
 * paragraph, which else would name a file that is not there. */
#include "publish/back/round_internal.h"

#include <string.h>

static void picture_tell(struct rounding *rounding, guint place, const char *words, const char *part)
{
	g_autofree char *where = line_where(rounding->new, place);
	const char *name = strrchr(part, '/');
	round_aside(rounding,
		    *words ? "%s%snot brought in: a picture, '%s' within the file: '%s'"
			   : "%s%snot brought in: a picture, '%s' within the file",
		    where, *where ? ": " : "", name ? name + 1 : part, words);
}

void round_pictures(struct rounding *rounding)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		struct line *line = &g_array_index(rounding->new, struct line, i);
		GArray *pieces = line->paragraph->pieces;
		guint kept = 0;
		for (guint k = 0; k < pieces->len; k++) {
			const struct word_piece piece = g_array_index(pieces, struct word_piece, k);
			if (piece.kind == PIECE_IMAGE)
				picture_tell(rounding, i, piece.text, piece.address);
			else
				g_array_index(pieces, struct word_piece, kept++) = piece;
		}
		if (kept < pieces->len) {
			g_array_set_size(pieces, kept);
			line_renew(line);
		}
	}
}
