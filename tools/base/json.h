/* SPDX-License-Identifier: MIT
 * Text as a JSON string. For everything that writes JSON: messages, the dump of an edition, the manifest. */
#ifndef KEELING_JSON_H
#define KEELING_JSON_H

#include <glib.h>

/* `text` between quotation marks, escaped; bytes that are no UTF-8 become U+FFFD. NULL becomes null. */
void json_text(GString *out, const char *text);

#endif
