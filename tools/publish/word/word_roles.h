/* SPDX-License-Identifier: MIT
 * What a style of the Word files that these tools make says of its paragraph. For publish/word_*.c and round*.c. */
#ifndef KEELING_WORD_ROLES_H
#define KEELING_WORD_ROLES_H

#include "read/word/word.h"

enum role { ROLE_OTHER, ROLE_TEXT, ROLE_CLAUSE_TEXT, ROLE_TERM, ROLE_MEANING, ROLE_NOTE, ROLE_APPENDIX };

/* `*depth`: of text within a clause, how deep that is, from 1; else 0. */
enum role role_of(const struct word_paragraph *paragraph, unsigned *depth);

#endif
