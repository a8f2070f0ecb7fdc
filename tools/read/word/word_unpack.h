/* SPDX-License-Identifier: MIT
 * The confined half of word_parts.h: from the bytes of a package to records.
 *
 *   'P' role name length bytes      a part, as xml_pack() writes it, or an image as it is
 *   'R' part id type target mode    a relationship; mode is 'External' or ''
 *   'L' words                       what was not opened
 *   'X' words                       why the file is refused; nothing follows
 *
 * Texts end with a NUL; a role is a letter from 'a'; a length is 16 hexadecimal digits. */
#ifndef KEELING_WORD_UNPACK_H
#define KEELING_WORD_UNPACK_H

#include <glib.h>

void word_unpack(const void *bytes, size_t length, GString *answer);

/* 'word/media/image1.png' as the part `from` names it: 'media/image1.png', '/word/media/image1.png'. NULL where it
 * leads out of the package; the caller frees it. */
char *word_target(const char *from, const char *target);

#endif
