/* SPDX-License-Identifier: MIT
 * The list in a Word file that somebody wrote, as plain text for explain/verify/claims.h. For report_verify.c. */
#ifndef KEELING_WORD_LIST_H
#define KEELING_WORD_LIST_H

#include <glib.h>
#include <stdbool.h>

/* Appends '- text', a line an item, of the longest list in the file: paragraphs in a row that Word numbers alike, or
 * that begin with a typed letter, and those further on, or before, whose letters go on from there (Part A, Part B); the
 * line of an item is its place among the paragraphs. False where it is no Word file. */
bool word_list_read(const void *bytes, size_t length, GString *out);

#endif
