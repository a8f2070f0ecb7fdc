/* SPDX-License-Identifier: MIT
 * A form that came back filled in: a PDF, a Word or OpenDocument file, or the JSON that a page of ours saves. Only what
 * was filled in is taken from it; nothing in it is carried out. For publish/forms/answers.h. */
#ifndef KEELING_FILLED_H
#define KEELING_FILLED_H

#include "base/diag.h"

struct filled_value {
	char *name; /* of the entry (resolve/entries.h); a row that was added in Word has the name of the row before it
		     */
	char *text; /* "" for nothing; a tick: 'true' or 'false' where the file says so */
};

struct filled {
	const char *file;         /* as given; interned: the place of messages */
	char *document, *version; /* of what the form was made from; NULL where the file does not say */
	GPtrArray *values;        /* of struct filled_value *, in the order of the file */
};

/* Reads a file by what is in it, not by its name. NULL with a message: it is absent, damaged, encrypted, or no form. */
struct filled *filled_read(const char *path, struct diag *diag);
void filled_free(gpointer filled); /* NULL is fine */

/* filled_word.c: the content controls of a Word file; false with a message. For filled.c. */
bool filled_word_read(struct filled *filled, const void *bytes, size_t length, struct diag *diag);
/* filled_open.c: the same for the controls of an OpenDocument text; and whether the bytes are one. */
bool filled_open_read(struct filled *filled, const void *bytes, size_t length, struct diag *diag);
bool filled_is_open(const void *bytes, size_t length);
/* filled_json.c: the same for the JSON that a page saves. */
bool filled_json_read(struct filled *filled, const char *text, size_t length, struct diag *diag);
void filled_add(struct filled *filled, const char *name, const char *text);

#endif
