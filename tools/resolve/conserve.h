/* SPDX-License-Identifier: MIT
 * That what was written holds the words of its source: of each title, paragraph, cell, caption, term and label, in
 * their order, section by section. For those who write files, once they have read back what they wrote. */
#ifndef KEELING_CONSERVE_H
#define KEELING_CONSERVE_H

#include "resolve/edition.h"

/* Holds the letters of a file (base/letters.h) against the part of the edition that it was made of: the root or an
 * appendix. False, with a message at what is missing or stands elsewhere; `file` says what was written, as in 'Word
 * file'. */
bool conserve_check(const struct edition *edition, const struct node *part, const GString *letters, const char *file,
		    struct diag *diag);

#endif
