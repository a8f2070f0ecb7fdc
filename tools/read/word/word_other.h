/* SPDX-License-Identifier: MIT
 * What a file is that is no Word file, in words for its user. For read/word*.c. */
#ifndef KEELING_WORD_OTHER_H
#define KEELING_WORD_OTHER_H

#include <stdbool.h>
#include <stddef.h>

/* Of a file that is no package: 'it is a PDF ...', and what to do; NULL where it can't be told. */
const char *word_other_file(const void *bytes, size_t length);
/* Of a package, by what its entry 'mimetype' says; NULL where that says nothing. */
const char *word_other_package(const void *mimetype, size_t length);

#endif
