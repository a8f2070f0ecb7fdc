/* SPDX-License-Identifier: MIT
 * Numbers in full, by which a provision has an address too: 'officer-code/2.0/#14.2(a)'. For render/ and publish/. */
#ifndef KEELING_CITE_H
#define KEELING_CITE_H

#include "resolve/edition.h"

/* '16.5(a)': the number as it is cited, without 'paragraph'; of what an appendix counts for itself with its letter in
 * front, 'B/2', as no number of the body and no id is written. NULL where there is none, or it can't be an id on a
 * page: there is a blank in it, or a provision has that id. The caller frees it. */
char *edition_cite(const struct edition *edition, const struct node *node);
/* Without the letter, '2', where edition_cite() puts one in front; else NULL. It is an address only of the first on a
 * page that has it. Belongs to the edition. */
const char *edition_cite_short(const struct edition *edition, const struct node *node);

#endif
