/* SPDX-License-Identifier: MIT
 * Which bytes of a source print which words: so that new words can be put in place of old ones, and all else stays as
 * it is. For publish/round*.c and their test. */
#ifndef KEELING_ROUND_SPAN_H
#define KEELING_ROUND_SPAN_H

#include "resolve/edition.h"

/* The words of one node, blanks as one; for each byte of them the bytes of the source that print it, as offsets in the
 * text of the file. What a link prints is printed by the whole link. */
struct span_map {
	GString *printed;
	GArray *from, *to; /* of size_t, one a byte of `printed` */
	size_t start, end; /* of the words in the file, attributes at their end left out */
};

/* The words of a node in the text of its file. NULL where what the source seems to print is not what the node does. */
struct span_map *span_map_new(const struct edition *edition, const struct node *node, const GString *text);
void span_map_free(struct span_map *map); /* NULL is fine */

/* Where a line of the text begins (from 1), and behind its last byte, the line's end left out. */
size_t line_start(const GString *text, unsigned line);
size_t line_end(const GString *text, size_t start);
/* Where the line after the one that begins at a byte begins; the end of the text, where there is none. */
size_t line_after(const GString *text, size_t start);

/* Whether nothing but blanks and tabs stands in the line that begins at a byte: the empty line of a quotation, which
 * has its '>', is none. */
bool is_blank_line(const GString *text, size_t start);

/* Whether a node is a line of a form, whose words may stand in quotation marks: a label, a hint, an option, a column.
 */
bool is_form_part(const struct node *node);

/* The last line of the words of a node. */
unsigned node_last_line(const struct node *node, const GString *text);

#endif
