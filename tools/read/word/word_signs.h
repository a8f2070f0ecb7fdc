/* SPDX-License-Identifier: MIT
 * Signs of fonts that have signs in place of letters, Wingdings and Symbol, where other fonts have them too. */
#ifndef KEELING_WORD_SIGNS_H
#define KEELING_WORD_SIGNS_H

#include <glib.h>
#include <stdbool.h>

/* The sign as other fonts have it, or NULL. `font` may be NULL: then it is Symbol. */
const char *word_sign(const char *font, guint64 code);
/* A box or a cross: before words it says something of them. A tick alone is a bullet like others. */
bool word_sign_is_tick(const char *text);

#endif
