/* SPDX-License-Identifier: MIT
 * A store that is filled piece by piece and freed at once: all nodes and strings of a document live in one.
 * For every floor above base. Running out of memory ends the program (GLib's rule), so nothing here returns NULL. */
#ifndef KEELING_ARENA_H
#define KEELING_ARENA_H

#include <glib.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
/* Frees the arena and all that was taken from it; NULL is fine. */
void arena_free(struct arena *arena);

/* `size` bytes, all zero, aligned for any type; they belong to the arena. */
void *arena_take(struct arena *arena, size_t size);

/* Copies of text, ended by a NUL, that belong to the arena. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* How many bytes have been taken: for tests and figures. */
size_t arena_size(const struct arena *arena);

#endif
