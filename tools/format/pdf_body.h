/* SPDX-License-Identifier: MIT
 * The bytes of a PDF file: objects, numbered from 1 in the order in which they come. A stream stands by itself; all
 * other objects are text, and share streams, where many take little room. A cross-reference stream at the end tells
 * where each of them is (PDF 1.7, 7.5.7 and 7.5.8). For format/pdf*.c and nobody else.
 *
 *   body_begin(&body, out, deflate, 2);
 *   body_open(&body);
 *   g_string_append(body.text, "<</Type/Catalog...>>");
 *   body_close(&body);
 *   body_stream(&body, "", bytes, length);
 *   body_end(&body, "/Root 1 0 R"); */
#ifndef KEELING_PDF_BODY_H
#define KEELING_PDF_BODY_H

#include "format/deflate.h"

struct body {
	GString *text; /* of the objects that will share the next stream; the open one is written to its end */
	/* All else is the body's own. */
	GString *index; /* the number and the start of each of these */
	guint shared;   /* how many they are */
	GString *head;
	GByteArray *out, *small;
	struct deflate *deflate;
	GArray *places, *shares;
	guint first, objects;
};

/* A file at the end of `out`, of so many objects. */
void body_begin(struct body *body, GByteArray *out, struct deflate *deflate, guint objects);

/* What is appended to `text` between these is the next object. */
void body_open(struct body *body);
void body_close(struct body *body);

/* The next object is a stream: made smaller, or as it is. `entries` are further ones of its dictionary. */
void body_stream(struct body *body, const char *entries, const void *bytes, size_t length);
void body_stream_plain(struct body *body, const char *entries, const void *bytes, size_t length);

/* With these entries in the trailer. The file's ID comes from its bytes. */
void body_end(struct body *body, const char *entries);

#endif
