/* SPDX-License-Identifier: MIT
 * Names that are two here and one elsewhere: on many computers 'Gifts.md' and 'gifts.md' are one file, and so are two
 * spellings of 'é', of one character or of two. */
#ifndef KEELING_TWINS_H
#define KEELING_TWINS_H

/* What a name has in common with its twins, and with no other name. The caller frees it. */
char *twin_key(const char *name);

#endif
