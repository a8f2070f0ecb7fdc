/* SPDX-License-Identifier: MIT
 * Text as a JSON string, and with a name before it. For everything that writes JSON: messages, the dump of an edition,
 * the manifest. */
#ifndef KEELING_JSON_H
#define KEELING_JSON_H

#include <glib.h>

/* `text` between quotation marks, escaped; bytes that are no UTF-8 become U+FFFD. NULL becomes null. */
void json_text(GString *out, const char *text);
/* '"name": '; the same with a text behind it; and with ', ' after that, where another member follows. */
void json_key(GString *out, const char *name);
void json_member(GString *out, const char *name, const char *text);
void json_member_next(GString *out, const char *name, const char *text);

#endif
