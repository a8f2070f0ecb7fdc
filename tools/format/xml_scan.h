/* SPDX-License-Identifier: MIT
 * A quick look at the markup of a text that is known to be well-formed XML (xml_read() says so): where a piece of
 * markup ends, which element a tag opens, what an attribute says. Needs no library. For render/. */
#ifndef KEELING_XML_SCAN_H
#define KEELING_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* The end of what starts at `text`: of a comment, a processing instruction or a tag, behind its '>'; of words, the next
 * '<' or the end of the text. */
const char *xml_piece_end(const char *text);

/* True if the markup at `tag` opens an element of this name, as written ('w:style'). */
bool xml_opens(const char *tag, const char *name);

/* The value of an attribute within the tag from `tag` to `end`, and its length; NULL if it has none of this name. Signs
 * that are escaped in it stay so. */
const char *xml_tag_value(const char *tag, const char *end, const char *name, size_t *length);

#endif
