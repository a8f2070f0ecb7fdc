/* SPDX-License-Identifier: MIT
 * One appendix as an edition of its own: with its numbers, addresses and labels as they are in the whole, whose id,
 * version and status it keeps. A reference to what stands outside it is one to another document. */
#ifndef KEELING_EXCERPT_H
#define KEELING_EXCERPT_H

#include "resolve/edition.h"

/* Borrows the whole, which must outlive it. */
struct edition *edition_excerpt(const struct edition *whole, const struct node *appendix);
void excerpt_free(struct edition *excerpt); /* NULL is fine */

#endif
