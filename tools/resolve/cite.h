/* SPDX-License-Identifier: MIT
 * Numbers in full, by which a provision has an address too: 'officer-code/2.0/#14.2(a)'. For render/. */
#ifndef KEELING_CITE_H
#define KEELING_CITE_H

#include "resolve/edition.h"

/* '16.5(a)': the number as it is cited, without 'paragraph'; NULL where there is none, or it can't be an id on a page:
 * there is a space in it, or a provision has that id. */
const char *edition_cite(const struct edition *edition, const struct node *node);

#endif
