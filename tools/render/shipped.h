/* SPDX-License-Identifier: MIT
 * Templates as they came with the tools. For docx_house.c and odt_house.c. */
#ifndef KEELING_SHIPPED_H
#define KEELING_SHIPPED_H

#include <stdbool.h>

/* Whether a template's text has this sum (MD5). To parse some small files takes longer, with the parser's start, than
 * to write a short document; as they are shipped they are known to be well formed. MD5 is enough: nobody is kept out
 * here, a change is noticed. */
bool text_is_shipped(const char *text, const char *sum);

#endif
