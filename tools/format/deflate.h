/* SPDX-License-Identifier: MIT
 * Bytes made smaller, as the entries of a zip are, and the streams of pictures and PDF files. The only door to ISA-L.
 *
 *   struct deflate *deflate = deflate_new(fault);
 *   deflate_append(deflate, text, length, out);
 *   deflate_free(deflate); */
#ifndef KEELING_DEFLATE_H
#define KEELING_DEFLATE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct deflate;

/* NULL, and words on it at the end of `fault`, when the library is not there. */
struct deflate *deflate_new(GString *fault);
void deflate_free(struct deflate *deflate); /* NULL is fine */

/* Appends the bytes in their compressed form, without any head. The same bytes give the same, whatever was compressed
 * before them. `length` is less than 4 GB. */
void deflate_append(struct deflate *deflate, const void *bytes, size_t length, GByteArray *out);

/* The same between the head and the sum of a zlib stream. */
void deflate_zlib(struct deflate *deflate, const void *bytes, size_t length, GByteArray *out);

/* What deflate_append() packed, back into `size` bytes at `plain`. False where that is not what comes out. */
bool deflate_undo(const struct deflate *deflate, const void *packed, size_t length, void *plain, size_t size);

/* The checksum of bytes that a zip asks for. */
uint32_t deflate_sum(const struct deflate *deflate, const void *bytes, size_t length);

#endif
